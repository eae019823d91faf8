package gen

import (
	"fmt"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/oapi-codegen/oapi-codegen/v2/pkg/codegen"
)

// refuseNames refuses two things that would have one name in Go, with both places.
func (r *refusal) refuseNames() {
	r.nameDeclarations()
	r.nameMethods()
	answered := r.answered()
	for _, name := range r.components() {
		r.nameFields(name, answered[name])
	}
}

// naming is the names of a scope, and what has them.
type naming struct {
	*refusal

	given map[string]Problem // whose reason is what has the name
}

func (r *refusal) scope(own ...string) *naming {
	n := &naming{refusal: r, given: map[string]Problem{}}
	for _, name := range own {
		n.given[name] = Problem{Reason: "what is always made"}
	}
	return n
}

// name gives a name, unless something has it.
func (n *naming) name(name string, place Place, subject, what string) {
	other, found := n.given[name]
	switch {
	case name == "" || strings.ContainsAny(name[:1], "0123456789"):
		n.addf(place, subject, "%s has no name in Go", what)
	case found && other.Line != 0:
		n.addf(place, subject, "%s is %s in Go, as is %s at %v", what, name, other.Reason, other.Place)
	case found:
		n.addf(place, subject, "%s is %s in Go, as is %s", what, name, other.Reason)
	default:
		n.given[name] = Problem{place, subject, what}
	}
}

// nameDeclarations names the types and constants of the package.
func (r *refusal) nameDeclarations() {
	types := r.scope("API", "KeyOnlyAPI", "NewAPI", "NewKeyOnlyAPI", "NewWebhookEvent", "Operations", "ServerURL", "WebhookEvent")
	for _, name := range r.components() {
		if r.names.nullable[name] == "" {
			types.name(goName(name), placeOf(r.schema(name).Origin, ""), name, "the schema "+name)
		}
	}
	for _, operation := range r.operations {
		for _, parameter := range operation.parameters() {
			if parameter.Value.In != "path" {
				types.name(goName(operation.id)+"Params", operation.place(""), operation.subject(), "the struct of its parameters")
				break
			}
		}
	}
	for _, name := range r.components() {
		r.nameConstants(types, name)
	}
}

// nameConstants names the values of enums: of a component, and of its properties.
func (r *refusal) nameConstants(types *naming, name string) {
	schema := r.schema(name)
	if r.names.types[name] != "" {
		return
	}
	if !isConstant(schema) {
		types.values(name, goName(name), schema)
	}
	for _, property := range sortedKeys(schema.Properties) {
		ref := schema.Properties[property]
		if items := ref.Value.Items; ref.Ref == "" && items != nil {
			ref = items // whose enum is named for the list
		}
		if !isInlineEnum(ref) || isConstant(ref.Value) {
			continue
		}
		subject, kind := name+"."+property, goName(name)+goName(property)
		if given := r.names.properties[subject]; given != "" {
			kind = given
		}
		types.name(kind, refPlace(ref), subject, "its enum")
		types.values(subject, kind, narrowed(ref.Value))
	}
}

// values names the constants of an enum, each of which begins with the name of their type.
func (n *naming) values(subject, kind string, schema *openapi3.Schema) {
	names := valueNames(schema)
	for i, value := range enumValues(schema) {
		if i < len(names) { // else refused already
			n.name(kind+goName(names[i]), placeOf(schema.Origin, "enum"), subject, fmt.Sprintf("its value %v", value))
		}
	}
}

// nameMethods names those of the API: one for each form of request, and one for the
// iterator of a list.
func (r *refusal) nameMethods() {
	methods := r.scope("KeyOnlyAPI")
	for _, operation := range r.operations {
		name := goName(operation.id)
		if name == "" {
			continue // refused already
		}
		give := func(name, what string) { methods.name(name, operation.place("operationId"), operation.subject(), what) }
		if operation.RequestBody == nil || operation.RequestBody.Value.Content[jsonMedia] == nil || operation.RequestBody.Value.Content[jsonMedia].Schema == nil {
			give(name, "its method")
		} else if branches := operation.RequestBody.Value.Content[jsonMedia].Schema.Value.OneOf; len(branches) == 0 {
			give(name, "its method")
		} else {
			for _, suffix := range variants(branches) {
				give(name+"With"+suffix, "its method for "+suffix)
			}
		}
		if _, isList := operation.paging(); isList {
			give(iterator(name), "its iterator")
		}
		r.nameParameters(operation)
	}
}

// nameParameters names the variables of those in the path, and the fields of the others.
func (r *refusal) nameParameters(operation *operation) {
	variables, fields := r.scope(), r.scope()
	for _, ref := range operation.parameters() {
		name := ref.Value.Name
		place, what := placeOf(ref.Value.Origin, ""), "parameter "+name
		switch {
		case ref.Value.In != openapi3.ParameterInPath:
			fields.name(goName(name), place, operation.subject(), what)
		case goName(name) == "":
			variables.name("", place, operation.subject(), what)
		default:
			variables.name(goVariable(name), place, operation.subject(), what)
		}
	}
}

// goVariable returns the name of a parameter as a variable.
func goVariable(name string) string {
	name = goName(name)
	if lower := codegen.LowercaseFirstCharacters(name); !codegen.IsGoKeyword(lower) {
		return variable(lower)
	}
	return "p" + name
}

// nameFields names those of a struct, which share their names with its methods.
func (r *refusal) nameFields(name string, isAnswer bool) {
	schema := r.schema(name)
	var own []string
	if isAnswer {
		own = append(own, "Always", "UnmarshalJSON")
	}
	if r.hides(name) {
		own = append(own, "LogValue", "Format")
	}
	if schema.Extensions[webhook] != nil {
		own = append(own, "EventName")
	}
	fields := r.scope(own...)
	for _, property := range sortedKeys(schema.Properties) {
		fields.name(goName(property), refPlace(schema.Properties[property]), name+"."+property, "it")
	}
}

// variants returns what tells the forms of a request apart; two of one are refused where
// they stand.
func variants(branches openapi3.SchemaRefs) []string {
	var found []string
	for _, branch := range branches {
		if name, _ := branch.Value.Extensions[variant].(string); !slices.Contains(found, name) {
			found = append(found, name)
		}
	}
	return found
}
