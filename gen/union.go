package gen

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// Form is one branch of a union.
type Form struct {
	// Name is the suffix of its method, after As. Type is the Go type, and Shape a wire.Shape as Go
	// code.
	Name, Type, Shape string
}

// isUnion reports whether a schema is a oneOf whose branches each get a method. A boolean in
// several forms is not a union, nor is a map or object that is sent as [] when empty.
func isUnion(schema *openapi3.Schema) bool {
	if len(schema.OneOf) == 0 || isBoolean(schema) {
		return false
	}
	other := emptyListOr(schema)
	return other == nil || !other.Value.Type.Is(openapi3.TypeObject)
}

// formName returns a name that distinguishes a branch of a union from the others.
func formName(branch *openapi3.SchemaRef) string {
	schema := branch.Value
	name, _ := schema.Extensions[extVariant].(string)
	switch {
	case name != "":
		return name
	case component(branch) != "":
		return component(branch)
	case schema.Type.Is(openapi3.TypeString):
		return "Text"
	case schema.Type.Is(openapi3.TypeArray):
		return "List"
	case schema.Type.Is(openapi3.TypeObject) && len(schema.Properties) == 0:
		return "Map"
	case schema.Type != nil && len(*schema.Type) == 1:
		return goName((*schema.Type)[0])
	case len(schema.OneOf) > 0:
		return "Choice"
	}
	return ""
}

// formsOf returns the branches of a union.
func (c *Contract) formsOf(schema *openapi3.Schema) []Form {
	forms := make([]Form, len(schema.OneOf))
	for i, branch := range schema.OneOf {
		forms[i] = Form{goName(formName(branch)), c.formType(branch), c.shapeOf(branch, true)}
	}
	return forms
}

// formType returns the Go type of a branch, or "" if it has none.
func (c *Contract) formType(branch *openapi3.SchemaRef) string {
	schema := branch.Value
	switch {
	case component(branch) == "" && schema.Type.Is(openapi3.TypeString):
		return "string"
	case component(branch) == "" && c.isFreeForm(schema):
		return "json.RawMessage"
	case component(branch) == "" && schema.Type.Is(openapi3.TypeObject):
		if kind := c.mapOf(branch); kind != "" {
			return "map[string]" + kind
		}
		return ""
	}
	return c.elementOf(branch)
}

// shapeOf returns a schema as a wire.Shape in Go code. Of an object inside an object it describes
// no members.
func (c *Contract) shapeOf(ref *openapi3.SchemaRef, isOuter bool) string {
	schema := resolved(ref.Value)
	if schema.Type == nil || len(*schema.Type) != 1 {
		return ""
	}
	parts := []string{fmt.Sprintf("Kind: %q", (*schema.Type)[0])}
	if len(schema.Enum) > 0 {
		var values []string
		for _, value := range enumValues(schema) {
			values = append(values, strconv.Quote(fmt.Sprint(value)))
		}
		parts = append(parts, "Values: []string{"+strings.Join(values, ", ")+"}")
	}
	if pattern := patternOf(schema); pattern != "" {
		parts = append(parts, "Pattern: "+strconv.Quote(pattern))
	}
	if isEmptyList(schema) {
		parts = append(parts, "Empty: true")
	}
	if !isOuter {
		return strings.Join(parts, ", ")
	}
	if schema.Items != nil && !isEmptyList(schema) {
		if shape := c.shapeOf(schema.Items, schema.Type.Is(openapi3.TypeArray)); shape != "" {
			parts = append(parts, "Items: &wire.Shape{"+shape+"}")
		}
	}
	if members := c.membersOf(schema); len(members) > 0 {
		parts = append(parts, "Members: map[string]wire.Shape{\n"+strings.Join(members, "\n")+"\n}")
	}
	return strings.Join(parts, ", ")
}

// membersOf returns the shapes of an object's members, one per line.
func (c *Contract) membersOf(schema *openapi3.Schema) []string {
	var members []string
	for _, name := range sortedKeys(schema.Properties) {
		property := schema.Properties[name]
		shape := c.shapeOf(property, false)
		if slices.Contains(schema.Required, name) { // the presence of a required member distinguishes forms even if its kind is unknown
			shape = strings.TrimPrefix(shape+", Required: true", ", ")
		}
		if shape == "" {
			continue
		}
		if property.Value.Nullable || resolved(property.Value).Nullable {
			shape += ", Nullable: true"
		}
		members = append(members, fmt.Sprintf("%q: {%s},", name, shape))
	}
	return members
}

// patternOf returns the pattern of a string, or the pattern of its id prefix.
func patternOf(schema *openapi3.Schema) string {
	if prefix, _ := schema.Extensions[extIDPrefix].(string); schema.Pattern == "" && prefix != "" {
		return "^" + regexp.QuoteMeta(prefix)
	}
	return schema.Pattern
}

// refuseUnion refuses a union in a request, and a union with branches that cannot each have a
// method.
func (r *validator) refuseUnion(name string) {
	schema := r.schema(name)
	if !isUnion(schema) || r.names.types[name] != "" {
		return
	}
	if r.requestComponents()[name] {
		r.reportf(placeOf(schema.Origin, "oneOf"), name, "a oneOf inside a request has no Go type")
		return
	}
	methods := r.newScope()
	for _, branch := range schema.OneOf {
		place := refPlace(branch)
		switch form := formName(branch); {
		case isUnion(branch.Value), form == "", r.formType(branch) == "":
			r.reportf(place, name, "a branch of the oneOf is not an object, list, string, number or boolean")
		default:
			methods.declare("As"+goName(form), place, name, "the method for the branch "+form)
		}
	}
}
