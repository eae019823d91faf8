package gen

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestFormatCode(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ code, want string }{
		"indentation":                   {"package p\nfunc f() {\nreturn\n}", "package p\n\nfunc f() {\n\treturn\n}\n"},
		"an unused import":              {"package p\nimport (\n\"fmt\"\n\"iter\"\n)\nvar x iter.Seq[int]\n", "package p\n\nimport (\n\t\"iter\"\n)\n\nvar x iter.Seq[int]\n"},
		"an unused import among others": {"package p\nimport (\n\"cmp\"\n\"fmt\"\n\"iter\"\n)\nvar x iter.Seq[int]\nvar y = cmp.Or(1)\n", "package p\n\nimport (\n\t\"cmp\"\n\t\"iter\"\n)\n\nvar x iter.Seq[int]\nvar y = cmp.Or(1)\n"},
		"an import path with a slash":   {"package p\nimport (\n\"net/http\"\n)\nvar x http.Header\n", "package p\n\nimport (\n\t\"net/http\"\n)\n\nvar x http.Header\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := formatCode(test.code)
			require.NoError(t, err)
			require.Equal(t, test.want, string(got))
		})
	}
	_, err := formatCode("package p\nfunc {")
	require.ErrorContains(t, err, "the generated code is not valid Go: 2:6: ")
}
