package apitest

import (
	"net/http"

	"github.com/rzpkit/payments/spec/contract"
)

// checkAnswer checks an answer against the contract. One that does not hold fails the
// test, and becomes a 500.
func (s *Server) checkAnswer(operation contract.Operation, answer answer) answer {
	if s.checkSent(s.index.contract, "the answer of", contract.Exchange{
		Operation: operation.ID, Status: answer.status, ContentType: answer.contentType, Body: answer.body,
	}) {
		return answer
	}
	return errorAnswer(http.StatusInternalServerError, "the answer did not hold to the contract", "")
}

// checkSent reports whether something that the server sends is as a contract says. If it is not, the
// test fails.
func (s *Server) checkSent(to *contract.Contract, what string, sent contract.Exchange) bool {
	findings := to.Check(sent)
	if len(findings) == 0 {
		return true
	}
	s.broken.Add(1)
	s.failed("apitest: %s %s does not hold to the contract: %v", what, sent.Operation, findings[0])
	return false
}

// checkEvent checks a webhook against the contract. One that does not hold fails the test,
// and is posted all the same.
func (s *Server) checkEvent(name string, body []byte) {
	s.checkSent(s.index.contract, "the webhook", contract.Exchange{Operation: name, Status: http.StatusOK, Body: body})
}

// Broken returns how many of the server's own answers and webhooks did not hold to the
// contract. Each has failed the test, if there is one. It is 0 unless this package and the
// contract disagree.
func (s *Server) Broken() int64 { return s.broken.Load() }
