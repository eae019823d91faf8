package draft

import (
	"errors"
	"regexp"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// known holds the parts of the contract that a draft can use.
type known struct {
	// capitals maps words in lower case to their spelling in the names of components: upi to UPI.
	capitals map[string]string
	ids      map[string]string // component of identifiers by prefix
	// entities maps an entity to its components, those of the draft last.
	entities  map[string][]string
	sensitive map[string]bool // properties that must not be logged
}

func (d *drafter) readContract() {
	k := known{
		capitals: map[string]string{}, ids: map[string]string{}, entities: map[string][]string{},
		sensitive: map[string]bool{},
	}
	for _, name := range sortedKeys(d.document.Components.Schemas) {
		for _, match := range capitals.FindAllStringSubmatch(name, -1) {
			k.capitals[strings.ToLower(match[1])] = match[1]
		}
		schema := d.schema(name)
		if prefix, isID := schema.Extensions["x-id-prefix"].(string); isID {
			k.ids[prefix] = name
		}
		if entity := entityOf(schema); entity != "" && entity != "collection" {
			k.entities[entity] = append(k.entities[entity], name)
		}
		for property, ref := range schema.Properties {
			isForMember := ref.Value.Type.Is("object") && ref.Value.Description == NotDescribed // of a draft
			if ref.Value.Extensions["x-sensitive"] == true && !isForMember {
				k.sensitive[property] = true
			}
		}
	}
	d.known = k
}

// entityOf returns the entity of an object's schema, in the notation of [shape.entity].
func entityOf(schema *openapi3.Schema) string {
	entity, id := schema.Properties["entity"], schema.Properties["id"]
	switch {
	case schema.Extensions["x-webhook"] != nil:
	case entity != nil && len(entity.Value.Enum) == 1:
		text, _ := entity.Value.Enum[0].(string)
		return text
	case entity == nil && id != nil:
		if prefix, isID := id.Value.Extensions["x-id-prefix"].(string); isID {
			return "id " + prefix
		}
	}
	return ""
}

// capitals matches a word in capitals within a name: UPI in UPIPayment.
var capitals = regexp.MustCompile(`([A-Z]{2,})(?:[A-Z][a-z]|[^A-Za-z]|$)`)

// schema returns a component of the contract, nil if there is none.
func (d *drafter) schema(name string) *openapi3.Schema {
	if ref := d.document.Components.Schemas[name]; ref != nil {
		return ref.Value
	}
	return nil
}

// validate returns an error for the first value that is not valid, or without a schema.
func validate(schema *openapi3.Schema, values []any) error {
	if schema == nil {
		return errors.New("the contract has no such component")
	}
	for _, value := range values {
		if err := schema.VisitJSON(value); err != nil {
			return err
		}
	}
	return nil
}

// firstLine returns the first line of an error's text.
func firstLine(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}
