package outline

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// Operation is a call of the contract.
type Operation struct {
	ID, Method, Path, Summary string

	Docs []Doc
	// KeyOnly is whether it is called with a key alone.
	KeyOnly bool

	contract *Contract
	key      *yaml.Node // its method
	pathKey  *yaml.Node
	item     *yaml.Node
	node     *yaml.Node
}

// Parameter is one of the path or the query.
type Parameter struct {
	Name, In string
	Required bool
	Schema   *Schema
	// Place is that of the name, RequiredPlace that of the word required or else
	// of the name.
	Place, RequiredPlace Place

	node *yaml.Node
}

func (c *Contract) operation(path, item, method, node *yaml.Node) *Operation {
	o := &Operation{
		ID: scalar(node, "operationId"), Method: strings.ToUpper(method.Value), Path: path.Value,
		Summary: scalar(node, "summary"), contract: c, key: method, pathKey: path, item: item, node: node,
	}
	for _, one := range Items(Get(node, "x-docs")) {
		o.Docs = append(o.Docs, Doc{scalar(one, "page"), scalar(one, "heading"), c.place(Get(one, "heading"))})
	}
	for _, requirement := range Items(Get(node, "security")) {
		o.KeyOnly = o.KeyOnly || Get(requirement, "keyOnly") != nil
	}
	return o
}

// Place is where the operation begins.
func (o *Operation) Place() Place { return o.contract.place(o.key) }

// PathPlace is where its path stands.
func (o *Operation) PathPlace() Place { return o.contract.place(o.pathKey) }

// SecurityPlace is where its credentials stand, or else where it begins.
func (o *Operation) SecurityPlace() Place {
	if key, _ := Entry(o.node, "security"); key != nil {
		return o.contract.place(key)
	}
	return o.Place()
}

// HasPath is whether a page's path, with values or names in place of parameters,
// is the operation's.
func (o *Operation) HasPath(path string) bool {
	_, fits := o.fit(o.contract.Segments(path))
	return fits
}

// Parameters lists those of the path and the query, in the file's order.
func (o *Operation) Parameters() []*Parameter {
	var all []*Parameter
	for _, list := range []*yaml.Node{Get(o.item, "parameters"), Get(o.node, "parameters")} {
		for _, reference := range Items(list) {
			node, _ := o.contract.resolve(reference)
			name := Get(node, "name")
			if name == nil {
				continue
			}
			one := &Parameter{
				Name: name.Value, In: scalar(node, "in"), Required: scalar(node, "required") == "true",
				Place: o.contract.place(name), RequiredPlace: o.contract.place(name), node: node,
			}
			if _, required := Entry(node, "required"); required != nil {
				one.RequiredPlace = o.contract.place(required)
			}
			if key, schema := Entry(node, "schema"); schema != nil {
				one.Schema = o.contract.schema(key, schema)
				one.Schema.holder = o.contract.sharedBy(reference)
			}
			all = append(all, one)
		}
	}
	return all
}

// Body is the schema of the request's body, in JSON or a form; nil where it takes none.
func (o *Operation) Body() *Schema {
	return o.contract.media(Get(o.node, "requestBody"), "application/json", "multipart/form-data", "application/x-www-form-urlencoded")
}

// Answer is the schema of the answer with a status such as 200 or default, nil
// where there is none.
func (o *Operation) Answer(status string) *Schema {
	return o.contract.media(Get(Get(o.node, "responses"), status), "application/json")
}

// media is the schema of a body in the first of the media types that it has.
func (c *Contract) media(reference *yaml.Node, types ...string) *Schema {
	body, _ := c.resolve(reference)
	for _, one := range types {
		if key, node := Entry(Get(Get(body, "content"), one), "schema"); node != nil {
			schema := c.schema(key, node)
			schema.holder = c.sharedBy(reference)
			return schema
		}
	}
	return nil
}

// ParameterAt is the name of the path parameter that stands where a page's path
// has :name or {name}; "" where there is none.
func (o *Operation) ParameterAt(path, name string) string {
	template, segments := o.contract.Segments(o.Path), o.contract.Segments(path)
	if len(template) != len(segments) {
		return ""
	}
	for i, segment := range segments {
		if (segment == ":"+name || segment == "{"+name+"}") && isParameter(template[i]) {
			return strings.Trim(template[i], "{}:")
		}
	}
	return ""
}

// Precedent is the component that properties of the name refer to elsewhere, in
// what is sent (response false) or answered (response true); "" where there is
// none. Of several it is the one most used.
func (c *Contract) Precedent(name string, response bool) string {
	reached := map[*yaml.Node]bool{}
	for _, operation := range c.operations {
		part := Get(operation.node, "requestBody")
		if response {
			part = Get(operation.node, "responses")
		}
		c.reach(part, reached)
	}
	counts := map[string]int{}
	for node := range reached {
		property := Get(Get(node, "properties"), name)
		if property == nil {
			continue
		}
		if all := Items(Get(property, "allOf")); len(all) == 1 {
			property = all[0]
		}
		if _, component := c.resolve(property); component != "" {
			counts[component]++
		}
	}
	best := ""
	for component, count := range counts {
		if count > counts[best] || count == counts[best] && component < best {
			best = component
		}
	}
	return best
}

// reach notes all that a node holds, through references.
func (c *Contract) reach(node *yaml.Node, reached map[*yaml.Node]bool) {
	node, _ = c.resolve(node)
	if node == nil || reached[node] {
		return
	}
	reached[node] = true
	for _, inner := range node.Content {
		c.reach(inner, reached)
	}
}

// Component is the schema of a component, nil where there is none.
func (c *Contract) Component(name string) *Schema {
	if key, node := Entry(Get(Get(c.root, "components"), "schemas"), name); node != nil {
		s := c.schema(key, node)
		s.Component = name
		return s
	}
	return nil
}
