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

// writeSamples makes the files of a call's requests and answers, as the page shows them. One
// that is not valid against the draft is left out, and reported.
func (d *drafter) writeSamples(document *openapi3.T, c *call) []Sample {
	var files []Sample
	operation := document.Paths.Value(c.path).GetOperation(c.method)
	if media := operation.Responses.Value("200").Value.Content.Get("application/json"); media != nil {
		files = d.writeSamplesOf(c, "200", "answer", c.answer, media.Schema.Value)
	}
	if operation.RequestBody != nil {
		for _, media := range operation.RequestBody.Value.Content {
			files = append(files, d.writeSamplesOf(c, "request", "request", c.request, media.Schema.Value)...)
		}
	}
	return files
}

func (d *drafter) writeSamplesOf(c *call, kind, called string, s *shape, schema *openapi3.Schema) []Sample {
	var files []Sample
	for _, value := range s.values {
		text, err := sampleJSON(d.exampleNode(s, value, s == c.request), schema)
		if err != nil {
			d.undecidedf(0, c.id, "what the page shows is not valid as it is drafted, and is no sample: %s", firstLine(err))
			continue
		}
		name := fmt.Sprintf("samples/%s/%s-documented.json", c.id, kind)
		if len(files) > 0 {
			name = fmt.Sprintf("samples/%s/%s-documented-%d.json", c.id, kind, len(files)+1)
		}
		files = append(files, Sample{name, text})
	}
	if len(files) > 0 {
		return files
	}
	d.undecidedf(0, c.id, "the page has no sample of its %s: the one in the samples is made up", called)
	text, err := sampleJSON(d.exampleNode(s, exampleOf(schema), s == c.request), schema)
	if err != nil {
		d.undecidedf(0, c.id, "a sample is to be made by hand: %s", firstLine(err))
		return nil
	}
	return []Sample{{fmt.Sprintf("samples/%s/%s-documented.json", c.id, kind), text}}
}

// makeExamples makes up the requests that the page does not show.
func (d *drafter) makeExamples(document *openapi3.T, calls []*call) (some bool) {
	for _, c := range calls {
		if c.media == nil || yamlnode.Get(c.media, "example") != nil {
			continue
		}
		for _, media := range document.Paths.Value(c.path).GetOperation(c.method).RequestBody.Value.Content {
			yamlnode.Put(c.media, "example", d.exampleNode(c.request, exampleOf(media.Schema.Value), true))
		}
		some = true
	}
	return some
}

// exampleNode is a value in the order of its shape. What is sent is written in the type that
// the contract has.
func (d *drafter) exampleNode(s *shape, value any, sent bool) *node {
	switch value := value.(type) {
	case map[string]any:
		return d.exampleObject(s, value, sent)
	case []any:
		one := yamlnode.List()
		for _, item := range value {
			var inner *shape
			if s != nil {
				inner = s.items
			}
			one.Content = append(one.Content, d.exampleNode(inner, item, sent))
		}
		return one
	}
	if s != nil && sent {
		kind := s.kindAs(sent)
		if was := kindOf(value); was != kind && kind != "" && !d.isFlag(s) {
			if value = coerce(value, kind); kindOf(value) == kind {
				d.undecidedf(s.fact.Line, d.subject(s), "the page shows it as %s %s, and calls it %s, as which it is taken", withArticle(was), was, kind)
			}
		}
	}
	switch value := value.(type) {
	case string:
		return yamlnode.Text(value)
	case float64: // of an example of the contract
		return yamlnode.Literal(strconv.FormatFloat(value, 'f', -1, 64))
	}
	return yamlnode.Literal(aspect.Literal(value))
}

func (d *drafter) exampleObject(s *shape, object map[string]any, sent bool) *node {
	values := map[string]any{}
	for name, value := range object {
		if value != nil || !sent { // a null in a request is filled from a variable
			values[strings.TrimSpace(name)] = value
		}
	}
	one, names := yamlnode.Mapping(), sortedKeys(values)
	if s == nil {
		s = &shape{}
	}
	s.sortMembers()
	rank := func(name string) int {
		return slices.IndexFunc(s.members, func(one *shape) bool { return one.name == name })
	}
	slices.SortStableFunc(names, func(a, b string) int { return rank(a) - rank(b) })
	for _, name := range names {
		yamlnode.Put(one, name, d.exampleNode(s.find(name), values[name], sent))
	}
	return one
}

func withArticle(word string) string {
	if strings.ContainsAny(word[:1], "aeiou") {
		return "an"
	}
	return "a"
}

// sampleJSON is YAML as JSON, in the same order, that is valid against a schema.
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

// exampleOf is a value of a schema: what it gives as an example, or the least that is valid.
// Of an object it is what is required, or all where nothing is.
func exampleOf(schema *openapi3.Schema) any {
	switch {
	case schema.Example != nil:
		return schema.Example
	case len(schema.Enum) > 0:
		return schema.Enum[0]
	case slices.ContainsFunc(schema.OneOf, func(one *openapi3.SchemaRef) bool { return one.Value.MaxItems != nil && *one.Value.MaxItems == 0 }):
		return []any{} // as the server writes an empty object
	case len(schema.AllOf)+len(schema.OneOf) > 0:
		return exampleOf(slices.Concat(schema.AllOf, schema.OneOf)[0].Value)
	case schema.Type.Is("boolean"):
		return true
	case schema.Type.Is("integer"), schema.Type.Is("number"):
		if schema.Min != nil {
			return json.Number(strconv.FormatFloat(*schema.Min, 'f', -1, 64))
		}
		return json.Number("1")
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
