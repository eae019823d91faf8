//go:build !race

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

// form is an answer in another form that a server written in PHP may use, or an answer without a
// required member.
type form struct {
	// kind is one of the kinds below, and at the path where the form differs from the documented
	// answer.
	kind, at string
	body     []byte
	// equivalent is an answer with the same meaning, or nil if the required member at the path is
	// missing.
	equivalent []byte
}

// The kinds of forms.
const (
	objectAsList  = "an object without members as []"
	boolean       = "a boolean as a number or a string"
	integer       = "an integer as a string or with a decimal point"
	number        = "a number as a string"
	missingMember = "a required member left out, null or empty"
)

// formsOf lists the forms of a documented answer. They follow from its schema, so a new operation
// needs no change here.
func formsOf(t *testing.T, schema *openapi3.SchemaRef, body []byte) []form {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	names, err := namedTypes()
	require.NoError(t, err)
	lists, err := listedItems()
	require.NoError(t, err)
	f := formFinder{t: t, named: names, listed: lists}
	require.NoError(t, decoder.Decode(&f.root))
	f.visit(schema, f.root, nil, true)
	return f.forms
}

// formFinder collects the forms of an answer while it walks through the answer and its schema.
type formFinder struct {
	t     *testing.T
	named map[string]bool
	// listed has the references of the schemas of list items, which are required to have an id.
	listed map[string]bool
	root   any
	forms  []form
}

// visit adds the forms of the value at a path. Sent says that the value is always present.
func (f *formFinder) visit(ref *openapi3.SchemaRef, value any, at []string, sent bool) {
	if f.isUnion(ref) {
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
		case slices.ContainsFunc(schemas, func(s *openapi3.Schema) bool { return s.Type.Is(openapi3.TypeString) }): // a union with texts
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

// object adds the forms of an object and of its members.
func (f *formFinder) object(schemas []*openapi3.Schema, object map[string]any, at []string, sent, listed bool) {
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
			if always && isRequiredValue(property) {
				f.leaveOut(within)
			}
		}
	}
}

// emptyList adds the form with [] in place of an object.
func (f *formFinder) emptyList(schemas []*openapi3.Schema, at []string) {
	empty := json.RawMessage(`{}`)
	if !slices.ContainsFunc(schemas, isDescribed) {
		empty = json.RawMessage(`[]`) // an undescribed value keeps its form
	}
	f.add(objectAsList, at, json.RawMessage(`[]`), empty)
}

func (f *formFinder) boolean(value bool, at []string) {
	words := map[bool][]string{true: {`true`, `1`, `"1"`, `"true"`}, false: {`false`, `0`, `"0"`, `"false"`}}[value]
	for _, word := range words {
		f.add(boolean, at, json.RawMessage(word), value)
	}
}

// add adds a form with value at a path, which means the same as the value as there.
func (f *formFinder) add(kind string, at []string, value, as any) {
	f.forms = append(f.forms, form{kind: kind, at: strings.Join(at, "."), body: f.with(at, value), equivalent: f.with(at, as)})
}

// leaveOut adds the forms with a member left out, null and empty.
func (f *formFinder) leaveOut(at []string) {
	for _, none := range []any{absent{}, nil, ""} {
		f.forms = append(f.forms, form{kind: missingMember, at: strings.Join(at, "."), body: f.with(at, none)})
	}
}

// absent is a value for [replaceAt] that removes the member.
type absent struct{}

// with returns the answer with value at a path.
func (f *formFinder) with(at []string, value any) []byte {
	f.t.Helper()
	text, err := json.Marshal(replaceAt(f.root, at, value))
	require.NoError(f.t, err)
	return text
}

func replaceAt(root any, at []string, value any) any {
	if len(at) == 0 {
		return value
	}
	switch root := root.(type) {
	case map[string]any:
		changed := maps.Clone(root)
		changed[at[0]] = replaceAt(root[at[0]], at[1:], value)
		if changed[at[0]] == (absent{}) {
			delete(changed, at[0])
		}
		return changed
	case []any:
		changed := slices.Clone(root)
		i, _ := strconv.Atoi(at[0])
		changed[i] = replaceAt(root[i], at[1:], value)
		return changed
	}
	return root
}

// branches returns a schema and, recursively, the schemas of its allOf, oneOf and anyOf.
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

// isUnion reports whether the Go type of a schema is a generated union, which keeps the bytes as
// they are: a oneOf component without a Go type in names.yaml.
func (f *formFinder) isUnion(ref *openapi3.SchemaRef) bool {
	several := slices.DeleteFunc(slices.Clone(ref.Value.OneOf), func(branch *openapi3.SchemaRef) bool {
		return strings.HasSuffix(branch.Ref, "/EmptyList")
	})
	return len(several) > 1 && ref.Ref != "" && !f.named[filepath.Base(ref.Ref)]
}

// namedTypes returns the components that have a Go type in gen/names.yaml.
var namedTypes = sync.OnceValues(func() (map[string]bool, error) {
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

// listedItems returns the references of the components that are items of paged lists.
var listedItems = sync.OnceValues(func() (map[string]bool, error) {
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

// isDescribed reports whether a schema describes the members of an object.
func isDescribed(schema *openapi3.Schema) bool {
	return len(schema.Properties) > 0 || schema.AdditionalProperties.Schema != nil
}

// isRequiredValue reports whether a schema is an id, an amount or a list. An answer without such a
// member is refused.
func isRequiredValue(ref *openapi3.SchemaRef) bool {
	for _, part := range append(openapi3.SchemaRefs{ref}, ref.Value.AllOf...) {
		if part.Ref == "#/components/schemas/Amount" || part.Value.Extensions["x-id-prefix"] != nil || part.Value.Type.Is(openapi3.TypeArray) {
			return true
		}
	}
	return false
}
