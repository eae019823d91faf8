package fast

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// compiler makes one node for each place where a schema is used, so that seen bits belong
// to places. A recursive schema becomes a node that refers to itself.
type compiler struct {
	nodes map[*openapi3.Schema]*node // the last node of each schema
	above map[*openapi3.Schema]bool  // schemas whose node is being made
	made  int                        // number of nodes
	marks []Mark
}

// maxUnshared is the number of nodes after which places begin to share the node of a
// schema: schemas that use each other twice at every level have exponentially many places.
const maxUnshared = 1 << 14

// place is a position in a schema (for error messages), and the JSON pointer of its values
// in a body.
type place struct{ schema, pointer string }

var pointerEscapes = strings.NewReplacer("~", "~0", "/", "~1")

func (p place) property(name string) place {
	return place{p.schema + "/properties/" + name, p.pointer + "/" + pointerEscapes.Replace(name)}
}

func (p place) items() place { return place{p.schema + "/items", p.pointer + "/*"} }

func (p place) others() place { return place{p.schema + "/additionalProperties", p.pointer + "/*"} }

// Compile compiles the schema of a response, which must be valid. The error names a keyword
// that a validator does not support, and where in the schema it is.
func Compile(schema *openapi3.Schema) (*Validator, error) {
	c := compiler{nodes: map[*openapi3.Schema]*node{}, above: map[*openapi3.Schema]bool{}}
	root, err := c.node(schema, place{})
	if err != nil {
		return nil, err
	}
	skipped := anything()
	skipped.number.finite = true
	return &Validator{root: root, marks: c.marks, any: skipped}, nil
}

// anything returns a node that accepts any JSON, for values that the schema does not
// describe.
func anything() *node {
	n := &node{text: freeText(), number: &number{mark: unmarked}, boolean: boolean{true, true}, null: true}
	n.object = &object{index: newIndex(nil), order: make(order, 1), additional: n, max: math.MaxInt, others: unmarked}
	n.array = &array{items: n, max: math.MaxInt}
	return n
}

func (c *compiler) node(schema *openapi3.Schema, at place) (*node, error) {
	if known := c.nodes[schema]; known != nil && (c.above[schema] || c.made > maxUnshared) {
		return known, nil
	}
	if err := supported(schema, at.schema, nil); err != nil {
		return nil, err
	}
	c.made++
	n := &node{id: c.made, schema: schema, null: acceptsNull(schema)}
	c.nodes[schema] = n
	c.above[schema] = true
	defer delete(c.above, schema)
	var err error
	if parts, ok := partsOf(schema, openapi3.TypeObject); ok {
		if n.object, err = c.object(parts, at); err != nil {
			return nil, err
		}
	}
	if parts, ok := partsOf(schema, openapi3.TypeArray); ok {
		if n.array, err = c.array(parts, at); err != nil {
			return nil, err
		}
	}
	if parts, ok := partsOf(schema, openapi3.TypeString); ok {
		if n.text, err = c.text(parts, at); err != nil {
			return nil, err
		}
	}
	if parts, ok := partsOf(schema, openapi3.TypeNumber); ok {
		if n.number, err = c.number(parts, at); err != nil {
			return nil, err
		}
	}
	if parts, ok := partsOf(schema, openapi3.TypeBoolean); ok {
		n.boolean = newBoolean(parts)
	}
	return n, nil
}

// acceptsNull follows kin-openapi: a nullable schema accepts null whatever else it says,
// and any other only if it is composed of schemas that do.
func acceptsNull(schema *openapi3.Schema) bool {
	if schema.Nullable {
		return true
	}
	branches := 0
	for _, branch := range schema.OneOf {
		if acceptsNull(branch.Value) {
			branches++
		}
	}
	if len(schema.OneOf) > 0 && branches != 1 {
		return false
	}
	for _, part := range schema.AllOf {
		if !acceptsNull(part.Value) {
			return false
		}
	}
	return len(schema.OneOf)+len(schema.AllOf) > 0
}

// partsOf returns the schemas that a value of one kind must all match: the schema itself,
// the parts of its allOf, and the branch of its oneOf for that kind. It returns ok = false
// if no value of the kind is valid.
func partsOf(schema *openapi3.Schema, kind string) (parts []*openapi3.Schema, ok bool) {
	isOfKind := func(value any) bool { return kindOfValue(value) == kind }
	if schema.Type != nil && kindOf(schema) != kind || len(schema.Enum) > 0 && !slices.ContainsFunc(schema.Enum, isOfKind) {
		return nil, false
	}
	parts = []*openapi3.Schema{schema}
	followed := openapi3.SchemaRefs{}
	followed = append(followed, schema.AllOf...)
	if len(schema.OneOf) > 0 {
		i := slices.IndexFunc(schema.OneOf, func(branch *openapi3.SchemaRef) bool { return kindOf(branch.Value) == kind })
		if i < 0 {
			return nil, false
		}
		followed = append(followed, schema.OneOf[i])
	}
	for _, ref := range followed {
		more, ok := partsOf(ref.Value, kind)
		if !ok {
			return nil, false
		}
		parts = append(parts, more...)
	}
	return parts, true
}

// kindOf returns the JSON type of a schema's values: an integer is a number.
func kindOf(schema *openapi3.Schema) string {
	switch {
	case schema.Type == nil:
		return ""
	case schema.Type.Is(openapi3.TypeInteger):
		return openapi3.TypeNumber
	}
	return (*schema.Type)[0]
}

// kindOfValue returns the JSON type of an enum value.
func kindOfValue(value any) string {
	switch value.(type) {
	case nil:
		return openapi3.TypeNull
	case map[string]any:
		return openapi3.TypeObject
	case []any:
		return openapi3.TypeArray
	case string:
		return openapi3.TypeString
	case bool:
		return openapi3.TypeBoolean
	}
	return openapi3.TypeNumber
}

func (c *compiler) array(parts []*openapi3.Schema, at place) (*array, error) {
	a := &array{max: math.MaxInt}
	var items *openapi3.Schema
	for _, part := range parts {
		a.min = max(a.min, limit(&part.MinItems))
		a.max = min(a.max, limit(part.MaxItems))
		if len(part.Enum) > 0 {
			return nil, refused(at.schema, "enum", "it lists arrays")
		}
		if part.Items == nil {
			continue
		}
		if items != nil && items != part.Items.Value {
			return nil, refused(at.schema, "items", "allOf describes them twice")
		}
		items = part.Items.Value
	}
	if items == nil {
		a.items = anything()
		return a, nil
	}
	var err error
	a.items, err = c.node(items, at.items())
	return a, err
}

// limit converts a length or count of the contract. No limit, or one beyond any body,
// becomes MaxInt/8, which leaves room to multiply it by the bytes of a rune.
func limit(value *uint64) int {
	if value == nil || *value > math.MaxInt/8 {
		return math.MaxInt / 8
	}
	return int(*value)
}

func refused(at, keyword, why string) error {
	return fmt.Errorf("%s/%s: %s", at, keyword, why)
}
