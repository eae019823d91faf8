package apitest

import (
	"bytes"
	"cmp"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync"

	"github.com/rzpkit/payments/api/apitest/internal/ledger"
	"github.com/rzpkit/payments/spec/contract"
)

// ControlDocument describes the endpoints of [Server.Control] in OpenAPI 3.0.
//
//go:embed control.yaml
var ControlDocument []byte

var controlContract = sync.OnceValues(func() (*contract.Contract, error) { return contract.Load(ControlDocument) })

// Control returns a handler through which tests in any language control the server: time, banks,
// customers, faults, webhooks. It offers the methods of Server over HTTP, as [ControlDocument]
// describes. Serve it on a listener that the code under test does not know.
//
// It requires the token of [ControlToken], if that is set. It always applies the checks of
// [SameOrigin], without trusted origins. An error means a fault in this package.
func (s *Server) Control() (http.Handler, error) {
	document, err := controlContract()
	if err != nil {
		return nil, fmt.Errorf("apitest: %w", err)
	}
	guarded := s.settings
	guarded.crossOrigin = http.NewCrossOriginProtection()
	return guarded.guard(guarded.requireToken(control{s, document})), nil
}

// control serves the operations of control.yaml.
type control struct {
	server   *Server
	document *contract.Contract
}

// controlRequest is a request that has been checked against control.yaml.
type controlRequest struct {
	http *http.Request // its body has been read
	path map[string]string
	body []byte
}

// content is a response that is not JSON.
type content struct {
	contentType string
	body        []byte
}

// errNoCertificate is returned for the certificate of a server without TLS.
var errNoCertificate = errors.New("this server has no certificate: it was started without TLS")

// ServeHTTP checks a request against the document and carries it out.
func (c control) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, refused, ok := readBody(w, r, c.server.settings.bodyTimeout)
	if !ok {
		controlError(refused.status, "", "the request body could not be read").write(w)
		return
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	operation, path, found := c.document.Match(r.Method, r.URL.EscapedPath())
	if !found {
		controlError(http.StatusNotFound, "", "there is no "+r.Method+" "+r.URL.Path+"; see /openapi.yaml").write(w)
		return
	}
	if findings := c.document.CheckRequest(r); len(findings) > 0 {
		description := cmp.Or(findings[0].Message, "the request violates /openapi.yaml")
		controlError(http.StatusBadRequest, fieldName(findings[0].Pointer), description).write(w)
		return
	}
	c.check(operation, c.answer(operation, controlRequest{r, path, body})).write(w)
}

// answer carries out a request.
func (c control) answer(operation contract.Operation, request controlRequest) answer {
	result, err := controls[operation.ID](c.server, request)
	var refused *ledger.RefusedError
	switch {
	case errors.Is(err, errNoCertificate):
		return controlError(http.StatusNotFound, "", err.Error())
	case errors.As(err, &refused) && refused.IsUnknownID():
		return controlError(http.StatusNotFound, "", refused.Description)
	case refused != nil:
		return controlError(http.StatusConflict, refused.Field, refused.Description)
	case err != nil:
		return controlError(http.StatusBadRequest, "", err.Error())
	}
	switch result := result.(type) {
	case done:
		return answer{status: http.StatusNoContent}
	case content:
		return answer{status: http.StatusOK, contentType: result.contentType, body: result.body}
	}
	body, err := json.Marshal(result)
	if err != nil {
		return controlError(http.StatusInternalServerError, "", err.Error())
	}
	return jsonAnswer(body)
}

// check checks a response against the document, as [Server] does for the API.
func (c control) check(operation contract.Operation, answer answer) answer {
	if c.server.checkSent(c.document, "the control's response to", contract.Exchange{
		Operation: operation.ID, Status: answer.status, ContentType: answer.contentType, Body: answer.body,
	}) {
		return answer
	}
	return controlError(http.StatusInternalServerError, "", "the response violates /openapi.yaml")
}

func controlError(status int, field, description string) answer {
	type fault struct {
		Description string `json:"description"`
		Field       string `json:"field,omitzero"`
	}
	body, _ := json.Marshal(map[string]fault{"error": {description, field}}) //nolint:errchkjson // strings only: it cannot fail
	return answer{status: status, contentType: "application/json", body: body}
}

// readInto decodes the body. It refuses a member that into does not have.
func (r controlRequest) readInto(into any) error {
	decoder := json.NewDecoder(bytes.NewReader(r.body))
	decoder.DisallowUnknownFields()
	return decoder.Decode(into)
}
