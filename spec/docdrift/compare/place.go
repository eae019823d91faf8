package compare

import (
	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/match"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// compareWhere compares whether a parameter is a part of the path. The page of an SDK
// does not say, where it is an argument like any other, nor does one without a path.
func (v *Verdict) compareWhere(s *match.Section, at *match.Place) {
	if at.Parameter == nil || s.Page.Form == page.SDK || s.Section.Operation.Path == "" {
		return
	}
	if in := page.Where(at.Parameter.In); (in == page.Path) != (v.Fact.Where == page.Path) {
		v.differ(aspect.Where, string(v.Fact.Where), string(in), at.Place)
	}
}
