package page

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/markdown"
)

var titled = regexp.MustCompile(`(?i)^\s*(?:curl|json)\s*:`)

// formOf tells the form of a page by the signs that only one form has.
func formOf(blocks []markdown.Block) (Form, error) {
	signs := map[Form]int{}
	for i := range blocks {
		if form, isSign := signAt(blocks[i:]); isSign {
			signs[form]++
		}
	}
	current, sdk, entity := signs[Current], signs[SDK], signs[Entity]
	switch {
	case len(blocks) == 0:
		return "", fmt.Errorf("%w: it is empty", ErrForm)
	case current > 0 && current >= sdk:
		return Current, nil
	case sdk > 0 && sdk >= entity:
		return SDK, nil
	case entity > 1:
		return Entity, nil
	}
	return "", fmt.Errorf("%w: neither **Parameters:** or **Response:** (an SDK's page), "+
		"nor names with a type below and headings that end in # (an entity's page), "+
		"nor curl and json fences, types behind a colon or lists of endpoints (the current documentation)", ErrForm)
}

// signAt reads a sign at a block: titles behind fences, curl, definitions and lists
// of endpoints; labels in bold and tables of parameters; a hash behind a heading,
// and types below names.
func signAt(blocks []markdown.Block) (form Form, isSign bool) {
	switch b := blocks[0]; b.Kind {
	case markdown.Fence:
		return Current, titled.MatchString(b.Text) || len(callsOf(Current, b)) > 0
	case markdown.Item:
		_, isSign = listedEndpoint(b)
		return Current, isSign
	case markdown.Row:
		columns, isHeader := readHeader(b.Cells)
		return SDK, isHeader && columns.kind >= 0
	case markdown.Heading:
		return Entity, b.Level == 0
	case markdown.Text:
		if len(blocks) > 1 && blocks[1].Kind == markdown.Definition {
			_, isTyped := typeOf(markdown.Parse(blocks[1].Text))
			return Current, isTyped || strings.HasPrefix(b.Text, "`")
		}
		if one, isLabel := boldLabel(b); isLabel && one.part != partNone {
			return SDK, true
		}
		_, _, isSign = pairAt(blocks)
		return Entity, isSign
	default:
		return "", false
	}
}
