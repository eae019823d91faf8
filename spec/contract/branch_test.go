package contract

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// An object's properties are documented only by the branch that it matches. If it matches
// none, that is the only finding.
func TestOnlyTheMatchingBranchDocumentsAnObject(t *testing.T) {
	t.Parallel()
	const cat, dog = "{type: object, required: [kind, claws], properties: {kind: {type: string, enum: [cat]}, claws: {type: integer}}}",
		"{type: object, required: [kind, tail], properties: {kind: {type: string, enum: [dog]}, tail: {type: string}}}"
	branches := "[{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]"
	named := "\n    Cat: " + cat + "\n    Dog: " + dog
	for name, test := range map[string]struct {
		schema, body string
		want         []string
	}{
		"a match":                                 {"oneOf: " + branches, `{"kind":"cat","claws":1}`, nil},
		"a property of the other branch":          {"oneOf: " + branches, `{"kind":"cat","claws":1,"tail":"x"}`, []string{"undocumented-field /tail"}},
		"a property of no branch":                 {"anyOf: " + branches, `{"kind":"dog","tail":"x","age":1}`, []string{"undocumented-field /age"}},
		"a fault in the branch that was meant":    {"oneOf: " + branches, `{"kind":"cat","claws":"x","age":1}`, []string{"undocumented-field /age", "schema /claws"}},
		"no branch of a oneOf":                    {"oneOf: " + branches, `{"age":1,"weight":2,"claws":"x"}`, []string{"schema "}},
		"no branch of an anyOf":                   {"anyOf: " + branches, `{"age":1,"weight":2,"claws":"x"}`, []string{"schema "}},
		"the branch that the discriminator names": {"oneOf: " + branches + ", discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog'}}", `{"kind":"dog","tail":1,"claws":1}`, []string{"undocumented-field /claws", "schema /tail"}},
		"a property that a closed object forbids": {"type: object, properties: {a: {type: string}}, additionalProperties: false", `{"a":"x","b":1}`, []string{"schema /b"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := contractWithSchemas(t, "    A: {"+test.schema+"}"+named)
			var got []string
			for _, finding := range c.Check(Exchange{Operation: "a", Status: 200, Body: []byte(test.body)}) {
				got = append(got, finding.Rule+" "+finding.Pointer)
			}
			require.Equal(t, test.want, got)
		})
	}
}

// News points at the part of the schema that lists properties, where an edit would add one.
func TestNewsPointsAtTheListOfProperties(t *testing.T) {
	t.Parallel()
	c := contractWithSchemas(t, "    A:\n      oneOf:\n        - type: object\n          required: [a]\n          properties:\n            a: {type: string}\n        - {type: object, required: [b], properties: {b: {type: string}}}\n")
	findings := c.Check(Exchange{Operation: "a", Status: 200, Body: []byte(`{"a":"x","c":1}`)})
	require.Len(t, findings, 1)
	require.Equal(t, "/c", findings[0].Pointer)
	require.Equal(t, Place{Line: 18, Column: 11}, findings[0].Contract)
}
