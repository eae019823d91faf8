package edit_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

const small = `openapi: 3.0.3
info: {title: Made, version: '1'}
paths:
  /things:
    get:
      operationId: listThings
      x-docs:
        - page: made
          heading: First
        - page: made
          heading: 'Second'
      parameters:
        - name: count # D1
          in: query
          schema:
            type: integer
            maximum: 100
      responses:
        '200': {description: Things}
    post:
      operationId: createThing
      x-docs:
        - page: made
          heading: Third
      requestBody:
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/Thing'
            example:
              colour: red
              kind: a
              shade: red
              size: 1
      responses:
        '200': {description: A thing}
components:
  schemas:
    Thing:
      type: object
      description: A thing.
      required: [size, colour]
      properties:
        size: # kept
          type: integer
          description: How large.
          minimum: 1
        colour:
          $ref: '#/components/schemas/Colour'
        shade:
          $ref: '#/components/schemas/Colour'
        code:
          $ref: '#/components/schemas/Code'
        box:
          $ref: '#/components/schemas/Box'
        crate:
          $ref: '#/components/schemas/Box'
        kind:
          type: string
          description: What it is.
          enum:
            - a
            - b
    Box:
      type: object
      description: A box.
      properties:
        lid:
          type: string
          description: On top.
    Colour:
      type: string
      description: A colour.
      enum: [red, green]
    Code:
      type: string
      description: A secret.
      x-sensitive: true
`

// thing returns the text of the contract small, its operations, and the schema Thing.
func thing(t *testing.T) (on *edit.Text, list, create *outline.Operation, thing *outline.Schema) {
	t.Helper()
	contract, err := outline.Read("made.yaml", []byte(small))
	require.NoError(t, err)
	list, create = contract.ByPath("GET", "/things")[0], contract.ByPath("POST", "/things")[0]
	return edit.On(contract), list, create, create.Body()
}

// changed returns the lines that edits remove and add, joined by |.
func changed(t *testing.T, on *edit.Text, edits []edit.Edit, err error) string {
	t.Helper()
	require.NoError(t, err)
	latest, err := on.Preview(edits...)
	require.NoError(t, err)
	var lines []string
	for line := range strings.Lines(latest.Patch("made.yaml")) {
		if strings.Trim(line[:1], "+-") == "" && !strings.HasPrefix(line, "---") && !strings.HasPrefix(line, "+++") {
			lines = append(lines, line[:1]+strings.TrimSpace(line[1:]))
		}
	}
	return strings.Join(lines, "|")
}

// nested returns the schema of a nested property.
func nested(t *testing.T, schema *outline.Schema, names ...string) *outline.Schema {
	t.Helper()
	for _, name := range names {
		property := schema.Property(name)
		require.NotNil(t, property, name)
		schema = property.Schema
	}
	return schema
}

func TestEdits(t *testing.T) {
	t.Parallel()
	on, list, create, thing := thing(t)
	property := thing.Property
	for name, test := range map[string]struct {
		edits func() ([]edit.Edit, error)
		want  string
	}{
		"a limit": {func() ([]edit.Edit, error) {
			return edit.SetKeyword(list.Parameters()[0].Schema, "maximum", yamlnode.Int(200))
		}, "-maximum: 100|+maximum: 200"},
		"a limit more and one less": {func() ([]edit.Edit, error) {
			more, err := edit.SetKeyword(property("size").Schema, "maximum", yamlnode.Int(9))
			less, errLess := edit.SetKeyword(property("size").Schema, "minimum", nil)
			return append(more, less...), errors.Join(err, errLess)
		}, "+maximum: 9|-minimum: 1"},
		"a keyword beside a shared component": {func() ([]edit.Edit, error) {
			return edit.SetKeyword(property("colour").Schema, "default", yamlnode.Text("red"))
		}, "+description: A colour.|+default: red|+allOf:|+- $ref: '#/components/schemas/Colour'|-$ref: '#/components/schemas/Colour'"},
		"a type": {func() ([]edit.Edit, error) {
			return edit.Retype(property("size").Schema, "string", yamlnode.Mapping("maxLength", yamlnode.Int(3)))
		}, "-type: integer|+type: string|+maxLength: 3|-minimum: 1"},
		"a value in lines":  {func() ([]edit.Edit, error) { return edit.SetValue(property("kind").Schema, "c", true) }, "+- c"},
		"a value less":      {func() ([]edit.Edit, error) { return edit.SetValue(property("kind").Schema, "a", false) }, "-- a"},
		"one more required": {func() ([]edit.Edit, error) { return edit.RequireProperty(thing, "kind", true) }, "-required: [size, colour]|+required: [size, colour, kind]"},
		"one less required": {func() ([]edit.Edit, error) { return edit.RequireProperty(thing, "size", false) }, "-required: [size, colour]|+required: [colour]"},
		"a property": {func() ([]edit.Edit, error) {
			return edit.AddProperty(thing, "more", yamlnode.Mapping("type", "string"))
		}, "+more:|+type: string"},
		"a property less": {func() ([]edit.Edit, error) { return edit.Withdraw(list, property("size")) }, "-required: [size, colour]|+required: [colour]|-size: # kept|-type: integer|-description: How large.|-minimum: 1"},
		"a parameter": {func() ([]edit.Edit, error) {
			return edit.AddParameter(list, yamlnode.Mapping("name", "skip", "required", false)), nil
		}, "+- name: skip|+required: false"},
		"the first parameter": {func() ([]edit.Edit, error) {
			return edit.AddParameter(create, yamlnode.Mapping("name", "dry", "required", true)), nil
		}, "+parameters:|+- name: dry|+required: true"},
		"a parameter required":    {func() ([]edit.Edit, error) { return edit.Require(list, list.Parameters()[0], true) }, "+required: true"},
		"the last parameter less": {func() ([]edit.Edit, error) { return edit.Withdraw(list, list.Parameters()[0]) }, "-parameters:|-- name: count # D1|-in: query|-schema:|-type: integer|-maximum: 100"},
		"an example":              {func() ([]edit.Edit, error) { return edit.FollowInExamples(create, "size", "string", true, ""), nil }, "-size: 1|+size: '1'"},
		"a new example":           {func() ([]edit.Edit, error) { return edit.FollowInExamples(create, "code", "string", true, "007"), nil }, "+code: '007'"},
		"a heading":               {func() ([]edit.Edit, error) { return edit.RenameHeading(list, "made", "First", "Primus") }, "-heading: First|+heading: Primus"},
		"a heading more":          {func() ([]edit.Edit, error) { return edit.AddHeading(list, "made", "New"), nil }, "+- page: made|+heading: New"},
	} {
		edits, err := test.edits()
		require.Equal(t, test.want, changed(t, on, edits, err), name)
	}
}

// All edits refer to the original text and are applied at once.
func TestPreviewOfSeveralEdits(t *testing.T) {
	t.Parallel()
	on, list, _, thing := thing(t)
	var all []edit.Edit
	for _, edits := range []func() ([]edit.Edit, error){
		func() ([]edit.Edit, error) { return edit.RequireProperty(thing, "kind", true) },
		func() ([]edit.Edit, error) { return edit.RequireProperty(thing, "size", false) },
		func() ([]edit.Edit, error) { return edit.RequireProperty(thing, "shade", true) },
		func() ([]edit.Edit, error) { return edit.RenameHeading(list, "made", "First", "Second") },
		func() ([]edit.Edit, error) { return edit.RenameHeading(list, "made", "Second", "First") },
		func() ([]edit.Edit, error) {
			return edit.AddProperty(thing, "more", yamlnode.Mapping("type", "string"))
		},
		func() ([]edit.Edit, error) {
			return edit.AddProperty(thing, "more", yamlnode.Mapping("type", "string"))
		}, // a duplicate counts once
	} {
		one, err := edits()
		require.NoError(t, err)
		all = append(all, one...)
	}
	require.Equal(t, "-heading: First|+heading: Second|-heading: 'Second'|+heading: First|-required: [size, colour]|+required: [colour, kind, shade]|+more:|+type: string", changed(t, on, all, nil))
	_, err := on.Apply(all...)
	require.NoError(t, err)

	// A removal within a removed block has no effect of its own.
	within, err := edit.SetValue(thing.Property("kind").Schema, "a", false)
	require.NoError(t, err)
	around, err := edit.Withdraw(list, thing.Property("kind"))
	require.NoError(t, err)
	require.Equal(t, "-kind:|-type: string|-description: What it is.|-enum:|-- a|-- b", changed(t, on, append(around, within...), nil))

	first, err := edit.Retype(thing.Property("size").Schema, "string", nil)
	require.NoError(t, err)
	second, err := edit.SetKeyword(thing.Property("size").Schema, "minimum", yamlnode.Int(2))
	require.NoError(t, err)
	_, err = on.Preview(append(first, second...)...)
	require.ErrorContains(t, err, "another edit changes the same lines")
}

// Setting or removing a list conflicts with adding items, in either order. Dropping items from a
// removed list does not.
func TestConflictsOfListEdits(t *testing.T) {
	t.Parallel()
	on, _, _, thing := thing(t)
	mapping := thing.Property("kind").Schema.Node()
	list := yamlnode.Get(mapping, "enum")
	set := edit.Set(mapping, "enum", yamlnode.Flow(yamlnode.Text("c")))
	remove, add, drop := edit.Remove(mapping, "enum"), edit.Add(mapping, "enum", yamlnode.Text("d")), edit.Drop(mapping, "enum", list.Content[0])
	for name, test := range map[string]struct {
		edits      []edit.Edit
		isConflict bool
	}{
		"set and add":          {[]edit.Edit{set, add}, true},
		"set and drop":         {[]edit.Edit{set, drop}, true},
		"remove and add":       {[]edit.Edit{remove, add}, true},
		"remove, drop and add": {[]edit.Edit{remove, drop, add}, true},
		"remove and drop":      {[]edit.Edit{remove, drop}, false},
		"add and drop":         {[]edit.Edit{add, drop}, false},
	} {
		for range 2 {
			_, err := on.Preview(test.edits...)
			require.Equal(t, test.isConflict, err != nil, "%s: %v", name, err)
			slices.Reverse(test.edits)
		}
	}
}

// Shared and sensitive parts are never edited.
func TestRefusedEdits(t *testing.T) {
	t.Parallel()
	on, list, create, thing := thing(t)
	for name, test := range map[string]struct {
		edits func() ([]edit.Edit, error)
		want  error
	}{
		"a value that is shared":   {func() ([]edit.Edit, error) { return edit.SetValue(thing.Property("colour").Schema, "blue", true) }, edit.ErrShared},
		"a list of shared values":  {func() ([]edit.Edit, error) { return edit.SetValue(thing.Property("shade").Schema, "red", false) }, edit.ErrShared},
		"a type in what is shared": {func() ([]edit.Edit, error) { return edit.Retype(nested(t, thing, "box", "lid"), "integer", nil) }, edit.ErrShared},
		"a property of what is shared": {func() ([]edit.Edit, error) {
			return edit.AddProperty(thing.Property("box").Schema, "more", yamlnode.Mapping("type", "string"))
		}, edit.ErrShared},
		"a value in what is shared": {func() ([]edit.Edit, error) { return edit.SetValue(nested(t, thing, "box", "lid"), "red", false) }, edit.ErrShared},
		"a keyword of what is shared": {func() ([]edit.Edit, error) {
			return edit.SetKeyword(thing.Property("colour").Schema, "type", yamlnode.Text("integer"))
		}, edit.ErrShared},
		"a type of what is secret": {func() ([]edit.Edit, error) { return edit.Retype(thing.Property("code").Schema, "integer", nil) }, edit.ErrSensitive},
		"a limit of what is secret": {func() ([]edit.Edit, error) {
			return edit.SetKeyword(thing.Property("code").Schema, "maxLength", yamlnode.Int(4))
		}, edit.ErrSensitive},
		"what is secret, taken away": {func() ([]edit.Edit, error) { return edit.Withdraw(list, thing.Property("code")) }, edit.ErrSensitive},
		"a parameter of elsewhere":   {func() ([]edit.Edit, error) { return edit.Require(create, list.Parameters()[0], true) }, edit.ErrShared},
		"a heading that is not":      {func() ([]edit.Edit, error) { return edit.RenameHeading(list, "made", "Fourth", "Fifth") }, nil},
		"a type without a form":      {func() ([]edit.Edit, error) { return edit.Retype(thing.Property("size").Schema, "object", nil) }, nil},
	} {
		edits, err := test.edits()
		require.Error(t, err, name)
		require.Empty(t, edits, name)
		if test.want != nil {
			require.ErrorIs(t, err, test.want, name)
		}
	}
	edits, err := edit.AddProperty(thing, "more", yamlnode.Mapping("type", "nothing"))
	require.NoError(t, err)
	_, err = on.Apply(edits...)
	require.Error(t, err, "the edited contract is not valid")
}

// What was validated can be used without being read again.
func TestApplyKeepsTheDocument(t *testing.T) {
	t.Parallel()
	on, list, _, _ := thing(t)
	edits, err := edit.SetKeyword(list.Parameters()[0].Schema, "maximum", yamlnode.Int(200))
	require.NoError(t, err)
	latest, err := on.Apply(edits...)
	require.NoError(t, err)
	maximum := latest.Document.Paths.Find("/things").Get.Parameters[0].Value.Schema.Value.Max
	require.NotNil(t, maximum)
	require.InDelta(t, 200, *maximum, 0)
}
