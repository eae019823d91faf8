package draft

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/outline"
)

// additions collects the edits that put a draft into a contract.
type additions struct {
	on    *edit.Text
	edits []edit.Edit
	err   error
}

func (a *additions) take(edits []edit.Edit, err error) {
	a.edits = append(a.edits, edits...)
	if a.err == nil {
		a.err = err
	}
}

// insert puts all of a draft into the text of the contract.
func (d *drafter) insert(calls []*call, operations []operation) ([]byte, error) {
	a := &additions{on: edit.On(d.contract)}
	paths, schemas, tags := d.contract.Section("paths"), d.contract.Section("components", "schemas"), d.contract.Section("tags")
	if len(outline.Items(tags)) == 0 || schemas == nil {
		return nil, edit.ErrShape
	}
	added := map[string]*node{}
	var order []string
	for i, c := range calls {
		if item := outline.Get(paths, c.path); item != nil {
			a.method(item, operations[i])
			continue
		}
		if added[c.path] == nil {
			added[c.path] = mapping("parameters", listOrNone(operations[i].parameters))
			order = append(order, c.path)
		}
		put(added[c.path], operations[i].method, operations[i].schema)
	}
	for _, path := range order {
		a.take(a.on.InsertAfter(behind(paths, path), append([]string{""}, lines(mapping(path, inOrder(added[path])))...)...))
	}
	for _, tag := range d.tags {
		a.take(a.on.AddItem(tags, lines(list(mapping("name", tag, "description", NotDescribed)))), nil)
	}
	for _, name := range sortedKeys(d.widened) {
		key, _ := outline.Entry(schemas, name)
		a.take(a.on.ReplaceEntry(key, lines(mapping(name, d.widened[name]))...))
	}
	var components []string
	for _, name := range d.order {
		components = append(components, lines(mapping(name, d.components[name]))...)
	}
	if len(components) > 0 {
		last := schemas.Content[len(schemas.Content)-2]
		a.take(a.on.InsertAfter(last, append([]string{"", "# ---- Drafted ----"}, components...)...))
	}
	if a.err != nil {
		return nil, a.err
	}
	return a.on.Apply(a.edits...)
}

// methods are those of a path in the contract's order, behind its parameters.
var methods = []string{"parameters", "get", "post", "put", "patch", "delete"}

func rank(method string) int { return slices.Index(methods, method) }

// method adds an operation to a path that is there.
func (a *additions) method(item *node, one operation) {
	if outline.Get(item, "parameters") == nil && len(one.parameters) > 0 {
		own := outline.Get(one.schema, "parameters")
		if own == nil {
			at := slices.IndexFunc(one.schema.Content, func(key *node) bool { return key.Value == "requestBody" || key.Value == "responses" })
			own = list()
			one.schema.Content = slices.Insert(one.schema.Content, at, scalar("parameters"), own)
		}
		own.Content = append(slices.Clone(one.parameters), own.Content...)
	}
	var before *node
	for i := 0; i < len(item.Content); i += 2 {
		if rank(item.Content[i].Value) < rank(one.method) {
			before = item.Content[i]
		}
	}
	written := lines(mapping(one.method, one.schema))
	if before == nil {
		a.take(a.on.InsertBefore(item.Content[0], written...))
		return
	}
	a.take(a.on.InsertAfter(before, written...))
}

// inOrder puts the methods of a path in their order.
func inOrder(item *node) *node {
	sorted := &node{Kind: yaml.MappingNode}
	for _, method := range methods {
		put(sorted, method, outline.Get(item, method))
	}
	return sorted
}

// behind is the path that another is put behind: the last that begins alike.
func behind(paths *node, path string) *node {
	found, alike := paths.Content[len(paths.Content)-2], 0
	for i := 0; i < len(paths.Content); i += 2 {
		if n := common(paths.Content[i].Value, path); n > 0 && n >= alike {
			found, alike = paths.Content[i], n
		}
	}
	return found
}

// common is how many segments two paths share at their beginning.
func common(a, b string) int {
	as, bs, n := strings.Split(a, "/")[1:], strings.Split(b, "/")[1:], 0
	for n < len(as) && n < len(bs) && as[n] == bs[n] {
		n++
	}
	return n
}
