package compare

import (
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/match"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// compareCall compares method, path and credentials. A slash at the end of a path is
// no difference.
func (v *Verdict) compareCall(s *match.Section) {
	call, operation := s.Section.Operation, s.Operation
	path, _, _ := strings.Cut(call.Path, "?")
	if path != "" && !operation.HasPath(path) {
		v.differ(aspect.Path, call.Path, operation.Path, operation.PathPlace())
	}
	if call.Method != "" && call.Method != operation.Method {
		v.differ(aspect.Method, call.Method, operation.Method, operation.Place())
	}
	if call.Auth != "" && (call.Auth == page.AuthKey) != operation.KeyOnly {
		needs := "a key and its secret, or a token"
		if operation.KeyOnly {
			needs = "a key alone"
		}
		v.differ(aspect.Auth, string(call.Auth), needs, operation.SecurityPlace())
	}
}
