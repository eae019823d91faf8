package contract

import (
	"cmp"

	"github.com/getkin/kin-openapi/openapi3filter"
)

// parseFindings returns the finding for a parameter or body that cannot be parsed as its
// type. It does not use the error's own text, which contains the value and depends on the
// decoder.
func parseFindings(finding Finding, err *openapi3filter.ParseError) []Finding {
	for {
		inner, isParse := err.Cause.(*openapi3filter.ParseError) //nolint:errorlint // nothing wraps it
		if !isParse {
			break
		}
		err = inner // about an item of a list
	}
	finding.Message = cmp.Or(err.Reason, "the value is not of its type")
	if err.Value != nil {
		finding.Actual = masked(err.Value)
	}
	return []Finding{finding}
}
