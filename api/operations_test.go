package api_test

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"net/http"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/call"
	"github.com/rzpkit/payments/generated"
	"github.com/rzpkit/payments/spec"
)

// operationCall is a method of the generated API with arguments that it takes.
type operationCall struct {
	method    string
	operation call.Operation
	arguments []reflect.Value
}

// do calls the method and gives its error.
func (c operationCall) do(ctx context.Context, client *api.Client, options ...api.CallOption) error {
	arguments := append([]reflect.Value{reflect.ValueOf(ctx)}, c.arguments...)
	for _, option := range options {
		arguments = append(arguments, reflect.ValueOf(option))
	}
	err, _ := reflect.TypeAssert[error](reflect.ValueOf(client.API).MethodByName(c.method).Call(arguments)[1])
	return err
}

// operationCalls has every method of every operation; no list of them stands here.
func operationCalls(t *testing.T) []operationCall {
	t.Helper()
	var calls []operationCall
	covered := map[string]bool{}
	of := reflect.TypeFor[generated.API]()
	for i := range of.NumMethod() {
		if of.Method(i).Type.NumOut() != 2 {
			continue // the walk through a list
		}
		for _, operation := range generated.Operations() {
			name := strings.ToUpper(operation.ID[:1]) + operation.ID[1:]
			if method := of.Method(i).Name; method == name || strings.HasPrefix(method, name+"With") {
				calls = append(calls, withArguments(t, operationCall{method: method, operation: operation}, of.Method(i).Type))
				covered[operation.ID] = true
			}
		}
	}
	require.Len(t, covered, len(generated.Operations()))
	return calls
}

// withArguments finds arguments that are sent: ids, and of the documented
// requests the first that the method takes.
func withArguments(t *testing.T, call operationCall, signature reflect.Type) operationCall {
	t.Helper()
	sent := errors.New("sent")
	client := client(t, generated.ServerURL, over(func(*http.Request) (*http.Response, error) { return nil, sent }))
	requests, err := fs.Glob(spec.Samples, "samples/"+call.operation.ID+"/request-*.json")
	require.NoError(t, err)
	for _, file := range append(requests, "") {
		call.arguments = nil
		for i := 2; i < signature.NumIn()-1; i++ { // after receiver and context, before the options
			argument := reflect.New(signature.In(i))
			switch argument.Elem().Kind() { //nolint:exhaustive // what methods take
			case reflect.String:
				argument.Elem().SetString("412345")
				if id, ok := reflect.TypeAssert[interface{ Validate() error }](argument.Elem()); ok {
					_, prefix, _ := strings.Cut(id.Validate().Error(), "want ")
					argument.Elem().SetString(strings.TrimSuffix(prefix, "...") + "1")
				}
			case reflect.Struct:
				text, err := spec.Samples.ReadFile(file)
				require.NoError(t, err)
				require.NoError(t, json.Unmarshal(text, argument.Interface()))
			}
			call.arguments = append(call.arguments, argument.Elem())
		}
		if errors.Is(call.do(t.Context(), client, api.NoRetry()), sent) {
			return call
		}
	}
	t.Fatalf("no arguments for %s", call.method)
	return call
}
