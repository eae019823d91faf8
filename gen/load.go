package gen

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"go.yaml.in/yaml/v3"
)

// Contract is a loaded contract with the line of everything in it. Later steps change it, so each
// generation loads its own.
type Contract struct {
	file     string
	tree     yaml.Node // for line numbers
	document *openapi3.T
	names    nameTable
	// operations are sorted by path and method.
	operations []*operation
}

// operation is an operation of the contract.
type operation struct {
	*openapi3.Operation

	// id is the operationId. oapi-codegen overwrites the one in Operation with a Go name.
	id, method, path string
	item             *openapi3.PathItem
	// server is the path of the operation's own server, or "".
	server string
}

// parameters returns the parameters of the path and of the operation, in the contract's order.
func (o *operation) parameters() openapi3.Parameters {
	return slices.Concat(o.item.Parameters, o.Parameters)
}

// place returns the line of a keyword of the operation.
func (o *operation) place(keyword string) Place { return placeOf(o.Origin, keyword) }

// subject returns the operation's name for problems: its operationId, or method and path without
// one.
func (o *operation) subject() string {
	if o.id == "" {
		return o.method + " " + o.path
	}
	return o.id
}

// Load reads a contract and its Go names. If the contract has a problem, the error is of type
// [ContractErrors]. file is the contract's name in problems.
func Load(file string, data []byte, names Names) (*Contract, error) {
	contract := &Contract{file: file}
	if err := yaml.Unmarshal(data, &contract.tree); err != nil {
		return nil, parseProblem(file, data, err)
	}
	loader := openapi3.NewLoader()
	loader.IncludeOrigin = true
	document, err := loader.LoadFromDataWithPath(data, &url.URL{Path: file})
	if err != nil {
		return nil, parseProblem(file, data, err)
	}
	if !strings.HasPrefix(document.OpenAPI, "3.0.") {
		return nil, ContractErrors{{placeOf(document.Origin, "openapi"), "openapi", fmt.Sprintf("version %.20q is not supported: want 3.0.3", document.OpenAPI)}}
	}
	if err := document.Validate(context.Background(), openapi3.EnableMultiError()); err != nil {
		return nil, validationProblems(file, err)
	}
	contract.document = document
	for _, path := range document.Paths.InMatchingOrder() {
		item := document.Paths.Value(path)
		for method, spec := range item.Operations() {
			contract.operations = append(contract.operations, &operation{Operation: spec, id: spec.OperationID, method: method, path: path, item: item})
		}
	}
	slices.SortFunc(contract.operations, func(a, b *operation) int {
		return strings.Compare(a.path+" "+a.method, b.path+" "+b.method)
	})
	if contract.names, err = names.parse(document); err != nil {
		return nil, err
	}
	contract.nameInline()
	contract.recordExactBounds()
	return contract, nil
}

// operation returns the operation with the given operationId, or nil.
func (c *Contract) operation(id string) *operation {
	for _, operation := range c.operations {
		if operation.id == id {
			return operation
		}
	}
	return nil
}

// components returns the names of the contract's schemas, sorted.
func (c *Contract) components() []string {
	if c.document.Components == nil {
		return nil
	}
	return sortedKeys(c.document.Components.Schemas)
}

// schema returns a component of the contract, or nil.
func (c *Contract) schema(name string) *openapi3.Schema {
	if c.document.Components == nil || c.document.Components.Schemas[name] == nil {
		return nil
	}
	return c.document.Components.Schemas[name].Value
}

const componentPrefix = "#/components/schemas/"

// component returns the name of the component that ref refers to, or "".
func component(ref *openapi3.SchemaRef) string {
	name, found := strings.CutPrefix(ref.Ref, componentPrefix)
	if !found || strings.Contains(name, "/") {
		return ""
	}
	return name
}

// unwrap follows allOf with a single member to the schema inside.
func unwrap(ref *openapi3.SchemaRef) *openapi3.SchemaRef {
	for ref.Ref == "" && len(ref.Value.AllOf) == 1 {
		ref = ref.Value.AllOf[0]
	}
	return ref
}

var (
	linePattern = regexp.MustCompile(`line (\d+): `)
	refPattern  = regexp.MustCompile(`"(#/[^"]+)"`)
)

// parseProblem returns the parser's error with its line. For a reference without a target it
// returns one problem for each line that contains it.
func parseProblem(file string, text []byte, err error) error {
	if match := refPattern.FindStringSubmatch(err.Error()); match != nil {
		var problems ContractErrors
		for i, line := range strings.Split(string(text), "\n") {
			if strings.Contains(line, "$ref") && strings.Contains(line, match[1]+"'") || strings.HasSuffix(line, match[1]) {
				problems = append(problems, Problem{Place{file, i + 1}, "contract", match[1] + " has no target"})
			}
		}
		if problems != nil {
			return problems
		}
	}
	place, reason := Place{File: file}, err.Error()
	if match := linePattern.FindStringSubmatchIndex(reason); match != nil {
		place.Line, _ = strconv.Atoi(reason[match[2]:match[3]])
		reason = reason[match[1]:]
	}
	return ContractErrors{{place, "contract", firstLine(reason)}}
}

// validationProblems returns the violations of OpenAPI, each once. kin-openapi repeats a fault for
// every reference to the faulty part.
func validationProblems(file string, err error) error {
	var problems ContractErrors
	seen := map[Place]bool{}
	var visit func(error)
	visit = func(err error) {
		if several, ok := err.(openapi3.MultiError); ok { //nolint:errorlint // a wrapped one is about a single value
			for _, one := range several {
				visit(one)
			}
			return
		}
		problem := Problem{Place{File: file}, "contract", firstLine(err.Error())}
		for inner := err; inner != nil; inner = errors.Unwrap(inner) {
			if place := placeOf(originOf(inner), ""); place.Line != 0 {
				problem.Place, problem.Reason = place, firstLine(inner.Error())
			}
		}
		if problem.Line == 0 || !seen[problem.Place] {
			problems = append(problems, problem)
		}
		seen[problem.Place] = true
	}
	visit(err)
	return problems.orNil()
}

// originOf returns the position in a kin-openapi error. The error types share no interface, only a
// field named Origin.
func originOf(err error) *openapi3.Origin {
	value := reflect.Indirect(reflect.ValueOf(err))
	if value.Kind() != reflect.Struct {
		return nil
	}
	field := value.FieldByName("Origin")
	if !field.IsValid() {
		return nil
	}
	origin, _ := reflect.TypeAssert[*openapi3.Origin](field)
	return origin
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}
