package draft

import (
	"errors"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// insert puts all of a draft into the text of the contract.
func (d *drafter) insert(calls []*call, operations []operation) ([]byte, error) {
	paths := d.contract.Section("paths")
	if d.contract.Section("components", "schemas") == nil {
		return nil, errors.New("the contract has no components")
	}
	var edits []edit.Edit
	added := map[string]*node{}
	for i, c := range calls {
		if item := yamlnode.Get(paths, c.path); item != nil {
			edits = append(edits, addMethod(item, operations[i]))
			continue
		}
		item := added[c.path]
		if item == nil {
			item = yamlnode.Mapping("parameters", listOrNone(operations[i].parameters))
			added[c.path] = item
			edits = append(edits, edit.Set(paths, c.path, item).Behind(precedingPath(paths, c.path)).Under(""))
		}
		at := 0
		for at < len(item.Content) && methodRank(item.Content[at].Value) < methodRank(operations[i].method) {
			at += 2
		}
		item.Content = slices.Insert(item.Content, at, yamlnode.Text(operations[i].method), operations[i].schema)
	}
	for _, tag := range d.tags {
		edits = append(edits, edit.Add(d.contract.Section(), "tags", yamlnode.Mapping("name", tag, "description", NotDescribed)))
	}
	for _, name := range sortedKeys(d.widened) {
		edits = append(edits, d.widened[name]...)
	}
	for i, one := range d.newComponents(0) {
		if i == 0 {
			one = one.Under("# ---- Drafted ----")
		}
		edits = append(edits, one)
	}
	return edit.On(d.contract).Apply(edits...)
}

// newComponents adds the components that were made, but for the first few.
func (d *drafter) newComponents(from int) []edit.Edit {
	var edits []edit.Edit
	for name, schema := range yamlnode.Pairs(d.components) {
		edits = append(edits, edit.Set(d.contract.Section("components", "schemas"), name.Value, schema))
	}
	return edits[from:]
}

// methods are those of a path in the contract's order, behind its parameters.
var methods = []string{"parameters", "get", "post", "put", "patch", "delete"}

func methodRank(method string) int { return slices.Index(methods, method) }

// addMethod adds an operation to a path that is there.
func addMethod(item *node, one operation) edit.Edit {
	if yamlnode.Get(item, "parameters") == nil && len(one.parameters) > 0 {
		own := yamlnode.Get(one.schema, "parameters")
		if own == nil {
			at := slices.IndexFunc(one.schema.Content, func(key *node) bool { return key.Value == "requestBody" || key.Value == "responses" })
			own = yamlnode.List()
			one.schema.Content = slices.Insert(one.schema.Content, at, yamlnode.Text("parameters"), own)
		}
		own.Content = append(slices.Clone(one.parameters), own.Content...)
	}
	set := edit.Set(item, one.method, one.schema).Before(item.Content[0].Value)
	for key := range yamlnode.Pairs(item) {
		if methodRank(key.Value) < methodRank(one.method) {
			set = set.Behind(key.Value)
		}
	}
	return set
}

// precedingPath is the path that another is put behind: the last that begins like it, "" where
// none does.
func precedingPath(paths *node, path string) string {
	last, most := "", 1
	for key := range yamlnode.Pairs(paths) {
		if n := sharedSegments(key.Value, path); n >= most {
			last, most = key.Value, n
		}
	}
	return last
}

// sharedSegments is how many segments two paths share at their beginning.
func sharedSegments(a, b string) int {
	as, bs, n := strings.Split(a, "/")[1:], strings.Split(b, "/")[1:], 0
	for n < len(as) && n < len(bs) && as[n] == bs[n] {
		n++
	}
	return n
}

// listOrNone is a list, nil where there is nothing in it.
func listOrNone(items []*node) *node {
	if len(items) == 0 {
		return nil
	}
	return yamlnode.List(items...)
}
