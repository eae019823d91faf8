package gen

import (
	"fmt"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/oapi-codegen/oapi-codegen/v2/pkg/codegen"
)

// refuseNames refuses different parts of the contract that would have the same Go name.
func (r *validator) refuseNames() {
	r.declareTypes()
	r.declareMethods()
	answered := r.answerComponents()
	for _, name := range r.components() {
		r.declareFields(name, answered[name])
	}
}

// nameScope records the Go names of a scope and what each stands for.
type nameScope struct {
	*validator

	declared map[string]Problem // the reason describes what has the name
}

func (r *validator) newScope(own ...string) *nameScope {
	n := &nameScope{validator: r, declared: map[string]Problem{}}
	for _, name := range own {
		n.declared[name] = Problem{Reason: "a name that is always generated"}
	}
	return n
}

// declare records a name, or refuses it if it is taken or not a Go name.
func (n *nameScope) declare(name string, place Place, subject, what string) {
	other, found := n.declared[name]
	switch {
	case name == "" || strings.ContainsAny(name[:1], "0123456789"):
		n.reportf(place, subject, "%s has no Go name", what)
	case found && other.Line != 0:
		n.reportf(place, subject, "%s has the Go name %s, as has %s at %v", what, name, other.Reason, other.Place)
	case found:
		n.reportf(place, subject, "%s has the Go name %s, as has %s", what, name, other.Reason)
	default:
		n.declared[name] = Problem{place, subject, what}
	}
}

// declareTypes declares the types and constants of the generated package.
func (r *validator) declareTypes() {
	types := r.newScope("API", "KeyOnlyAPI", "NewAPI", "NewKeyOnlyAPI", "NewWebhookEvent", "Operations", "ServerURL", "WebhookEvent")
	for _, name := range r.components() {
		if r.names.nullable[name] == "" {
			types.declare(goName(name), placeOf(r.schema(name).Origin, ""), name, "the schema "+name)
		}
	}
	for _, operation := range r.operations {
		for _, parameter := range operation.parameters() {
			if parameter.Value.In != "path" {
				types.declare(goName(operation.id)+"Params", operation.place(""), operation.subject(), "the struct of its parameters")
				break
			}
		}
	}
	for _, name := range r.components() {
		r.declareConstants(types, name)
	}
}

// declareConstants declares the constants of a component's enum, and of its properties' enums.
func (r *validator) declareConstants(types *nameScope, name string) {
	schema := r.schema(name)
	if r.names.types[name] != "" {
		return
	}
	if !isConstant(schema) {
		types.declareEnum(name, goName(name), schema)
	}
	for _, property := range sortedKeys(schema.Properties) {
		ref := schema.Properties[property]
		if items := ref.Value.Items; ref.Ref == "" && items != nil {
			ref = items // the enum is named after the list
		}
		if !isInlineEnum(ref) || isConstant(ref.Value) {
			continue
		}
		subject, kind := name+"."+property, goName(name)+goName(property)
		if given := r.names.properties[subject]; given != "" {
			kind = given
		}
		types.declare(kind, refPlace(ref), subject, "its enum")
		types.declareEnum(subject, kind, resolved(ref.Value))
	}
}

// declareEnum declares the constants of an enum. Their names begin with the name of the type.
func (n *nameScope) declareEnum(subject, kind string, schema *openapi3.Schema) {
	names := valueNames(schema)
	for i, value := range enumValues(schema) {
		if i < len(names) { // otherwise refuseEnum reports it
			n.declare(kind+goName(names[i]), placeOf(schema.Origin, "enum"), subject, fmt.Sprintf("its value %v", value))
		}
	}
}

// declareMethods declares the methods of the API: one for each branch of a request body, and one
// for the iterator of a list.
func (r *validator) declareMethods() {
	methods := r.newScope("KeyOnlyAPI")
	for _, operation := range r.operations {
		name := goName(operation.id)
		if name == "" {
			continue // refuseOperation reports it
		}
		declare := func(name, what string) {
			methods.declare(name, operation.place("operationId"), operation.subject(), what)
		}
		if operation.RequestBody == nil || operation.RequestBody.Value.Content[jsonMedia] == nil || operation.RequestBody.Value.Content[jsonMedia].Schema == nil {
			declare(name, "its method")
		} else if branches := operation.RequestBody.Value.Content[jsonMedia].Schema.Value.OneOf; len(branches) == 0 {
			declare(name, "its method")
		} else {
			for _, suffix := range variantNames(branches) {
				declare(name+"With"+suffix, "its method for "+suffix)
			}
		}
		if _, isList := operation.paging(); isList {
			declare(iteratorName(name), "its iterator")
		}
		r.declareParameters(operation)
	}
}

// declareParameters declares the variables of path parameters, and the struct fields of the others.
func (r *validator) declareParameters(operation *operation) {
	variables, fields := r.newScope(), r.newScope()
	for _, ref := range operation.parameters() {
		name := ref.Value.Name
		place, what := placeOf(ref.Value.Origin, ""), "parameter "+name
		switch {
		case ref.Value.In != openapi3.ParameterInPath:
			fields.declare(fieldName(ref.Value), place, operation.subject(), what)
		case goName(name) == "":
			variables.declare("", place, operation.subject(), what)
		default:
			variables.declare(goVariable(name), place, operation.subject(), what)
		}
	}
}

// goVariable returns the variable name of a parameter.
func goVariable(name string) string {
	name = goName(name)
	if lower := codegen.LowercaseFirstCharacters(name); !codegen.IsGoKeyword(lower) {
		return variableName(lower)
	}
	return "p" + name
}

// declareFields declares the fields of a struct. They must differ from the names of its methods.
func (r *validator) declareFields(name string, isAnswer bool) {
	schema := r.schema(name)
	var own []string
	if isAnswer {
		own = append(own, "RequiredMembers", "UnmarshalJSON")
	}
	if r.containsSensitive(name) {
		own = append(own, "LogValue", "Format")
	}
	if schema.Extensions[extWebhook] != nil {
		own = append(own, "EventName")
	}
	fields := r.newScope(own...)
	for _, property := range sortedKeys(schema.Properties) {
		fields.declare(goName(property), refPlace(schema.Properties[property]), name+"."+property, "the property")
	}
}

// variantNames returns the names of a request body's branches without duplicates, which
// refuseBranches reports.
func variantNames(branches openapi3.SchemaRefs) []string {
	var found []string
	for _, branch := range branches {
		if name, _ := branch.Value.Extensions[extVariant].(string); !slices.Contains(found, name) {
			found = append(found, name)
		}
	}
	return found
}
