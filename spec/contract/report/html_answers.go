package report

import (
	"fmt"

	"github.com/rzpkit/payments/internal/sanitize"
)

// pageOperation is the coverage of an operation's documented responses.
type pageOperation struct {
	Operation, Line string
	Answers         []pageAnswer // those with documented properties that were seen
}

type pageAnswer struct {
	Status, Line string
	Gaps         []pageGap // unseen properties
	Lists        []pageList
	Seen         []string // seen properties
}

type pageGap struct {
	Pointer, Below string
}

// pageList holds the listed values of a place that was seen.
type pageList struct {
	Pointer      string
	Seen, Unseen []string
}

func newPageOperation(row row) pageOperation {
	result := pageOperation{Operation: sanitize.Line(row.operation), Line: row.answersLine()}
	for _, answer := range row.answers {
		if len(answer.properties) > 0 {
			result.Answers = append(result.Answers, newPageAnswer(answer))
		}
	}
	return result
}

func newPageAnswer(a answer) pageAnswer {
	result := pageAnswer{Status: statusName(a.column), Line: a.line()}
	for _, gap := range a.gaps() {
		below := ""
		if gap.below > 0 {
			below = fmt.Sprintf("and %d within", gap.below)
		}
		result.Gaps = append(result.Gaps, pageGap{sanitize.Line(gap.pointer), below})
	}
	seen := map[string]bool{}
	for _, property := range a.properties {
		if property.seen {
			result.Seen = append(result.Seen, sanitize.Line(property.pointer))
			seen[property.pointer] = true
		}
	}
	for _, list := range a.lists {
		if len(list.seen) > 0 || seen[list.pointer] {
			result.Lists = append(result.Lists, pageList{sanitize.Line(list.pointer), cleanValues(list.seen), cleanValues(list.unseen)})
		}
	}
	return result
}

func cleanValues(values []string) []string {
	cleaned := make([]string, 0, len(values))
	for _, value := range values {
		cleaned = append(cleaned, sanitize.Line(value))
	}
	return cleaned
}
