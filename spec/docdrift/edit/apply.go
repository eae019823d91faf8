package edit

import (
	"context"
	"errors"
	"reflect"
	"regexp"
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

// On takes the text of a contract.
func On(contract *outline.Contract) *Text {
	t := &Text{root: contract.Section(), source: string(contract.Text), starts: []int{0}}
	for _, at := range lineBreak.FindAllStringIndex(t.source, -1) {
		t.lines = append(t.lines, t.source[t.starts[len(t.lines)]:at[0]])
		t.starts = append(t.starts, at[1])
	}
	t.lines = append(t.lines, t.source[t.starts[len(t.lines)]:])
	t.starts = append(t.starts, len(t.source))
	return t
}

// lineBreak is what YAML counts lines by.
var lineBreak = regexp.MustCompile("\r\n|[\n\r\u0085\u2028\u2029]")

// Preview makes edits, all on the text as it was read. Two that are of the same place
// and say different things are an error; the same edit twice is one, and what is taken
// away within something that is taken away goes with it. The new text says what the
// edits say and is otherwise the same, or there is an error.
func (t *Text) Preview(edits ...Edit) ([]byte, error) {
	if len(edits) == 0 {
		return []byte(t.source), nil
	}
	v := &version{text: t, changed: map[*yamlnode.Node]*yamlnode.Node{}, said: map[place]string{}, written: map[*yamlnode.Node]bool{}}
	for _, one := range edits {
		if err := v.add(one); err != nil {
			return nil, err
		}
	}
	v.write(t.root)
	for _, one := range edits {
		if isRemoval := one.value == nil; !v.written[one.in] && !isRemoval {
			return nil, errConflict
		}
	}
	text, err := udiff.Apply(t.source, v.edits)
	if err != nil {
		return nil, err
	}
	var got, want any
	if err := errors.Join(yaml.Unmarshal([]byte(text), &got), v.build(t.root).Decode(&want)); err != nil || !reflect.DeepEqual(got, want) {
		return nil, errStyle
	}
	return []byte(text), nil
}

// Apply is [Text.Preview] of edits that leave the contract valid; others are an error.
func (t *Text) Apply(edits ...Edit) ([]byte, error) {
	text, err := t.Preview(edits...)
	if err != nil || string(text) == t.source {
		return text, err
	}
	document, err := openapi3.NewLoader().LoadFromData(text)
	if err == nil {
		err = document.Validate(context.Background())
	}
	if err != nil {
		first, _, _ := strings.Cut(err.Error(), "\n")
		return nil, errors.New(first)
	}
	return text, nil
}

// version is a contract with edits.
type version struct {
	text *Text
	// changed are the mappings and lists with what edits make of them.
	changed map[*yamlnode.Node]*yamlnode.Node
	said    map[place]string // what an edit makes of an entry or an item
	written map[*yamlnode.Node]bool
	edits   []udiff.Edit
}

// place is an entry of a mapping, or an item of its list.
type place struct {
	in   *yamlnode.Node
	key  string
	item *yamlnode.Node
}

// add notes what an edit makes of its mapping, or of the list there.
func (v *version) add(e Edit) error {
	at, says := place{e.in, e.key, e.item}, ""
	if e.value != nil {
		says = strings.Join(yamlnode.Lines(e.value), "\n")
	}
	if e.ofList && e.item == nil {
		at.key += "\n" + says // each item is a place of its own
	}
	before, isKnown := v.said[at]
	switch v.said[at] = says; {
	case isKnown && before != says:
		return errConflict
	case isKnown:
	case e.ofList:
		v.addItem(e)
	default:
		v.addEntry(e)
	}
	return nil
}

func (v *version) addEntry(e Edit) {
	mapping := v.edit(e.in)
	switch i := indexOf(mapping, e.key); {
	case e.value == nil && i >= 0:
		mapping.Content = slices.Delete(mapping.Content, i, i+2)
	case e.value != nil && i >= 0:
		e.value.LineComment = mapping.Content[i+1].LineComment
		mapping.Content[i+1] = e.value
	case e.value != nil:
		insert(mapping, e, e.value)
	}
}

func (v *version) addItem(e Edit) {
	mapping := v.edit(e.in)
	i := indexOf(mapping, e.key)
	if i < 0 && e.value == nil {
		return
	}
	if i < 0 {
		i = insert(mapping, e, v.newList(e.value))
	}
	list := v.edit(mapping.Content[i+1])
	if e.value != nil {
		list.Content = append(list.Content, e.value)
		return
	}
	list.Content = slices.DeleteFunc(list.Content, func(one *yamlnode.Node) bool { return one == e.item })
	if len(list.Content) == 0 {
		mapping.Content = slices.Delete(mapping.Content, i, i+2)
	}
}

// edit is the mapping or list that edits make of another.
func (v *version) edit(old *yamlnode.Node) *yamlnode.Node {
	if v.changed[old] == nil {
		latest := *old
		latest.Content = slices.Clone(old.Content)
		v.changed[old] = &latest
	}
	return v.changed[old]
}

// newList is a list that edits can add to: in brackets, if it is of scalars.
func (v *version) newList(item *yamlnode.Node) *yamlnode.Node {
	list := yamlnode.List()
	if item.Kind == yaml.ScalarNode {
		list = yamlnode.Flow()
	}
	v.changed[list] = list
	return list
}

func indexOf(mapping *yamlnode.Node, key string) int {
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == key {
			return i
		}
	}
	return -1
}

// insert puts a new entry where its edit says, behind others that are new there.
func insert(mapping *yamlnode.Node, e Edit, value *yamlnode.Node) int {
	at := len(mapping.Content)
	for _, beside := range e.beside {
		if i := indexOf(mapping, beside); i >= 0 {
			at = i
			if !e.before {
				at += 2
			}
			for !e.before && at < len(mapping.Content) && mapping.Content[at].Line == 0 {
				at += 2
			}
			break
		}
	}
	key := yamlnode.Text(e.key)
	key.HeadComment = e.comment
	mapping.Content = slices.Insert(mapping.Content, at, key, value)
	return at
}
