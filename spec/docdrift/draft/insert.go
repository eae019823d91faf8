package draft

import (
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// edits put all of a draft into the contract.
func (d *drafter) edits(calls []*call) []edit.Edit {
	paths := d.contract.Section("paths")
	var edits []edit.Edit
	added := map[string]*node{}
	for _, c := range calls {
		method := strings.ToLower(c.method)
		switch item := yamlnode.Get(paths, c.path); {
		case item != nil:
			edits = append(edits, edit.Set(item, method, c.operation))
		case added[c.path] != nil:
			yamlnode.Put(added[c.path], method, c.operation)
		default:
			added[c.path] = c.ofPath
			yamlnode.Put(c.ofPath, method, c.operation)
			edits = append(edits, edit.Set(paths, c.path, c.ofPath).Behind(precedingPath(paths, c.path)).Under(""))
		}
	}
	for _, tag := range d.tags {
		edits = append(edits, edit.Add(d.contract.Section(), "tags", yamlnode.Mapping("name", tag, "description", NotDescribed)))
	}
	for _, name := range sortedKeys(d.widened) {
		edits = append(edits, d.widened[name]...)
	}
	edits = append(edits, d.marked...)
	components := d.newComponents(0)
	if len(components) > 0 {
		components[0] = components[0].Under("# ---- Drafted ----")
	}
	return append(edits, components...)
}

// newComponents adds the components that were made, but for the first few.
func (d *drafter) newComponents(from int) []edit.Edit {
	var edits []edit.Edit
	for name, schema := range yamlnode.Pairs(d.components) {
		edits = append(edits, edit.Set(d.contract.Section("components", "schemas"), name.Value, schema))
	}
	return edits[from:]
}

// precedingPath is the path that another is put behind: the last of those that begin most like
// it, "" where none does.
func precedingPath(paths *node, path string) string {
	for from := path; from != ""; from = from[:strings.LastIndexByte(from, '/')] {
		for i, key := range slices.Backward(paths.Content) {
			if i%2 == 0 && strings.HasPrefix(key.Value+"/", from+"/") {
				return key.Value
			}
		}
	}
	return ""
}
