package draft

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"go.yaml.in/yaml/v3"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// writeSamples returns the sample files of calls, validated against the contract with the
// drafts, and sets the examples of the drafted requests.
func (d *drafter) writeSamples(document *openapi3.T, calls []*call) []Sample {
	var all []Sample
	for _, c := range calls {
		d.line = c.sections[0].Line
		operation := document.Paths.Value(c.path).GetOperation(c.method)
		if media := operation.Responses.Value("200").Value.Content.Get("application/json"); media != nil {
			all = append(all, d.samplesOf(c, "response", "200", c.answer, media.Schema.Value)...)
		}
		if operation.RequestBody == nil {
			continue
		}
		for _, media := range operation.RequestBody.Value.Content {
			samples := d.samplesOf(c, "request", "request", c.request, media.Schema.Value)
			if len(samples) > 0 {
				yamlnode.Put(c.media, "example", samples[0].node)
			}
			all = append(all, samples...)
		}
	}
	return all
}

// samplesOf returns the files of the samples of a request or response, or of an invented one if
// the page has none. Samples that are not valid against the draft are reported, not returned.
func (d *drafter) samplesOf(c *call, called, file string, s *shape, schema *openapi3.Schema) []Sample {
	var all []Sample
	add := func(value any, fault string) {
		node := d.exampleNode(s, value, s == c.request)
		text, err := sampleJSON(node, schema)
		if err != nil {
			d.undecidedf(0, c.id, "%s: %s", fault, firstLine(err))
			return
		}
		name := fmt.Sprintf("samples/%s/%s-documented.json", c.id, file)
		if len(all) > 0 {
			name = fmt.Sprintf("samples/%s/%s-documented-%d.json", c.id, file, len(all)+1)
		}
		all = append(all, Sample{name, text, node})
	}
	for _, value := range s.values {
		add(value, "the page's sample is not valid against the draft, and is left out")
	}
	if len(all) == 0 {
		d.undecidedf(0, c.id, "the page has no valid sample of its %s: an invented one is written", called)
		add(exampleOf(schema), "the invented sample is not valid, write one by hand")
	}
	return all
}

// exampleNode returns a value with its properties in the order of its shape. A value of a
// request is written in the type of the contract, whatever type the page shows.
func (d *drafter) exampleNode(s *shape, value any, sent bool) *node {
	if s == nil {
		s = &shape{}
	}
	switch value := value.(type) {
	case map[string]any:
		one, names := yamlnode.Mapping(), sortedKeys(value)
		s.sortMembers()
		rank := func(name string) int {
			return slices.IndexFunc(s.members, func(one *shape) bool { return one.name == strings.TrimSpace(name) })
		}
		slices.SortStableFunc(names, func(a, b string) int { return rank(a) - rank(b) })
		for _, name := range names {
			if called := strings.TrimSpace(name); value[name] != nil || !sent { // a null in a request is filled from a variable
				yamlnode.Put(one, called, d.exampleNode(s.find(called), value[name], sent))
			}
		}
		return one
	case []any:
		one := yamlnode.List()
		for _, item := range value {
			one.Content = append(one.Content, d.exampleNode(s.items, item, sent))
		}
		return one
	}
	kind, shown := s.kindAs(sent), kindOf(value)
	isOfPage := shown != "object" // a float64 of a contract's example counts as an object
	if text := aspect.Literal(value); sent && isOfPage && kind != shown && isTyped(text, kind) && !d.isFlag(s) {
		d.undecidedf(s.fact.Line, d.subject(s), "the page shows the %s %s and calls it %[3]s: it is written as %[3]s", shown, text, kind)
		return yamlnode.Typed(text, kind)
	}
	switch value := value.(type) {
	case string:
		return yamlnode.Text(value)
	case float64: // from an example of the contract
		return yamlnode.Literal(strconv.FormatFloat(value, 'f', -1, 64))
	}
	return yamlnode.Literal(aspect.Literal(value))
}

// sampleJSON returns a node as JSON, keys in the same order, and an error if that is not valid
// against a schema.
func sampleJSON(one *node, schema *openapi3.Schema) ([]byte, error) {
	var packed, indented bytes.Buffer
	var body any
	err := writeJSON(&packed, one)
	if err == nil {
		err = json.Unmarshal(packed.Bytes(), &body)
	}
	if err == nil {
		err = schema.VisitJSON(body)
	}
	if err == nil {
		err = json.Indent(&indented, packed.Bytes(), "", "  ")
	}
	return append(indented.Bytes(), '\n'), err
}

func writeJSON(b *bytes.Buffer, one *node) error {
	if one.Kind == yaml.ScalarNode && one.Tag != "!!str" {
		b.WriteString(one.Value)
		return nil
	}
	if one.Kind == yaml.ScalarNode {
		encoder := json.NewEncoder(b)
		encoder.SetEscapeHTML(false)
		return encoder.Encode(one.Value)
	}
	brackets := map[yaml.Kind]string{yaml.MappingNode: "{}", yaml.SequenceNode: "[]"}[one.Kind]
	b.WriteByte(brackets[0])
	for i, inner := range one.Content {
		switch {
		case one.Kind == yaml.MappingNode && i%2 == 1:
			b.WriteByte(':')
		case i > 0:
			b.WriteByte(',')
		}
		if err := writeJSON(b, inner); err != nil {
			return err
		}
	}
	b.WriteByte(brackets[1])
	return nil
}

// exampleOf returns a value for a schema: its example, or a minimal value. An object has the
// required properties, or all if none is required.
func exampleOf(schema *openapi3.Schema) any {
	prefix, isID := schema.Extensions["x-id-prefix"].(string)
	switch {
	case schema.Example != nil:
		return schema.Example
	case isID:
		return prefix + "Made0000000001"
	case len(schema.Enum) > 0:
		return schema.Enum[0]
	case slices.ContainsFunc(schema.OneOf, func(one *openapi3.SchemaRef) bool { return one.Value.MaxItems != nil && *one.Value.MaxItems == 0 }):
		return []any{} // the API writes an empty object as an empty list
	case len(schema.AllOf)+len(schema.OneOf) > 0:
		return exampleOf(slices.Concat(schema.AllOf, schema.OneOf)[0].Value)
	case schema.Type.Is("boolean"):
		return true
	case schema.Min != nil:
		return *schema.Min
	case schema.Type.Is("integer"), schema.Type.Is("number"):
		return 1
	case schema.Type.Is("array"):
		return []any{exampleOf(schema.Items.Value)}
	case schema.Type.Is("object"):
		one := map[string]any{}
		for name, property := range schema.Properties {
			if len(schema.Required) == 0 || slices.Contains(schema.Required, name) {
				one[name] = exampleOf(property.Value)
			}
		}
		return one
	}
	return "text"
}
