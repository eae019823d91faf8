package change

import (
	"slices"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// joinMoves makes one change of a fact that was removed under a heading and is
// unchanged under another.
func joinMoves(all []Change) []Change {
	for i := 0; i < len(all); i++ {
		added := &all[i]
		if added.Kind != Added || added.New == nil || added.New.Kind != page.KindParameter {
			continue
		}
		at := slices.IndexFunc(all, func(one Change) bool {
			return one.Kind == Removed && one.Old != nil && one.Fact == added.Fact && len(compareFacts(*one.Old, *added.New)) == 0
		})
		if at < 0 {
			continue
		}
		added.Kind, added.Old, added.Before = Moved, all[at].Old, all[at].Before
		added.Alterations = []Alteration{{Aspect: aspect.Heading, From: all[at].Heading, To: added.Heading}}
		all = slices.Delete(all, at, at+1)
		if at < i {
			i--
		}
	}
	return all
}
