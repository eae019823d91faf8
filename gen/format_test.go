package gen

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestFormatted(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ code, want string }{
		"indentation":       {"package p\nfunc f() {\nreturn\n}", "package p\n\nfunc f() {\n\treturn\n}\n"},
		"an import unused":  {"package p\nimport (\n\"fmt\"\n\"iter\"\n)\nvar x iter.Seq[int]\n", "package p\n\nimport (\n\t\"iter\"\n)\n\nvar x iter.Seq[int]\n"},
		"one among others":  {"package p\nimport (\n\"cmp\"\n\"fmt\"\n\"iter\"\n)\nvar x iter.Seq[int]\nvar y = cmp.Or(1)\n", "package p\n\nimport (\n\t\"cmp\"\n\t\"iter\"\n)\n\nvar x iter.Seq[int]\nvar y = cmp.Or(1)\n"},
		"a path of several": {"package p\nimport (\n\"net/http\"\n)\nvar x http.Header\n", "package p\n\nimport (\n\t\"net/http\"\n)\n\nvar x http.Header\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := formatCode(test.code)
			require.NoError(t, err)
			require.Equal(t, test.want, string(got))
		})
	}
	_, err := formatCode("package p\nfunc {")
	require.ErrorContains(t, err, "what was made is no Go: 2:6: ")
}
