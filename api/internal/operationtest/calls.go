// Package operationtest has a call of each method of the generated API, for tests
// that try all of them.
//
//	for _, call := range operationtest.Calls(t) {
//		err := call.Do(t.Context(), client, api.NoRetry())
//	}
//
// Nothing is listed here: the methods are those of [generated.API], and what they
// are called with is documented.
package operationtest

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"net/http"
	"reflect"
	"strings"
	"testing"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/call"
	"github.com/rzpkit/payments/generated"
	"github.com/rzpkit/payments/spec"
)

// Call is a method of the generated API with arguments that it takes.
type Call struct {
	// Method is the name in Go, such as CreatePaymentWithCard.
	Method    string
	Operation call.Operation
	// Body is whether it is sent with one.
	Body bool

	arguments []reflect.Value
}

// Do calls the method and gives its error.
func (c Call) Do(ctx context.Context, client *api.Client, options ...api.CallOption) error {
	_, err := c.Answer(ctx, client, options...)
	return err
}

// Answer calls the method and gives what it returns, a *generated.Payment for one.
func (c Call) Answer(ctx context.Context, client *api.Client, options ...api.CallOption) (any, error) {
	arguments := append([]reflect.Value{reflect.ValueOf(ctx)}, c.arguments...)
	for _, option := range options {
		arguments = append(arguments, reflect.ValueOf(option))
	}
	results := reflect.ValueOf(client.API).MethodByName(c.Method).Call(arguments)
	err, _ := reflect.TypeAssert[error](results[1])
	return results[0].Interface(), err
}

// Calls has every method of every operation, but for the walks through lists.
func Calls(t *testing.T) []Call {
	t.Helper()
	var calls []Call
	covered := map[string]bool{}
	of := reflect.TypeFor[generated.API]()
	for i := range of.NumMethod() {
		if of.Method(i).Type.NumOut() != 2 {
			continue // a walk
		}
		for _, operation := range generated.Operations() {
			name := strings.ToUpper(operation.ID[:1]) + operation.ID[1:]
			if method := of.Method(i).Name; method == name || strings.HasPrefix(method, name+"With") {
				calls = append(calls, withArguments(t, Call{Method: method, Operation: operation}, of.Method(i).Type))
				covered[operation.ID] = true
			}
		}
	}
	if len(covered) != len(generated.Operations()) {
		t.Fatalf("methods were found for %d of %d operations", len(covered), len(generated.Operations()))
	}
	return calls
}

// Walk is an iterator of the generated API with arguments that it takes.
type Walk struct {
	// Method is the name in Go, such as OrderPayments.
	Method string

	arguments []reflect.Value
}

// Walks has every iterator over a list.
func Walks(t *testing.T) []Walk {
	t.Helper()
	var walks []Walk
	of := reflect.TypeFor[generated.API]()
	for i := range of.NumMethod() {
		signature := of.Method(i).Type
		if signature.NumOut() != 1 || !signature.Out(0).CanSeq2() {
			continue
		}
		walk := Walk{Method: of.Method(i).Name}
		for i := 2; i < signature.NumIn()-1; i++ { // after receiver and context, before the options
			walk.arguments = append(walk.arguments, argument(t, signature.In(i), ""))
		}
		walks = append(walks, walk)
	}
	return walks
}

// Items ranges over the list, and gives how many items came and the first error.
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

// withArguments finds arguments that are sent: ids, and of the documented
// requests the first that the method takes.
func withArguments(t *testing.T, call Call, signature reflect.Type) Call {
	t.Helper()
	sent := errors.New("sent")
	network := roundTrip(func(request *http.Request) (*http.Response, error) {
		call.Body = request.ContentLength > 0
		return nil, sent
	})
	client, err := api.New(api.Key("rzp_test_0123456789abcd", "secret"), api.WithHTTPClient(&http.Client{Transport: network}))
	if err != nil {
		t.Fatal(err)
	}
	requests, err := fs.Glob(spec.Samples, "samples/"+call.Operation.ID+"/request-*.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(requests, "") {
		call.arguments = nil
		for i := 2; i < signature.NumIn()-1; i++ { // after receiver and context, before the options
			call.arguments = append(call.arguments, argument(t, signature.In(i), file))
		}
		if errors.Is(call.Do(t.Context(), client, api.NoRetry()), sent) {
			return call
		}
	}
	t.Fatalf("no arguments for %s", call.Method)
	return call
}

// argument is one of this type: an id, a documented request, or what is left out.
func argument(t *testing.T, of reflect.Type, file string) reflect.Value {
	t.Helper()
	value := reflect.New(of)
	switch value.Elem().Kind() { //nolint:exhaustive // what methods take
	case reflect.String:
		value.Elem().SetString("412345")
		if id, ok := reflect.TypeAssert[interface{ Validate() error }](value.Elem()); ok {
			_, prefix, _ := strings.Cut(id.Validate().Error(), "want ")
			value.Elem().SetString(strings.TrimSuffix(prefix, "...") + "1")
		}
	case reflect.Struct:
		text, err := spec.Samples.ReadFile(file)
		if err == nil {
			err = json.Unmarshal(text, value.Interface())
		}
		if err != nil {
			t.Fatalf("%v: %s: %v", of, file, err)
		}
	}
	return value.Elem()
}

// Answer is a documented answer to an operation.
func Answer(t *testing.T, operation string) []byte {
	t.Helper()
	files, err := fs.Glob(spec.Samples, "samples/"+operation+"/200-*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no answer of %s is documented: %v", operation, err)
	}
	text, err := spec.Samples.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// roundTrip is a network of one function.
type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(request *http.Request) (*http.Response, error) { return f(request) }
