package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"strings"

	"github.com/rzpkit/payments/api/call"
	"github.com/rzpkit/payments/api/internal/jsonerr"
	"github.com/rzpkit/payments/api/internal/mask"
	"github.com/rzpkit/payments/api/internal/transport"
	"github.com/rzpkit/payments/api/wire"
)

// readAnswer decodes a successful response into out. It returns an *Error for any other response,
// and for one that cannot be decoded.
func readAnswer(call *transport.Call, response *Response, err error, out any) error {
	if err != nil || !isSuccess(response) {
		return newError(call, response, err)
	}
	if err = decode(call, response, out); err == nil {
		return nil
	}
	failed := newError(call, response, err)
	failed.kind = ErrUnreadable
	if failed.Code != "" {
		failed.cause = fmt.Errorf("it is an error: %s: %s", mask.Line(failed.Code, 60), mask.Line(failed.Description, 200))
	}
	return failed
}

func isSuccess(response *Response) bool {
	return response.StatusCode >= 200 && response.StatusCode <= 299
}

// newError returns the error of a call that did not succeed. The response is nil if the server sent
// none.
func newError(call *transport.Call, response *Response, cause error) *Error {
	failed := &Error{Operation: call.Name(), Attempts: call.Attempts, RetryAfter: call.RetryAfter, IdempotencyKey: call.Request.Key(), cause: cause}
	failed.MayHaveRun = call.MayHaveRun && !call.Safe()
	if response == nil {
		failed.kind = ErrNoAnswer
		return failed
	}
	failed.StatusCode, failed.Header, failed.Body = response.StatusCode, response.Header, response.Body
	switch {
	case response.StatusCode >= http.StatusBadRequest:
	case cause != nil:
		failed.kind = ErrNoAnswer
	default:
		failed.kind, failed.cause = ErrUnreadable, errors.New(unexpectedStatus(response.StatusCode))
	}
	failed.readBody(response.Body)
	return failed
}

// unexpectedStatus describes a status below 400 that is not a success.
func unexpectedStatus(status int) string {
	switch {
	case status < http.StatusOK:
		return "its status is not valid"
	case status == http.StatusNotModified:
		return "it is 304 Not Modified, although the request was not conditional"
	}
	return "redirects are not followed"
}

// decode decodes a successful answer into out. A body with an error is not a success, whatever its
// status.
func decode(of *transport.Call, response *Response, out any) error {
	inContract, body := of.Request.Operation.ID != "", response.Body
	if !inContract && isErrorBody(body) {
		return errors.New("it is an error")
	}
	if out == nil || !inContract && response.StatusCode == http.StatusNoContent {
		return nil
	}
	switch into := out.(type) {
	case call.AnswerReader:
		if isErrorBody(body) {
			return errors.New("it is an error")
		}
		return into.ReadAnswer(response) //nolint:wrapcheck // Error wraps it
	case call.Allocator:
		if string(bytes.TrimSpace(body)) == "null" {
			return nil
		}
		out = into.Allocate()
	}
	if len(body) == 0 {
		return errors.New("the answer is empty")
	}
	if !inContract {
		return jsonerr.Explain("", json.Unmarshal(body, out)) //nolint:wrapcheck // Error wraps it
	}
	return decodeJSON(body, out)
}

// decodeJSON decodes an answer of an operation of the contract. It refuses an answer without a
// required id, amount or list, and an empty answer. It checks the required members before decoding,
// because a decoded list of empty objects takes a thousand times the size of the answer.
func decodeJSON(body []byte, out any) error {
	missing := ""
	if kind, ok := out.(interface{ RequiredMembers() []wire.Member }); ok {
		var objects int
		missing, objects = wire.Missing(body, kind.RequiredMembers())
		if missing != "" && isObject(body) {
			return fmt.Errorf("the answer has no %s", missing)
		}
		preallocateItems(out, objects)
	}
	into := out
	if object, ok := out.(wire.Object); ok && startsAsObject(body) {
		into = object.Plain()
	}
	err := json.Unmarshal(body, into)
	switch {
	case missing != "" && err == nil:
		return fmt.Errorf("the answer has no %s", missing)
	case err != nil:
		return jsonerr.Explain("", err) //nolint:wrapcheck // Error wraps it
	case isEmpty(reflect.ValueOf(out).Elem(), body):
		return fmt.Errorf("the answer has no field of %s", reflect.TypeOf(out).Elem().Name())
	}
	return nil
}

// preallocateItems allocates the items of a list before decoding. Growing the slice would add a
// tenth to the time of decoding a hundred items.
func preallocateItems(out any, items int) {
	list := reflect.ValueOf(out).Elem().FieldByName("Items")
	if items > 0 && list.Kind() == reflect.Slice {
		list.Set(reflect.MakeSlice(list.Type(), 0, items))
	}
}

// isEmpty reports whether an answer has no member that its Go type has a field for. {"deleted":
// false} is not empty, although the struct is the zero value.
func isEmpty(value reflect.Value, body []byte) bool {
	switch value.Kind() { //nolint:exhaustive // a value of another kind is never empty
	case reflect.Slice, reflect.Map:
		return value.IsNil()
	case reflect.Struct:
		return value.IsZero() && !hasKnownMember(value.Type(), body)
	}
	return false
}

func hasKnownMember(kind reflect.Type, body []byte) bool {
	var members map[string]json.RawMessage
	_ = json.Unmarshal(body, &members)
	for i := range kind.NumField() {
		name, _, _ := strings.Cut(kind.Field(i).Tag.Get("json"), ",")
		if given, found := members[name]; found && string(given) != "null" {
			return true
		}
	}
	return false
}

func isObject(body []byte) bool {
	return startsAsObject(body) && json.Valid(body)
}

func startsAsObject(body []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(body, " \t\r\n"), []byte{'{'})
}

// isErrorBody reports whether a body is the error envelope with a code. The code is required,
// because a success of an endpoint outside the contract can have a member "error" that is null or
// empty.
func isErrorBody(body []byte) bool {
	var envelope Error
	envelope.readBody(body)
	return envelope.Code != ""
}

// maxSteps limits the next steps of an error. Six kinds are documented.
const maxSteps = 100

// readBody sets the fields of the error from the server's body. It decodes each field separately,
// so that one of an unexpected type does not hide the others. A body that is not the documented
// JSON, such as an HTML page, sets no field.
func (e *Error) readBody(body []byte) {
	var envelope struct {
		Error json.RawMessage `json:"error"`
		Next  json.RawMessage `json:"next"`
	}
	if json.Unmarshal(body, &envelope) != nil {
		return
	}
	var fields wire.Map[json.RawMessage]
	_ = json.Unmarshal(envelope.Error, &fields)
	for name, field := range map[string]*string{
		"code": &e.Code, "description": &e.Description, "field": &e.Field,
		"source": &e.Source, "step": &e.Step, "reason": &e.Reason,
	} {
		_ = json.Unmarshal(fields[name], field)
		if *field == "NA" {
			*field = ""
		}
	}
	var metadata wire.Notes
	if json.Unmarshal(fields["metadata"], &metadata) == nil {
		e.Metadata = metadata
	}
	var steps []json.RawMessage
	_ = json.Unmarshal(envelope.Next, &steps)
	for _, step := range steps[:min(len(steps), maxSteps)] { // one by one: what json.Unmarshal keeps of a list with an invalid element depends on the Go version
		var next wire.NextStep
		if json.Unmarshal(step, &next) == nil && next != (wire.NextStep{}) {
			e.Next = append(e.Next, next)
		}
	}
}
