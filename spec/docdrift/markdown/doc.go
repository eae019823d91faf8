// Package markdown splits a documentation page into blocks.
//
//	for _, block := range markdown.Blocks(text) {
//		fmt.Println(block.Line, block.Kind, block.Text)
//	}
//
// It deliberately differs from CommonMark, because the pages do: they leave fences unclosed,
// write dashes directly below a paragraph to end a section, and tables directly below a
// label. The text within a line is CommonMark, and parsed by goldmark: see [Parse].
package markdown
