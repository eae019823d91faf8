package docdrift

import (
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// moves makes one of a fact that was removed under a heading and stands unchanged
// under another.
func (d *differ) moves() {
	var kept []Change
	gone := map[int]bool{}
	for i := range d.changes {
		added := &d.changes[i]
		if added.Kind != Added || added.new == nil || added.new.Kind != page.KindParameter {
			continue
		}
		for j := range d.changes {
			removed := &d.changes[j]
			if removed.Kind == Removed && !gone[j] && removed.old != nil && removed.old.Label() == added.new.Label() &&
				removed.old.Type == added.new.Type && len(alterations(*removed.old, *added.new)) == 0 {
				gone[j] = true
				added.Kind, added.old = Moved, removed.old
				added.Alterations = []Alteration{{Aspect: "heading", From: removed.Heading, To: added.Heading}}
				break
			}
		}
	}
	for i := range d.changes {
		if !gone[i] {
			kept = append(kept, d.changes[i])
		}
	}
	d.changes = kept
}
