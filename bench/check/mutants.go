package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/rzpkit/payments/spec"
)

// mutant is a sample with one fault.
type mutant struct {
	kind string
	line line
}

// The kinds of faults, in the order of the table.
var kinds = []string{
	"a required key dropped", "a value of another type", "a fraction for an integer",
	"an id with another prefix", "an undocumented status", "broken JSON",
	"an integer written as 1.0", "an integer beyond 64 bits", "a duplicate key",
	"text after the body", "an undocumented property",
}

// mutants returns, for every documented response, its mutants with a single fault, and the
// unchanged responses as valid. In a list only the first item is changed.
func mutants() (faulty [][]mutant, valid []line, err error) {
	document, err := openapi3.NewLoader().LoadFromData(spec.Contract)
	if err != nil {
		return nil, nil, err
	}
	for route, item := range document.Paths.Map() {
		for method, operation := range item.Operations() {
			files, err := answers(operation)
			if err != nil {
				return nil, nil, err
			}
			sent, err := request(operation.OperationID)
			if err != nil {
				return nil, nil, err
			}
			for _, file := range files {
				body, err := spec.Samples.ReadFile(file)
				if err != nil {
					return nil, nil, err
				}
				status, err := strconv.Atoi(path.Base(file)[:3])
				if err != nil {
					return nil, nil, err
				}
				response := operation.Responses.Status(status)
				if response == nil {
					response = operation.Responses.Default()
				}
				of := newLine(method, example(route, item, operation), sent, status, body)
				valid = append(valid, of)
				made, err := mutate(of, response.Value.Content["application/json"].Schema.Value)
				if err != nil {
					return nil, nil, fmt.Errorf("%s: %w", file, err)
				}
				faulty = append(faulty, made)
			}
		}
	}
	return faulty, valid, nil
}

// request returns an operation's first documented request body, or nil.
func request(operation string) ([]byte, error) {
	files, err := fs.Glob(spec.Samples, "samples/"+operation+"/request-*.json")
	if err != nil || len(files) == 0 {
		return nil, err
	}
	return spec.Samples.ReadFile(files[0])
}

// answers returns the samples of an operation's responses. It returns none for an operation with a
// form, whose request samples are not the body that is sent.
func answers(operation *openapi3.Operation) ([]string, error) {
	if body := operation.RequestBody; body != nil && body.Value.Content["application/json"] == nil {
		return nil, nil
	}
	return fs.Glob(spec.Samples, "samples/"+operation.OperationID+"/[0-9]*.json")
}

// example returns a path with the contract's example values for its parameters.
func example(route string, item *openapi3.PathItem, operation *openapi3.Operation) string {
	for _, parameter := range slices.Concat(item.Parameters, operation.Parameters) {
		if parameter.Value.In == openapi3.ParameterInPath {
			route = strings.ReplaceAll(route, "{"+parameter.Value.Name+"}", fmt.Sprint(parameter.Value.Schema.Value.Example))
		}
	}
	return route
}

func mutate(of line, schema *openapi3.Schema) ([]mutant, error) {
	decoder := json.NewDecoder(bytes.NewReader(of.Response.Body))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		return nil, err
	}
	m := mutator{of: of, root: value}
	m.walk(value, schema, func(with any) { m.root = with })
	if of.Response.Status == http.StatusOK {
		m.add("an undocumented status", func(l *line) { l.Response.Status = http.StatusCreated })
	}
	var compact bytes.Buffer
	if err := json.Compact(&compact, of.Response.Body); err != nil {
		return nil, err
	}
	m.add("broken JSON", func(l *line) { l.Response.Body = asText(compact.String()[:compact.Len()/2]) })
	m.add("text after the body", func(l *line) { l.Response.Body = asText(compact.String() + "{}") })
	if key, _, found := strings.Cut(compact.String(), ":"); found && key[0] == '{' {
		m.add("a duplicate key", func(l *line) { l.Response.Body = asText(key + `:"first",` + compact.String()[1:]) })
		m.add("an undocumented property", func(l *line) { l.Response.Body = json.RawMessage(`{"undocumented":1,` + compact.String()[1:]) })
	}
	return m.made, m.err
}

// asText returns a body as a JSON string, because it may not be JSON itself.
func asText(body string) json.RawMessage {
	encoded, _ := json.Marshal(body) //nolint:errchkjson // a string always encodes
	return encoded
}

type mutator struct {
	of   line
	root any
	made []mutant
	err  error
}

func (m *mutator) add(kind string, change func(*line)) {
	changed := m.of
	change(&changed)
	m.made = append(m.made, mutant{kind, changed})
}

// with adds a mutant with one value replaced. before restores the value.
func (m *mutator) with(kind string, put func(any), other, before any) {
	put(other)
	body, err := json.Marshal(m.root)
	if err != nil {
		m.err = err
	}
	put(before)
	m.add(kind, func(l *line) { l.Response.Body = body })
}

// walk changes each value in turn. put sets the value in the response.
func (m *mutator) walk(value any, schema *openapi3.Schema, put func(any)) {
	parts := slices.Concat(openapi3.SchemaRefs{{Value: schema}}, schema.AllOf)
	for _, part := range parts {
		if prefix, ok := part.Value.Extensions["x-id-prefix"].(string); ok && value != nil {
			m.with("an id with another prefix", put, "zzz_"+strings.TrimPrefix(fmt.Sprint(value), prefix), value)
			break
		}
	}
	switch value := value.(type) {
	case map[string]any:
		m.walkObject(value, parts)
	case []any:
		if schema.Items != nil && len(value) > 0 {
			before := value[0]
			m.walk(before, schema.Items.Value, func(with any) { value[0] = with })
		}
	case json.Number:
		if schema.Type.Is(openapi3.TypeInteger) {
			m.with("a fraction for an integer", put, json.Number(value.String()+".5"), value)
			m.with("an integer written as 1.0", put, json.Number(value.String()+".0"), value)
			m.with("an integer beyond 64 bits", put, json.Number("9223372036854775808"), value)
		}
	}
	if value != nil && schema.Type != nil && !schema.IsEmpty() {
		var other any = "text"
		if schema.Type.Is(openapi3.TypeString) {
			other = 7
		}
		m.with("a value of another type", put, other, value)
	}
}

func (m *mutator) walkObject(value map[string]any, parts openapi3.SchemaRefs) {
	for _, part := range parts {
		for _, name := range part.Value.Required {
			if before, found := value[name]; found {
				remove := func(with any) {
					if delete(value, name); with != nil {
						value[name] = before
					}
				}
				m.withoutKey(remove)
			}
		}
		for _, name := range slices.Sorted(maps.Keys(part.Value.Properties)) {
			if before, found := value[name]; found {
				m.walk(before, part.Value.Properties[name].Value, func(with any) { value[name] = with })
			}
		}
	}
}

// withoutKey adds a mutant without a key. Calling remove with nil removes the key, with a value
// restores it.
func (m *mutator) withoutKey(remove func(any)) {
	m.with("a required key dropped", remove, nil, true)
}
