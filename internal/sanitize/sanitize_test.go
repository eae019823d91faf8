package sanitize_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/internal/sanitize"
)

func TestLine(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ text, want string }{
		"words in any script":              {"₹ 10 – भुगतान", "₹ 10 – भुगतान"},
		"a colour":                         {"a\x1b[1;31mb\x1b[0mc", "abc"},
		"a colour in one character":        {"a\u009b31mb", "ab"},
		"a title, ended by a bell":         {"a\x1b]0;title\ab", "ab"},
		"a link, ended by a string end":    {"a\x1b]8;;http://x\x1b\\b", "ab"},
		"a title without an end":           {"a\x1b]0;the rest", "a0;the rest"},
		"an escape inside an escape":       {"\x1b\x1b[31m[31mx", "[31mx"},
		"an escape at the end":             {"a\x1b", "a"},
		"line ends and tabs":               {"a\r\nb\tc", `a\r\nb\tc`},
		"NUL and delete":                   {"a\x00\x7f", `a\x00\x7f`},
		"a turned reading direction":       {"a\u202eb", `a\u202eb`},
		"a space that takes no room":       {"a\u200bb", `a\u200bb`},
		"a line separator":                 {"a\u2028b", `a\u2028b`},
		"bytes that are not UTF-8":         {"a\xffb", "a\uFFFDb"},
		"quotes and backslashes":           {`"'\`, `"'\`},
		"a command to the build server":    {"x ##[error]y", `x #\x23[error]y`},
		"a command behind a stripped mark": {"#\x1b[0m#[error]", `#\x23[error]`},
		"too much":                         {strings.Repeat("é", 301), strings.Repeat("é", 300) + "..."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, test.want, sanitize.Line(test.text))
		})
	}
}

func TestCodeStaysInItsCellAndSpan(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                "",
		"/items/*/amount": "`/items/*/amount`",
		"<b>@all</b>":     "`<b>@all</b>`",
		"a`b":             "<code>a&#96;b</code>",
		"a|b":             "<code>a&#124;b</code>",
		`a\|b`:            "<code>a&#92;&#124;b</code>",
		"`</code>@all":    "<code>&#96;&#60;&#47;code&#62;&#64;all</code>",
		"a\n\n# b":        "<code>a&#92;n&#92;n&#35; b</code>",
	} {
		require.Equal(t, want, sanitize.Code(text))
	}
}

func TestFenceIsLongerThanAnyInItsText(t *testing.T) {
	t.Parallel()
	require.Equal(t, "```\na\n```", sanitize.Fenced("", "a"))
	require.Equal(t, "``````diff\n`````\n``````", sanitize.Fenced("diff", "`````"))
}

// A build server takes a line that begins with :: for a command.
func TestEveryLineOfAMessageBeginsWithTheProgram(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"no such file":                        "rzpkit: no such file\n",
		"nothing was checked\nthe first: a.b": "rzpkit: nothing was checked\nrzpkit: the first: a.b\n",
		"open a\n::stop-commands::x: no file": "rzpkit: open a\nrzpkit: ::stop-commands::x: no file\n",
		"open a\r::add-mask::b\n":             "rzpkit: open a\\r::add-mask::b\n",
		"x redeclared\n\tother x":             "rzpkit: x redeclared\nrzpkit:     other x\n",
		"open \x1b]0;title\aa":                "rzpkit: open a\n",
		strings.Repeat("a", 400):              "rzpkit: " + strings.Repeat("a", 400) + "\n",
	} {
		require.Equal(t, want, sanitize.Message("rzpkit", errors.New(text)))
	}
}
