package api_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"

	"github.com/rzpkit/payments/spec"
)

// A form is another way in which a server written in PHP may write an answer, or
// an answer with something left out.
type form struct {
	// kind is what the form is about, and at where in the answer.
	kind, at string
	body     []byte
	// as is an answer that means the same; nil is one that lacks what is at.
	as []byte
}

// The kinds of forms.
const (
	objectAsList = "an object without members as []"
	boolean      = "a boolean as a number or a text"
	integer      = "an integer as a text or with a point"
	number       = "a number as a text"
	left         = "a member that is always sent left out, null or empty"
)

// formsOf lists the forms of a documented answer: what its schema says decides on
// them, so that a new operation has its forms tried without a word here.
func formsOf(t *testing.T, schema *openapi3.SchemaRef, body []byte) []form {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	names, err := named()
	require.NoError(t, err)
	lists, err := listed()
	require.NoError(t, err)
	f := finder{t: t, named: names, listed: lists}
	require.NoError(t, decoder.Decode(&f.root))
	f.visit(schema, f.root, nil, true)
	return f.forms
}

// finder walks through an answer and its schema.
type finder struct {
	t     *testing.T
	named map[string]bool
	// listed are what calls list, none of which is anything without its id.
	listed map[string]bool
	root   any
	forms  []form
}

// visit finds the forms of the value at a path; sent is whether it is always there.
func (f *finder) visit(ref *openapi3.SchemaRef, value any, at []string, sent bool) {
	if f.isKept(ref) {
		return
	}
	schemas := branches(ref)
	switch value := value.(type) {
	case map[string]any:
		f.object(schemas, value, at, sent, f.listed[ref.Ref])
	case []any:
		if len(value) == 0 && slices.ContainsFunc(schemas, func(s *openapi3.Schema) bool { return s.Type.Is(openapi3.TypeObject) }) {
			f.emptyList(schemas, at)
		}
		for i, item := range value {
			for _, schema := range schemas {
				if schema.Items != nil {
					f.visit(schema.Items, item, append(slices.Clone(at), strconv.Itoa(i)), sent)
				}
			}
		}
	case bool:
		f.boolean(value, at)
	case json.Number:
		switch {
		case slices.ContainsFunc(schemas, func(s *openapi3.Schema) bool { return s.Type.Is(openapi3.TypeBoolean) }):
			f.boolean(value == "1", at)
		case slices.ContainsFunc(schemas, func(s *openapi3.Schema) bool { return s.Type.Is(openapi3.TypeInteger) }):
			for _, text := range []string{`"%s"`, `%s.0`, `"%s.00"`, `%se0`} {
				f.add(integer, at, json.RawMessage(fmt.Sprintf(text, value)), value)
			}
		default:
			f.add(number, at, json.RawMessage(`"`+value+`"`), value)
		}
	}
}

// object finds the forms of an object, and of what is in it.
func (f *finder) object(schemas []*openapi3.Schema, object map[string]any, at []string, sent, listed bool) {
	if sent || !listed {
		f.emptyList(schemas, at)
	}
	for _, schema := range schemas {
		for _, name := range slices.Sorted(maps.Keys(object)) {
			property := schema.Properties[name]
			if property == nil {
				property = schema.AdditionalProperties.Schema
			}
			if property == nil {
				continue
			}
			within := append(slices.Clone(at), name)
			always := sent && slices.Contains(schema.Required, name) && !isNullable(property)
			f.visit(property, object[name], within, always)
			if always && isAlwaysRead(property) {
				f.lack(within)
			}
		}
	}
}

// emptyList tries [] where an object is, or could be.
func (f *finder) emptyList(schemas []*openapi3.Schema, at []string) {
	empty := json.RawMessage(`{}`)
	if !slices.ContainsFunc(schemas, isDescribed) {
		empty = json.RawMessage(`[]`) // which is kept as it comes
	}
	f.add(objectAsList, at, json.RawMessage(`[]`), empty)
}

func (f *finder) boolean(value bool, at []string) {
	words := map[bool][]string{true: {`true`, `1`, `"1"`, `"true"`}, false: {`false`, `0`, `"0"`, `"false"`}}[value]
	for _, word := range words {
		f.add(boolean, at, json.RawMessage(word), value)
	}
}

// add tries one value in another's place.
func (f *finder) add(kind string, at []string, value, as any) {
	f.forms = append(f.forms, form{kind: kind, at: strings.Join(at, "."), body: f.with(at, value), as: f.with(at, as)})
}

// lack leaves a member out.
func (f *finder) lack(at []string) {
	for _, none := range []any{absent{}, nil, ""} {
		f.forms = append(f.forms, form{kind: left, at: strings.Join(at, "."), body: f.with(at, none)})
	}
}

// absent stands for a member that is not there.
type absent struct{}

// with is the answer with another value at a path.
func (f *finder) with(at []string, value any) []byte {
	f.t.Helper()
	text, err := json.Marshal(replaced(f.root, at, value))
	require.NoError(f.t, err)
	return text
}

func replaced(root any, at []string, value any) any {
	if len(at) == 0 {
		return value
	}
	switch root := root.(type) {
	case map[string]any:
		changed := maps.Clone(root)
		changed[at[0]] = replaced(root[at[0]], at[1:], value)
		if changed[at[0]] == (absent{}) {
			delete(changed, at[0])
		}
		return changed
	case []any:
		changed := slices.Clone(root)
		i, _ := strconv.Atoi(at[0])
		changed[i] = replaced(root[i], at[1:], value)
		return changed
	}
	return root
}

// branches are the schemas that a value may hold to: all of an allOf, any of a oneOf.
func branches(ref *openapi3.SchemaRef) []*openapi3.Schema {
	found := []*openapi3.Schema{ref.Value}
	for _, part := range slices.Concat(ref.Value.AllOf, ref.Value.OneOf, ref.Value.AnyOf) {
		found = append(found, branches(part)...)
	}
	return found
}

func isNullable(ref *openapi3.SchemaRef) bool {
	return slices.ContainsFunc(branches(ref), func(s *openapi3.Schema) bool { return s.Nullable })
}

// isKept is whether a value is kept as it comes, for the forms of its choice have a
// method each that reads them: a component that no Go type stands for.
func (f *finder) isKept(ref *openapi3.SchemaRef) bool {
	several := slices.DeleteFunc(slices.Clone(ref.Value.OneOf), func(branch *openapi3.SchemaRef) bool {
		return strings.HasSuffix(branch.Ref, "/EmptyList")
	})
	return len(several) > 1 && ref.Ref != "" && !f.named[filepath.Base(ref.Ref)]
}

// named are the components that a Go type of this project stands for.
var named = sync.OnceValues(func() (map[string]bool, error) {
	text, err := os.ReadFile("../gen/names.yaml")
	if err != nil {
		return nil, err
	}
	var names struct{ Types map[string]string }
	err = yaml.Unmarshal(text, &names)
	found := map[string]bool{}
	for name := range names.Types {
		found[name] = true
	}
	return found, err
})

// listed are the items of the lists that calls answer with.
var listed = sync.OnceValues(func() (map[string]bool, error) {
	contract, err := openapi3.NewLoader().LoadFromData(spec.Contract)
	if err != nil {
		return nil, err
	}
	found := map[string]bool{}
	for _, path := range contract.Paths.Map() {
		for _, operation := range path.Operations() {
			if operation.Extensions["x-pages"] == nil {
				continue
			}
			answer := operation.Responses.Status(http.StatusOK).Value.Content["application/json"]
			for _, property := range answer.Schema.Value.Properties {
				if items := property.Value.Items; items != nil {
					found[items.Ref] = true
				}
			}
		}
	}
	return found, nil
})

// isDescribed is whether a schema says what is in an object.
func isDescribed(schema *openapi3.Schema) bool {
	return len(schema.Properties) > 0 || schema.AdditionalProperties.Schema != nil
}

// isAlwaysRead is an id, an amount or a list: what an answer is worth nothing without.
func isAlwaysRead(ref *openapi3.SchemaRef) bool {
	for _, part := range append(openapi3.SchemaRefs{ref}, ref.Value.AllOf...) {
		if part.Ref == "#/components/schemas/Amount" || part.Value.Extensions["x-id-prefix"] != nil || part.Value.Type.Is(openapi3.TypeArray) {
			return true
		}
	}
	return false
}
