// Package apitest is a Razorpay to test against, in the manner of
// net/http/httptest: a real HTTP server on loopback that knows the contract.
//
//	srv := apitest.NewServer(t)
//	client := srv.Client()
//	order, err := client.CreateOrder(ctx, request)
//
// Every operation is answered from the contract's own samples, and members that
// a request and its answer share, an amount for one, are taken over from the
// request. Credentials are checked as the real server checks them, and a request
// that does not hold to the contract is answered with the real server's kind of
// 400, so a test fails where the real call would. [Server.Respond] puts any other
// answer in place of the next one.
//
// The server keeps no state but the order that was paid last: a payment that was
// captured is not captured when it is fetched.
package apitest

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract"
)

// The credentials that the server takes.
const (
	KeyID                   = "rzp_test_apitest"
	KeySecret api.KeySecret = "apitest-secret"
	Token     api.KeySecret = "apitest-token"
)

// maxBody is the longest request that is read, in bytes.
const maxBody = 1 << 20

// loadContract reads the contract, which takes as long as a hundred calls, for
// the first server only: it never changes.
var loadContract = sync.OnceValues(func() (*contract.Contract, error) { return contract.Load(spec.Contract) })

// Server is a Razorpay on loopback. It is safe for concurrent use.
type Server struct {
	// URL is the base URL, which ends in /v1 as the real one does.
	URL string

	http     *httptest.Server
	contract *contract.Contract
	samples  samples
	fatal    func(format string, arguments ...any)

	mutex    sync.Mutex
	requests []Request
	answers  map[string][]answer
	order    string // that was paid last, for the confirmation of the payment
}

// Request is a request that the server got.
type Request struct {
	// Operation is the operationId, or "" where the contract has none for it.
	Operation    string
	Method, Path string
	Query        url.Values
	Header       http.Header
	Body         []byte
}

// NewServer starts a server that is closed when the test ends.
func NewServer(tb testing.TB) *Server {
	tb.Helper()
	server, err := Start()
	if err != nil {
		tb.Fatalf("apitest: %v", err)
	}
	server.fatal = tb.Fatalf
	tb.Cleanup(server.Close)
	return server
}

// Start starts a server outside a test. The caller closes it.
func Start() (*Server, error) {
	c, err := loadContract()
	if err != nil {
		return nil, fmt.Errorf("apitest: %w", err)
	}
	read, err := readSamples(spec.Samples)
	if err != nil {
		return nil, fmt.Errorf("apitest: %w", err)
	}
	server := &Server{contract: c, samples: read, answers: map[string][]answer{}}
	server.fatal = func(format string, arguments ...any) { panic(fmt.Sprintf(format, arguments...)) }
	server.http = httptest.NewServer(http.HandlerFunc(server.serve))
	server.URL = server.http.URL + "/v1"
	return server, nil
}

// Close stops the server and waits for the requests that it still answers.
func (s *Server) Close() { s.http.Close() }

// Client is a client with the server's key and secret.
func (s *Server) Client(options ...api.Option) *api.Client {
	client, err := api.New(api.Key(KeyID, KeySecret), s.options(options)...)
	if err != nil {
		s.fatal("apitest: %v", err)
	}
	return client
}

// KeyOnlyClient is a client with the server's key alone.
func (s *Server) KeyOnlyClient(options ...api.Option) *api.KeyOnlyClient {
	client, err := api.NewKeyOnly(KeyID, s.options(options)...)
	if err != nil {
		s.fatal("apitest: %v", err)
	}
	return client
}

func (s *Server) options(more []api.Option) []api.Option {
	return append([]api.Option{api.WithBaseURL(s.URL), api.WithHTTPClient(s.http.Client())}, more...)
}

// Requests lists the requests that came so far, in order.
func (s *Server) Requests() []Request {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return append([]Request(nil), s.requests...)
}

// Respond gives the next call of an operation this answer, whatever the request;
// called again, it does so for the call after it. The body is sent as it is if it
// is a string or bytes, and as JSON otherwise. An operation that the contract
// does not have fails the test.
func (s *Server) Respond(operation string, status int, body any) {
	if status < 200 || status > 599 {
		s.fatal("apitest: Respond: %d is not the status of an answer", status)
		return
	}
	if _, found := s.contract.Operation(operation); !found {
		s.fatal("apitest: Respond: the contract has no operation %q", operation)
		return
	}
	answer := answer{status: status, contentType: "application/json"}
	switch body := body.(type) {
	case string:
		answer.body = []byte(body)
	case []byte:
		answer.body = body
	default:
		encoded, err := json.Marshal(body)
		if err != nil {
			s.fatal("apitest: Respond: %v", err)
			return
		}
		answer.body = encoded
	}
	if bytes.HasPrefix(bytes.TrimSpace(answer.body), []byte("<")) {
		answer.contentType = "text/html; charset=utf-8"
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.answers[operation] = append(s.answers[operation], answer)
}

func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		refusal(http.StatusBadRequest, "the request body could not be read", "").write(w)
		return
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	operation, path, found := s.contract.Match(r.Method, r.URL.EscapedPath())
	request := Request{
		Operation: operation.ID, Method: r.Method, Path: r.URL.Path,
		Query: r.URL.Query(), Header: r.Header.Clone(), Body: body,
	}
	prepared, isPrepared := s.record(request)
	if isPrepared {
		prepared.write(w)
		return
	}
	if !found {
		refusal(http.StatusBadRequest, "The requested URL was not found on the server.", "").write(w)
		return
	}
	if refused, ok := authenticate(r, operation); !ok {
		refused.write(w)
		return
	}
	if findings := s.contract.CheckRequest(r); len(findings) > 0 {
		description := cmp.Or(findings[0].Message, "the request does not hold to the contract")
		refusal(http.StatusBadRequest, description, fieldName(findings[0].Pointer)).write(w)
		return
	}
	s.samples.answer(request, path, s.paidFor(body)).write(w)
}

// paidFor remembers the order that a payment is created for. It is all that the
// server remembers: without it no payment's signature could be verified.
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

// record keeps the request and takes the answer that was prepared for it.
func (s *Server) record(request Request) (answer, bool) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.requests = append(s.requests, request)
	waiting := s.answers[request.Operation]
	if len(waiting) == 0 {
		return answer{}, false
	}
	s.answers[request.Operation] = waiting[1:]
	return waiting[0], true
}
