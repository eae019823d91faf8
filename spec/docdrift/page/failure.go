package page

import (
	"cmp"
	"regexp"
	"slices"
)

var (
	refusalCode = regexp.MustCompile(`^(?:[45](?:\d\d|xx)|[A-Za-z]+(?:_[A-Za-z]+)+)$`)
	refusalTerm = regexp.MustCompile("^`([45]\\d\\d) [A-Z][A-Za-z ]+`$")
	refusalText = regexp.MustCompile(`(?i)^description:[\s-]*(.+)`)
	refusalItem = regexp.MustCompile(`^(?:(?i:code):\s*)?([45]\w\w|[A-Z]+_[A-Z_]+)\b`)
)

// addError adds a documented error, if the code is one.
func (s *section) addError(line int, code, description string) {
	if refusalCode.MatchString(code) {
		s.errors = append(s.errors, Fact{Kind: KindError, Line: line, Where: Failure, Name: code, Description: plainText(description)})
	}
}

// describeError sets the description of the last error, if a text is one.
func (s *section) describeError(text string) {
	if match := refusalText.FindStringSubmatch(text); match != nil && len(s.errors) > 0 {
		last := &s.errors[len(s.errors)-1]
		last.Description = cmp.Or(last.Description, match[1])
	}
}

// distinctErrors returns the documented errors, without those of which a list and a table say the same.
func (s *section) distinctErrors() []Fact {
	var all []Fact
	for _, one := range s.errors {
		isTold := slices.ContainsFunc(all, func(other Fact) bool {
			return other.Name == one.Name && (one.Description == "" || other.Description == one.Description)
		})
		if !isTold {
			all = append(all, one)
		}
	}
	return all
}
