package gen_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// A response value has a type that accepts each of its forms. A value that only occurs in requests
// has Go's own type.
func TestAnswersHaveLenientTypes(t *testing.T) {
	t.Parallel()
	const odd = "\nOdd: {description: d, oneOf: [{type: boolean}, {type: string, enum: ['1']}]}"
	for name, test := range map[string]struct{ property, schemas, answer, request string }{
		"a boolean":                          {"{type: boolean, description: d}", "", "*wire.Bool", "*bool"},
		"a nullable boolean":                 {"{type: boolean, nullable: true, description: d}", "", "*wire.Bool", "*bool"},
		"an integer":                         {"{type: integer, description: d}", "", "*wire.Integer", "*int64"},
		"a number":                           {"{type: number, description: d}", "", "*wire.Float", "*float64"},
		"an enum of integers":                {"{type: integer, enum: [1, 2], description: d}", "", "*ThingNew", "*ThingRequestNew"},
		"a map of booleans":                  {"{type: object, description: d, additionalProperties: {type: boolean}}", "", "map[string]wire.Bool", "map[string]bool"},
		"a list of integers":                 {"{type: array, description: d, items: {type: integer}}", "", "[]wire.Integer", "[]int64"},
		"a nullable time":                    {"{$ref: '#/components/schemas/NullableTimestamp'}", "", "*Timestamp", "*Timestamp"},
		"a boolean or a string":              {"{description: d, oneOf: [{type: boolean}, {type: string, enum: ['1']}]}", "", "*wire.Bool", ""},
		"a boolean or a string by reference": {"{$ref: '#/components/schemas/Odd'}", odd, "*Odd", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			schemas := "# none"
			if test.schemas != "" {
				schemas = test.schemas
			}
			text := things(t, "# more properties", "new: "+test.property, "# more schemas", schemas)
			require.Equal(t, test.answer, codeOf(t, text).field(t, "Thing.New"))
			if test.request != "" {
				text = things(t, "# more of the request", "new: "+test.property)
				require.Equal(t, test.request, codeOf(t, text).field(t, "ThingRequest.New"))
			}
		})
	}
}

// The server may send an empty object as []. A type is decoded from [] where an empty object makes
// sense.
func TestObjectsAreReadFromAnEmptyList(t *testing.T) {
	t.Parallel()
	made := codeOf(t, things(t, "required: [id, created_at]", "required: [id, created_at, tag, box, cup]", "# more properties", `
tag: {$ref: '#/components/schemas/Tag'}
box: {$ref: '#/components/schemas/Box'}
lid: {$ref: '#/components/schemas/Lid'}
cup: {description: d, oneOf: [{$ref: '#/components/schemas/Cup'}, {$ref: '#/components/schemas/Nothing'}]}
lots: {type: array, description: d, items: {$ref: '#/components/schemas/Lot'}}
sets: {$ref: '#/components/schemas/Set'}
dots: {type: array, description: d, items: {$ref: '#/components/schemas/Dot'}}
pens: {type: object, description: d, additionalProperties: {$ref: '#/components/schemas/Pen'}}`, "# more schemas", `
Tag: {type: object, description: d, properties: {name: {type: string, description: d}}}
Box: {type: object, description: d, required: [id], properties: {id: {$ref: '#/components/schemas/ThingID'}}}
Lid: {type: object, description: d, required: [id], properties: {id: {$ref: '#/components/schemas/ThingID'}}}
Cup: {type: object, description: d, properties: {name: {type: string, description: d}}}
Lot: {type: object, description: d, required: [id], properties: {id: {$ref: '#/components/schemas/ThingID'}}}
Set: {type: object, description: d, required: [pin], properties: {pin: {$ref: '#/components/schemas/Pin'}, more: {$ref: '#/components/schemas/ThingCollection'}}}
Pin: {type: object, description: d, required: [id], properties: {id: {$ref: '#/components/schemas/ThingID'}}}
Dot: {type: object, description: d, properties: {name: {type: string, description: d}}}
Pen: {type: object, description: d, properties: {name: {type: string, description: d}}}
Nothing: {type: array, description: d, maxItems: 0, items: {type: string}}`))
	require.Equal(t, "{\n\treturn wire.ReadObject(data, (*plainTag)(v))\n}", made.function(t, "Tag.UnmarshalJSON"))
	for _, kind := range []string{"Lid", "Cup", "Dot", "Pen", "Lot", "Set", "Pin"} {
		require.NotEmpty(t, made.function(t, kind+".UnmarshalJSON"), kind)
	}
	require.Equal(t, "Cup", made.field(t, "Thing.Cup"), "the property has the object's type")
	require.Empty(t, made.function(t, "Box.UnmarshalJSON"), "it is required, and so is its id")
	require.Empty(t, made.function(t, "Thing.UnmarshalJSON"), "an item of a list with x-pages is not read from []")
	require.NotEmpty(t, made.function(t, "ThingCollection.UnmarshalJSON"), "Set can leave this list out")
	require.Equal(t, "{\n\treturn (*plainThingCollection)(v)\n}", made.function(t, "ThingCollection.Plain"), "a response is decoded without UnmarshalJSON")
	require.Empty(t, made.function(t, "Lid.Plain"), "no operation returns it")
}
