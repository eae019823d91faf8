package apitest

import (
	"net/http"

	"github.com/rzpkit/payments/spec/contract"
)

// checkAnswer checks an answer against the contract. If it violates the contract, the test fails
// and the answer becomes a 500.
func (s *Server) checkAnswer(operation contract.Operation, answer answer) answer {
	if s.checkSent(s.index.contract, "the response to", contract.Exchange{
		Operation: operation.ID, Status: answer.status, ContentType: answer.contentType, Body: answer.body,
	}) {
		return answer
	}
	return errorAnswer(http.StatusInternalServerError, "the response violates the contract", "")
}

// checkSent reports whether a message of the server satisfies a contract. If not, the test fails.
func (s *Server) checkSent(to *contract.Contract, what string, sent contract.Exchange) bool {
	findings := to.Check(sent)
	if len(findings) == 0 {
		return true
	}
	s.broken.Add(1)
	s.failed("apitest: %s %s violates the contract: %v", what, sent.Operation, findings[0])
	return false
}

// checkEvent checks a webhook against the contract. If it violates the contract, the test fails,
// but the webhook is still posted.
func (s *Server) checkEvent(name string, body []byte) {
	s.checkSent(s.index.contract, "the webhook", contract.Exchange{Operation: name, Status: http.StatusOK, Body: body})
}

// Broken returns how many of the server's own responses and webhooks violated the contract. Each
// has failed the test, if there is one. It is 0 unless this package and the contract disagree.
func (s *Server) Broken() int64 { return s.broken.Load() }
