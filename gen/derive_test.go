package gen_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/gen"
)

const nothing = "\nNothing: {type: array, description: d, maxItems: 0, items: {$ref: '#/components/schemas/Thing'}}"

// propertyTypes are optional properties with the schemas that they refer to, and their Go type.
var propertyTypes = map[string]struct{ property, schemas, want string }{
	"an id":                         {"{$ref: '#/components/schemas/ThingID'}", "", "ThingID"},
	"an inline id":                  {"{type: string, description: d, x-id-prefix: thing_}", "", "ThingID"},
	"a nullable id":                 {"{type: string, nullable: true, description: d, x-id-prefix: thing_}", "", "*ThingID"},
	"a nullable id of another type": {"{type: string, nullable: true, description: d, x-id-prefix: box_}", "BoxID: {type: string, description: d, x-id-prefix: box_}", "*BoxID"},
	"a list of ids":                 {"{type: array, description: d, items: {type: string, x-id-prefix: thing_}}", "", "[]ThingID"},
	"a time":                        {"{description: d, allOf: [{$ref: '#/components/schemas/Timestamp'}]}", "", "*Timestamp"},
	"a nullable time":               {"{description: d, type: integer, nullable: true, allOf: [{$ref: '#/components/schemas/NullableTimestamp'}]}", "", "*Timestamp"},
	"a nullable time without allOf": {"{$ref: '#/components/schemas/NullableTimestamp'}", "", "*Timestamp"},
	"a time with a minimum":         {"{allOf: [{$ref: '#/components/schemas/Timestamp'}], minimum: 1}", "", "*Timestamp"},
	"a string that can be empty":    {"{type: string, description: d}", "", "*string"},
	"a string that cannot be empty": {"{type: string, description: d, minLength: 1}", "", "string"},
	"a pattern that excludes empty": {"{type: string, description: d, pattern: '^a'}", "", "string"},
	"a pattern that allows empty":   {"{type: string, description: d, pattern: '^a?$'}", "", "*string"},
	"a nullable string":             {"{type: string, nullable: true, description: d, minLength: 1}", "", "*string"},
	"an integer":                    {"{type: integer, format: int32, description: d}", "", "*wire.Integer"},
	"a map of numbers":              {"{type: object, description: d, additionalProperties: {type: number}}", "", "map[string]wire.Float"},
	"a number":                      {"{type: number, description: d}", "", "*wire.Float"},
	"a date":                        {"{type: string, format: date, description: d}", "", "*string"},
	"an enum of one value":          {"{type: string, description: d, enum: [thing]}", "", "string"},
	"a nullable enum of one value":  {"{type: string, nullable: true, description: d, enum: [thing, null]}", "", "*string"},
	"an enum":                       {"{type: string, description: d, enum: [a, b]}", "", "ThingNew"},
	"a nullable enum":               {"{type: string, nullable: true, description: d, enum: [a, b, null]}", "", "*ThingNew"},
	"a free-form object":            {"{type: object, description: d}", "", "json.RawMessage"},
	"a nullable free-form object":   {"{type: object, nullable: true, description: d}", "", "json.RawMessage"},
	"a map":                         {"{type: object, description: d, additionalProperties: {type: string}}", "", "map[string]string"},
	"a map, or an empty list": {
		"{description: d, oneOf: [{type: object, additionalProperties: {type: boolean}}, {$ref: '#/components/schemas/Nothing'}]}", nothing, "wire.Map[wire.Bool]",
	},
	"a map of lists, or an empty list": {
		"{description: d, oneOf: [{type: object, additionalProperties: {type: array, items: {$ref: '#/components/schemas/ThingID'}}}, {$ref: '#/components/schemas/Nothing'}]}",
		nothing, "wire.Map[[]ThingID]",
	},
	"a free-form object, or an empty list": {
		"{description: d, oneOf: [{type: object}, {$ref: '#/components/schemas/Nothing'}]}", nothing, "json.RawMessage",
	},
}

func TestTypesOfProperties(t *testing.T) {
	t.Parallel()
	for name, test := range propertyTypes {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			schemas := test.schemas
			if schemas == "" {
				schemas = "# none"
			}
			text := things(t, "# more properties", "new: "+test.property, "# more schemas", schemas)
			require.Equal(t, test.want, codeOf(t, text).field(t, "Thing.New"))
		})
	}
}

// The types of propertyTypes and the checks of memberChecks compile together.
func TestDerivedTypesAndChecksCompile(t *testing.T) {
	t.Parallel()
	var properties, members strings.Builder
	schemas, required := map[string]bool{}, "required: [name"
	for i, name := range slices.Sorted(maps.Keys(propertyTypes)) {
		fmt.Fprintf(&properties, "type_%d: %s\n", i, propertyTypes[name].property)
		schemas[strings.TrimSpace(propertyTypes[name].schemas)] = true
	}
	for i, name := range slices.Sorted(maps.Keys(memberChecks)) {
		fmt.Fprintf(&members, "check_%d: %s\n", i, memberChecks[name].property)
		schemas[memberChecks[name].schemas] = true
		if memberChecks[name].required {
			required += fmt.Sprintf(", check_%d", i)
		}
	}
	text := things(t, example, "", "required: [name", required,
		"# more properties", properties.String(), "# more of the request", properties.String()+members.String(),
		"# more schemas", strings.Join(slices.Sorted(maps.Keys(schemas)), "\n"))
	contract, err := gen.Load("things.yaml", []byte(text), thingNames)
	require.NoError(t, err)
	require.NoError(t, gen.Refuse(contract))
	code, err := gen.Generate(contract)
	require.NoError(t, err)
	require.NoError(t, contract.Compile(t.Context(), "../generated/payments.gen.go", code))
}

// A required nullable value is a pointer, whether it is nullable itself or through a reference.
func TestNullableValuesArePointers(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ property, schemas, want string }{
		"a string":                  {"{type: string, nullable: true, description: d}", "# none", "*string"},
		"a string with minLength 1": {"{type: string, nullable: true, minLength: 1, description: d}", "# none", "*string"},
		"a time":                    {"{description: d, type: integer, nullable: true, allOf: [{$ref: '#/components/schemas/NullableTimestamp'}]}", "# none", "*Timestamp"},
		"a time through allOf":      {"{description: d, allOf: [{$ref: '#/components/schemas/NullableTimestamp'}]}", "# none", "*Timestamp"},
		"a time without allOf":      {"{$ref: '#/components/schemas/NullableTimestamp'}", "# none", "*Timestamp"},
		"an id":                     {"{type: string, nullable: true, description: d, x-id-prefix: thing_}", "# none", "*ThingID"},
		"an inline id beside a nullable component": {
			"{type: string, nullable: true, description: d, x-id-prefix: thing_}", "Zero: {type: string, nullable: true, description: d, x-id-prefix: thing_}", "*ThingID",
		},
		"an id by reference": {
			"{$ref: '#/components/schemas/Zero'}", "Zero: {type: string, nullable: true, description: d, x-id-prefix: thing_}", "*ThingID",
		},
		"an id without a component of its prefix": {"{type: string, nullable: true, description: d, x-id-prefix: box_}", "# none", "*string"},
		"a list needs no pointer":                 {"{type: array, nullable: true, description: d, items: {type: string}}", "# none", "[]string"},
		"a free-form object needs no pointer":     {"{type: object, nullable: true, description: d}", "# none", "json.RawMessage"},
		"a string that is not nullable":           {"{type: string, description: d}", "# none", "string"},
		"a time that is not nullable":             {"{$ref: '#/components/schemas/Timestamp'}", "# none", "Timestamp"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text := things(t, "required: [id, created_at]", "required: [id, created_at, new]", "# more properties", "new: "+test.property, "# more schemas", test.schemas)
			require.Equal(t, test.want, codeOf(t, text).field(t, "Thing.New"))
		})
	}
}

// A query parameter that is never zero needs no pointer to be left out.
func TestTypesOfParameters(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ schema, want string }{
		"a default of zero":         {"{type: integer, default: 0}", "int64"},
		"a minimum of one":          {"{type: integer, minimum: 1}", "int64"},
		"a minimum of zero":         {"{type: integer, minimum: 0}", "*int64"},
		"a time with a minimum":     {"{allOf: [{$ref: '#/components/schemas/Timestamp'}], minimum: 946684800}", "Timestamp"},
		"a string":                  {"{type: string}", "*string"},
		"a string with minLength 1": {"{type: string, minLength: 1}", "string"},
		"a list":                    {"{type: array, items: {type: string}}", "[]string"},
		"an id":                     {"{type: string, x-id-prefix: thing_}", "ThingID"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			made := codeOf(t, things(t, "# more parameters", "- name: new\n  in: query\n  description: d\n  schema: "+test.schema))
			require.Equal(t, test.want, made.field(t, "ListThingsParams.New"))
		})
	}
}

// A schema that is only used under "not" has no Go type, nor has a "component or null" schema.
func TestExcludedSchemasHaveNoType(t *testing.T) {
	t.Parallel()
	made := codeOf(t, things(t, "# more properties", "new: {type: integer, description: d, not: {$ref: '#/components/schemas/Odd'}}",
		"# more schemas", "Odd: {type: integer, description: d}"))
	require.NotContains(t, made.text, "type Odd")
	require.NotContains(t, made.text, "NullableTimestamp")
	require.Contains(t, made.text, "type Timestamp = wire.Timestamp")

	made = codeOf(t, things(t, "# more properties", "new: {type: integer, description: d, not: {$ref: '#/components/schemas/Odd'}}\nodd: {$ref: '#/components/schemas/Odd'}",
		"# more schemas", "Odd: {type: integer, description: d}"))
	require.Contains(t, made.text, "type Odd = wire.Integer", "a property uses it as well")
}
