package gen_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestRequiredMembers(t *testing.T) {
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
var requiredThing = []wire.Member{{Name: "id"}, {Name: "box", Of: requiredBox}, {Name: "lids", List: true, Of: requiredBox}, {Name: "price"}}
`, "ids come first, optional and nullable members are left out")
	require.Contains(t, made.text, "\nvar requiredThingCollection = []wire.Member{{Name: \"items\", List: true, Of: requiredThing}}\n")
	require.Equal(t, "{\n\treturn requiredThing\n}", made.function(t, "Thing.RequiredMembers"))
	require.NotEmpty(t, made.function(t, "Box.RequiredMembers"))
	require.Empty(t, made.function(t, "Bag.RequiredMembers"), "no response contains it")
	require.Empty(t, made.function(t, "ThingRequest.RequiredMembers"), "nor does a request contain this")
}

// Go refuses a variable that refers to itself.
func TestRecursiveMembersAreLeftOut(t *testing.T) {
	t.Parallel()
	made := codeOf(t, things(t, "required: [id, created_at]", "required: [id, created_at, parts, boxes]", "# more properties", `
parts: {type: array, description: d, items: {$ref: '#/components/schemas/Thing'}}
boxes: {type: array, description: d, items: {$ref: '#/components/schemas/Box'}}`, "# more schemas", `
Box: {type: object, description: d, required: [things], properties: {things: {type: array, description: d, items: {$ref: '#/components/schemas/Thing'}}}}`))
	require.Contains(t, made.text, "var requiredBox = []wire.Member{{Name: \"things\", List: true}}\n")
	require.Contains(t, made.text, `
var requiredThing = []wire.Member{{Name: "id"}, {Name: "boxes", List: true, Of: requiredBox}, {Name: "parts", List: true}}
`)
}
