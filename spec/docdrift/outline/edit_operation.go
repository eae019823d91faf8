package outline

import (
	"fmt"
)

// AddQuery adds a parameter of the query to an operation, its schema as lines.
func (o *Operation) AddQuery(name string, required bool, schema []string) ([]byte, error) {
	item := append([]string{
		"- name: " + Scalar(name, "string"),
		"  in: query",
		fmt.Sprintf("  required: %t", required),
		"  description: " + NotDescribed,
		"  schema:",
	}, setIn(schema, 4)...)
	if list := get(o.node, "parameters"); len(items(list)) > 0 {
		last := items(list)[len(items(list))-1]
		indent := indentOf(o.contract.lines()[last.Line-1])
		end := o.contract.blockEnd(last.Line, indent)
		return o.contract.replace(end, end, setIn(item, indent)...), nil
	}
	for _, name := range []string{"requestBody", "responses"} {
		if key, _ := entry(o.node, name); key != nil {
			return o.contract.insertBefore(key, append([]string{"parameters:"}, setIn(item, 2)...)...)
		}
	}
	return nil, ErrShape
}

// RenameHeading changes a heading in x-docs.
func (o *Operation) RenameHeading(page, from, to string) ([]byte, error) {
	for _, one := range items(get(o.node, "x-docs")) {
		if heading := get(one, "heading"); scalar(one, "page") == page && heading != nil && heading.Value == from {
			return o.contract.setScalar(heading, Scalar(to, "string"))
		}
	}
	return nil, fmt.Errorf("x-docs of %s: no heading %q of %s", o.ID, from, page)
}

// AddHeading adds an entry to x-docs.
func (o *Operation) AddHeading(page, heading string) ([]byte, error) {
	all := items(get(o.node, "x-docs"))
	if len(all) == 0 {
		return nil, fmt.Errorf("x-docs of %s: %w", o.ID, ErrShape)
	}
	last := all[len(all)-1]
	indent := indentOf(o.contract.lines()[last.Line-1])
	end := o.contract.blockEnd(last.Line, indent)
	return o.contract.replace(end, end, setIn([]string{"- page: " + Scalar(page, "string"), "  heading: " + Scalar(heading, "string")}, indent)...), nil
}

// RemoveHeading takes an entry from x-docs, unless it is the last.
func (o *Operation) RemoveHeading(page, heading string) ([]byte, error) {
	all := items(get(o.node, "x-docs"))
	for _, one := range all {
		if scalar(one, "page") == page && scalar(one, "heading") == heading && len(all) > 1 {
			indent := indentOf(o.contract.lines()[one.Line-1])
			return o.contract.replace(one.Line, o.contract.blockEnd(one.Line, indent)), nil
		}
	}
	return nil, fmt.Errorf("x-docs of %s: %q is the only heading", o.ID, heading)
}
