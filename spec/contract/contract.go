package contract

import (
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
)

// Contract is an OpenAPI document ready to check against.
type Contract struct {
	document   *openapi3.T
	digest     string
	servers    servers
	operations []Operation
	events     []Operation
	byID       map[string]*Operation
	paths      node
	warnings   []Warning
	names      func() map[string]bool // property names that samples do not mask
}

// Plain returns the same contract checked by kin-openapi alone. Tests compare the two: they
// never disagree on whether an exchange is valid.
func (c *Contract) Plain() *Contract {
	plain := &Contract{
		document: c.document, servers: c.servers, digest: c.digest,
		operations: slices.Clone(c.operations), events: slices.Clone(c.events),
	}
	plain.index()
	for _, list := range [][]Operation{plain.operations, plain.events} {
		for i := range list {
			prepared := answers{}
			for status, one := range list[i].answers {
				prepared[status] = &answer{response: one.response, status: status}
			}
			list[i].answers = prepared
		}
	}
	return plain
}

// Digest returns the SHA-256 of the contract's text in hexadecimal. Findings from different
// texts cannot be combined, since their line numbers differ.
func (c *Contract) Digest() string { return c.digest }

// Slow lists the schemas that the fast validator does not support, with the reason. They
// are checked by kin-openapi alone.
func (c *Contract) Slow() []string {
	var slow []string
	for _, operation := range slices.Concat(c.operations, c.events) {
		for _, answer := range operation.answers {
			for _, compile := range answer.fast {
				if _, err := compile(); err != nil {
					slow = append(slow, err.Error())
				}
			}
		}
	}
	slices.Sort(slow)
	return slow
}

// Operation is an operation of the contract.
type Operation struct {
	// ID is the operationId, or method and path if the contract has none, as in GET
	// /payments/{id}. Method and Path (a template) are the contract's.
	ID, Method, Path string

	item *openapi3.PathItem
	spec *openapi3.Operation
	docs []Doc

	answers answers
}

// KeyOnly reports whether the operation is called with a key id and no secret: its own
// security names the scheme keyOnly.
func (o Operation) KeyOnly() bool {
	if o.spec.Security == nil {
		return false
	}
	return slices.ContainsFunc(*o.spec.Security, func(requirement openapi3.SecurityRequirement) bool {
		_, found := requirement["keyOnly"]
		return found
	})
}

// Docs returns the places where the operation is documented, from its x-docs.
func (o Operation) Docs() []Doc { return slices.Clone(o.docs) }

func docs(operation *openapi3.Operation) []Doc {
	list, _ := operation.Extensions["x-docs"].([]any)
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

// index fills the maps that find an operation by id or by path.
func (c *Contract) index() {
	c.names = propertyNames(c)
	c.byID = make(map[string]*Operation, len(c.operations))
	for i := range c.operations {
		operation := &c.operations[i]
		c.byID[operation.ID] = operation
		c.paths.add(operation)
	}
	for i := range c.events {
		c.byID[c.events[i].ID] = &c.events[i]
	}
}

// Operations lists the operations, sorted by path and method.
func (c *Contract) Operations() []Operation { return slices.Clone(c.operations) }

// Operation finds an operation by its id, or an event by its name.
func (c *Contract) Operation(id string) (operation Operation, ok bool) {
	known := c.byID[id]
	if known == nil {
		return Operation{}, false
	}
	return *known, true
}
