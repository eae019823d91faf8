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

// Contract is a contract as it was read, with the place of everything in it. The
// later steps change it: each reads its own.
type Contract struct {
	file     string
	lines    yaml.Node
	document *openapi3.T
	names    names
	// operations are those of the contract, by path and method.
	operations []*operation
}

// operation is one call of the contract.
type operation struct {
	*openapi3.Operation

	// id is the operationId, of which oapi-codegen makes a Go name where it stands.
	id, method, path string
	item             *openapi3.PathItem
	// server is the path of a server of its own, "" for none.
	server string
}

// parameters are those of the operation and of its path, in the order of the
// contract.
func (o *operation) parameters() openapi3.Parameters {
	return slices.Concat(o.item.Parameters, o.Parameters)
}

// place is the line of a keyword of the operation.
func (o *operation) place(keyword string) Place { return placeOf(o.Origin, keyword) }

// subject names the operation in problems.
func (o *operation) subject() string {
	if o.id == "" {
		return o.method + " " + o.path
	}
	return o.id
}

// Load reads a contract and the names of Go types beside it. An error is of type
// [ContractErrors] where the contract is at fault. The file is how problems name it.
func Load(file string, data []byte, names Names) (*Contract, error) {
	contract := &Contract{file: file}
	if err := yaml.Unmarshal(data, &contract.lines); err != nil {
		return nil, unread(file, data, err)
	}
	loader := openapi3.NewLoader()
	loader.IncludeOrigin = true
	document, err := loader.LoadFromDataWithPath(data, &url.URL{Path: file})
	if err != nil {
		return nil, unread(file, data, err)
	}
	if !strings.HasPrefix(document.OpenAPI, "3.0.") {
		return nil, ContractErrors{{placeOf(document.Origin, "openapi"), "openapi", fmt.Sprintf("%.20q is not read: want 3.0.3", document.OpenAPI)}}
	}
	if err := document.Validate(context.Background(), openapi3.EnableMultiError()); err != nil {
		return nil, invalid(file, err)
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
	if contract.names, err = names.of(document); err != nil {
		return nil, err
	}
	contract.nameInline()
	contract.noteBounds()
	return contract, nil
}

// operation is the one of an operationId.
func (c *Contract) operation(id string) *operation {
	for _, operation := range c.operations {
		if operation.id == id {
			return operation
		}
	}
	return nil
}

// components are the names of the contract's schemas, sorted.
func (c *Contract) components() []string {
	if c.document.Components == nil {
		return nil
	}
	return sortedKeys(c.document.Components.Schemas)
}

// schema is a component of the contract.
func (c *Contract) schema(name string) *openapi3.Schema {
	if c.document.Components == nil || c.document.Components.Schemas[name] == nil {
		return nil
	}
	return c.document.Components.Schemas[name].Value
}

const componentPrefix = "#/components/schemas/"

// component is the name of the component that a schema refers to, or "".
func component(ref *openapi3.SchemaRef) string {
	name, found := strings.CutPrefix(ref.Ref, componentPrefix)
	if !found || strings.Contains(name, "/") {
		return ""
	}
	return name
}

// only is the one schema that a schema adds words to, by an allOf of one, or the
// schema itself.
func only(ref *openapi3.SchemaRef) *openapi3.SchemaRef {
	for ref.Ref == "" && len(ref.Value.AllOf) == 1 {
		ref = ref.Value.AllOf[0]
	}
	return ref
}

var (
	atLine   = regexp.MustCompile(`line (\d+): `)
	fragment = regexp.MustCompile(`"(#/[^"]+)"`)
)

// unread is why a file is no contract: what the parser says, at its line, or at
// those of a reference that leads nowhere.
func unread(file string, text []byte, err error) error {
	if match := fragment.FindStringSubmatch(err.Error()); match != nil {
		var problems ContractErrors
		for i, line := range strings.Split(string(text), "\n") {
			if strings.Contains(line, "$ref") && strings.Contains(line, match[1]+"'") || strings.HasSuffix(line, match[1]) {
				problems = append(problems, Problem{Place{file, i + 1}, "contract", match[1] + " leads nowhere"})
			}
		}
		if problems != nil {
			return problems
		}
	}
	place, reason := Place{File: file}, err.Error()
	if match := atLine.FindStringSubmatchIndex(reason); match != nil {
		place.Line, _ = strconv.Atoi(reason[match[2]:match[3]])
		reason = reason[match[1]:]
	}
	return ContractErrors{{place, "contract", firstLine(reason)}}
}

// invalid is what OpenAPI itself does not allow, each fault once: what refers to a
// part that has one is said to have it too.
func invalid(file string, err error) error {
	var problems ContractErrors
	seen := map[Place]bool{}
	var visit func(error)
	visit = func(err error) {
		if several, ok := err.(openapi3.MultiError); ok { //nolint:errorlint // one inside is about a single value
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

// originOf is the place that an error of kin-openapi carries: its types have a
// field of that name, and nothing else in common.
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
