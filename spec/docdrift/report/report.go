// Package report writes the results of comparing documentation pages as text for a terminal, as
// markdown for a pull request, as annotations for GitHub, and as JSON.
//
//	err := report.Write("markdown", os.Stdout, report.OfCheck(checked, true))
//
// Text from pages is untrusted: it is escaped in every format.
package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/rzpkit/payments/internal/sanitize"
	"github.com/rzpkit/payments/spec/docdrift/outline"
)

// Level is the severity of an item.
type Level string

// The levels.
const (
	Error   Level = "error"
	Warning Level = "warning"
	Notice  Level = "notice"
)

// Item is an entry of a report.
type Item struct {
	Level Level
	Title string
	// Lines are details, each with a keyword and a text.
	Lines [][2]string
	// Edit is the edit of the contract as a unified diff, "" if there is none.
	Edit string
	// Place is the place in the contract to annotate.
	Place outline.Place
}

// add adds a detail, unless its text is empty.
func (i *Item) add(word, text string) {
	if text != "" {
		i.Lines = append(i.Lines, [2]string{word, text})
	}
}

// Document is a report before it is written.
type Document struct {
	Title  string
	Items  []Item
	Totals string
	// Data is the value of the JSON format.
	Data any
}

// Formats returns the formats that [Write] accepts.
func Formats() []string { return []string{"text", "json", "markdown", "github"} }

// Write writes a document. An unknown format is an error, and nothing is written.
func Write(format string, w io.Writer, d Document) error {
	var b bytes.Buffer
	switch format {
	case "text":
		d.writeText(&b)
	case "markdown":
		d.writeMarkdown(&b)
	case "github":
		d.writeGitHub(&b)
	case "json":
		encoder := json.NewEncoder(&b)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", " ")
		if err := encoder.Encode(d.Data); err != nil {
			return fmt.Errorf("report: %w", err)
		}
	default:
		return fmt.Errorf("report: unknown format %q, want one of %s", format, strings.Join(Formats(), ", "))
	}
	if _, err := w.Write(b.Bytes()); err != nil {
		return fmt.Errorf("report: %w", err)
	}
	return nil
}

func count(count int, noun string) string {
	if count == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", count, noun)
}

func (d Document) writeText(b *bytes.Buffer) {
	for _, item := range d.Items {
		fmt.Fprintf(b, "%s\n", sanitize.Line(item.Title))
		for _, line := range item.Lines {
			fmt.Fprintf(b, "    %-10s %s\n", line[0], sanitize.Line(line[1]))
		}
		if item.Edit != "" {
			fmt.Fprintf(b, "    edit\n%s\n", sanitize.Indent(sanitize.Lines(item.Edit), "        "))
		}
	}
	if len(d.Items) > 0 {
		b.WriteByte('\n')
	}
	fmt.Fprintf(b, "%s\n", d.Totals)
}

// maxItems bounds the items in Markdown, because GitHub limits a comment to 65,536 characters.
const maxItems = 50

// writeMarkdown writes a comment for a pull request. All text that is not the report's own is in code
// spans, where Markdown has no links, mentions or emphasis.
func (d Document) writeMarkdown(b *bytes.Buffer) {
	fmt.Fprintf(b, "### %s\n\n**%s**\n", d.Title, d.Totals)
	listed := d.Items[:min(len(d.Items), maxItems)]
	for _, item := range listed {
		fmt.Fprintf(b, "\n- %s\n", sanitize.Code(item.Title))
		for _, line := range item.Lines {
			fmt.Fprintf(b, "  - %s: %s\n", line[0], sanitize.Code(line[1]))
		}
		if item.Edit != "" {
			fmt.Fprintf(b, "\n%s\n", sanitize.Indent(sanitize.Fenced("diff", sanitize.Lines(item.Edit)), "  "))
		}
	}
	if more := len(d.Items) - len(listed); more > 0 {
		fmt.Fprintf(b, "\nand %d more, in the other formats\n", more)
	}
}

// writeGitHub writes an annotation for each item.
func (d Document) writeGitHub(b *bytes.Buffer) {
	for _, item := range d.Items {
		var lines []string
		for _, line := range item.Lines {
			lines = append(lines, line[0]+": "+sanitize.Line(line[1]))
		}
		if item.Edit != "" {
			lines = append(lines, sanitize.Lines(item.Edit))
		}
		b.WriteString(sanitize.Annotation(string(item.Level), item.Place.File, item.Place.Line, item.Place.Column, item.Title, strings.Join(lines, "\n")))
	}
	fmt.Fprintf(b, "%s\n", d.Totals)
}
