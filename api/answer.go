package api

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"reflect"

	"github.com/rzpkit/payments/api/internal/jsonerr"
	"github.com/rzpkit/payments/api/internal/transport"
	"github.com/rzpkit/payments/api/wire"
)

// answer fills out from a success, or says as an *Error what came instead.
func answer(call *transport.Call, response *Response, err error, out any) error {
	failed := &Error{Operation: call.Name(), Attempts: call.Attempts, cause: err}
	failed.MayHaveRun = call.MayHaveRun && !call.Safe()
	if response == nil {
		failed.kind = ErrNoAnswer
		return failed
	}
	failed.StatusCode, failed.Body = response.StatusCode, response.Body
	success := response.StatusCode >= 200 && response.StatusCode <= 299
	switch {
	case err != nil && response.StatusCode < http.StatusBadRequest:
		failed.kind = ErrNoAnswer
	case success:
		if failed.cause = decode(call, response.Body, out); failed.cause == nil {
			return nil
		}
		failed.kind = ErrUnreadable
	case response.StatusCode < http.StatusBadRequest:
		failed.kind, failed.cause = ErrUnreadable, errors.New("redirects are not followed")
	}
	if !success {
		failed.read(response.Body)
	}
	if failed.Code == CodeGateway || failed.Code == CodeServer { // whatever the status says
		failed.MayHaveRun = !call.Safe()
	}
	return failed
}

// decode reads a success. An answer without the ids and lists that are always
// sent, or with nothing at all, is not one of the contract's, whatever its status.
func decode(call *transport.Call, body []byte, out any) error {
	if out == nil {
		return nil
	}
	if len(body) == 0 {
		return errors.New("the answer is empty")
	}
	if err := json.Unmarshal(body, out); err != nil {
		return jsonerr.Explain("", err) //nolint:wrapcheck // Error wraps it
	}
	if call.Request.Operation == nil {
		return nil
	}
	if entity, ok := out.(interface{ Lacks() string }); ok && entity.Lacks() != "" {
		return fmt.Errorf("the answer has no %s", entity.Lacks())
	}
	if reflect.ValueOf(out).Elem().IsZero() {
		return fmt.Errorf("the answer holds nothing of a %s", reflect.TypeOf(out).Elem().Name())
	}
	return nil
}

// read takes from body what it says, field by field: the server writes each of
// them in more than one way, and one that is new must not hide the others. A body
// that is not the documented JSON, an HTML page for one, says nothing.
func (e *Error) read(body []byte) {
	var envelope struct {
		Error map[string]json.RawMessage `json:"error"`
		Next  json.RawMessage            `json:"next"`
	}
	if json.Unmarshal(body, &envelope) != nil {
		return
	}
	for name, field := range map[string]*string{
		"code": &e.Code, "description": &e.Description, "field": &e.Field,
		"source": &e.Source, "step": &e.Step, "reason": &e.Reason,
	} {
		_ = json.Unmarshal(envelope.Error[name], field)
		if *field == "NA" {
			*field = ""
		}
	}
	var metadata wire.Notes
	if json.Unmarshal(envelope.Error["metadata"], &metadata) == nil {
		e.Metadata = metadata
	}
	var steps []json.RawMessage
	_ = json.Unmarshal(envelope.Next, &steps)
	for _, step := range steps { // what a list keeps beside one that it cannot read depends on the version of Go
		var next wire.NextStep
		if json.Unmarshal(step, &next) == nil && next != (wire.NextStep{}) {
			e.Next = append(e.Next, next)
		}
	}
}
