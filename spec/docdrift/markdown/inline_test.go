package markdown_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/docdrift/markdown"
)

func TestInline(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]markdown.Inline{
		"plain":                       {{"", "plain"}},
		"    set in":                  {{"", "set in"}},
		"a `b` c":                     {{"", "a "}, {"code", "b"}, {"", " c"}},
		"`a_b`_optional_":             {{"code", "a_b"}, {"emphasis", "optional"}},
		"`a` _if method=net_banking_": {{"code", "a"}, {"", " "}, {"emphasis", "if method=net_banking"}},
		"**bold** text":               {{"emphasis", "bold"}, {"", " text"}},
		"amount*":                     {{"", "amount*"}},
		"a\\*":                        {{"", "a*"}},
		"see [the list](https://a.b)": {{"", "see "}, {"link", "the list"}},
		"[`next`](#next) is":          {{"code", "next"}, {"", " is"}},
		"a<br>b <b>c</b> &amp; d":     {{"", "a\nb c & d"}},
		"![picture](a.png)":           nil,
		"`unclosed":                   {{"", "`unclosed"}},
		"expand[0] [x](y":             {{"", "expand[0] [x](y"}},
		"":                            nil,
	} {
		require.Equal(t, want, markdown.Parse(line), line)
	}
}

func TestQuotedOmitsLinks(t *testing.T) {
	t.Parallel()
	inline := markdown.Parse("One of `a`, **b** and [others](https://a.b).")
	require.Equal(t, "One of a, b and others.", inline.String())
	require.Equal(t, "One of `a`, b and .", inline.Quoted())
}

// Long lines of unclosed brackets do not slow the parser down.
func TestParseOfLongLinesIsFast(t *testing.T) {
	t.Parallel()
	begun := time.Now()
	for _, piece := range []string{"[", "*a_", "`a``b", "![](", "<a ", "_a*"} {
		markdown.Parse(strings.Repeat(piece, 1<<20/len(piece)))
		markdown.Parse(strings.Repeat(piece, 1<<14/len(piece)))
	}
	require.Less(t, time.Since(begun), 30*time.Second)
}

func FuzzBlocks(f *testing.F) {
	f.Add("# a\n| b | c |\n|---|---|\n```py\nx\n----------\n`d` _e_\n: f [g](h) <br> i")
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, block := range markdown.Blocks(text) {
			require.Greater(t, block.Line, last, "blocks are in order, one a line")
			last = block.Line
			if block.Kind != markdown.Fence {
				require.NotContains(t, block.Text, "\n")
			}
			inline := markdown.Parse(block.Text)
			require.LessOrEqual(t, len(inline.String()), 8*len(block.Text)+8)
		}
	})
}

func ExampleParse() {
	for _, span := range markdown.Parse("`bank` _optional_, see [Banks](https://example.com)") {
		fmt.Printf("%q is %q\n", span.Text, span.Style)
	}
	// Output:
	// "bank" is "code"
	// " " is ""
	// "optional" is "emphasis"
	// ", see " is ""
	// "Banks" is "link"
}
