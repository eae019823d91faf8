package gen

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"go.yaml.in/yaml/v3"
)

//go:embed names.yaml
var projectNames []byte

// Names is a file of Go names for parts of a contract; see names.yaml.
type Names struct {
	File string
	Data []byte
}

// ProjectNames returns the names of this project.
func ProjectNames() Names { return Names{"gen/names.yaml", projectNames} }

// nameTable is a parsed file of names. types maps components to Go types, nullable maps "component
// or null" schemas to the component, and properties maps properties such as "Payment.refund_status"
// to type names.
type nameTable struct{ types, nullable, properties map[string]string }

// parse reads the names. It refuses names for parts that the contract does not have.
func (n Names) parse(document *openapi3.T) (nameTable, error) {
	var file struct{ Types, Nullable, Properties map[string]yaml.Node }
	if err := yaml.Unmarshal(n.Data, &file); err != nil {
		return nameTable{}, fmt.Errorf("%s: %w", n.File, err)
	}
	read := nameTable{map[string]string{}, map[string]string{}, map[string]string{}}
	var problems ContractErrors
	refuse := func(node yaml.Node, name, reason string) {
		problems = append(problems, Problem{Place{n.File, node.Line}, name, reason})
	}
	schemas := openapi3.Schemas{}
	if document.Components != nil {
		schemas = document.Components.Schemas
	}
	for name, node := range file.Types {
		if schemas[name] == nil {
			refuse(node, name, "the contract has no such schema")
		}
		read.types[name] = node.Value
	}
	for name, node := range file.Nullable {
		if schemas[name] == nil || schemas[node.Value] == nil {
			refuse(node, name, "the contract has no such schema, or no "+node.Value)
		}
		read.nullable[name] = node.Value
	}
	for path, node := range file.Properties {
		name, property, _ := strings.Cut(path, ".")
		if schemas[name] == nil || schemas[name].Value.Properties[property] == nil {
			refuse(node, path, "the contract has no such property")
		}
		read.properties[path] = node.Value
	}
	return read, problems.orNil()
}

func sortedKeys[V any](values map[string]V) []string { return slices.Sorted(maps.Keys(values)) }
