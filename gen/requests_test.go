package gen_test

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"reflect"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/call"
	"github.com/rzpkit/payments/generated"
	"github.com/rzpkit/payments/spec"
)

// recorder is a Caller that records the request and sends nothing.
type recorder struct{ request *call.Request }

var errSent = errors.New("sent")

func (s *recorder) Call(_ context.Context, request *call.Request, _ any, _ ...call.Option) error {
	s.request = request
	return errSent
}

// Every documented request is sent unchanged by its method. Without one of its required members,
// the method refuses it and names the member. All operations of the contract are covered.
func TestRequestsAreCheckedBeforeTheyAreSent(t *testing.T) {
	t.Parallel()
	document, err := openapi3.NewLoader().LoadFromData(spec.Contract)
	require.NoError(t, err)
	files, err := fs.Glob(spec.Samples, "samples/*/request-*.json")
	require.NoError(t, err)
	require.Greater(t, len(files), 10, "too few cases were found")
	for _, file := range files {
		t.Run(strings.TrimPrefix(file, "samples/"), func(t *testing.T) {
			t.Parallel()
			text, err := fs.ReadFile(spec.Samples, file)
			require.NoError(t, err)
			branch := branchOf(t, document, path.Base(path.Dir(file)), text)
			if branch == nil {
				return // a form, not JSON; see testdata/shapes
			}
			method := methodWith(t, typeName(branch))

			request, err := method(t, text)
			require.ErrorIs(t, err, errSent)
			require.NoError(t, branch.Value.VisitJSON(tree(t, request.Body), openapi3.VisitAsRequest()), "the body violates the contract")
			require.Empty(t, changes(branch.Value, "", tree(t, text), tree(t, request.Body)))

			refuseWithout(t, method, "", branch.Value, text)
		})
	}
}

// refuseWithout removes each required member in turn, including those of required objects.
func refuseWithout(t *testing.T, method func(*testing.T, []byte) (*call.Request, error), at string, schema *openapi3.Schema, text []byte) {
	t.Helper()
	for _, name := range schema.Required {
		property := schema.Properties[name].Value
		if isConstant(property) {
			continue // the method fills it in
		}
		if property.VisitJSON(zeroOf(property)) == nil {
			continue // a valid zero value cannot be told from a missing one
		}
		_, err := method(t, without(t, text, at+name))
		var refused *call.InputError
		require.ErrorAs(t, err, &refused, "without %s%s", at, name)
		require.True(t, strings.HasPrefix(refused.Field, at+name), "%s for %s%s", refused.Field, at, name)
		if len(property.Properties) > 0 {
			refuseWithout(t, method, at+name+".", property, text)
		}
	}
}

// zeroOf returns what a zero value in Go is encoded as, nil if it is refused as missing.
func zeroOf(schema *openapi3.Schema) any {
	for len(schema.AllOf) == 1 {
		schema = schema.AllOf[0].Value
	}
	switch {
	case schema.Type.Is(openapi3.TypeBoolean):
		return false
	case schema.Type.Is(openapi3.TypeInteger), schema.Type.Is(openapi3.TypeNumber):
		return float64(0)
	case schema.Type.Is(openapi3.TypeObject):
		members := map[string]any{}
		for _, name := range schema.Required {
			members[name] = zeroOf(schema.Properties[name].Value)
		}
		return members
	}
	return nil
}

// isConstant reports whether a schema has a single possible value: an enum of one, or an object of
// such members.
func isConstant(schema *openapi3.Schema) bool {
	if len(schema.Properties) == 0 {
		return len(schema.Enum) == 1
	}
	for _, property := range schema.Properties {
		if !isConstant(property.Value) {
			return false
		}
	}
	return true
}

// without removes the member at a dotted path from a JSON object.
func without(t *testing.T, text []byte, at string) []byte {
	t.Helper()
	var members map[string]json.RawMessage
	require.NoError(t, json.Unmarshal(text, &members))
	name, rest, nested := strings.Cut(at, ".")
	if nested {
		members[name] = without(t, members[name], rest)
	} else {
		delete(members, name)
	}
	encoded, err := json.Marshal(members)
	require.NoError(t, err)
	return encoded
}

// branchOf returns the schema of an operation's request. For a oneOf it returns the branch that
// text satisfies. It returns nil if the request is not JSON.
func branchOf(t *testing.T, document *openapi3.T, operation string, text []byte) *openapi3.SchemaRef {
	t.Helper()
	for _, item := range document.Paths.Map() {
		for _, candidate := range item.Operations() {
			if candidate.OperationID != operation {
				continue
			}
			media := candidate.RequestBody.Value.Content["application/json"]
			if media == nil {
				return nil
			}
			schema := media.Schema
			for _, branch := range schema.Value.OneOf {
				if branch.Value.VisitJSON(tree(t, text), openapi3.VisitAsRequest()) == nil {
					return branch
				}
			}
			return schema
		}
	}
	t.Fatalf("the contract has no operation %q", operation)
	return nil
}

func typeName(schema *openapi3.SchemaRef) string { return path.Base(schema.Ref) }

// methodWith returns the API's method whose body is of the named type.
func methodWith(t *testing.T, body string) func(*testing.T, []byte) (*call.Request, error) {
	t.Helper()
	caller := &recorder{}
	api := reflect.ValueOf(generated.NewAPI(caller))
	for i := range api.NumMethod() {
		method := api.Method(i)
		signature := method.Type()
		for at := range signature.NumIn() {
			if !strings.EqualFold(signature.In(at).Name(), body) { // Go spells some words in capitals
				continue
			}
			return func(t *testing.T, text []byte) (*call.Request, error) {
				t.Helper()
				arguments := []reflect.Value{reflect.ValueOf(t.Context())}
				for i := 1; i < at; i++ {
					if signature.In(i).Kind() == reflect.Pointer { // the parameter struct, left nil
						arguments = append(arguments, reflect.Zero(signature.In(i)))
						continue
					}
					arguments = append(arguments, reflect.ValueOf(idOf(t, signature.In(i))))
				}
				value := reflect.New(signature.In(at))
				require.NoError(t, json.Unmarshal(text, value.Interface()))
				results := method.Call(append(arguments, value.Elem()))
				err, _ := reflect.TypeAssert[error](results[len(results)-1])
				return caller.request, err
			}
		}
	}
	t.Fatalf("no method takes a %s", body)
	return nil
}

// idOf returns a valid id of a generated type. It takes the prefix from the error of the type's
// Validate method.
func idOf(t *testing.T, kind reflect.Type) any {
	t.Helper()
	id := reflect.New(kind).Elem()
	validator, ok := reflect.TypeAssert[interface{ Validate() error }](id)
	if !ok { // a plain text
		id.SetString("1")
		return id.Interface()
	}
	_, prefix, found := strings.Cut(validator.Validate().Error(), "want ")
	require.True(t, found)
	id.SetString(strings.TrimSuffix(prefix, "...") + "1")
	return id.Interface()
}
