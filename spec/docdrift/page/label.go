package page

import (
	"regexp"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/markdown"
)

// part is the kind of content below a label.
type part string

const (
	partNone       part = ""
	partParameters part = "parameters"
	partRequest    part = "request"
	partResponse   part = "response"
	partFailure    part = "failure"
	partErrors     part = "errors"
)

// label is a heading or a bold line that says what follows within a section.
type label struct {
	part part
	// where is the place of the parameters, "" if the label does not say. It is Body if the
	// label says only that they belong to the request.
	where Where
	// isOfFields reports whether the label is about fields, of which a page without a call may mean
	// those of anything.
	isOfFields bool
}

// labelWords matches the words that labels consist of. A heading with any other word is a title.
var labelWords = regexp.MustCompile(`^(?:parameters?|attributes?|entit(?:y|ies)|fields?|path|query|url|request|requests|response|responses|body|headers?|` +
	`success|successful|failure|failed|errors?|reasons?|codes?|http|status|sample|samples|example|examples|payload|of|and|the|for|in|common|additional|optional|mandatory)$`)

var wordsOf = regexp.MustCompile(`[a-z]+`)

// labelOf returns the label that a heading is, if it is one.
func labelOf(title string) (one label, isLabel bool) {
	words := map[string]bool{}
	for _, word := range wordsOf.FindAllString(strings.ToLower(title), -1) {
		if !labelWords.MatchString(word) {
			return label{}, false
		}
		words[word], words[strings.TrimSuffix(word, "s")] = true, true
	}
	has := func(some ...string) bool {
		return slices.ContainsFunc(some, func(word string) bool { return words[word] })
	}
	fails := has("failure", "failed", "error") || has("status") && has("code")
	answers := has("response", "entity", "entities", "success", "successful")
	switch {
	case has("parameter", "attribute", "entities", "field"):
		one.part, one.isOfFields = partParameters, has("field")
	case fails && has("response", "failure", "failed"):
		one.part = partFailure
	case fails:
		one.part = partErrors
	case answers:
		one.part = partResponse
	case has("request"):
		one.part = partRequest
	case !has("sample", "example", "payload", "header"):
		return label{}, false
	}
	for _, possible := range []struct {
		says  bool
		where Where
	}{{has("request") && has("response"), ""}, {fails, Failure}, {answers, Response}, {has("path"), Path}, {has("query"), Query}, {has("url"), Path}, {has("header"), Header}, {has("request", "body"), Body}} {
		if possible.says {
			one.where = possible.where
			break
		}
	}
	return one, true
}

// ofObject matches the label of a list of one object's parameters.
var ofObject = regexp.MustCompile(`^\*\*(\w+) Object Parameters:?\*\*$`)

// boldLabel returns the label that a bold line is.
func boldLabel(b markdown.Block) (label, bool) {
	inline := markdown.Parse(b.Text)
	if len(inline) == 0 || !strings.HasPrefix(b.Text, "**") {
		return label{}, false
	}
	return labelOf(inline[0].Text)
}
