package compare

import (
	"strconv"
	"strings"

	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/match"
)

// compareError asks whether the contract has an answer of the status that a page
// lists; 4xx is any of them. A code that is no status is as good as any other.
func (v *Verdict) compareError(s *match.Section, checks *contract.Contract) {
	status, err := strconv.Atoi(strings.ReplaceAll(v.Fact.Name, "x", "0"))
	if err != nil {
		return
	}
	for _, finding := range checks.Check(contract.Exchange{Operation: s.Operation.ID, Status: status, Body: []byte("{}")}) {
		if finding.Rule == contract.RuleStatus {
			v.differ(aspect.Exists, v.Fact.Name, "no answer of this status", s.Operation.Place())
		}
	}
}
