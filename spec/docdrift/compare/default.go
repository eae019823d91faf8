package compare

import (
	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// compareDefault compares the default of what is sent. The table of an answer repeats it,
// and an answer has none.
func (v *Verdict) compareDefault(says string, schema *outline.Schema) {
	if v.Fact.Where == page.Response {
		return
	}
	has, place, isThere := schema.Keyword("default")
	if !isThere {
		has, place = "no default", schema.Place()
	}
	if isFlag(schema) && flags([]string{has})[0] == flags([]string{says})[0] {
		return
	}
	if has != says {
		v.differ(aspect.Default, says, has, place)
	}
}
