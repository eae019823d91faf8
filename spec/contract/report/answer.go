package report

import (
	"fmt"
	"strings"

	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/summary"
)

// answer is the coverage of a documented response.
type answer struct {
	column    int // its status, or defaultColumn
	exchanges int64
	// hasSeen reports whether the summary has seen properties at all; without them their
	// coverage is unknown.
	hasSeen    bool
	properties []field
	lists      []list
}

// field is a documented property.
type field struct {
	pointer string
	seen    bool
}

// list holds the values that the contract lists for a place, if more than one.
type list struct {
	pointer      string
	seen, unseen []string // as JSON text
}

// answersOf returns an operation's documented responses, with their properties if the
// response was seen.
func answersOf(operation contract.Operation, s *summary.Summary) []answer {
	statuses := operation.Statuses()
	answers := make([]answer, 0, len(statuses))
	at := map[int]int{} // index in answers by status
	for _, status := range statuses {
		one := answer{column: status, hasSeen: len(s.Seen) > 0}
		if status == 0 {
			one.column = defaultColumn
		}
		answers = append(answers, one)
		at[status] = len(answers) - 1
	}
	for status, count := range s.Coverage[operation.ID] {
		if documented, found := operation.StatusOf(status); found {
			answers[at[documented]].exchanges += count
		}
	}
	if len(s.Coverage[operation.ID]) == 0 || len(s.Seen) == 0 {
		return answers
	}
	for _, d := range operation.Documented() {
		if one := answers[at[d.Status]]; one.exchanges > 0 {
			seen := s.Seen.Has(contract.Seen{Operation: d.Operation, Status: d.Status, Pointer: d.Pointer, Value: d.Value})
			answers[at[d.Status]] = one.with(d, seen)
		}
	}
	for i := range answers {
		answers[i].lists = withoutConstants(answers[i].lists)
	}
	return answers
}

// with returns the answer with one more property, or one more value of the last property.
func (a answer) with(d contract.Documented, seen bool) answer {
	if d.Value == "" {
		a.properties = append(a.properties, field{d.Pointer, seen})
		return a
	}
	if len(a.lists) == 0 || a.lists[len(a.lists)-1].pointer != d.Pointer {
		a.lists = append(a.lists, list{pointer: d.Pointer})
	}
	values := &a.lists[len(a.lists)-1]
	if seen {
		values.seen = append(values.seen, d.Value)
	} else {
		values.unseen = append(values.unseen, d.Value)
	}
	return a
}

// withoutConstants removes lists of one value, which is seen whenever its property is.
func withoutConstants(lists []list) []list {
	var several []list
	for _, list := range lists {
		if len(list.seen)+len(list.unseen) > 1 {
			several = append(several, list)
		}
	}
	return several
}

// seenProperties counts the properties that were seen.
func (a answer) seenProperties() int {
	seen := 0
	for _, property := range a.properties {
		if property.seen {
			seen++
		}
	}
	return seen
}

// seenValues counts the listed values that were seen, and all listed values.
func (a answer) seenValues() (seen, of int) {
	for _, list := range a.lists {
		seen += len(list.seen)
		of += len(list.seen) + len(list.unseen)
	}
	return seen, of
}

// line summarizes the coverage: "200: 34 of 61 properties, 6 of 27 values".
func (a answer) line() string {
	name := statusName(a.column)
	switch {
	case a.exchanges == 0:
		return name + ": not seen"
	case !a.hasSeen || len(a.properties) == 0:
		return name + ": seen"
	}
	text := fmt.Sprintf("%s: %d of %d properties", name, a.seenProperties(), len(a.properties))
	if seen, of := a.seenValues(); of > 0 {
		text += fmt.Sprintf(", %d of %d values", seen, of)
	}
	return text
}

// answersLine summarizes all documented responses of an operation in one line.
func (r row) answersLine() string {
	texts := make([]string, 0, len(r.answers))
	for _, answer := range r.answers {
		texts = append(texts, answer.line())
	}
	return strings.Join(texts, "; ")
}

// gap is an unseen property, with the number of unseen properties below it.
type gap struct {
	pointer string
	below   int
}

// gaps returns the unseen properties. Those below another unseen one are counted with it.
func (a answer) gaps() []gap {
	var gaps []gap
	for _, property := range a.properties {
		if property.seen {
			continue
		}
		if last := len(gaps) - 1; last >= 0 && strings.HasPrefix(property.pointer, gaps[last].pointer+"/") {
			gaps[last].below++
			continue
		}
		gaps = append(gaps, gap{pointer: property.pointer})
	}
	return gaps
}
