package gen_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestWhatAnswersAlwaysHave(t *testing.T) {
	t.Parallel()
	made := codeOf(t, things(t, "required: [id, created_at]", "required: [id, created_at, box, lids, maybe, none, price, due]", "# more properties", `
box: {$ref: '#/components/schemas/Box'}
lids: {type: array, description: d, items: {$ref: '#/components/schemas/Box'}}
maybe: {type: array, nullable: true, description: d, items: {type: string}}
none: {type: string, nullable: true, description: d, x-id-prefix: thing_}
price: {description: d, allOf: [{$ref: '#/components/schemas/Money'}]}
tip: {$ref: '#/components/schemas/Money'}
due: {$ref: '#/components/schemas/NullableTimestamp'}
later: {$ref: '#/components/schemas/Box'}`, "# more schemas", `

Box: {type: object, description: d, required: [id], properties: {id: {$ref: '#/components/schemas/ThingID'}}}
Bag: {type: object, description: d, required: [id], properties: {id: {$ref: '#/components/schemas/ThingID'}}}`))
	require.Contains(t, made.text, `
var alwaysThing = []wire.Member{{Name: "id"}, {Name: "box", Of: alwaysBox}, {Name: "lids", List: true, Of: alwaysBox}, {Name: "price"}}
`, "the id first, and nothing that can be left out or null")
	require.Contains(t, made.text, "\nvar alwaysThingCollection = []wire.Member{{Name: \"items\", List: true, Of: alwaysThing}}\n")
	require.Equal(t, "{\n\treturn alwaysThing\n}", made.function(t, "Thing.Always"))
	require.NotEmpty(t, made.function(t, "Box.Always"))
	require.Empty(t, made.function(t, "Bag.Always"), "no answer reaches it")
	require.Empty(t, made.function(t, "ThingRequest.Always"), "nor this")
}

// Go refuses a variable that leads back to itself.
func TestAListOfItsOwnKindIsNotLookedInto(t *testing.T) {
	t.Parallel()
	made := codeOf(t, things(t, "required: [id, created_at]", "required: [id, created_at, parts, boxes]", "# more properties", `
parts: {type: array, description: d, items: {$ref: '#/components/schemas/Thing'}}
boxes: {type: array, description: d, items: {$ref: '#/components/schemas/Box'}}`, "# more schemas", `
Box: {type: object, description: d, required: [things], properties: {things: {type: array, description: d, items: {$ref: '#/components/schemas/Thing'}}}}`))
	require.Contains(t, made.text, "var alwaysBox = []wire.Member{{Name: \"things\", List: true}}\n")
	require.Contains(t, made.text, `
var alwaysThing = []wire.Member{{Name: "id"}, {Name: "boxes", List: true, Of: alwaysBox}, {Name: "parts", List: true}}
`)
}
