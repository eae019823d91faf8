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

// propertyTypes are optional properties, the schemas that they need, and their Go type.
var propertyTypes = map[string]struct{ property, schemas, want string }{
	"an id":                            {"{$ref: '#/components/schemas/ThingID'}", "", "ThingID"},
	"an id that stands by itself":      {"{type: string, description: d, x-id-prefix: thing_}", "", "ThingID"},
	"an id, or null":                   {"{type: string, nullable: true, description: d, x-id-prefix: thing_}", "", "*ThingID"},
	"an id of a new kind, or null":     {"{type: string, nullable: true, description: d, x-id-prefix: box_}", "BoxID: {type: string, description: d, x-id-prefix: box_}", "*BoxID"},
	"a list of ids":                    {"{type: array, description: d, items: {type: string, x-id-prefix: thing_}}", "", "[]ThingID"},
	"a time":                           {"{description: d, allOf: [{$ref: '#/components/schemas/Timestamp'}]}", "", "*Timestamp"},
	"a time, or null":                  {"{description: d, type: integer, nullable: true, allOf: [{$ref: '#/components/schemas/NullableTimestamp'}]}", "", "*Timestamp"},
	"a time, or null, and no words":    {"{$ref: '#/components/schemas/NullableTimestamp'}", "", "*Timestamp"},
	"a time later than another":        {"{allOf: [{$ref: '#/components/schemas/Timestamp'}], minimum: 1}", "", "*Timestamp"},
	"a text that can be empty":         {"{type: string, description: d}", "", "*string"},
	"a text that cannot be empty":      {"{type: string, description: d, minLength: 1}", "", "string"},
	"a text whose form cannot be that": {"{type: string, description: d, pattern: '^a'}", "", "string"},
	"a text whose form can be empty":   {"{type: string, description: d, pattern: '^a?$'}", "", "*string"},
	"such a text, or null":             {"{type: string, nullable: true, description: d, minLength: 1}", "", "*string"},
	"a number":                         {"{type: integer, format: int32, description: d}", "", "*wire.Integer"},
	"rates by name":                    {"{type: object, description: d, additionalProperties: {type: number}}", "", "map[string]wire.Float"},
	"a rate":                           {"{type: number, description: d}", "", "*wire.Float"},
	"a date":                           {"{type: string, format: date, description: d}", "", "*string"},
	"one value":                        {"{type: string, description: d, enum: [thing]}", "", "string"},
	"one value, or null":               {"{type: string, nullable: true, description: d, enum: [thing, null]}", "", "*string"},
	"several values":                   {"{type: string, description: d, enum: [a, b]}", "", "ThingNew"},
	"several values, or null":          {"{type: string, nullable: true, description: d, enum: [a, b, null]}", "", "*ThingNew"},
	"an object of no shape":            {"{type: object, description: d}", "", "json.RawMessage"},
	"such an object, or null":          {"{type: object, nullable: true, description: d}", "", "json.RawMessage"},
	"a map":                            {"{type: object, description: d, additionalProperties: {type: string}}", "", "map[string]string"},
	"a map, or an empty list": {
		"{description: d, oneOf: [{type: object, additionalProperties: {type: boolean}}, {$ref: '#/components/schemas/Nothing'}]}", nothing, "wire.Map[wire.Bool]",
	},
	"a map of lists, or an empty list": {
		"{description: d, oneOf: [{type: object, additionalProperties: {type: array, items: {$ref: '#/components/schemas/ThingID'}}}, {$ref: '#/components/schemas/Nothing'}]}",
		nothing, "wire.Map[[]ThingID]",
	},
	"an object of no shape, or an empty list": {
		"{description: d, oneOf: [{type: object}, {$ref: '#/components/schemas/Nothing'}]}", nothing, "json.RawMessage",
	},
}

func TestTypesFollowFromTheContract(t *testing.T) {
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

// All of these types, and all checks of requests, compile together.
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

// A required value that may be null is a pointer, wherever the contract says that it may be null.
func TestNullableValuesArePointers(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ property, schemas, want string }{
		"a text":                        {"{type: string, nullable: true, description: d}", "# none", "*string"},
		"a text of one and more":        {"{type: string, nullable: true, minLength: 1, description: d}", "# none", "*string"},
		"a time":                        {"{description: d, type: integer, nullable: true, allOf: [{$ref: '#/components/schemas/NullableTimestamp'}]}", "# none", "*Timestamp"},
		"a time, by what it refers to":  {"{description: d, allOf: [{$ref: '#/components/schemas/NullableTimestamp'}]}", "# none", "*Timestamp"},
		"a time, and nothing beside it": {"{$ref: '#/components/schemas/NullableTimestamp'}", "# none", "*Timestamp"},
		"an id":                         {"{type: string, nullable: true, description: d, x-id-prefix: thing_}", "# none", "*ThingID"},
		"an id, beside a schema for that": {
			"{type: string, nullable: true, description: d, x-id-prefix: thing_}", "Zero: {type: string, nullable: true, description: d, x-id-prefix: thing_}", "*ThingID",
		},
		"an id, by what it refers to": {
			"{$ref: '#/components/schemas/Zero'}", "Zero: {type: string, nullable: true, description: d, x-id-prefix: thing_}", "*ThingID",
		},
		"an id of a prefix that no schema has":  {"{type: string, nullable: true, description: d, x-id-prefix: box_}", "# none", "*string"},
		"a list is null by itself":              {"{type: array, nullable: true, description: d, items: {type: string}}", "# none", "[]string"},
		"and so is an object of no shape":       {"{type: object, nullable: true, description: d}", "# none", "json.RawMessage"},
		"what may not be null is no pointer":    {"{type: string, description: d}", "# none", "string"},
		"and neither is a time that always was": {"{$ref: '#/components/schemas/Timestamp'}", "# none", "Timestamp"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text := things(t, "required: [id, created_at]", "required: [id, created_at, new]", "# more properties", "new: "+test.property, "# more schemas", test.schemas)
			require.Equal(t, test.want, codeOf(t, text).field(t, "Thing.New"))
		})
	}
}

// A query parameter that is never zero needs no pointer to be left out.
func TestTypesOfParametersFollowFromTheContract(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ schema, want string }{
		"a default of zero":      {"{type: integer, default: 0}", "int64"},
		"a minimum of one":       {"{type: integer, minimum: 1}", "int64"},
		"zero is a value":        {"{type: integer, minimum: 0}", "*int64"},
		"a later time":           {"{allOf: [{$ref: '#/components/schemas/Timestamp'}], minimum: 946684800}", "Timestamp"},
		"a text":                 {"{type: string}", "*string"},
		"a text of one and more": {"{type: string, minLength: 1}", "string"},
		"a list":                 {"{type: array, items: {type: string}}", "[]string"},
		"an id":                  {"{type: string, x-id-prefix: thing_}", "ThingID"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			made := codeOf(t, things(t, "# more parameters", "- name: new\n  in: query\n  description: d\n  schema: "+test.schema))
			require.Equal(t, test.want, made.field(t, "ListThingsParams.New"))
		})
	}
}

// A schema that is only used under "not" has no Go type, nor has one that is another component or
// null.
func TestExcludedSchemasHaveNoType(t *testing.T) {
	t.Parallel()
	made := codeOf(t, things(t, "# more properties", "new: {type: integer, description: d, not: {$ref: '#/components/schemas/Odd'}}",
		"# more schemas", "Odd: {type: integer, description: d}"))
	require.NotContains(t, made.text, "type Odd")
	require.NotContains(t, made.text, "NullableTimestamp")
	require.Contains(t, made.text, "type Timestamp = wire.Timestamp")

	made = codeOf(t, things(t, "# more properties", "new: {type: integer, description: d, not: {$ref: '#/components/schemas/Odd'}}\nodd: {$ref: '#/components/schemas/Odd'}",
		"# more schemas", "Odd: {type: integer, description: d}"))
	require.Contains(t, made.text, "type Odd = wire.Integer", "which another property can be")
}
