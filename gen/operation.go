package gen

import (
	"path"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/oapi-codegen/oapi-codegen/v2/pkg/codegen"
)

// Operation is an operation as the templates print it.
type Operation struct {
	// Name is the Go name, ID the operationId.
	Name, ID string
	// Method is the HTTP method, GoMethod its constant in net/http.
	Method, GoMethod string
	Path             string
	// Server is the path of the operation's own server, KeyHeader the header of its idempotency
	// key. Each may be "".
	Server, KeyHeader string
	// Security names the security schemes. Any one of them suffices.
	Security        []string
	IsKeyOnly, Safe bool
	Methods         []Method
	List            *List
}

// Receiver returns the name of the type that has the operation's methods.
func (o *Operation) Receiver() string {
	if o.IsKeyOnly {
		return "KeyOnlyAPI"
	}
	return "API"
}

// Method is a generated method of an operation. An operation whose body is a oneOf has one method
// for each branch.
type Method struct {
	*Operation

	Name                              string
	Summary, Description, Deprecation string
	Docs                              []Doc
	PathParameters                    []PathParameter
	// Parameters is the struct of query and header parameters, Body the type of the body, and Reply
	// the type of the response. Each may be "".
	Parameters, Body, Reply string
	// Encode is the method of call.Request that encodes the body. Accept is the media type of the
	// response, or "" for application/json.
	Encode, Accept string
	// HasConstants and HasChecks report whether the body has any.
	HasConstants, HasChecks bool
}

// Arguments returns the method's parameters, except the body, as Go code.
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

// Names returns the names of the arguments as Go code. params is the expression for the parameter
// struct.
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

// Doc is a heading of a documentation page.
type Doc struct{ Page, Heading string }

// PathParameter is a parameter in the path.
type PathParameter struct {
	// Name is the name in the contract; Variable and Type are Go code.
	Name, Variable, Type string
	IsID                 bool
	Checks               []Check
}

// operations builds the operations for the templates.
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
		Safe:     definition.Spec.Extensions[extRetry] == "safe",
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
	for _, body := range formsOfBody(definition) {
		method.Encode = encoders[of.bodyMedia()]
		method.Name, method.Body = operation.Name+body.suffix, body.kind
		method.HasConstants, method.HasChecks = m.hasConstants(body.kind), m.hasChecks(body.kind)
		operation.Methods = append(operation.Methods, method)
	}
	operation.List = m.listOf(definition, method)
	return operation
}

// requestForm is a branch of a request body: its Go type, and the suffix of its method's name.
type requestForm struct{ kind, suffix string }

// formsOfBody returns the branches of a request body. For an operation without a body it returns
// one branch without a type.
func formsOfBody(definition codegen.OperationDefinition) []requestForm {
	if len(definition.Bodies) == 0 {
		return []requestForm{{}}
	}
	schema := definition.Bodies[0].Schema
	if len(schema.OAPISchema.OneOf) == 0 {
		return []requestForm{{kind: schema.TypeDecl()}}
	}
	var bodies []requestForm
	for _, branch := range schema.OAPISchema.OneOf {
		name, _ := branch.Value.Extensions[extVariant].(string)
		bodies = append(bodies, requestForm{goName(component(branch)), "With" + name})
	}
	return bodies
}

// successSchema returns the schema of the successful JSON response, or nil.
func successSchema(definition codegen.OperationDefinition) *codegen.Schema {
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

// replyOf returns the Go type of the successful response, or "" if it is empty, and its media type
// unless that is application/json.
func (m *model) replyOf(of *operation, definition codegen.OperationDefinition) (reply, accept string) {
	answer := of.answer()
	switch {
	case answer.media == "":
		return "", ""
	case answer.schema == nil:
		return "call.Content", answer.media
	}
	reply = successSchema(definition).TypeDecl()
	if component(answer.schema) == "" && answer.schema.Value.Nullable {
		reply = "call.Nullable[" + goName(component(unwrap(answer.schema))) + "]"
	}
	if answer.media != jsonMedia {
		accept = answer.media
	}
	return reply, accept
}

// docsOf returns the documentation headings that an operation was transcribed from.
func docsOf(spec *openapi3.Operation) []Doc {
	list, _ := spec.Extensions[extDocs].([]any)
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
	p := PathParameter{Name: parameter.ParamName, Variable: variableName(parameter.GoVariableName()), Type: parameter.TypeDef()}
	schema := resolved(parameter.Schema.OAPISchema)
	p.IsID = schema.Extensions[extIDPrefix] != nil && schema.Type.Is(openapi3.TypeString) && p.Type != "string"
	if !p.IsID {
		checks := m.checksOf(value{field: p.Name, expression: p.Variable, pointer: "&" + p.Variable, isRequired: true, schema: parameter.Schema})
		p.Checks = slices.DeleteFunc(checks, func(c Check) bool { return c.Function == "Required" }) // PathSegment checks that
	}
	return p
}

// reservedVariables are names that generated methods use for something else.
var reservedVariables = []string{
	"a", "ctx", "params", "body", "options", "request", "list", "page", "query", "item", "error", "string", "nil",
	"call", "context", "iter", "http", "cmp", "wire", "paise", "math",
}

// variableName returns the variable name of a parameter, changed if it is reserved.
func variableName(name string) string {
	if slices.Contains(reservedVariables, name) {
		return name + "Value"
	}
	return name
}

// componentType returns the Go type of a component.
func componentType(ref *openapi3.SchemaRef) string { return goName(path.Base(ref.Ref)) }
