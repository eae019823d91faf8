package edit

import (
	"cmp"
	"slices"

	"github.com/aymanbagabas/go-udiff"
	"github.com/getkin/kin-openapi/openapi3"
)

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

// span is a part of the earlier version's text that its edits wrote, or that the later edits
// replace.
type span struct {
	from, to int
	earlier  int // bytes that the earlier edits added to it
	later    int // bytes that the later edits add to it
}

// After returns v as a version of the text before an earlier version. The edits of v must refer
// to the earlier version's text. Adjacent edits become one.
func (v *Version) After(earlier *Version) *Version {
	all := &Version{Text: v.Text, Document: v.Document, before: earlier.before}
	grownEarlier, grownLater := 0, 0
	for _, one := range spansOf(earlier.edits, v.edits) {
		both := udiff.Edit{
			Start: one.from - grownEarlier,
			End:   one.to - grownEarlier - one.earlier,
			New:   string(v.Text[one.from+grownLater : one.to+grownLater+one.later]),
		}
		if both.New != earlier.before[both.Start:both.End] { // v can undo earlier edits
			all.edits = append(all.edits, both)
		}
		grownEarlier, grownLater = grownEarlier+one.earlier, grownLater+one.later
	}
	return all
}

// spansOf returns the spans of the edits of two versions in order, with adjacent ones joined.
func spansOf(earlier, later []udiff.Edit) []span {
	earlier = slices.Clone(earlier)
	udiff.SortEdits(earlier)
	spans := make([]span, 0, len(earlier)+len(later))
	moved := 0
	for _, one := range earlier {
		from, grown := one.Start+moved, len(one.New)-(one.End-one.Start)
		spans = append(spans, span{from: from, to: from + len(one.New), earlier: grown})
		moved += grown
	}
	for _, one := range later {
		spans = append(spans, span{from: one.Start, to: one.End, later: len(one.New) - (one.End - one.Start)})
	}
	slices.SortStableFunc(spans, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	var apart []span
	for _, one := range spans {
		if len(apart) == 0 || apart[len(apart)-1].to < one.from {
			apart = append(apart, one)
			continue
		}
		last := &apart[len(apart)-1]
		last.to, last.earlier, last.later = max(last.to, one.to), last.earlier+one.earlier, last.later+one.later
	}
	return apart
}
