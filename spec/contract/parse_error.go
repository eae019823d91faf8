package contract

import (
	"cmp"

	"github.com/getkin/kin-openapi/openapi3filter"
)

// parseFindings is a finding about a parameter or a body that is not of its type at
// all. The error's own text has the value in it, and the words of whatever decoder
// met it.
func parseFindings(finding Finding, err *openapi3filter.ParseError) []Finding {
	for {
		inner, isParse := err.Cause.(*openapi3filter.ParseError) //nolint:errorlint // nothing wraps it
		if !isParse {
			break
		}
		err = inner // about an item of a list
	}
	finding.Message = cmp.Or(err.Reason, "it is not of its type")
	if err.Value != nil {
		finding.Actual = masked(err.Value)
	}
	return []Finding{finding}
}
