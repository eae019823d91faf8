// Package operations calls every method of the generated API with valid arguments. Tests and the
// tour use it.
//
//	calls, err := operations.Calls()
//	for _, call := range calls {
//		err := call.Do(ctx, client, api.NoRetry())
//	}
//
// It contains no list of operations: the methods are those of [generated.API], and the arguments
// come from the contract and its samples.
package operations

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/call"
	"github.com/rzpkit/payments/generated"
	"github.com/rzpkit/payments/spec"
)

// Call is a method of the generated API with valid arguments.
type Call struct {
	// Method is the Go name, such as CreatePaymentWithCard.
	Method    string
	Operation call.Operation
	// HasBody reports whether a body is sent, HasAnswer whether a successful response has content,
	// and IsFile whether that content is a file.
	HasBody, HasAnswer, IsFile bool

	arguments []reflect.Value
}

// Do calls the method and returns its error.
func (c Call) Do(ctx context.Context, client *api.Client, options ...api.CallOption) error {
	_, err := c.Answer(ctx, client, options...)
	return err
}

// Answer calls the method and returns its result, such as a *generated.Payment. The result is nil
// for a method that only returns an error.
func (c Call) Answer(ctx context.Context, client *api.Client, options ...api.CallOption) (any, error) {
	arguments := make([]reflect.Value, 0, 1+len(c.arguments)+len(options))
	arguments = append(arguments, reflect.ValueOf(ctx))
	for _, argument := range c.arguments {
		arguments = append(arguments, rewound(argument))
	}
	for _, option := range options {
		arguments = append(arguments, reflect.ValueOf(option))
	}
	results := reflect.ValueOf(client.API).MethodByName(c.Method).Call(arguments)
	err, _ := reflect.TypeAssert[error](results[len(results)-1])
	if len(results) == 1 {
		return nil, err
	}
	return results[0].Interface(), err
}

// IDs returns the prefixes of the method's id arguments, by position.
func (c Call) IDs() map[int]string {
	ids := map[int]string{}
	for i, argument := range c.arguments {
		if prefix := idPrefix(reflect.Zero(argument.Type())); argument.Kind() == reflect.String && prefix != "" {
			ids[i] = prefix
		}
	}
	return ids
}

// WithID returns a copy of the call with another id at position at.
func (c Call) WithID(at int, id string) Call {
	c.arguments = slices.Clone(c.arguments)
	c.arguments[at] = reflect.ValueOf(id).Convert(c.arguments[at].Type())
	return c
}

// Calls returns every method of every operation, except the iterators over lists.
func Calls() ([]Call, error) {
	var calls []Call
	covered := map[string]bool{}
	of := reflect.TypeFor[generated.API]()
	for i := range of.NumMethod() {
		if signature := of.Method(i).Type; signature.Out(signature.NumOut()-1) != reflect.TypeFor[error]() {
			continue // an iterator
		}
		for _, operation := range generated.Operations() {
			if method := of.Method(i).Name; IsMethodOf(method, operation.ID) {
				signature := of.Method(i).Type
				isFile := signature.Out(0) == reflect.TypeFor[*call.Content]()
				call, err := withArguments(Call{Method: method, Operation: operation, HasAnswer: signature.NumOut() == 2, IsFile: isFile}, signature)
				if err != nil {
					return nil, err
				}
				calls = append(calls, call)
				covered[operation.ID] = true
			}
		}
	}
	if len(covered) != len(generated.Operations()) {
		return nil, fmt.Errorf("methods were found for %d of %d operations", len(covered), len(generated.Operations()))
	}
	return calls, nil
}

// IsMethodOf reports whether a method is that of an operation, or of one form of its request. Its
// name has some words of the operationId in capitals: FetchReportURL for fetchReportUrl.
func IsMethodOf(method, operation string) bool {
	if len(method) < len(operation) || !strings.EqualFold(method[:len(operation)], operation) {
		return false
	}
	form := method[len(operation):]
	return form == "" || strings.HasPrefix(form, "With")
}

// Walk is an iterator of the generated API with valid arguments.
type Walk struct {
	// Method is the Go name, such as OrderPayments.
	Method string

	arguments []reflect.Value
}

// Walks returns every iterator over a list.
func Walks() ([]Walk, error) {
	var walks []Walk
	of := reflect.TypeFor[generated.API]()
	for i := range of.NumMethod() {
		signature := of.Method(i).Type
		if signature.NumOut() != 1 || !signature.Out(0).CanSeq2() {
			continue
		}
		walk := Walk{Method: of.Method(i).Name}
		parameters, err := parametersOf(operationOf(walk.Method))
		if err != nil {
			return nil, err
		}
		if walk.arguments, err = arguments(signature, parameters, ""); err != nil {
			return nil, err
		}
		walks = append(walks, walk)
	}
	return walks, nil
}

// operationOf returns the operation of an iterator: listPayments for Payments, reconLine for
// EachReconLine.
func operationOf(iterator string) call.Operation {
	for _, operation := range generated.Operations() {
		if strings.EqualFold(operation.ID, "list"+iterator) || strings.EqualFold("each"+operation.ID, iterator) {
			return operation
		}
	}
	return call.Operation{}
}

// Items iterates over the whole list. It returns the number of items and the first error.
func (w Walk) Items(ctx context.Context, client *api.Client) (items int, err error) {
	arguments := append([]reflect.Value{reflect.ValueOf(ctx)}, w.arguments...)
	for _, fault := range reflect.ValueOf(client.API).MethodByName(w.Method).Call(arguments)[0].Seq2() {
		if err, _ = reflect.TypeAssert[error](fault); err != nil {
			return items, err
		}
		items++
	}
	return items, nil
}

// withArguments finds arguments with which the call is sent: ids, and the first documented request
// that the method accepts.
func withArguments(call Call, signature reflect.Type) (Call, error) {
	sent := errors.New("sent")
	network := roundTrip(func(request *http.Request) (*http.Response, error) {
		call.HasBody = request.ContentLength > 0
		return nil, sent
	})
	client, err := api.New(api.Key("rzp_test_0123456789abcd", "secret"), api.WithHTTPClient(&http.Client{Transport: network}))
	if err != nil {
		return call, err
	}
	requests, err := fs.Glob(spec.Samples, "samples/"+call.Operation.ID+"/request-*.json")
	if err != nil {
		return call, err
	}
	parameters, err := parametersOf(call.Operation)
	if err != nil {
		return call, err
	}
	for _, file := range append(requests, "") {
		if call.arguments, err = arguments(signature, parameters, file); err != nil {
			return call, err
		}
		if errors.Is(call.Do(context.Background(), client, api.NoRetry()), sent) {
			return call, nil
		}
	}
	return call, fmt.Errorf("no arguments for %s", call.Method)
}

// idPrefix returns the prefix of an id type, or "" for any other type.
func idPrefix(value reflect.Value) string {
	id, ok := reflect.TypeAssert[interface{ Validate() error }](value)
	if !ok {
		return ""
	}
	_, prefix, _ := strings.Cut(id.Validate().Error(), "want ")
	return strings.TrimSuffix(prefix, "...")
}

// roundTrip is a function used as an http.RoundTripper.
type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(request *http.Request) (*http.Response, error) { return f(request) }
