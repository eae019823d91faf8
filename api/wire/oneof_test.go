package wire_test

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/wire"
)

type square struct {
	Kind string       `json:"kind"`
	Side wire.Integer `json:"side"`
}

type account struct {
	ID     string   `json:"id"`
	Amount int64    `json:"amount"`
	Parts  []square `json:"parts,omitzero"`
}

func (*account) RequiredMembers() []wire.Member { return []wire.Member{{Name: "id"}, {Name: "amount"}} }

var shapes = []wire.Shape{
	{Kind: "object", Members: map[string]wire.Shape{
		"kind": {Kind: "string", Values: []string{"square"}, Required: true}, "side": {Kind: "integer", Required: true},
		"filled": {Kind: "boolean"}, "inner": {Kind: "object"}, "name": {Kind: "string", Required: true, Nullable: true}, "any": {},
	}},
	{Kind: "object", Members: map[string]wire.Shape{"id": {Kind: "string", Pattern: "^acc_", Required: true}}},
	{Kind: "string", Values: []string{"none", "all"}},
	{Kind: "array", Empty: true},
	{Kind: "number"},
	{Kind: "boolean"},
	{Kind: "array", Items: &wire.Shape{Kind: "integer"}},
}

// acceptedForms returns the value and the indexes of the shapes that accept it.
func acceptedForms(tb testing.TB, text string) (wire.OneOf, []int) {
	tb.Helper()
	var value wire.OneOf
	require.NoError(tb, json.Unmarshal([]byte(text), &value))
	var found []int
	for i, is := range []bool{
		second(wire.Form[square](value, shapes, 0)), second(wire.Form[account](value, shapes, 1)), second(wire.Form[string](value, shapes, 2)),
		second(wire.Form[[]json.RawMessage](value, shapes, 3)), second(wire.Form[float64](value, shapes, 4)),
		second(wire.Form[bool](value, shapes, 5)), second(wire.Form[[]int64](value, shapes, 6)),
	} {
		if is {
			found = append(found, i)
		}
	}
	return value, found
}

func second[T any](_ T, is bool) bool { return is }

func TestForm(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]int{
		`{"kind":"square","side":2,"name":null}`:                                             {0},
		`{"kind":"square","side":"2","name":"a","filled":"1","inner":[],"any":7,"other":{}}`: {0},
		`{"kind":"square","side":2.5,"name":null}`:                                           nil,
		`{"kind":"square","side":2}`:                                                         nil, // without the required name
		`{"kind":"square","side":2,"name":null,"filled":2}`:                                  nil,
		`{"kind":"square","side":2,"name":null,"inner":"a"}`:                                 nil,
		`{"kind":"square","side":2,"name":null,"id":"acc_1","amount":1}`:                     nil, // matches two shapes
		`{"id":"acc_1","amount":5}`:                                                          {1},
		`{"id":"acc_1"}`:                                                                     nil, // without the required amount
		`{"id":"acc_1","amount":"x"}`:                                                        nil,
		`{"id":"pay_1","amount":5}`:                                                          nil,
		`"none"`:                                                                             {2},
		`"some"`:                                                                             nil,
		`[]`:                                                                                 nil, // matches both lists
		`[1,2]`:                                                                              {6},
		`[1,"a"]`:                                                                            nil,
		`-1.5e3`:                                                                             {4},
		`false`:                                                                              {5},
		`null`:                                                                               nil,
		`{}`:                                                                                 nil,
	} {
		value, found := acceptedForms(t, text)
		require.Equal(t, want, found, text)
		require.Equal(t, text, string(value.Raw()))
		require.Equal(t, text == "null", value.IsNull())
	}
}

func TestOneOfIsWrittenUnchanged(t *testing.T) {
	t.Parallel()
	var value struct {
		A wire.OneOf `json:"a"`
		B wire.OneOf `json:"b"`
	}
	require.NoError(t, json.Unmarshal([]byte(`{"a":9007199254740993}`), &value))
	written, err := json.Marshal(value)
	require.NoError(t, err)
	require.Equal(t, `{"a":9007199254740993,"b":null}`, string(written))
	require.True(t, value.B.IsNull())
}

func TestOneOfIsNotPrinted(t *testing.T) {
	t.Parallel()
	value, _ := acceptedForms(t, `"4111111111111111"`)
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x"} {
		require.NotContains(t, fmt.Sprintf(verb, value), "4111")
	}
	require.Equal(t, wire.Redacted, slog.AnyValue(value).Resolve().String())
}

// FuzzForm checks that at most one shape accepts a value.
func FuzzForm(f *testing.F) {
	f.Add(`{"kind":"square","side":2,"name":null}`)
	f.Add(`[1,2]`)
	f.Fuzz(func(t *testing.T, text string) {
		if !json.Valid([]byte(text)) {
			t.Skip("not JSON")
		}
		if _, found := acceptedForms(t, text); len(found) > 1 {
			t.Fatalf("%s is accepted by %v", text, found)
		}
	})
}
