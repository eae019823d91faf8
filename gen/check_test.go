package gen_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// example is the example of the request. Tests that add required members remove it.
const example = "            example:\n              name: a\n"

const (
	box  = "Box: {type: object, description: d, required: [label], properties: {label: {type: string, description: d, minLength: 1}}}"
	open = "Bag: {type: object, description: d, properties: {label: {type: string, description: d}}}"
	form = "Form: {type: string, pattern: '^a$', description: d}"
)

// memberChecks are request members with the schemas that they refer to, and the checks that are
// generated for them.
var memberChecks = map[string]struct {
	required                   bool
	property, schemas, checked string
}{
	"an id":                      {true, "{$ref: '#/components/schemas/ThingID'}", "", `call.Valid("new", &v.New)`},
	"an optional id":             {false, "{$ref: '#/components/schemas/ThingID'}", "", `call.Valid("new", call.NonZero(&v.New))`},
	"a nullable id":              {true, "{type: string, nullable: true, description: d, x-id-prefix: thing_}", "", `call.Valid("new", v.New)`},
	"a string":                   {true, "{type: string, description: d}", "", ""},
	"a string with minLength 1":  {true, "{type: string, minLength: 1, description: d}", "", `call.Required("new", v.New != "")`},
	"a string with minLength 2":  {true, "{type: string, minLength: 2, description: d}", "", `call.Required("new", v.New != ""), call.MinLength("new", &v.New, 2)`},
	"a string with maxLength 9":  {false, "{type: string, maxLength: 9, description: d}", "", `call.MaxLength("new", v.New, 9)`},
	"a string with both lengths": {false, "{type: string, minLength: 1, maxLength: 9, description: d}", "", `call.MaxLength("new", call.NonZero(&v.New), 9)`},
	"a string with a pattern":    {true, `{type: string, pattern: '^\d$', description: d}`, "", `call.Required("new", v.New != ""), call.Matches("new", &v.New, "^\\d$")`},
	"a pattern in a component":   {true, "{description: d, allOf: [{$ref: '#/components/schemas/Form'}]}", form, `call.Required("new", v.New != ""), call.Matches("new", &v.New, "^a$")`},
	"an enum":                    {true, "{type: string, enum: [a, b], description: d}", "", `call.Required("new", v.New != ""), call.Listed("new", &v.New)`},
	"an enum of one value":       {true, "{type: string, enum: [a], description: d}", "", ""},
	"an integer":                 {true, "{type: integer, description: d}", "", ""},
	"an integer with a minimum":  {true, "{type: integer, minimum: 1, description: d}", "", `call.Within("new", &v.New, 1, math.MaxInt64)`},
	"an exclusive minimum":       {true, "{type: integer, minimum: 1, exclusiveMinimum: true, description: d}", "", `call.Within("new", &v.New, 2, math.MaxInt64)`},
	"the largest int64":          {true, "{type: integer, maximum: 9223372036854775807, description: d}", "", `call.Within("new", &v.New, math.MinInt64, math.MaxInt64)`},
	"a maximum above int32":      {true, "{type: integer, maximum: 4765046400, description: d}", "", `call.Within("new", &v.New, math.MinInt64, 4765046400)`},
	"a number with a minimum":    {false, "{type: number, minimum: 0.5, description: d}", "", `call.Within("new", v.New, 0.5, math.MaxFloat64)`},
	"a time with a minimum":      {true, "{allOf: [{$ref: '#/components/schemas/Timestamp'}], minimum: 946684800}", "", `call.Within("new", &v.New, 946684800, math.MaxInt64)`},
	"a map of strings":           {false, "{type: object, maxProperties: 15, additionalProperties: {type: string, maxLength: 256}, description: d}", "", `call.Pairs("new", v.New, 15, 256)`},
	"a required map of strings":  {true, "{type: object, additionalProperties: {type: string}, description: d}", "", `call.Required("new", v.New != nil), call.Pairs("new", v.New, math.MaxInt, math.MaxInt)`},
	"an object":                  {true, "{$ref: '#/components/schemas/Box'}", box, `call.Object("new", &v.New, (*Box).check)`},
	"an optional object":         {false, "{$ref: '#/components/schemas/Box'}", box, `call.Object("new", v.New, (*Box).check)`},
	"an object without checks":   {true, "{$ref: '#/components/schemas/Bag'}", open, ""},
	"a list of objects":          {false, "{type: array, description: d, items: {$ref: '#/components/schemas/Box'}}", box, `call.Every("new", v.New, (*Box).check)`},
	"a required list":            {true, "{type: array, description: d, items: {$ref: '#/components/schemas/Bag'}}", open, `call.Required("new", v.New != nil)`},
	"a required nullable list":   {true, "{type: array, nullable: true, description: d, items: {type: string}}", "", ""},
	"a list of ids":              {false, "{type: array, description: d, items: {$ref: '#/components/schemas/ThingID'}}", "", `call.EveryValid("new", v.New)`},
}

func TestChecksOfRequestMembers(t *testing.T) {
	t.Parallel()
	for name, test := range memberChecks {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			change := []string{example, "", "# more of the request", "new: " + test.property}
			if test.schemas != "" {
				change = append(change, "# more schemas", test.schemas)
			}
			if test.required {
				change = append(change, "required: [name]", "required: [name, new]")
			}
			body := codeOf(t, things(t, change...)).function(t, "ThingRequest.check")
			require.Contains(t, body, `call.MaxLength("name", &v.Name, 40)`)
			var checks []string
			for line := range strings.SplitSeq(body, "\n") {
				if strings.Contains(line, `("new"`) {
					checks = append(checks, strings.Trim(line, "\t,"))
				}
			}
			require.Equal(t, test.checked, strings.Join(checks, ", "))
		})
	}
}

// The checks of a type depend on those of the types inside, which can refer back.
func TestChecksOfRecursiveObjects(t *testing.T) {
	t.Parallel()
	made := codeOf(t, things(t, "# more of the request", "box: {$ref: '#/components/schemas/Box'}", "# more schemas", `
Box: {type: object, description: d, properties: {lid: {$ref: '#/components/schemas/Lid'}}}
Lid: {type: object, description: d, properties: {box: {$ref: '#/components/schemas/Box'}, label: {type: string, maxLength: 9, description: d}}}
Bag: {type: object, description: d, properties: {label: {type: string, maxLength: 9, description: d}}}`))
	require.Contains(t, made.function(t, "ThingRequest.check"), `call.Object("box", v.Box, (*Box).check)`)
	require.Contains(t, made.function(t, "Box.check"), `call.Object("lid", v.Lid, (*Lid).check)`)
	require.Contains(t, made.function(t, "Lid.check"), `call.Object("box", v.Box, (*Box).check)`)
	require.Empty(t, made.function(t, "Bag.check"), "no request contains it")
	require.Empty(t, made.function(t, "Thing.check"), "nor does a request contain this")
}

func TestConstantsAreFilledIn(t *testing.T) {
	t.Parallel()
	made := codeOf(t, things(t, example, "", "required: [name]", "required: [name, kind, box]", "# more of the request", `
kind: {type: string, enum: [thing], description: d}
other: {type: string, enum: [thing], description: d}
box: {$ref: '#/components/schemas/Box'}`, "# more schemas", `
Box: {type: object, description: d, required: [lid], properties: {lid: {$ref: '#/components/schemas/Lid'}}}
Lid: {type: object, description: d, required: [kind], properties: {kind: {type: string, enum: [lid], description: d}}}`))
	require.Equal(t, "{\n\tv.Box.fill()\n\tv.Kind = \"thing\"\n}", made.function(t, "ThingRequest.fill"))
	require.Equal(t, "{\n\tv.Lid.fill()\n}", made.function(t, "Box.fill"))
	require.Equal(t, "{\n\tv.Kind = \"lid\"\n}", made.function(t, "Lid.fill"))
	require.Contains(t, made.function(t, "API.CreateThing"), "body.fill()\n")
}
