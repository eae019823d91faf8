package page

import (
	"fmt"
	"regexp"
	"strings"
)

var (
	currentSign  = regexp.MustCompile("^\\s*(?:```+\\s*(?:(?i:curl)\\s*:|(?i:json)\\s*:)|:\\s+`[\\w ]+`|[-*]\\s+\\*\\*(?i:get|post|put|patch|delete)\\*\\*\\s+`)")
	sdkSign      = regexp.MustCompile(`^\s*\*\*\s*(?:Parameters|Response)\b[^*]*\*\*`)
	entityHeader = regexp.MustCompile(`^[^#\s][^#]*#$`)
)

// sniff tells the form of a page by the signs that only one form has.
func sniff(lines []line) (Form, error) {
	current, sdk, entity, text := 0, 0, 0, 0
	for i, l := range lines {
		if l.trim() == "" {
			continue
		}
		text++
		switch {
		case currentSign.MatchString(l.text):
			current++
		case sdkSign.MatchString(l.text), isTableHeader(l.text):
			sdk++
		case entityHeader.MatchString(l.text):
			entity++
		default:
			if _, _, ok := parameterAt(lines, i); ok {
				entity++
			}
		}
	}
	switch {
	case text == 0:
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

func isTableHeader(text string) bool {
	if !isRow(text) {
		return false
	}
	found, isHeader := header(cells(text))
	return isHeader && found.kind >= 0 && strings.Contains(strings.ToLower(text), "name")
}
