package apitest

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"

	"github.com/rzpkit/payments/api/apitest/internal/ledger"
	"github.com/rzpkit/payments/spec/contract"
)

// maxBody is the longest request that is read, in bytes.
const maxBody = 1 << 20

// serve answers a request, unless something is to go wrong with it. The order is
// the world's: a fault can hide the request from the server, or its answer from
// the caller.
func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	operation, path, found := s.known.contract.Match(r.Method, r.URL.EscapedPath())
	var plan plan
	if found {
		plan = s.faults.take(operation.ID, atRequest)
	}
	if plan.fault.Kind == ResetBefore {
		reset(w)
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		refusal(http.StatusBadRequest, "the request body could not be read", "").write(w)
		return
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	request := Request{
		Operation: operation.ID, Method: r.Method, Path: r.URL.Path,
		Query: r.URL.Query(), Header: r.Header.Clone(), Body: body,
	}
	s.requests.add(request)
	s.catchUp()
	s.pause(plan.before, nil)
	var said answer
	if plan.takesEffect() {
		said = s.answer(r, operation, call{request, path})
	}
	s.pause(plan.after, r)
	if plan.fault.Kind == "" {
		said.write(w)
	} else {
		s.misbehave(w, r, plan.fault, said)
	}
	s.settings.logger.InfoContext(r.Context(), "request",
		"method", r.Method, "path", r.URL.Path, "operation", operation.ID, "status", said.status, "fault", string(plan.fault.Kind))
}

// answer is what the server says to a request.
func (s *Server) answer(r *http.Request, operation contract.Operation, call call) answer {
	if page, found := s.customer(call.Request); found {
		return page
	}
	if prepared, found := s.prepared(operation.ID); found {
		return prepared
	}
	if operation.ID == "" {
		return refusal(http.StatusBadRequest, "The requested URL was not found on the server.", "")
	}
	return s.checked(operation, s.consider(r, operation, call))
}

// consider looks at who asks, then at what is asked, and then does it.
func (s *Server) consider(r *http.Request, operation contract.Operation, call call) answer {
	if refused, ok := authenticate(r, operation); !ok {
		return refused
	}
	if findings := s.known.contract.CheckRequest(r); len(findings) > 0 {
		description := cmp.Or(findings[0].Message, "the request does not hold to the contract")
		return refusal(http.StatusBadRequest, description, fieldName(findings[0].Pointer))
	}
	return s.do(call)
}

// do does what an operation does, or answers from its samples.
func (s *Server) do(call call) answer {
	behave := behaviours[call.Operation]
	if behave == nil || s.standsIn(call) {
		return s.known.samples.answer(call.Request, call.path, s.paidFor(call.Body))
	}
	body, err := behave(s, call)
	var refused *ledger.RefusedError
	switch {
	case errors.As(err, &refused):
		return refuse(refused)
	case err != nil:
		return refusal(http.StatusBadRequest, err.Error(), "")
	}
	return success(body)
}

// standsIn is whether a request is about an id that stands in for any. See
// [Strict].
func (s *Server) standsIn(call call) bool {
	if s.settings.strict {
		return false
	}
	var about struct {
		OrderID string `json:"order_id"`
	}
	_ = json.Unmarshal(call.Body, &about) // no body, or checked before
	return slices.ContainsFunc(append(call.ids(), about.OrderID), s.isStandIn)
}

// isStandIn is whether an id is a sample's, or not of the form that Razorpay's
// ids have, and this server's: a prefix with 14 letters and digits.
func (s *Server) isStandIn(id string) bool {
	_, rest, found := strings.Cut(id, "_")
	return found && (s.known.sampleIDs[id] || len(rest) != 14 || strings.ContainsFunc(rest, isOther))
}

func isOther(r rune) bool {
	return (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
}

// paidFor remembers the order that a payment is made for, where that is not one of
// the ledger's: without it the signature of such a payment could not be verified.
func (s *Server) paidFor(body []byte) string {
	var payment struct {
		OrderID string `json:"order_id"`
	}
	_ = json.Unmarshal(body, &payment) // no body, or checked before
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.order = cmp.Or(payment.OrderID, s.order)
	return s.order
}
