package compare

import (
	"strconv"
	"strings"

	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/match"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// compareCall compares method, path and authentication. It ignores a trailing slash in the path.
func (v *Verdict) compareCall(s *match.Section) {
	call, operation := s.Section.Operation, s.Operation
	path, _, _ := strings.Cut(call.Path, "?")
	if path != "" && !operation.HasPath(path) {
		v.addDifference(aspect.Path, call.Path, operation.Path, v.Place)
	}
	if call.Method != "" && call.Method != operation.Method {
		v.addDifference(aspect.Method, call.Method, operation.Method, v.Place)
	}
	if call.Auth != "" && (call.Auth == page.AuthKey) != operation.KeyOnly {
		needs := "a key and its secret, or a token"
		if operation.KeyOnly {
			needs = "a key without its secret"
		}
		v.addDifference(aspect.Auth, string(call.Auth), needs, v.Place)
	}
}

// compareError checks that the contract has a response for a status that the page lists; 4xx counts
// as 400. It does not compare error codes that are not statuses.
func (v *Verdict) compareError(s *match.Section, checks *contract.Contract) {
	status, err := strconv.Atoi(strings.ReplaceAll(v.Fact.Name, "x", "0"))
	if err != nil {
		return
	}
	for _, finding := range checks.Check(contract.Exchange{Operation: s.Operation.ID, Status: status, Body: []byte("{}")}) {
		if finding.Rule == contract.RuleStatus {
			v.addDifference(aspect.Exists, v.Fact.Name, "no answer of this status", v.Place)
		}
	}
}
