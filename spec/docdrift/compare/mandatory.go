package compare

import (
	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/match"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

func (v *Verdict) compareMandatory(says page.Marker, at *match.Place) {
	switch {
	case says == page.Mandatory && !at.Required:
		v.differ(aspect.Mandatory, string(says), "optional", at.RequiredPlace)
	case says != page.Mandatory && at.Required:
		v.differ(aspect.Mandatory, string(says), "required", at.RequiredPlace)
	}
}
