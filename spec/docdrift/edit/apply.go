package edit

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"
	"github.com/getkin/kin-openapi/openapi3"
	"go.yaml.in/yaml/v3"

	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// Text is the text of a contract that edits are applied to.
type Text struct {
	root   *yamlnode.Node
	source string
	lines  []string
	starts []int // the offset of each line's first byte, and of the end
}

// On returns the text of a contract, for edits.
func On(contract *outline.Contract) *Text {
	t := &Text{root: contract.Section(), source: string(contract.Text)}
	t.lines = strings.Split(t.source, "\n")
	start := 0
	for _, line := range t.lines {
		t.starts = append(t.starts, start)
		start += len(line) + 1
	}
	t.starts = append(t.starts, len(t.source))
	return t
}

// otherBreaks are the characters besides LF and CR LF that end a line in YAML.
const otherBreaks = "\r\u0085\u2028\u2029"

// Preview applies edits, all to the original text. The same edit twice counts once, and a removal
// within a removed part has no effect of its own; any other edits of the same place are an
// error. An error is also returned if the new text does not parse to the edited document.
func (t *Text) Preview(edits ...Edit) (*Version, error) {
	if len(edits) == 0 {
		return &Version{Text: []byte(t.source), before: t.source}, nil
	}
	if strings.ContainsAny(strings.ReplaceAll(t.source, "\r\n", "\n"), otherBreaks) {
		return nil, errStyle
	}
	e := &editor{text: t, changed: map[*yamlnode.Node]*yamlnode.Node{}, ofEntry: map[entry][]Edit{}, written: map[*yamlnode.Node]bool{}}
	for _, one := range edits {
		if err := e.add(one); err != nil {
			return nil, err
		}
	}
	e.write(t.root)
	for _, one := range edits {
		if isRemoval := one.value == nil; !e.written[one.in] && !isRemoval {
			return nil, errConflict
		}
	}
	text, err := udiff.Apply(t.source, e.edits)
	if err != nil {
		return nil, err
	}
	var got, want any
	if err := errors.Join(yaml.Unmarshal([]byte(text), &got), e.build(t.root).Decode(&want)); err != nil || !reflect.DeepEqual(got, want) {
		return nil, errStyle
	}
	return &Version{Text: []byte(text), before: t.source, edits: e.edits}, nil
}

// Apply is like [Text.Preview], but returns an error if the edited contract is not valid OpenAPI.
func (t *Text) Apply(edits ...Edit) (*Version, error) {
	latest, err := t.Preview(edits...)
	if err != nil || len(edits) == 0 {
		return latest, err
	}
	latest.Document, err = openapi3.NewLoader().LoadFromData(latest.Text)
	if err == nil {
		err = latest.Document.Validate(context.Background())
	}
	if err != nil {
		first, _, _ := strings.Cut(err.Error(), "\n")
		return nil, errors.New(first)
	}
	return latest, nil
}

// Version is a text with edits applied.
type Version struct {
	Text []byte
	// Document is the text with its references resolved, set by [Text.Apply].
	Document *openapi3.T

	before string
	edits  []udiff.Edit
}

// Patch returns the edits as a unified diff of a file, "" if nothing changes.
func (v *Version) Patch(file string) string {
	text, err := udiff.ToUnified("a/"+file, "b/"+file, v.before, v.edits, udiff.DefaultContextLines)
	if err != nil {
		return "" // cannot happen: the edits were applied
	}
	return text
}

// editor builds a version from edits.
type editor struct {
	text *Text
	// changed maps edited mappings and lists to their new versions.
	changed map[*yamlnode.Node]*yamlnode.Node
	ofEntry map[entry][]Edit // the edits of an entry and its items
	written map[*yamlnode.Node]bool
	edits   []udiff.Edit
}

// entry is an entry of a mapping.
type entry struct {
	in  *yamlnode.Node
	key string
}

// add applies an edit to its mapping or list, in changed.
func (e *editor) add(one Edit) error {
	at := entry{one.in, one.key}
	for _, other := range e.ofEntry[at] { // any number of items, or of removals, can be edited
		switch {
		case reflect.DeepEqual(one, other):
			return nil
		case one.ofList != other.ofList && (one.value != nil || other.value != nil), !one.ofList && !other.ofList:
			return errConflict
		}
	}
	e.ofEntry[at] = append(e.ofEntry[at], one)
	if one.ofList {
		e.addItem(one)
	} else {
		e.addEntry(one)
	}
	return nil
}

func (e *editor) addEntry(one Edit) {
	mapping := e.edit(one.in)
	switch i := indexOf(mapping, one.key); {
	case i < 0 && one.value != nil:
		insert(mapping, one, one.value)
	case i < 0:
	case one.value == nil:
		mapping.Content = slices.Delete(mapping.Content, i, i+2)
	default:
		value := *one.value
		value.LineComment = mapping.Content[i+1].LineComment
		mapping.Content[i+1] = &value
	}
}

func (e *editor) addItem(one Edit) {
	mapping := e.edit(one.in)
	i := indexOf(mapping, one.key)
	if i < 0 && one.value == nil {
		return
	}
	if i < 0 {
		list := yamlnode.List()
		if one.value.Kind == yaml.ScalarNode {
			list = yamlnode.Flow()
		}
		e.changed[list] = list
		i = insert(mapping, one, list)
	}
	list := e.edit(mapping.Content[i+1])
	if one.value != nil {
		list.Content = append(list.Content, one.value)
		return
	}
	list.Content = slices.DeleteFunc(list.Content, func(item *yamlnode.Node) bool { return item == one.item })
	if len(list.Content) == 0 {
		mapping.Content = slices.Delete(mapping.Content, i, i+2)
	}
}

// edit returns the new version of a mapping or list, and creates it on the first call.
func (e *editor) edit(old *yamlnode.Node) *yamlnode.Node {
	if e.changed[old] == nil {
		latest := *old
		latest.Content = slices.Clone(old.Content)
		e.changed[old] = &latest
	}
	return e.changed[old]
}

func indexOf(mapping *yamlnode.Node, key string) int {
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == key {
			return i
		}
	}
	return -1
}

// insert adds a new entry where its edit says, after other new entries there, and returns its
// index.
func insert(mapping *yamlnode.Node, one Edit, value *yamlnode.Node) int {
	at := len(mapping.Content)
	for _, behind := range one.behind {
		if i := indexOf(mapping, behind); i >= 0 {
			for at = i + 2; at < len(mapping.Content) && mapping.Content[at].Line == 0; {
				at += 2
			}
			break
		}
	}
	key := yamlnode.Text(one.key)
	key.HeadComment = one.comment
	mapping.Content = slices.Insert(mapping.Content, at, key, value)
	return at
}
