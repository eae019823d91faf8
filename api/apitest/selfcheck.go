package apitest

import (
	"net/http"

	"github.com/rzpkit/payments/spec/contract"
)

// checkAnswer checks an answer against the contract. One that does not hold fails the
// test, and becomes a 500.
func (s *Server) checkAnswer(operation contract.Operation, answer answer) answer {
	findings := s.index.contract.Check(contract.Exchange{
		Operation: operation.ID, Status: answer.status, ContentType: answer.contentType, Body: answer.body,
	})
	if len(findings) == 0 {
		return answer
	}
	s.broken.Add(1)
	s.failed("apitest: the answer of %s does not hold to the contract: %v", operation.ID, findings[0])
	return errorAnswer(http.StatusInternalServerError, "the answer did not hold to the contract", "")
}

// checkEvent checks a webhook against the contract. One that does not hold fails the test,
// and is posted all the same.
func (s *Server) checkEvent(name string, body []byte) {
	findings := s.index.contract.Check(contract.Exchange{Operation: name, Status: http.StatusOK, Body: body})
	if len(findings) > 0 {
		s.broken.Add(1)
		s.failed("apitest: the webhook %s does not hold to the contract: %v", name, findings[0])
	}
}

// Broken returns how many of the server's own answers and webhooks did not hold to the
// contract. Each has failed the test, if there is one. It is 0 unless this package and the
// contract disagree.
func (s *Server) Broken() int64 { return s.broken.Load() }
