package gen

import (
	"path"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/oapi-codegen/oapi-codegen/v2/pkg/codegen"
)

// Operation is one call of the contract as it is to be printed.
type Operation struct {
	// Name is its Go name, ID the operationId.
	Name, ID string
	// Method is the HTTP method, and GoMethod the name that Go has for it.
	Method, GoMethod string
	Path             string
	// Server is the path of a server of its own, and KeyHeader the header of its
	// idempotency key; each "" for none.
	Server, KeyHeader string
	// Security names the security schemes any of which will do.
	Security        []string
	IsKeyOnly, Safe bool
	Methods         []Method
	List            *List
}

// Receiver is the type that has the operation's methods.
func (o *Operation) Receiver() string {
	if o.IsKeyOnly {
		return "KeyOnlyAPI"
	}
	return "API"
}

// Method is a way to call an operation; an operation with several forms of request
// has one for each.
type Method struct {
	*Operation

	Name                              string
	Summary, Description, Deprecation string
	Docs                              []Doc
	PathParameters                    []PathParameter
	// Parameters is the type of the other parameters, Body that of the body, and
	// Reply what the answer is; each "" for none.
	Parameters, Body, Reply string
	// Encode is the function of package call that writes the body, and Accept the form
	// of an answer that is not JSON.
	Encode, Accept string
	// IsFilled is whether the body has constants, and IsChecked whether it has checks.
	IsFilled, IsChecked bool
}

// Arguments are the parameters of the method but the body, Go.
func (m *Method) Arguments() string {
	var arguments []string
	for _, parameter := range m.PathParameters {
		arguments = append(arguments, parameter.Variable+" "+parameter.Type)
	}
	if m.Parameters != "" {
		arguments = append(arguments, "params *"+m.Parameters)
	}
	return strings.Join(arguments, ", ")
}

// Names are the arguments without their types; params is what its parameters are called.
func (m *Method) Names(params string) string {
	var names []string
	for _, parameter := range m.PathParameters {
		names = append(names, parameter.Variable)
	}
	if m.Parameters != "" {
		names = append(names, params)
	}
	return strings.Join(names, ", ")
}

// Doc is a place in the documentation.
type Doc struct{ Page, Heading string }

// PathParameter is a part of a path.
type PathParameter struct {
	// Name is that in the contract, Variable and Type are Go.
	Name, Variable, Type string
	IsID                 bool
	Checks               []Check
}

// operations decides on the methods.
func (m *model) operations(definitions []codegen.OperationDefinition) []*Operation {
	all := make([]*Operation, len(definitions))
	for i, definition := range definitions {
		all[i] = m.newOperation(definition)
	}
	return all
}

func (m *model) newOperation(definition codegen.OperationDefinition) *Operation {
	of := m.contract.operation(definition.SpecOperationId)
	operation := &Operation{
		Name: definition.OperationId, ID: definition.SpecOperationId, Path: definition.Path,
		Method:   definition.Method,
		GoMethod: "http.Method" + definition.Method[:1] + strings.ToLower(definition.Method[1:]),
		Safe:     definition.Spec.Extensions[retry] == "safe",
		Server:   of.server, KeyHeader: of.keyHeader(),
	}
	for _, scheme := range definition.SecurityDefinitions {
		operation.Security = append(operation.Security, scheme.ProviderName)
		operation.IsKeyOnly = operation.IsKeyOnly || scheme.ProviderName == "keyOnly"
	}
	method := Method{
		Operation: operation, Name: operation.Name,
		Summary: definition.Summary, Description: definition.Spec.Description, Deprecation: definition.DeprecationComment(),
		Docs: docsOf(definition.Spec),
	}
	method.Reply, method.Accept = m.replyOf(of, definition)
	for _, parameter := range definition.PathParams {
		method.PathParameters = append(method.PathParameters, m.newPathParameter(parameter))
	}
	if definition.RequiresParamObject() {
		method.Parameters = definition.OperationId + "Params"
	}
	for _, body := range bodiesOf(definition) {
		method.Encode = encoders[of.bodyMedia()]
		method.Name, method.Body = operation.Name+body.suffix, body.kind
		method.IsFilled, method.IsChecked = m.isFilled(body.kind), m.isChecked(body.kind)
		operation.Methods = append(operation.Methods, method)
	}
	operation.List = m.listOf(definition, method)
	return operation
}

// body is a form of request: its type, and what sets its method's name apart.
type body struct{ kind, suffix string }

// bodiesOf are the forms of a request, one without a type where there is no body.
func bodiesOf(definition codegen.OperationDefinition) []body {
	if len(definition.Bodies) == 0 {
		return []body{{}}
	}
	schema := definition.Bodies[0].Schema
	if len(schema.OAPISchema.OneOf) == 0 {
		return []body{{kind: schema.TypeDecl()}}
	}
	var bodies []body
	for _, branch := range schema.OAPISchema.OneOf {
		name, _ := branch.Value.Extensions[variant].(string)
		bodies = append(bodies, body{goName(component(branch)), "With" + name})
	}
	return bodies
}

// success is the JSON answer of an operation that says success.
func success(definition codegen.OperationDefinition) *codegen.Schema {
	for _, response := range definition.Responses {
		if !strings.HasPrefix(response.StatusCode, "2") {
			continue
		}
		for _, content := range response.Contents {
			if content.IsJSON() {
				return &content.Schema
			}
		}
	}
	return nil
}

// replyOf is the Go type of what comes of a success, "" for nothing, and the form that
// is asked for unless it is JSON.
func (m *model) replyOf(of *operation, definition codegen.OperationDefinition) (reply, accept string) {
	answer := of.answer()
	switch {
	case answer.media == "":
		return "", ""
	case answer.schema == nil:
		return "call.Content", answer.media
	}
	reply = success(definition).TypeDecl()
	if component(answer.schema) == "" && answer.schema.Value.Nullable {
		reply = "call.Nullable[" + goName(component(only(answer.schema))) + "]"
	}
	if answer.media != jsonMedia {
		accept = answer.media
	}
	return reply, accept
}

// docsOf is where an operation was transcribed from.
func docsOf(spec *openapi3.Operation) []Doc {
	list, _ := spec.Extensions[docs].([]any)
	found := make([]Doc, 0, len(list))
	for _, entry := range list {
		fields, _ := entry.(map[string]any)
		page, _ := fields["page"].(string)
		heading, _ := fields["heading"].(string)
		found = append(found, Doc{page, strings.Join(strings.Fields(heading), " ")})
	}
	return found
}

func (m *model) newPathParameter(parameter codegen.ParameterDefinition) PathParameter {
	p := PathParameter{Name: parameter.ParamName, Variable: variable(parameter.GoVariableName()), Type: parameter.TypeDef()}
	schema := narrowed(parameter.Schema.OAPISchema)
	p.IsID = schema.Extensions[idPrefix] != nil && schema.Type.Is(openapi3.TypeString) && p.Type != "string"
	if !p.IsID {
		checks := m.checksOf(value{field: p.Name, expression: p.Variable, pointer: "&" + p.Variable, isRequired: true, schema: parameter.Schema})
		p.Checks = slices.DeleteFunc(checks, func(c Check) bool { return c.Function == "Required" }) // no segment is empty
	}
	return p
}

// taken are the names that a method has for other things.
var taken = []string{
	"a", "ctx", "params", "body", "options", "request", "list", "page", "asked", "item", "error", "string", "nil",
	"call", "context", "iter", "http", "cmp", "wire", "paise", "math",
}

// variable is the name of a parameter, unless that is taken.
func variable(name string) string {
	if slices.Contains(taken, name) {
		return name + "Value"
	}
	return name
}

// typeOf is the Go type of a component.
func typeOf(ref *openapi3.SchemaRef) string { return goName(path.Base(ref.Ref)) }
