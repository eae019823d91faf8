package draft

import (
	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

// edits returns the edits that add the whole draft to the contract.
func (d *drafter) edits() []edit.Edit {
	var edits []edit.Edit
	paths := d.contract.Section("paths")
	for path, item := range yamlnode.Pairs(d.pathItems) {
		known := yamlnode.Get(paths, path.Value)
		if known == nil {
			edits = append(edits, edit.Set(paths, path.Value, item).Under(""))
			continue
		}
		for method, operation := range yamlnode.Pairs(item) {
			if method.Value != "parameters" { // it has those
				edits = append(edits, edit.Set(known, method.Value, operation))
			}
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
