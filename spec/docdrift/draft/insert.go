package draft

import (
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// edits returns the edits that add the whole draft to the contract.
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
			added[c.path] = c.pathItem
			yamlnode.Put(c.pathItem, method, c.operation)
			edits = append(edits, edit.Set(paths, c.path, c.pathItem).Under(""))
		}
	}
	for _, tag := range d.tags {
		edits = append(edits, edit.Add(d.contract.Section(), "tags", yamlnode.Mapping("name", tag, "description", NotDescribed)))
	}
	for _, name := range sortedKeys(d.widened) {
		edits = append(edits, d.widened[name]...)
	}
	components := d.newComponents(0)
	if len(components) > 0 {
		components[0] = components[0].Under("# ---- Drafted ----")
	}
	return append(edits, components...)
}

// newComponents returns the edits that add the new components from the given index on.
func (d *drafter) newComponents(from int) []edit.Edit {
	var edits []edit.Edit
	for name, schema := range yamlnode.Pairs(d.components) {
		edits = append(edits, edit.Set(d.contract.Section("components", "schemas"), name.Value, schema))
	}
	return edits[from:]
}
