package spec_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
)

// eachSchema calls visit once for every schema that the contract defines, with its place. It does
// not follow references.
func eachSchema(doc *openapi3.T, visit func(at string, s *openapi3.SchemaRef)) {
	var walk func(at string, s *openapi3.SchemaRef)
	walk = func(at string, s *openapi3.SchemaRef) {
		if s == nil {
			return
		}
		visit(at, s)
		if s.Ref != "" {
			return
		}
		for name, p := range s.Value.Properties {
			walk(at+"."+name, p)
		}
		walk(at+"[]", s.Value.Items)
		walk(at+".*", s.Value.AdditionalProperties.Schema)
		walk(at+" not", s.Value.Not)
		for i, branch := range s.Value.OneOf {
			walk(fmt.Sprintf("%s oneOf %d", at, i), branch)
		}
		for i, branch := range s.Value.AllOf {
			walk(fmt.Sprintf("%s allOf %d", at, i), branch)
		}
	}
	for name, s := range doc.Components.Schemas {
		walk(name, s)
	}
	for name, p := range doc.Components.Parameters {
		walk(name, p.Value.Schema)
	}
	content := func(at string, content openapi3.Content) {
		for _, media := range content {
			walk(at, media.Schema)
		}
	}
	for name, r := range doc.Components.Responses {
		content(name, r.Value.Content)
	}
	for path, item := range doc.Paths.Map() {
		for _, p := range item.Parameters {
			walk(path+" "+p.Value.Name, p.Value.Schema)
		}
		for _, op := range item.Operations() {
			eachOfOperation(op, walk, content)
		}
	}
}

// eachOfOperation calls visit for the schemas of an operation's parameters, and content for its
// bodies.
func eachOfOperation(op *openapi3.Operation, visit func(string, *openapi3.SchemaRef), content func(string, openapi3.Content)) {
	for _, p := range op.Parameters {
		if p.Ref == "" {
			visit(op.OperationID+" "+p.Value.Name, p.Value.Schema)
		}
	}
	if op.RequestBody != nil {
		content(op.OperationID+" request", op.RequestBody.Value.Content)
	}
	for status, response := range op.Responses.Map() {
		content(op.OperationID+" "+status, response.Value.Content)
	}
}

func TestEverythingIsDescribed(t *testing.T) {
	t.Parallel()
	doc := load(t)
	for name, s := range doc.Components.Schemas {
		require.NotEmpty(t, s.Value.Description, "schema %s", name)
	}
	eachSchema(doc, func(at string, s *openapi3.SchemaRef) {
		for name, p := range s.Value.Properties {
			require.NotEmpty(t, p.Value.Description, "%s.%s", at, name)
		}
	})
	for id, op := range operations(t, doc) {
		params := append(openapi3.Parameters{}, op.Parameters...)
		params = append(params, doc.Paths.Value(op.path).Parameters...)
		for _, p := range params {
			require.NotEmpty(t, p.Value.Description, "%s: parameter %s", id, p.Value.Name)
		}
		if op.RequestBody != nil {
			require.NotEmpty(t, op.RequestBody.Value.Description, id)
		}
	}
}

func TestEveryNestedObjectHasAName(t *testing.T) {
	t.Parallel()
	doc := load(t)
	eachSchema(doc, func(at string, s *openapi3.SchemaRef) {
		_, component := doc.Components.Schemas[at]
		if s.Ref == "" && !component {
			require.Empty(t, s.Value.Properties, "%s is an object without a name", at)
		}
	})
}

func TestAnswersStayOpenToNewProperties(t *testing.T) {
	t.Parallel()
	eachSchema(load(t), func(at string, s *openapi3.SchemaRef) {
		closed := s.Value.AdditionalProperties.Has != nil && !*s.Value.AdditionalProperties.Has
		require.False(t, closed, "%s is closed", at)
	})
}

func TestIdentifiersCarryTheirPrefix(t *testing.T) {
	t.Parallel()
	doc := load(t)
	prefixes, components := map[string]string{}, map[string]string{} // by component; by payment, for PaymentID
	for name, s := range doc.Components.Schemas {
		if prefix, ok := s.Value.Extensions["x-id-prefix"].(string); ok {
			prefixes[name] = prefix
			components[strings.ToLower(strings.TrimSuffix(name, "ID"))] = name
		}
	}
	require.NotEmpty(t, prefixes)
	for name, prefix := range prefixes {
		s := doc.Components.Schemas[name].Value
		require.Equal(t, "^"+prefix+".+$", s.Pattern, name)
		require.True(t, strings.HasPrefix(s.Example.(string), prefix), name)
	}
	eachSchema(doc, func(at string, s *openapi3.SchemaRef) {
		for name, p := range s.Value.Properties {
			if prefix, found := p.Value.Extensions["x-id-prefix"].(string); found {
				require.Equal(t, "^"+prefix+".+$", p.Value.Pattern, "%s.%s", at, name)
			}
			kind, isID := strings.CutSuffix(name, "_id")
			prefix := prefixes[components[strings.ReplaceAll(kind, "_", "")]]
			if !isID || prefix == "" {
				continue // a bank's reference, or an id without a fixed prefix
			}
			described := p.Value
			if len(described.AllOf) == 1 {
				described = described.AllOf[0].Value
			}
			if described.Type.Is(openapi3.TypeInteger) || at == "AcquirerData" || p.Value.Description == "Not described yet." {
				continue // of another system, or a draft
			}
			require.Equal(t, prefix, described.Extensions["x-id-prefix"], "%s.%s has the prefix of its component", at, name)
		}
	})
}

// Whatever must not be logged is marked where it is defined; what contains it is derived from that.
func TestSensitiveDataIsMarked(t *testing.T) {
	t.Parallel()
	doc := load(t)
	for _, name := range []string{"CardNumber", "CVV", "OTP", "CardDetails"} {
		require.Equal(t, true, doc.Components.Schemas[name].Value.Extensions["x-sensitive"], name)
	}
	accounts := 0
	eachSchema(doc, func(at string, s *openapi3.SchemaRef) {
		if number := s.Value.Properties["account_number"]; number != nil {
			accounts++
			require.Equal(t, true, number.Value.Extensions["x-sensitive"], at)
		}
	})
	require.NotZero(t, accounts)
}

// Validators treat null differently in a composed schema: OpenAPI 3.0.3 requires every part of an
// allOf to allow it, some tools look at the whole schema, others count the parts. They also differ
// for an enum without null. So a nullable schema says so itself, and so does every part of it.
func TestNullableIsUnambiguous(t *testing.T) {
	t.Parallel()
	eachSchema(load(t), func(at string, s *openapi3.SchemaRef) {
		require.Equal(t, s.Value.Nullable && len(s.Value.Enum) > 0, slices.Contains(s.Value.Enum, nil), at)
		if s.Value.Nullable {
			require.NotNil(t, s.Value.Type, "%s: nullable needs a type beside it (OpenAPI 3.0.3)", at)
			for _, part := range s.Value.AllOf {
				require.True(t, part.Value.Nullable && part.Value.Type != nil, "%s: every part of a nullable allOf is nullable and has a type", at)
			}
		}
	})
}

// The branches of a request differ in a value that only one of them accepts.
func TestBranchesOfRequestsAreNamedAndDisjoint(t *testing.T) {
	t.Parallel()
	for id, op := range operations(t, load(t)) {
		if op.RequestBody == nil {
			continue
		}
		media := op.RequestBody.Value.Content.Get("application/json")
		if media == nil {
			continue // a form without branches
		}
		names := map[any]bool{}
		for _, branch := range media.Schema.Value.OneOf {
			name := branch.Value.Extensions["x-variant"]
			require.NotEmpty(t, branch.Ref, "%s: each branch is a component", id)
			require.NotEmpty(t, name, "%s: each branch has an x-variant", id)
			require.False(t, names[name], "%s: no two branches have the same x-variant", id)
			names[name] = true
		}
		for _, file := range glob(t, id, "request") {
			body, err := spec.Samples.ReadFile(file)
			require.NoError(t, err)
			fits := 0
			for _, branch := range media.Schema.Value.OneOf {
				if check(branch.Value, decode(t, body)) == nil {
					fits++
				}
			}
			require.Equal(t, min(1, len(names)), fits, "%s matches one branch", file)
		}
	}
}
