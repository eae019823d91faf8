package contract

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSample(t *testing.T) {
	t.Parallel()
	c := Shared(t)
	for name, test := range map[string]struct{ body, pointer, want string }{
		"the member first, then the others by name": {
			`{"amount":100,"status":"paid","entity":"order"}`, "/status", `{"status":"xxxx","amount":999,"entity":"xxxxx"}`,
		},
		"a missing member":             {`{"vpa":"gaurav@upi"}`, "/success", `{"vpa":"xxxxxx@xxx"}`},
		"the whole body":               {`{"vpa":"a@b","success":true}`, "", `{"success":true,"vpa":"x@x"}`},
		"inside a list":                {`{"items":[{"amount":1},{"amount":1.5,"fee":null}]}`, "/items/1/amount", `{"amount":9.9,"fee":null}`},
		"an item":                      {`{"items":[7,"x1"]}`, "/items/1", `"x9"`},
		"an item of an item":           {`[[{"id":"pay_1"}]]`, "/0/0", `{"id":"xxx_9"}`},
		"a list":                       {`[1,"a",[],{},[1],{"id":1}]`, "", `[9,"x",[],{},[...],{...}]`},
		"a pointer to nothing":         {`{"a":1}`, "/items/0/amount", "null"},
		"a customer's key":             {`{"notes":{"Rahul 98765":"x","email":"y"}}`, "/notes/Rahul 98765", `{"Rahul 98765":"x","email":"x"}`},
		"a customer's key beside it":   {`{"notes":{"Rahul 98765":"x","email":"y"}}`, "/notes/email", `{"email":"x","xxxxx 99999":"x"}`},
		"an escaped key":               {`{"a/b~c":"x"}`, "/a~1b~0c", `{"a/b~c":"x"}`},
		"letters with marks":           {`{"name":"नाम"}`, "/name", `{"name":"xxx"}`},
		"a scalar":                     {`"abc"`, "", `"xxx"`},
		"a long text":                  {`"` + strings.Repeat("é", 30) + `"`, "", `"` + strings.Repeat("x", 24) + `..."`},
		"a long number":                {strings.Repeat("1", 30), "", strings.Repeat("9", 24) + "..."},
		"a body that is not JSON":      {"<html>\n502 Bad", "", `"<xxxx>\n999 xxx"`},
		"a truncated body":             {`{"vpa":"gaurav@up`, "", `"{\"xxx\":\"xxxxxx@xx"`},
		"a body that is not UTF-8":     {"a\xff1", "", `"x�9"`},
		"nothing":                      {"", "", ""},
		"a long body that is not JSON": {strings.Repeat("ab", 100), "", `"` + strings.Repeat("x", 120) + `..."`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, test.want, sampleOf(c, Finding{Rule: RuleSchema, Pointer: test.pointer}, test.body))
			require.Empty(t, sampleOf(c, Finding{Rule: RuleRequest, Pointer: test.pointer}, test.body))
		})
	}
}

func sampleOf(c *Contract, finding Finding, body string) string {
	result := Result{sampler: sampler{contract: c, body: []byte(body)}}
	return result.Sample(finding)
}

func TestSampleIsOneShortLine(t *testing.T) {
	t.Parallel()
	c := Shared(t)
	var body strings.Builder
	body.WriteString(`{"a":""`)
	for i := range 1000 {
		body.WriteString(`,"` + strings.Repeat("k", i+1) + `":"` + strings.Repeat("\u00e9", 50) + `"`)
	}
	body.WriteString("}")
	for _, text := range []string{body.String(), "[" + strings.Repeat(body.String()+",", 3) + `"a"]`, "[" + strings.Repeat("1,", 5000) + "1]"} {
		sample := sampleOf(c, Finding{}, text)
		require.Less(t, len(sample), 400)
		require.NotContains(t, sample, "\n")
	}
}

func TestSampleMasksTheValuesOfAFinding(t *testing.T) {
	t.Parallel()
	c := Shared(t)
	for name, test := range map[string]struct {
		status     int
		body, want string
	}{
		"a wrong type":           {200, `{"vpa":"Gaurav@upi","success":"YES"}`, `{"success":"xxx","vpa":"xxxxxx@xxx"}`},
		"a new field":            {200, `{"vpa":"Gaurav@upi","success":true,"bank":"HDFC0000001"}`, `{"bank":"xxxx9999999","success":true,"vpa":"xxxxxx@xxx"}`},
		"an undocumented status": {202, `{"vpa":"Gaurav@upi"}`, `{"vpa":"xxxxxx@xxx"}`},
		"a damaged body":         {200, `{"vpa":"Gaurav`, `"{\"xxx\":\"xxxxxx"`},
	} {
		result := c.Examine(Exchange{Operation: "validateVPA", Status: test.status, Body: []byte(test.body)})
		require.Len(t, result.Findings, 1, name)
		require.Equal(t, test.want, result.Sample(result.Findings[0]), name)
	}
}

// FuzzSample replaces every letter and digit of the values: the sample must stay the same,
// so it reveals none of them.
func FuzzSample(f *testing.F) {
	c := Shared(f)
	f.Add([]byte(`{"notes":{"Rahul":"Q"},"items":[{"amount":8}]}`), "/items/0/amount")
	f.Add([]byte(`[["a1"],{"id":"pay_29QQoUBi66xm2f"}]`), "/1/id")
	f.Add([]byte(`{"Q`), "")
	f.Fuzz(func(t *testing.T, body []byte, pointer string) {
		require.Equal(t, rawSample(body), rawSample([]byte(scrambled(string(body)))))
		value, damaged := decode(body)
		if damaged != nil || pointer != "" && pointer[0] != '/' {
			return
		}
		sample, _ := c.sample(value, pointer, nil)
		other, _ := c.sample(scrambledValue(value), pointer, nil)
		require.Equal(t, sample, other)
		require.NotContains(t, sample, "\n")
	})
}

// scrambled replaces ASCII letters and digits. It works on bytes, so invalid UTF-8 stays as
// it is.
func scrambled(text string) string {
	changed := []byte(text)
	for i, c := range changed {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z':
			changed[i] = 'q'
		case '0' <= c && c <= '9':
			changed[i] = '5'
		}
	}
	return string(changed)
}

func scrambledValue(value any) any {
	switch value := value.(type) {
	case string:
		return scrambled(value)
	case json.Number:
		return json.Number(strings.Map(func(r rune) rune {
			if '0' <= r && r <= '9' {
				return '5'
			}
			return r
		}, value.String()))
	case []any:
		items := make([]any, 0, len(value))
		for _, item := range value {
			items = append(items, scrambledValue(item))
		}
		return items
	case map[string]any:
		members := map[string]any{}
		for key, member := range value {
			members[key] = scrambledValue(member)
		}
		return members
	}
	return value
}
