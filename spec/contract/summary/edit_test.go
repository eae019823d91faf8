package summary_test

import (
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"

	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/summary"
	"github.com/rzpkit/payments/spec/internal/spectest"
)

func TestEdit(t *testing.T) {
	t.Parallel()
	c := spectest.Contract(t)
	vpa := func(fields ...string) []string {
		for i, field := range fields {
			fields[i] = `{"vpa":"a","success":true,` + field + `}`
		}
		return fields
	}
	for name, test := range map[string]struct {
		operation string
		bodies    []string
		want      string
	}{
		"a new field":                         {"validateVPA", vpa(`"bank":"HDFC"`), "bank:\n  type: string\n"},
		"a new field that can be null":        {"validateVPA", vpa(`"bank":null`, `"bank":1`), "bank:\n  type: integer\n  nullable: true\n"},
		"a new field, always null":            {"validateVPA", vpa(`"bank":null`), "# only null was seen\nbank:\n  nullable: true\n"},
		"a new field of several types":        {"validateVPA", vpa(`"bank":1`, `"bank":"x"`), "# several types were seen: integer, string\nbank:\n  description: Not described yet.\n"},
		"an integer and a number":             {"validateVPA", vpa(`"bank":1`, `"bank":1.5`), "bank:\n  type: number\n"},
		"a list":                              {"validateVPA", vpa(`"bank":[["x"]]`, `"bank":[]`), "bank:\n  type: array\n  items:\n    type: array\n    items:\n      type: string\n"},
		"an empty list":                       {"validateVPA", vpa(`"bank":[]`), "bank:\n  type: array\n  items: {}\n"},
		"a list of nulls":                     {"validateVPA", vpa(`"bank":[null]`), "bank:\n  type: array\n  items: {nullable: true}\n"},
		"an object":                           {"validateVPA", vpa(`"bank":{}`), "bank:\n  type: object\n"},
		"a name that YAML reads as a boolean": {"validateVPA", vpa(`"on":1`), "\"on\":\n  type: integer\n"},
		"a name with a slash":                 {"validateVPA", vpa(`"a/b~c":1`), "\"a/b~c\":\n  type: integer\n"},
		"a name too long": {
			"validateVPA", vpa(`"` + strings.Repeat("a", 251) + `":1`),
			"# no edit: the property's name has 251 bytes\n",
		},
		"a new value":           {"fetchPaymentDowntime", []string{downtime("paused")}, "- paused\n"},
		"a value like a number": {"fetchPaymentDowntime", []string{downtime("12")}, "- \"12\"\n"},
		"a value too long":      {"fetchPaymentDowntime", []string{downtime(strings.Repeat("a", 61))}, "# no edit: the value is too long for an enum and was truncated\n"},
		"a breaking finding":    {"validateVPA", []string{`{"vpa":1,"success":true}`}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := summary.New()
			for _, body := range test.bodies {
				s.Add(test.operation, 200, c.Check(contract.Exchange{Operation: test.operation, Status: 200, Body: []byte(body)}))
			}
			groups := s.Sorted()
			require.Len(t, groups, 1)
			require.Equal(t, int64(len(test.bodies)), groups[0].Count)
			edit := groups[0].Edit(summary.Style{})
			if where, rest, found := strings.Cut(edit, "\n"); found && rest != "" {
				require.Regexp(t, `^# (under properties|in the enum) at :\d+:\d+$`, where)
				edit = rest
			}
			require.Equal(t, test.want, edit)
		})
	}
}

func downtime(status string) string {
	return `{"id":"down_1","method":"card","begin":1,"end":null,"status":"` + status +
		`","scheduled":false,"severity":"high","instrument":{},"created_at":1,"updated_at":1}`
}

// An edit is written in the style of the surrounding contract.
func TestStylesOfEdits(t *testing.T) {
	t.Parallel()
	at := contract.Place{File: "c", Line: 7, Column: 3}
	field := summary.Group{
		Finding: contract.Finding{Rule: contract.RuleField, Pointer: "/on", Contract: at},
		Kinds:   map[string]int64{"array of string": 1, "null": 1},
	}
	value := summary.Group{Finding: contract.Finding{Rule: contract.RuleValue, Pointer: "/method", Actual: "12", Contract: at}}
	for name, test := range map[string]struct {
		style        summary.Style
		field, value string
	}{
		"lines": {
			summary.Style{Margin: 4},
			"# under properties at c:7:3\n    \"on\":\n      type: array\n      items:\n        type: string\n      nullable: true\n",
			"# in the enum at c:7:3\n    - \"12\"\n",
		},
		"brackets": {
			summary.Style{Flow: true},
			"# under properties at c:7:3, before its closing brace\n, \"on\": {type: array, items: {type: string}, nullable: true}\n",
			"# in the enum at c:7:3, before its closing bracket\n, \"12\"\n",
		},
		"JSON": {
			summary.Style{Flow: true, JSON: true},
			"# under properties at c:7:3, before its closing brace\n, \"on\": {\"type\": \"array\", \"items\": {\"type\": \"string\"}, \"nullable\": true}\n",
			"# in the enum at c:7:3, before its closing bracket\n, \"12\"\n",
		},
	} {
		require.Equal(t, test.field, field.Edit(test.style), name)
		require.Equal(t, test.value, value.Edit(test.style), name)
	}
}

// open is a contract that ends with the properties of a response, and margin is their
// indentation.
const (
	open = `openapi: 3.0.3
info: {title: t, version: '1'}
paths:
  /a:
    get:
      operationId: a
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                type: object
                properties:
                  known: {type: string}
`
	margin = "                  "
)

// With the suggested edit for a new field, the contract accepts the exchange that has it.
func TestEditedContractAcceptsTheExchange(t *testing.T) {
	t.Parallel()
	c, err := contract.LoadNamed("c\n: #.yaml", []byte(open))
	require.NoError(t, err)
	for _, value := range []string{`1`, `1.5`, `"x"`, `true`, `null`, `{}`, `{"a":1}`, `[]`, `[1]`, `[[]]`, `[[null]]`, `[{"a":[]}]`} {
		for _, name := range []string{"device", "on", "a: b", `\"x\"`, `a\nb`, "é", "12", "~", "- a", "#", "{}", "a/b"} {
			exchange := contract.Exchange{Operation: "a", Status: 200, Body: []byte(`{"` + name + `":` + value + `}`)}
			s := summary.New()
			s.Add("a", 200, c.Check(exchange))
			require.Len(t, s.Sorted(), 1)
			edit := strings.TrimSuffix(s.Sorted()[0].Edit(summary.Style{}), "\n")
			changed, err := contract.Load([]byte(open + margin + strings.ReplaceAll(edit, "\n", "\n"+margin) + "\n"))
			require.NoError(t, err, edit)
			require.Empty(t, changed.Check(exchange), "%s\n%s", exchange.Body, edit)
		}
	}
}

// FuzzEdit decodes every edit: it is valid YAML with the name or value that was found.
func FuzzEdit(f *testing.F) {
	for _, text := range []string{
		"device", "on", "No", "a: b", `"x"`, "a\nb", "- a", "#a", "~", "", "a/b", "'", `"\`, "\x00\x1b\u009b\u202e\ufeff", "é", "😀", "{}", "*a", "1.5", "<<", "=",
	} {
		f.Add(text, "payments.yaml")
		f.Add(text, "a\n: #b\u2028.yaml")
	}
	f.Fuzz(func(t *testing.T, text, file string) {
		if !utf8.ValidString(text) {
			t.Skip("a body that is not UTF-8 has no news")
		}
		at := contract.Place{File: file, Line: 7, Column: 3}
		field := summary.Group{
			Finding: contract.Finding{Rule: contract.RuleField, Pointer: "/items/0/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(text), Contract: at},
			Kinds:   map[string]int64{"string": 1, "null": 1},
		}
		var properties map[string]map[string]any
		require.NoError(t, yaml.Unmarshal([]byte(field.Edit(summary.Style{})), &properties), field.Edit(summary.Style{}))
		if len(strconv.Quote(text)) <= 250 {
			require.Equal(t, map[string]map[string]any{text: {"type": "string", "nullable": true}}, properties)
		}
		value := summary.Group{Finding: contract.Finding{Rule: contract.RuleValue, Pointer: "/method", Actual: text, Contract: at}}
		var enum []any
		require.NoError(t, yaml.Unmarshal([]byte(value.Edit(summary.Style{})), &enum), value.Edit(summary.Style{}))
		if utf8.RuneCountInString(text) <= contract.MaxValue {
			require.Equal(t, []any{text}, enum)
		}
		for _, edit := range []string{field.Edit(summary.Style{}), value.Edit(summary.Style{})} {
			for line := range strings.Lines(edit) {
				require.True(t, strings.HasSuffix(line, "\n"))
				require.NotContains(t, strings.TrimSuffix(line, "\n"), "\r")
				require.Less(t, len(line), 2000+10*len(file))
			}
		}
	})
}
