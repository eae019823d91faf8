package compare

import (
	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/outline"
)

func (v *Verdict) compareDefault(says string, schema *outline.Schema) {
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
