package contract

import (
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
)

// chooser picks the branches of a oneOf or anyOf that apply to a value; sure is false if
// the value could be of any of them.
type chooser func(schema *openapi3.Schema, branches openapi3.SchemaRefs, value any) (chosen openapi3.SchemaRefs, sure bool)

// ofKind picks the branches whose type, if they have one, is the value's.
func ofKind(_ *openapi3.Schema, branches openapi3.SchemaRefs, value any) (openapi3.SchemaRefs, bool) {
	var chosen openapi3.SchemaRefs
	name := typeName(value)
	for _, branch := range branches {
		types := branch.Value.Type
		if types == nil || types.Includes(name) || name == openapi3.TypeNumber && types.Includes(openapi3.TypeInteger) {
			chosen = append(chosen, branch)
		}
	}
	return chosen, true
}

// branchesOf picks the branches that apply to a value: the one that the discriminator
// names, else those that the value matches, else the only one it can have been meant for.
// The properties of the other branches do not document the value.
func branchesOf(schema *openapi3.Schema, branches openapi3.SchemaRefs, value any) (openapi3.SchemaRefs, bool) {
	if named := discriminated(schema, branches, value); named != nil {
		return openapi3.SchemaRefs{named}, true
	}
	possible, _ := ofKind(schema, branches, value)
	if len(possible) < 2 {
		return possible, true
	}
	var valid, meant openapi3.SchemaRefs
	for _, branch := range possible {
		switch err := branch.Value.VisitJSON(value, openapi3.MultiErrors(), openapi3.VisitAsResponse()); {
		case err == nil:
			valid = append(valid, branch)
		case !isOfAnotherBranch(err):
			meant = append(meant, branch)
		}
	}
	switch {
	case len(valid) > 0:
		return valid, true
	case len(meant) == 1:
		return meant, true
	}
	return nil, false
}

// discriminated returns the branch that an object's discriminator names, or nil.
func discriminated(schema *openapi3.Schema, branches openapi3.SchemaRefs, value any) *openapi3.SchemaRef {
	object, isObject := value.(map[string]any)
	if schema.Discriminator == nil || !isObject {
		return nil
	}
	name, _ := object[schema.Discriminator.PropertyName].(string)
	for _, reference := range []string{schema.Discriminator.Mapping[name].Ref, name} {
		at := slices.IndexFunc(branches, func(branch *openapi3.SchemaRef) bool {
			return reference != "" && (branch.Ref == reference || branch.Ref == "#/components/schemas/"+reference)
		})
		if at >= 0 {
			return branches[at]
		}
	}
	return nil
}
