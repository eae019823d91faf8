package draft

import (
	"regexp"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// known is what the contract has that a draft can use.
type known struct {
	// capitals are the words that components write in capitals, by their small letters.
	capitals map[string]string
	ids      map[string]string // component by prefix
	// entities are the components of objects that say what they are.
	entities  map[string][]string
	sensitive map[string]bool // properties that must not be logged
	// lists are the names of properties with a list of values, as components are called.
	lists map[string]bool
	query map[string]*outline.Schema // of parameters
}

func (d *drafter) readContract(sections []*page.Section) {
	k := known{
		capitals: map[string]string{}, ids: map[string]string{}, entities: map[string][]string{},
		sensitive: map[string]bool{}, lists: map[string]bool{}, query: map[string]*outline.Schema{},
	}
	for name := range d.document.Components.Schemas {
		k.learnCapitals(name)
	}
	for _, section := range sections {
		for word := range strings.FieldsSeq(section.Heading) {
			if capitals.FindString(word) == word {
				k.learnCapitals(word)
			}
		}
	}
	for _, name := range sortedKeys(d.document.Components.Schemas) {
		schema := d.schema(name)
		if prefix, isID := schema.Extensions["x-id-prefix"].(string); isID {
			k.ids[prefix] = name
		}
		if entity := entityOf(schema); entity != "" && entity != "collection" {
			k.entities[entity] = append(k.entities[entity], name)
		}
		for property, ref := range schema.Properties {
			if len(ref.Value.Enum) > 1 && ref.Ref == "" {
				k.lists[k.camel(property)] = true
			}
			if ref.Value.Extensions["x-sensitive"] == true {
				k.sensitive[property] = true
			}
		}
	}
	for _, operation := range d.contract.Operations() {
		for _, parameter := range operation.Parameters() {
			if parameter.In == openapi3.ParameterInQuery {
				k.query[parameter.Name] = parameter.Schema
			}
		}
	}
	d.known = k
}

// entityOf is what an object says that it is, as [shape.entity] has it.
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

var capitals = regexp.MustCompile(`[A-Z]{2,}`)

// learnCapitals learns words such as UPI: capitals, but for one that begins a word.
func (k *known) learnCapitals(name string) {
	for _, at := range capitals.FindAllStringIndex(name, -1) {
		if at[1] < len(name) && name[at[1]] >= 'a' && name[at[1]] <= 'z' {
			at[1]--
		}
		if word := name[at[0]:at[1]]; len(word) > 1 {
			k.capitals[strings.ToLower(word)] = word
		}
	}
}

// schema is a component that the contract has, nil where there is none.
func (d *drafter) schema(name string) *openapi3.Schema {
	if ref := d.document.Components.Schemas[name]; ref != nil {
		return ref.Value
	}
	return nil
}

// validate is an error where a value that was shown is not valid.
func validate(schema *openapi3.Schema, values []any) error {
	for _, value := range values {
		if err := schema.VisitJSON(value); err != nil {
			return err
		}
	}
	return nil
}

// firstLine is the first line of an error.
func firstLine(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}
