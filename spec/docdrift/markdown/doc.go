// Package markdown cuts a page into blocks as a person reads them.
//
//	for _, block := range markdown.Blocks(text) {
//		fmt.Println(block.Line, block.Kind, block.Text)
//	}
//
// It is no CommonMark parser: the pages it is for never close a fence before they
// open the next, put dashes right below a paragraph to end a section, and tables
// right below a label. What is within a line is CommonMark, and read by
// goldmark: see [Parse].
package markdown
