package fast

import (
	"maps"
	"math"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
)

// described is what all parts of an object's schema say together.
type described struct {
	properties map[string]*openapi3.Schema
	required   map[string]bool
	additional *openapi3.Schema
	closed     bool // other properties are forbidden
	open       bool // additionalProperties: true in some part, which overrides closed
	listing    int  // number of parts with properties or additionalProperties
	limiting   int  // number of parts that restrict all other properties
}

// object merges the parts. Several parts may list properties, unless one of them restricts
// other properties, which would include those of the other parts.
func (c *compiler) object(parts []*openapi3.Schema, at place) (*object, error) {
	o := &object{max: math.MaxInt, others: unmarked}
	d := described{properties: map[string]*openapi3.Schema{}, required: map[string]bool{}}
	for _, part := range parts {
		o.min = max(o.min, limit(&part.MinProps))
		o.max = min(o.max, limit(part.MaxProps))
		if err := d.add(part, at.schema); err != nil {
			return nil, err
		}
	}
	if d.limiting > 0 && d.listing > 1 {
		return nil, refused(at.schema, "additionalProperties", "allOf describes other properties beside it")
	}
	var err error
	switch {
	case d.additional != nil:
		if o.additional, err = c.node(d.additional, at.others()); err != nil {
			return nil, err
		}
		o.others = c.mark(Mark{Pointer: at.others().pointer})
	case d.open || !d.closed:
		o.additional = anything()
	}
	return o, c.properties(o, d.properties, d.required, at)
}

func (d *described) add(part *openapi3.Schema, at string) error {
	if len(part.Enum) > 0 {
		return refused(at, "enum", "it lists objects")
	}
	for _, name := range part.Required {
		d.required[name] = true
	}
	for name, ref := range part.Properties {
		if known := d.properties[name]; known != nil && known != ref.Value {
			return refused(at, "properties/"+name, "allOf describes it twice")
		}
		d.properties[name] = ref.Value
	}
	others := part.AdditionalProperties
	none := others.Has != nil && !*others.Has
	if others.Schema != nil {
		d.additional = others.Schema.Value
	}
	d.open = d.open || others.Has != nil && *others.Has
	if none || others.Schema != nil {
		d.limiting++
	}
	if none || others.Schema != nil || len(part.Properties) > 0 {
		d.listing++
		d.closed = d.closed || others.Schema == nil
	}
	return nil
}

// impossible accepts no value: it is the node of a property that is required but forbidden.
var impossible = &node{}

// properties fills in the property table. A property that is required but not described
// gets the node of additional properties; if those are forbidden, no object is valid.
func (c *compiler) properties(o *object, described map[string]*openapi3.Schema, required map[string]bool, at place) error {
	names := slices.Sorted(maps.Keys(described))
	for _, name := range slices.Sorted(maps.Keys(required)) {
		if _, ok := described[name]; !ok {
			names = append(names, name)
		}
	}
	o.required = make([]uint64, (len(names)+63)/64)
	o.mark = c.markWords(len(o.required))
	for i, name := range names {
		p := property{name: name, quoted: quotedName(name), step: "/" + pointerEscapes.Replace(name), node: o.additional}
		c.marks[o.mark*64+i].Pointer = at.property(name).pointer
		if schema, ok := described[name]; ok {
			var err error
			if p.node, err = c.node(schema, at.property(name)); err != nil {
				return err
			}
		} else if p.node == nil {
			p.node = impossible
		} else if o.others != unmarked {
			p.step = "/*" // the contract leaves its name open
		}
		if required[name] {
			o.required[i/64] |= 1 << (i % 64)
		}
		o.properties = append(o.properties, p)
	}
	o.index = newIndex(o.properties)
	o.order = make(order, len(names)+1)
	for i := range o.order {
		o.order[i].Store(int32(i))
	}
	return nil
}

// quotedName returns the name as a body has it, with the closing quote and a colon. For a
// name that JSON must escape it returns a string that never follows an opening quote.
func quotedName(name string) string {
	if end, escaped := quoted([]byte(name+`"`), 0); end != len(name) || escaped {
		return "\x00"
	}
	return name + `":`
}
