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
	for _, entry := range items(get(node, "x-docs")) {
		o.Docs = append(o.Docs, Doc{scalar(entry, "page"), scalar(entry, "heading"), c.place(get(entry, "heading"))})
	}
	for _, requirement := range items(get(node, "security")) {
		o.KeyOnly = o.KeyOnly || get(requirement, "keyOnly") != nil
	}
	return o
}

// Place is where the operation begins.
func (o *Operation) Place() Place { return o.contract.place(o.key) }

// PathPlace is where its path stands.
func (o *Operation) PathPlace() Place { return o.contract.place(o.pathKey) }

// SecurityPlace is where its credentials stand, or else where it begins.
func (o *Operation) SecurityPlace() Place {
	if key, _ := entry(o.node, "security"); key != nil {
		return o.contract.place(key)
	}
	return o.Place()
}

// HasPath is whether a page's path, with values or names in place of parameters,
// is the operation's.
func (o *Operation) HasPath(path string) bool {
	_, fits := fit(o.contract.segments(o.Path), o.contract.segments(path))
	return fits
}

// Parameters lists those of the path and the query, in the file's order.
func (o *Operation) Parameters() []*Parameter {
	var all []*Parameter
	for _, list := range []*yaml.Node{get(o.item, "parameters"), get(o.node, "parameters")} {
		for _, node := range items(list) {
			node, _ = o.contract.resolve(node)
			name := get(node, "name")
			if name == nil {
				continue
			}
			one := &Parameter{
				Name: name.Value, In: scalar(node, "in"), Required: scalar(node, "required") == "true",
				Place: o.contract.place(name), RequiredPlace: o.contract.place(name), node: node,
			}
			if _, required := entry(node, "required"); required != nil {
				one.RequiredPlace = o.contract.place(required)
			}
			if key, schema := entry(node, "schema"); schema != nil {
				one.Schema = o.contract.schema(key, schema)
			}
			all = append(all, one)
		}
	}
	return all
}

// Body is the schema of the request's body, nil where it takes none.
func (o *Operation) Body() *Schema {
	body, _ := o.contract.resolve(get(o.node, "requestBody"))
	return o.contract.media(body)
}

// Answer is the schema of the answer with a status such as 200 or default, nil
// where there is none.
func (o *Operation) Answer(status string) *Schema {
	answer, _ := o.contract.resolve(get(get(o.node, "responses"), status))
	return o.contract.media(answer)
}

// media is the JSON schema of a body.
func (c *Contract) media(body *yaml.Node) *Schema {
	if key, schema := entry(get(get(body, "content"), "application/json"), "schema"); schema != nil {
		return c.schema(key, schema)
	}
	return nil
}

// ParameterAt is the name of the path parameter that stands where a page's path
// has :name or {name}; "" where there is none.
func (o *Operation) ParameterAt(path, name string) string {
	template, segments := o.contract.segments(o.Path), o.contract.segments(path)
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
		part := get(operation.node, "requestBody")
		if response {
			part = get(operation.node, "responses")
		}
		c.reach(part, reached)
	}
	counts := map[string]int{}
	for node := range reached {
		property := get(get(node, "properties"), name)
		if property == nil {
			continue
		}
		if all := items(get(property, "allOf")); len(all) == 1 {
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
	if key, node := entry(get(get(c.root, "components"), "schemas"), name); node != nil {
		s := c.schema(key, node)
		s.Component = name
		return s
	}
	return nil
}
