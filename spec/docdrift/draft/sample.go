package draft

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"go.yaml.in/yaml/v3"

	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// writeSamples adds the sample files of calls, valid against the contract with the drafts, and sets
// the examples of the drafted requests.
func (d *drafter) writeSamples(version *edit.Version, calls []*call) {
	for _, c := range calls {
		d.line = c.sections[0].Line
		operation := version.Document.Paths.Value(c.path).GetOperation(c.method)
		if media := operation.Responses.Value("200").Value.Content.Get("application/json"); media != nil {
			d.Samples = append(d.Samples, d.samplesOf(c, "200", c.answer, media.Schema)...)
		}
		if operation.RequestBody == nil {
			continue
		}
		for _, media := range operation.RequestBody.Value.Content {
			samples := d.samplesOf(c, "request", c.request, media.Schema)
			if len(samples) > 0 && c.media != nil {
				yamlnode.Put(c.media, "example", exampleNode(samples[0].Content))
			}
			d.Samples = append(d.Samples, samples...)
		}
	}
}

// samplesOf returns the files of the samples of a request or response, or of an invented one if
// the page has none that is or can be made valid.
func (d *drafter) samplesOf(c *call, file string, s *shape, schema *openapi3.SchemaRef) []Sample {
	all := d.validSamples(c, file, s.values, schema)
	if len(all) == 0 && (c.drafted == nil || s == c.request && c.drafted.Body() == nil || s == c.answer && c.drafted.Answer() == nil) {
		d.undecidedf(0, c.id, "the page has no sample %s that is valid: an invented one is written", file)
		all = d.validSamples(c, file, []any{nil}, schema)
	}
	return all
}

// validSamples returns the files of the values that are or can be made valid, and reports the others.
func (d *drafter) validSamples(c *call, file string, values []any, schema *openapi3.SchemaRef) []Sample {
	var all []Sample
	for _, value := range values {
		value = d.sampleValue(strings.TrimPrefix(schema.Ref, componentPrefix), schema.Value, value)
		lacking := map[string]bool{}
		value = documented(schema.Value, value, "", lacking)
		if len(lacking) > 0 {
			d.undecidedf(0, c.id, "the page shows properties that the contract's components lack: %s: they are left out of the samples", strings.Join(sortedKeys(lacking), ", "))
		}
		text, err := indentedJSON(value)
		if err == nil {
			err = schema.Value.VisitJSON(value)
		}
		if err != nil {
			d.undecidedf(0, c.id, "a sample %s is not valid and left out: %s", file, firstLine(err))
			continue
		}
		name := fmt.Sprintf("samples/%s/%s-documented", c.id, file)
		if c.drafted != nil { // beside those of another page
			name += "-" + strings.ReplaceAll(snake(d.page.Name), "_", "-")
		}
		if len(all) > 0 {
			name += fmt.Sprint("-", len(all)+1)
		}
		all = append(all, Sample{name + ".json", text})
	}
	return all
}

// documented returns a value without the properties that its schema lacks, which would be news to a check of
// the sample, and adds their names to lacking.
func documented(schema *openapi3.Schema, value any, at string, lacking map[string]bool) any {
	for _, inner := range slices.Concat(schema.AllOf, schema.OneOf) {
		if inner.Value.VisitJSON(value) == nil {
			return documented(inner.Value, value, at, lacking)
		}
	}
	switch value := value.(type) {
	case map[string]any:
		one := map[string]any{}
		for name, inner := range value {
			at := strings.TrimPrefix(at+"."+name, ".")
			switch property := cmp.Or(schema.Properties[name], schema.AdditionalProperties.Schema); {
			case property != nil:
				one[name] = documented(property.Value, inner, at, lacking)
			case len(schema.Properties) > 0:
				lacking[at] = true
			default:
				one[name] = inner
			}
		}
		return one
	case []any:
		one := make([]any, len(value))
		for i, item := range value {
			one[i] = item
			if schema.Items != nil {
				one[i] = documented(schema.Items.Value, item, at+".*", lacking)
			}
		}
		return one
	}
	return value
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
