package apitest

import (
	"net/http"

	"github.com/rzpkit/payments/spec/contract"
)

// checked holds an answer of the server's own against the contract. One that does
// not hold fails the test, and is a 500.
func (s *Server) checked(operation contract.Operation, answer answer) answer {
	findings := s.known.contract.Check(contract.Exchange{
		Operation: operation.ID, Status: answer.status, ContentType: answer.contentType, Body: answer.body,
	})
	if len(findings) == 0 {
		return answer
	}
	s.broken.Add(1)
	s.failed("apitest: the answer of %s does not hold to the contract: %v", operation.ID, findings[0])
	return refusal(http.StatusInternalServerError, "the answer did not hold to the contract", "")
}

// Broken is how many answers of the server's own did not hold to the contract.
// Each was a 500 instead, and failed the test if there is one. It is 0 unless
// this package and the contract have fallen apart.
func (s *Server) Broken() int64 { return s.broken.Load() }
