package jsonerr_test

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/internal/jsonerr"
)

type named string

// plan has a field of each kind of type.
type plan struct {
	Number int64                      `json:"number"`
	Text   string                     `json:"text"`
	Named  named                      `json:"named"`
	Truth  bool                       `json:"truth"`
	List   []string                   `json:"list"`
	Raw    map[string]json.RawMessage `json:"raw"`
	Inner  *struct {
		Plans []plan `json:"plans"`
	} `json:"inner"`
	Odd odd `json:"odd"`
}

// thing decodes itself as generated types do.
type thing struct{}

type plainthing thing

func (v *thing) UnmarshalJSON(data []byte) error { return json.Unmarshal(data, (*plainthing)(v)) }

var errOdd = errors.New("want 7")

// odd fails to decode any value, with its own error.
type odd struct{}

func (*odd) UnmarshalJSON([]byte) error { return errOdd }

// The expected texts are literals, so the test fails with a Go version that changes them.
func TestExplain(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ member, body, want string }{
		"a number for a text":          {"", `{"text":4111}`, "text: a JSON number does not fit a Go string"},
		"a fraction for a number":      {"", `{"number":1.5}`, "number: a JSON number does not fit a Go int64"},
		"a number that is too large":   {"", `{"number":9223372036854775808}`, "number: a JSON number does not fit a Go int64"},
		"a text for a number":          {"", `{"number":"4111"}`, "number: a JSON string does not fit a Go int64"},
		"a boolean for a named type":   {"", `{"named":true}`, "named: a JSON bool does not fit a Go jsonerr_test.named"},
		"an object for a boolean":      {"", `{"truth":{}}`, "truth: a JSON object does not fit a Go bool"},
		"a text for a list":            {"", `{"list":"a"}`, "list: a JSON string does not fit a Go slice"},
		"a number in a list":           {"", `{"list":["a",7]}`, "list: a JSON number does not fit a Go string"},
		"a list for a map":             {"", `{"raw":[]}`, "raw: a JSON array does not fit a Go map"},
		"a field in another case":      {"", `{"TEXT":7}`, "text: a JSON number does not fit a Go string"},
		"deeply nested":                {"", `{"inner":{"plans":[{"inner":{"plans":[{"text":7}]}}]}}`, "inner.plans.inner.plans.text: a JSON number does not fit a Go string"},
		"a list for the body":          {"", `[]`, "a JSON array does not fit a Go jsonerr_test.plan"},
		"a number for the member":      {"created", `7`, "created: a JSON number does not fit a Go jsonerr_test.plan"},
		"inside a member":              {"created", `{"text":7}`, "created.text: a JSON number does not fit a Go string"},
		"an HTML page":                 {"", `<html>`, "it is not JSON"},
		"an empty body":                {"", ``, "it is not JSON"},
		"truncated JSON":               {"", `{"text":"41`, "it is not JSON"},
		"two values":                   {"", `{}{}`, "it is not JSON"},
		"a type's own error":           {"", `{"odd":8}`, "want 7"},
		"a type's own error, a member": {"created", `{"odd":8}`, "created: want 7"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := json.Unmarshal([]byte(test.body), new(plan))
			require.Error(t, err)
			explained := jsonerr.Explain(test.member, err)
			require.EqualError(t, explained, test.want)
			require.ErrorIs(t, explained, err)
		})
	}
}

// A type that decodes itself through a plain type is reported under its own name.
func TestExplainTypeThatDecodesItself(t *testing.T) {
	t.Parallel()
	require.EqualError(t, jsonerr.Explain("", json.Unmarshal([]byte(`7`), new(thing))), "a JSON number does not fit a Go jsonerr_test.thing")
}
