package apitest

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
)

// Respond sets the response to the next call of an operation, whatever the request. The call has no
// effect. Several responses for one operation are used in order, one for each call. A body that is
// a string or bytes is sent as it is, any other as JSON.
//
// The operation is an operationId, or a method and path such as "POST /plans". A path that is not
// in the contract serves to test calls of [api.Client.Do]. An unknown operationId fails the test.
func (s *Server) Respond(operation string, status int, body any) {
	encoded, err := encode(body)
	if err == nil {
		err = s.respond(operation, status, encoded)
	}
	if err != nil {
		s.fatal("apitest: Respond: %v", err)
	}
}

// encode returns the bytes of a body.
func encode(body any) ([]byte, error) {
	switch body := body.(type) {
	case string:
		return []byte(body), nil
	case []byte:
		return body, nil
	}
	return json.Marshal(body)
}

func (s *Server) respond(operation string, status int, body []byte) error {
	method, path, isPath := strings.Cut(operation, " ")
	_, found := s.index.contract.Operation(operation)
	switch {
	case status < 200 || status > 599:
		return fmt.Errorf("%d is not a response status from 200 to 599", status)
	case !isPath && !found:
		return fmt.Errorf("the contract has no operation %q", operation)
	case isPath && (method == "" || !strings.HasPrefix(path, "/")):
		return fmt.Errorf("%q is not a method and path, such as POST /plans", operation)
	}
	answer := answer{status: status, contentType: "application/json", body: body}
	if bytes.HasPrefix(bytes.TrimSpace(body), []byte("<")) {
		answer.contentType = "text/html; charset=utf-8"
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.answers[operation] = append(s.answers[operation], answer)
	return nil
}

// preparedAnswers returns how many answers of Respond wait for a call.
func (s *Server) preparedAnswers() (n int) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	for _, waiting := range s.answers {
		n += len(waiting)
	}
	return n
}

// Handle serves calls that match a pattern of [http.ServeMux], such as "GET /plans/{id}", with
// handler. The path is below [Server.URL] and need not be in the contract. Credentials are not
// checked. [Server.Respond] and faults of the operation take precedence. A pattern that conflicts
// with another fails the test.
func (s *Server) Handle(pattern string, handler http.Handler) {
	method, path, hasMethod := strings.Cut(pattern, " ")
	if !hasMethod {
		method, path = "", pattern
	}
	if handler == nil || !strings.HasPrefix(path, "/") {
		s.fatal("apitest: Handle: want a handler, and a pattern such as POST /plans, not %q", pattern)
		return
	}
	if err := s.handle(strings.TrimSpace(method+" "+basePath+path), handler); err != nil {
		s.fatal("apitest: Handle: %v", err)
	}
}

// handle adds a handler. It turns a panic of http.ServeMux, which means an invalid pattern, into an
// error.
func (s *Server) handle(pattern string, handler http.Handler) (err error) {
	defer func() {
		if refused := recover(); refused != nil {
			err = errors.New(strings.TrimSpace(strings.ReplaceAll(fmt.Sprint(refused), "\n", " ")))
		}
	}()
	s.handlers.Handle(pattern, handler)
	return nil
}

// preparedAnswerTo returns the answer that Respond or Handle has for a call, if any.
func (s *Server) preparedAnswerTo(r *http.Request, call call) (answer, bool) {
	if prepared, found := s.takeResponse(call); found {
		return prepared, true
	}
	if _, pattern := s.handlers.Handler(r); pattern == "" {
		return answer{}, false
	}
	written := answer{header: http.Header{}}
	s.handlers.ServeHTTP(&answerWriter{&written}, r)
	written.status = cmp.Or(written.status, http.StatusOK)
	return written, true
}

// takeResponse removes and returns the next answer of Respond for a call.
func (s *Server) takeResponse(call call) (answer, bool) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	for _, name := range []string{call.Operation, call.Method + " " + strings.TrimPrefix(call.Path, basePath)} {
		if waiting := s.answers[name]; len(waiting) > 0 {
			s.answers[name] = waiting[1:]
			return waiting[0], true
		}
	}
	return answer{}, false
}

// answerWriter records what a handler writes, because a fault may still replace it.
type answerWriter struct{ *answer }

func (w *answerWriter) Header() http.Header { return w.header }

func (w *answerWriter) WriteHeader(status int) {
	if w.status == 0 && status >= http.StatusOK {
		w.status = status
	}
}

func (w *answerWriter) Write(body []byte) (int, error) {
	w.WriteHeader(http.StatusOK)
	w.body = append(w.body, body...)
	return len(body), nil
}
