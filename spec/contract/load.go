package contract

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"go.yaml.in/yaml/v3"
)

// Load reads a contract and refuses an invalid one. It does not follow references to other
// documents. Faults that do not prevent checking are listed in [Contract.Warnings].
func Load(data []byte) (*Contract, error) { return LoadNamed("", data) }

// LoadNamed is [Load] with a file name for the places in findings.
func LoadNamed(name string, data []byte) (*Contract, error) {
	c, err := load(name, data)
	if err != nil {
		return nil, fmt.Errorf("contract: %w", err)
	}
	return c, nil
}

func load(name string, data []byte) (*Contract, error) {
	document, warnings, err := readDocument(name, data)
	if err != nil {
		return nil, err
	}
	return prepare(document, data, warnings)
}

// prepare makes a contract from a document and its text.
func prepare(document *openapi3.T, data []byte, warnings []Warning) (_ *Contract, err error) {
	c := &Contract{document: document, digest: digestOf(data), warnings: warnings}
	if c.servers, err = serversOf(document); err != nil {
		return nil, err
	}
	if c.operations = operationsOf(document); len(c.operations) == 0 {
		return nil, errors.New("it has no operations")
	}
	if c.events, err = eventsOf(document, c.operations); err != nil {
		return nil, err
	}
	for _, list := range [][]Operation{c.operations, c.events} {
		for i := range list {
			list[i].answers = answersOf(list[i])
		}
	}
	c.index()
	return c, nil
}

func digestOf(data []byte) string {
	digest := sha256.Sum256(data)
	return hex.EncodeToString(digest[:])
}

// readDocument reads an OpenAPI 3.0 document that is valid except for the warnings.
func readDocument(name string, data []byte) (*openapi3.T, []Warning, error) {
	if err := refuseAmbiguous(data); err != nil {
		return nil, nil, err
	}
	loader := openapi3.NewLoader()
	loader.IncludeOrigin = true
	document, err := loader.LoadFromDataWithPath(data, &url.URL{Path: name})
	if err != nil { // perhaps only because of its version
		version := versionOf(data)
		if (version.OpenAPI == "" && version.Swagger == "") || version.is30() {
			return nil, nil, err
		}
		return nil, nil, version.refuse()
	}
	if version := (version{OpenAPI: document.OpenAPI}); !version.is30() {
		version.Swagger = versionOf(data).Swagger
		return nil, nil, version.refuse()
	}
	warnings := dropPatterns(document)
	if err := refuseCycles(document); err != nil {
		return nil, nil, err
	}
	values, err := validate(document)
	return document, append(warnings, values...), err
}

// version is a document's openapi field, and the swagger field of the older format.
type version struct{ OpenAPI, Swagger string }

func versionOf(data []byte) version {
	var found version
	_ = yaml.Unmarshal(data, &found) // both stay empty if it is not YAML
	return found
}

func (v version) is30() bool { return strings.HasPrefix(v.OpenAPI, "3.0.") }

func (v version) refuse() error {
	if v.OpenAPI == "" && v.Swagger != "" {
		return fmt.Errorf("swagger: %.20q is not read: want OpenAPI 3.0", v.Swagger)
	}
	return fmt.Errorf("openapi: %.20q is not read: want 3.0", v.OpenAPI)
}

// operationsOf lists the operations of a document, sorted by path and method.
func operationsOf(document *openapi3.T) []Operation {
	var all []Operation
	for path, item := range document.Paths.Map() {
		for method, operation := range item.Operations() {
			all = append(all, Operation{
				ID:     cmp.Or(operation.OperationID, method+" "+path),
				Method: method, Path: path,
				item: item, spec: operation, docs: docs(operation),
			})
		}
	}
	slices.SortFunc(all, func(a, b Operation) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.Method, b.Method))
	})
	return all
}
