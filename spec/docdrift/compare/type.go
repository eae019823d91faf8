package compare

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

func (v *Verdict) compareType(word string, schema *outline.Schema) {
	says := aspect.JSONType(word)
	if says == "" {
		v.Reason = fmt.Sprintf("the type %q is not known", word)
		return
	}
	has, place := schema.Types()
	if v.Fact.Where == page.Query && says != "array" && slices.Contains(has, "array") && schema.Items() != nil {
		has, place = schema.Items().Types() // one value of a list: in a query it is repeated
	}
	switch {
	case len(has) == 0:
		v.Reason = "the contract says no type"
	case slices.Contains(has, says), says == "boolean" && isFlag(schema), v.Fact.Shown && says == "integer" && slices.Contains(has, "number"):
	default:
		v.differ(aspect.Type, word, strings.Join(has, " or "), place)
	}
}
