package apitest

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"net/http"

	"github.com/rzpkit/payments/api/apitest/internal/ledger"
	"github.com/rzpkit/payments/spec/contract"
)

// serve answers a request, or applies a fault to it. Faults apply in the order of real failures:
// before the request reaches the server, or before the response reaches the caller.
func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	operation, path, found := s.index.contract.Match(r.Method, r.URL.EscapedPath())
	var plan plan
	if found {
		plan = s.faults.take(operation.ID, atRequest)
	}
	if plan.fault.Kind == ResetBefore {
		s.writeFault(hit{ResponseWriter: w, request: r, fault: plan.fault})
		return
	}
	body, refused, ok := readBody(w, r, s.settings.bodyTimeout)
	if !ok {
		refused.write(w)
		return
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	request := Request{
		Operation: operation.ID, Method: r.Method, Path: r.URL.Path,
		Query: r.URL.Query(), Header: r.Header.Clone(), Body: body,
	}
	s.requests.add(request)
	w.Header().Set("Date", s.Now().UTC().Format(http.TimeFormat)) // in the server's time, as in all its responses
	s.pause(plan.before, nil)
	var answer answer
	if plan.takesEffect() {
		answer = s.answer(r, operation, call{request, path, s.scheme() + "://" + r.Host + basePath})
	}
	s.pause(plan.after, r)
	defer s.settings.logger.InfoContext(r.Context(), "request", // deferred because some faults end in a panic, which net/http expects
		"method", r.Method, "path", r.URL.Path, "operation", operation.ID, "status", answer.status, "fault", string(plan.fault.Kind))
	if plan.fault.Kind == "" {
		answer.write(w)
	} else {
		s.writeFault(hit{w, r, plan.fault, answer})
	}
}

// answer returns the answer to a request.
func (s *Server) answer(r *http.Request, operation contract.Operation, call call) answer {
	if page, found := s.answerCustomer(call); found {
		return page
	}
	if prepared, found := s.preparedAnswerTo(r, call); found {
		return prepared
	}
	if operation.ID == "" {
		return errorAnswer(http.StatusBadRequest, "The requested URL was not found on the server.", "")
	}
	return s.checkAnswer(operation, s.handleOperation(r, operation, call))
}

// handleOperation checks the credentials, then the request, and then performs the operation.
func (s *Server) handleOperation(r *http.Request, operation contract.Operation, call call) answer {
	if refused, ok := authenticate(r, operation); !ok {
		return refused
	}
	if findings := s.index.contract.CheckRequest(r); len(findings) > 0 {
		description := cmp.Or(findings[0].Message, "the request violates the contract")
		return errorAnswer(http.StatusBadRequest, description, fieldName(findings[0].Pointer))
	}
	return s.perform(operation, call)
}

// perform performs an operation, or answers from its samples.
func (s *Server) perform(operation contract.Operation, call call) answer {
	behave := statefulOperations[call.Operation]
	if behave == nil || s.usesStubID(call) {
		return s.index.answer(operation, call, s.lastPaidOrder(call.Body))
	}
	body, err := behave(s, call)
	var refused *ledger.RefusedError
	switch {
	case errors.As(err, &refused):
		return refusedAnswer(refused)
	case err != nil:
		return errorAnswer(http.StatusBadRequest, err.Error(), "")
	}
	return jsonAnswer(body)
}
