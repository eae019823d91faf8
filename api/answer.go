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
	"github.com/rzpkit/payments/api/internal/transport"
	"github.com/rzpkit/payments/api/wire"
)

// answer fills out from a success, or says as an *Error what came instead.
func answer(call *transport.Call, response *Response, err error, out any) error {
	if err != nil || !isSuccess(response) {
		return failure(call, response, err)
	}
	if err = decode(call, response, out); err == nil {
		return nil
	}
	failed := failure(call, response, err)
	failed.kind = ErrUnreadable
	if failed.Code != "" {
		failed.cause = fmt.Errorf("it is an error: %.60s: %.200s", failed.Code, failed.Description)
	}
	return failed
}

func isSuccess(response *Response) bool {
	return response.StatusCode >= 200 && response.StatusCode <= 299
}

// failure is a call that did not succeed, with what is known of it. The response is nil
// where there is none.
func failure(call *transport.Call, response *Response, cause error) *Error {
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
		failed.kind, failed.cause = ErrUnreadable, errors.New(notAnAnswer(response.StatusCode))
	}
	failed.read(response.Body)
	return failed
}

// notAnAnswer says what a status is that is neither a success nor a refusal.
func notAnAnswer(status int) string {
	switch {
	case status < http.StatusOK:
		return "its status is not that of an answer"
	case status == http.StatusNotModified:
		return "it says that nothing was modified, which was not asked"
	}
	return "redirects are not followed"
}

// decode reads a success into what the caller wants of it, and takes no error for one.
func decode(of *transport.Call, response *Response, out any) error {
	inContract, body := of.Request.Operation.ID != "", response.Body
	if !inContract && isError(body) {
		return errors.New("it is an error")
	}
	if out == nil || !inContract && response.StatusCode == http.StatusNoContent {
		return nil
	}
	switch into := out.(type) {
	case call.AnswerReader:
		if isError(body) {
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

// decodeJSON reads an answer that the contract describes. One without the ids, amounts
// and lists that are always sent, or with nothing at all, is none, whatever its status.
func decodeJSON(body []byte, out any) error {
	missing := ""
	if kind, ok := out.(interface{ Always() []wire.Member }); ok {
		var objects int
		missing, objects = wire.Missing(body, kind.Always())
		makeRoom(out, objects)
	}
	into := out
	if object, ok := out.(wire.Object); ok && beginsAsObject(body) {
		into = object.Plain()
	}
	err := json.Unmarshal(body, into)
	switch {
	case missing != "" && (err == nil || isObject(body)): // which says more than the error
		return fmt.Errorf("the answer has no %s", missing)
	case err != nil:
		return jsonerr.Explain("", err) //nolint:wrapcheck // Error wraps it
	case holdsNothing(reflect.ValueOf(out).Elem(), body):
		return fmt.Errorf("the answer holds nothing of a %s", reflect.TypeOf(out).Elem().Name())
	}
	return nil
}

// makeRoom makes room for the items of a list that is about to be decoded: growing
// with them would take a tenth of the time that decoding a hundred of them takes.
func makeRoom(out any, items int) {
	list := reflect.ValueOf(out).Elem().FieldByName("Items")
	if items > 0 && list.Kind() == reflect.Slice {
		list.Set(reflect.MakeSlice(list.Type(), 0, items))
	}
}

// holdsNothing is whether an answer has no member that its type knows. {"deleted": false}
// has one, though the struct is the zero value.
func holdsNothing(value reflect.Value, body []byte) bool {
	switch value.Kind() { //nolint:exhaustive // of the others every value says something
	case reflect.Slice, reflect.Map:
		return value.IsNil()
	case reflect.Struct:
		return value.IsZero() && !hasMemberOf(value.Type(), body)
	}
	return false
}

func hasMemberOf(kind reflect.Type, body []byte) bool {
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
	return beginsAsObject(body) && json.Valid(body)
}

func beginsAsObject(body []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(body, " \t\r\n"), []byte{'{'})
}

// isError is whether a body is the error envelope, with a code. A success of an
// endpoint that the contract does not have could be of any shape, one with a member
// "error" that is null or empty included.
func isError(body []byte) bool {
	var envelope Error
	envelope.read(body)
	return envelope.Code != ""
}

// read takes from body what it says, field by field: the server writes each of
// them in more than one way, and one that is new must not hide the others. A body
// that is not the documented JSON, an HTML page for one, says nothing.
func (e *Error) read(body []byte) {
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
	for _, step := range steps { // what a list keeps beside one that it cannot read depends on the version of Go
		var next wire.NextStep
		if json.Unmarshal(step, &next) == nil && next != (wire.NextStep{}) {
			e.Next = append(e.Next, next)
		}
	}
}
