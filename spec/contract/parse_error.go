package contract

import "github.com/getkin/kin-openapi/openapi3filter"

// accountParse is a finding about a parameter or a body that is not of its type at
// all. The error's own text has the value in it.
func accountParse(finding Finding, err *openapi3filter.ParseError) []Finding {
	for {
		inner, isParse := err.Cause.(*openapi3filter.ParseError) //nolint:errorlint // nothing wraps it
		if !isParse {
			break
		}
		err = inner // about an item of a list
	}
	finding.Message = err.Reason
	if err.Value != nil {
		finding.Came = masked(err.Value)
	}
	if finding.Message == "" {
		finding.Message = firstLine(err.Error())
	}
	return []Finding{finding}
}
