package outline

import (
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// Operation is an operation of the contract.
type Operation struct {
	ID, Method, Path, Summary string

	Docs []Doc
	// KeyOnly reports whether it is called with a key without its secret.
	KeyOnly bool

	// Base is the path of its own server, such as /v2, "" if it has none.
	Base string

	contract *Contract
	key      *yamlnode.Node // its method
	item     *yamlnode.Node
	node     *yamlnode.Node

	sent, received nodes // in its requests and responses
}

func (c *Contract) readOperation(path, item, method, node *yamlnode.Node) *Operation {
	o := &Operation{
		ID: yamlnode.Scalar(node, "operationId"), Method: strings.ToUpper(method.Value), Path: path.Value,
		Summary: yamlnode.Scalar(node, "summary"), contract: c, key: method, item: item, node: node, sent: nodes{}, received: nodes{},
	}
	for _, owner := range []*yamlnode.Node{item, node} {
		if base := basePath(owner); base != "" && base != c.base {
			o.Base = base
		}
	}
	for _, one := range yamlnode.Items(yamlnode.Get(node, "x-docs")) {
		o.Docs = append(o.Docs, Doc{yamlnode.Scalar(one, "page"), yamlnode.Scalar(one, "heading"), c.placeOf(yamlnode.Get(one, "heading"))})
	}
	for _, requirement := range yamlnode.Items(yamlnode.Get(node, "security")) {
		o.KeyOnly = o.KeyOnly || yamlnode.Get(requirement, "keyOnly") != nil
	}
	return o
}

// Place returns the position of the operation's method.
func (o *Operation) Place() Place { return o.contract.placeOf(o.key) }

// HasPath reports whether a page's path, with values or names in place of parameters, fits the
// operation's.
func (o *Operation) HasPath(path string) bool {
	_, fits := o.match(o.contract.Segments(path))
	return fits
}

// Parameters returns the parameters of the path item, then those of the operation.
func (o *Operation) Parameters() []*Value {
	var all []*Value
	for _, list := range []*yamlnode.Node{yamlnode.Get(o.item, "parameters"), yamlnode.Get(o.node, "parameters")} {
		for _, reference := range yamlnode.Items(list) {
			node, _ := o.contract.resolve(reference)
			name := yamlnode.Get(node, "name")
			if name == nil {
				continue
			}
			one := &Value{
				Name: name.Value, In: yamlnode.Scalar(node, "in"), Required: yamlnode.Scalar(node, "required") == "true",
				Place: o.contract.placeOf(name), RequiredPlace: o.contract.placeOf(name), node: node,
			}
			if _, required := yamlnode.Entry(node, "required"); required != nil {
				one.RequiredPlace = o.contract.placeOf(required)
			}
			if key, schema := yamlnode.Entry(node, "schema"); schema != nil {
				one.Schema = o.contract.newSchema(key, schema, reference)
			}
			all = append(all, one)
		}
	}
	return all
}

// Body returns the schema of the request body, JSON or a form; nil if there is none.
func (o *Operation) Body() *Schema {
	return o.contract.schemaOf(yamlnode.Get(o.node, "requestBody"), "application/json", "multipart/form-data", "application/x-www-form-urlencoded")
}

// Answer returns the schema of the response with status 200, nil if there is none.
func (o *Operation) Answer() *Schema {
	return o.contract.schemaOf(yamlnode.Get(o.node, "responses", "200"), "application/json")
}

// schemaOf returns the schema of a body for the first of the media types that it has.
func (c *Contract) schemaOf(reference *yamlnode.Node, types ...string) *Schema {
	body, _ := c.resolve(reference)
	for _, one := range types {
		if key, node := yamlnode.Entry(yamlnode.Get(body, "content", one), "schema"); node != nil {
			return c.newSchema(key, node, reference)
		}
	}
	return nil
}
