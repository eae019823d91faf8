package markdown_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/docdrift/markdown"
)

// outline returns a line for each block: line number, kind, text.
func outline(blocks []markdown.Block) []string {
	var lines []string
	for _, b := range blocks {
		text := b.Text
		switch b.Kind {
		case markdown.Fence:
			text = fmt.Sprintf("%s (%d)", b.Text, len(b.Code))
		case markdown.Row:
			text = strings.Join(b.Cells, " / ")
		default:
		}
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%d %s %s", b.Line, b.Kind, text)))
	}
	return lines
}

func TestBlocks(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		page string
		want []string
	}{
		"front matter":                       {"---\ntitle: A\n---\n# A\n", []string{"4 heading A"}},
		"front matter without an end":        {"---\nmore", []string{"1 rule ---", "2 text more"}},
		"headings":                           {"## One ##\n###Two\n  #### Three\n# Four\nFive#\n#six", []string{"1 heading One", "2 heading Two", "3 heading Three", "4 heading Four", "5 heading Five", "6 text #six"}},
		"C# is a language":                   {"C#", []string{"1 text C#"}},
		"dashes below a paragraph":           {"more\n-----\n", []string{"1 text more", "2 rule -----"}},
		"a table":                            {"| a | b |\n|---|:-:|\n| `x|y` | z\\|w |", []string{"1 row a / b", "3 row `x|y` / z|w"}},
		"a table directly below its label":   {"**Parameters:**\n|a|b|\n|-|-|", []string{"1 text **Parameters:**", "2 row a / b"}},
		"a table without bars at its ends":   {"a | b\n--- | ---", []string{"1 row a / b"}},
		"a table with dashes below each row": {"a | b\n---\nc | d\n---\ne | f\nmore", []string{"1 row a / b", "3 row c / d", "5 row e / f", "6 text more"}},
		"a row of two lines between dashes":  {"a | b\n---\nc | d\nmore\n---\ne | f", []string{"1 row a / b", "3 row c / d", "6 row e / f"}},
		"the last bar on a line of its own":  {"| a | b\n|\n| c | d |", []string{"1 row a / b", "2 row", "3 row c / d"}},
		"an empty cell keeps its column":     {"| a |  | c |", []string{"1 row a /  / c"}},
		"lists":                              {"- a\n  * b\n1. c\n• d\n-e\n-1\n*f*", []string{"1 item a", "2 item b", "3 item c", "4 item d", "5 item e", "6 text -1", "7 text *f*"}},
		"a definition":                       {"`a` _optional_\n: `string` B", []string{"1 text `a` _optional_", "2 definition `string` B"}},
		"a quote":                            {"> **INFO**\n>\n> text", []string{"1 quote **INFO**", "2 quote", "3 quote text"}},
		"a fence":                            {"```json: Answer\n{}\n```\nmore", []string{"1 fence json: Answer (1)", "4 text more"}},
		"an unclosed fence before another":   {"```curl: Curl\ncurl x\n\n```java: Java\na.b();\n```\nmore", []string{"1 fence curl: Curl (2)", "4 fence java: Java (1)", "7 text more"}},
		"an unclosed fence before dashes":    {"```json\n{}\n----------\nmore", []string{"1 fence json (1)", "3 rule ----------", "4 text more"}},
		"an unclosed fence before a label":   {"```json\n{}\n**Response:** <br>\nmore", []string{"1 fence json (1)", "3 text **Response:** <br>", "4 text more"}},
		"an unclosed fence before a heading": {"```json\n{}\n### Next\nmore", []string{"1 fence json (1)", "3 heading Next", "4 text more"}},
		"a stray fence":                      {"```\n=======\n### Next", []string{"1 fence  (0)", "2 rule =======", "3 heading Next"}},
		"CRLF, CR and byte order mark":       {"\ufeffa\r\nb\u00a0c\r", []string{"1 text a", "2 text b c"}},
		"nothing":                            {"", nil},
	} {
		require.Equal(t, test.want, outline(markdown.Blocks(test.page)), name)
	}
}

func TestTableHeader(t *testing.T) {
	t.Parallel()
	blocks := markdown.Blocks("| a | b |\n|---|---|\n| c | d |\n|\n")
	require.True(t, blocks[0].Header)
	require.False(t, blocks[1].Header, "a bar alone is no delimiter")
}

func TestIndent(t *testing.T) {
	t.Parallel()
	blocks := markdown.Blocks("a\n  b\n\tc\n \t- d")
	require.Equal(t, []int{0, 2, 4, 5}, []int{blocks[0].Indent, blocks[1].Indent, blocks[2].Indent, blocks[3].Indent})
}

func ExampleBlocks() {
	for _, block := range markdown.Blocks("## Capture\n\n`amount` _mandatory_\n: `integer` How much.\n") {
		fmt.Println(block.Line, block.Kind, block.Text)
	}
	// Output:
	// 1 heading Capture
	// 3 text `amount` _mandatory_
	// 4 definition `integer` How much.
}
