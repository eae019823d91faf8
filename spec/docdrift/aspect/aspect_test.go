package aspect_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
)

func TestJSONType(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]string{
		"Integer": "integer", "json_object": "object", "string|null": "string", "object | null": "object", "array of objects": "array",
		"enum": "string", "numeric": "number", "string | number": "", "array|": "", "banknote": "", "": "",
	} {
		require.Equal(t, want, aspect.JSONType(word), word)
	}
}

func TestIsWider(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		of             aspect.Aspect
		contract, page string
		want           bool
	}{
		{aspect.Min, "0", "100", true}, {aspect.Min, "100", "100", false}, {aspect.MinLength, "5", "3", false},
		{aspect.Max, "200", "100", true}, {aspect.MaxLength, "20", "40", false}, {aspect.Max, "", "100", false}, {aspect.Default, "a", "b", false},
	} {
		require.Equal(t, test.want, test.of.IsWider(test.contract, test.page), test)
	}
}
