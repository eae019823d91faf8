package draft

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
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
				yamlnode.Put(c.media, "example", exampleNode(samples[0].Content))
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
		text, err := indentedJSON(value)
		if err == nil {
			err = schema.VisitJSON(value)
		}
		if err != nil {
			d.undecidedf(0, c.id, "%s: %s", fault, firstLine(err))
			return
		}
		name := fmt.Sprintf("samples/%s/%s-documented.json", c.id, file)
		if len(all) > 0 {
			name = fmt.Sprintf("samples/%s/%s-documented-%d.json", c.id, file, len(all)+1)
		}
		all = append(all, Sample{name, text})
	}
	for _, value := range s.values {
		add(d.sampleValue(s, value, s == c.request), "the page's sample is not valid against the draft, and is left out")
	}
	if len(all) == 0 {
		d.undecidedf(0, c.id, "the page has no valid sample of its %s: an invented one is written", called)
		add(exampleOf(schema), "the invented sample is not valid, write one by hand")
	}
	return all
}

// sampleValue returns a value of a page with trimmed names. A value of a request has the type of
// the contract, whatever type the page shows.
func (d *drafter) sampleValue(s *shape, value any, sent bool) any {
	if s == nil {
		s = &shape{}
	}
	switch value := value.(type) {
	case map[string]any:
		one := map[string]any{}
		for _, name := range sortedKeys(value) {
			if called := strings.TrimSpace(name); value[name] != nil || !sent { // a null in a request is filled from a variable
				one[called] = d.sampleValue(s.find(called), value[name], sent)
			}
		}
		return one
	case []any:
		one := make([]any, len(value))
		for i, item := range value {
			one[i] = d.sampleValue(s.items, item, sent)
		}
		return one
	}
	kind, text := s.kindAs(sent), aspect.Literal(value)
	if !sent || kind == kindOf(value) || !isTyped(text, kind) || d.isFlag(s) {
		return value
	}
	d.undecidedf(s.fact.Line, d.subject(s), "the page shows the %s %s and calls it %[3]s: it is written as %[3]s", kindOf(value), text, kind)
	switch kind {
	case "string":
		return text
	case "boolean":
		return text == "true"
	}
	return json.Number(text)
}

// indentedJSON returns a value as the text of a file.
func indentedJSON(value any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(value)
	return b.Bytes(), err
}

// exampleNode returns a file's JSON as YAML in block style.
func exampleNode(file []byte) *node {
	var document node
	_ = yaml.Unmarshal(file, &document) // cannot fail: JSON is YAML
	restyle(&document)
	return document.Content[0]
}

func restyle(one *node) {
	one.Style = 0
	if one.Tag == "!!str" {
		*one = *yamlnode.Text(one.Value)
	}
	for _, inner := range one.Content {
		restyle(inner)
	}
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
