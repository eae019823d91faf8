package docdrift

import (
	"strings"

	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// Contract is a contract to hold pages against: its places, and its checks of
// samples.
type Contract struct {
	*outline.Contract

	checks *contract.Contract
}

// Load reads a contract, and refuses one that is not valid.
func Load(file string, text []byte) (*Contract, error) {
	checks, err := contract.LoadNamed(file, text)
	if err != nil {
		return nil, err
	}
	places, err := outline.Read(file, text)
	if err != nil {
		return nil, err
	}
	return &Contract{places, checks}, nil
}

// PageOf tells which page of the contract's x-docs was read: the one of which at
// least half of the headings are there. It is "" where none is, or two as well.
func (c *Contract) PageOf(read *page.Page) string {
	headings := map[string]bool{}
	for _, section := range read.Sections {
		headings[section.Heading] = true
	}
	shared, all := map[string]int{}, map[string]int{}
	seen := map[outline.Doc]bool{}
	for _, operation := range c.Operations() {
		for _, doc := range operation.Docs {
			doc.Place = outline.Place{}
			if seen[doc] {
				continue
			}
			seen[doc] = true
			all[doc.Page]++
			if headings[doc.Heading] {
				shared[doc.Page]++
			}
		}
	}
	best, tie := "", false
	for name, count := range shared {
		switch {
		case 2*count < all[name]:
		case count > shared[best]:
			best, tie = name, false
		case count == shared[best]:
			tie = true
		}
	}
	if tie {
		return ""
	}
	return best
}

// named lists the operations whose summary is the heading, or of which it has
// the words.
func (c *Contract) named(heading string) []*outline.Operation {
	var found []*outline.Operation
	for _, operation := range c.Operations() {
		if words(operation.Summary) == words(heading) {
			found = append(found, operation)
		}
	}
	return found
}

// words are a heading's, without articles and case.
func words(heading string) string {
	var kept []string
	for word := range strings.FieldsSeq(strings.ToLower(heading)) {
		if word != "a" && word != "an" && word != "the" {
			kept = append(kept, word)
		}
	}
	return strings.Join(kept, " ")
}

// samePath is whether a page's path is an operation's, to the slash at the end.
func samePath(operation *outline.Operation, path string) bool {
	path, _, queried := strings.Cut(path, "?")
	return operation.HasPath(path) && (queried || !strings.HasSuffix(path, "/"))
}
