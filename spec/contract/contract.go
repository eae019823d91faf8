package contract

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// Contract is an OpenAPI document ready to check against.
type Contract struct {
	document   *openapi3.T
	base       string // path of the first server, without a trailing slash
	operations []Operation
}

// Operation is an operation of the contract.
type Operation struct {
	// ID is the operationId; Method and Path, a template, are the contract's.
	ID, Method, Path string

	segments []string
	item     *openapi3.PathItem
	spec     *openapi3.Operation
}

// KeyOnly is whether the operation is called with a key alone: its own security
// names the scheme keyOnly.
func (o Operation) KeyOnly() bool {
	if o.spec.Security == nil {
		return false
	}
	return slices.ContainsFunc(*o.spec.Security, func(requirement openapi3.SecurityRequirement) bool {
		_, found := requirement["keyOnly"]
		return found
	})
}

// Docs is where the operation is documented, from its x-docs.
func (o Operation) Docs() []Doc {
	list, _ := o.spec.Extensions["x-docs"].([]any)
	docs := make([]Doc, 0, len(list))
	for _, entry := range list {
		if entry, ok := entry.(map[string]any); ok {
			page, _ := entry["page"].(string)
			heading, _ := entry["heading"].(string)
			docs = append(docs, Doc{page, heading})
		}
	}
	return docs
}

// Load reads a contract and refuses one that is not valid. References to other
// documents are not followed.
func Load(data []byte) (*Contract, error) {
	loader := openapi3.NewLoader()
	loader.IncludeOrigin = true
	document, err := loader.LoadFromData(data)
	if err != nil {
		return nil, fmt.Errorf("contract: %w", err)
	}
	if err := document.Validate(context.Background()); err != nil {
		return nil, fmt.Errorf("contract: %w", err)
	}
	c := &Contract{document: document}
	if len(document.Servers) > 0 {
		server, err := url.Parse(document.Servers[0].URL)
		if err != nil {
			return nil, fmt.Errorf("contract: servers: %w", err)
		}
		c.base = strings.TrimSuffix(server.Path, "/")
	}
	for _, path := range document.Paths.InMatchingOrder() {
		item := document.Paths.Find(path)
		for method, operation := range item.Operations() {
			if operation.OperationID == "" {
				return nil, fmt.Errorf("contract: %s %s has no operationId", method, path)
			}
			c.operations = append(c.operations, Operation{
				ID: operation.OperationID, Method: method, Path: path,
				segments: strings.Split(path, "/"), item: item, spec: operation,
			})
		}
	}
	if len(c.operations) == 0 {
		return nil, errors.New("contract: it has no operations")
	}
	slices.SortFunc(c.operations, func(a, b Operation) int {
		if n := strings.Compare(a.Path, b.Path); n != 0 {
			return n
		}
		return strings.Compare(a.Method, b.Method)
	})
	return c, nil
}

// Operations lists the operations, by path and method.
func (c *Contract) Operations() []Operation { return slices.Clone(c.operations) }

// Operation finds an operation by its id.
func (c *Contract) Operation(id string) (Operation, bool) {
	i := slices.IndexFunc(c.operations, func(o Operation) bool { return o.ID == id })
	if i < 0 {
		return Operation{}, false
	}
	return c.operations[i], true
}
