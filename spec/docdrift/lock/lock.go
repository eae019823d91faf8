// Package lock stores the facts of the pages last read in a file, the lock. The next version of
// a page is compared with it, and a checkout without the pages is checked with it.
//
//	text, err := lock.Write(pages)
//	pages, err := lock.Read(text)
//
// The lock has a line for each fact, and no sentences, which are the vendor's text.
package lock

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/page"
)

// version is the version of the lock's format.
const version = 1

// file is the content of a lock.
type file struct {
	Version int          `json:"version"`
	Pages   []*page.Page `json:"pages"`
}

// breaks begins a new line for each page, section and fact. Quotes within a text are escaped in JSON, so
// that these strings are never part of one.
var breaks = strings.NewReplacer(`{"page":"`, "\n{\"page\":\"", `{"heading":"`, "\n {\"heading\":\"", `{"kind":"`, "\n  {\"kind\":\"")

// Write returns the lock of pages: their facts without sentences, one a line.
func Write(pages []*page.Page) ([]byte, error) {
	lock := file{Version: version, Pages: make([]*page.Page, len(pages))}
	for i, one := range pages {
		bare := *one
		bare.Sections = slices.Clone(one.Sections)
		for j, section := range bare.Sections {
			facts := make([]page.Fact, len(section.Facts))
			for k, fact := range section.Facts {
				facts[k] = Bare(fact)
			}
			bare.Sections[j].Facts = facts
		}
		lock.Pages[i] = &bare
	}
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(lock); err != nil {
		return nil, fmt.Errorf("lock: %w", err)
	}
	return []byte(breaks.Replace(text.String())), nil
}

// Read reads a lock written by [Write].
func Read(text []byte) ([]*page.Page, error) {
	var lock file
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&lock); err != nil {
		return nil, fmt.Errorf("lock: %w", err)
	}
	if lock.Version != version {
		return nil, fmt.Errorf("lock: version %d, want %d", lock.Version, version)
	}
	for _, one := range lock.Pages {
		if one == nil || one.Name == "" {
			return nil, errors.New("lock: a page without a name")
		}
		for _, section := range one.Sections {
			for _, fact := range section.Facts {
				if fact.Kind == page.KindSample && fact.Sample == nil {
					return nil, fmt.Errorf("lock: %s:%d: a sample without its body", one.Name, fact.Line)
				}
			}
		}
	}
	return lock.Pages, nil
}

// Bare returns a fact without sentences: an error has no description, and in a sample every text of more
// than three words is replaced.
func Bare(fact page.Fact) page.Fact {
	fact.Description = ""
	if fact.Sample != nil {
		sample := *fact.Sample
		sample.Body = withoutSentences(sample.Body)
		fact.Sample = &sample
	}
	return fact
}

// Loses reports whether a version of a page has less than half of the facts of the one before.
// It is then probably incomplete, or another page.
func Loses(before, after *page.Page) bool { return 2*after.Facts() < before.Facts() }

// omitted replaces a sentence.
const omitted = "(a sentence)"

func withoutSentences(value any) any {
	switch value := value.(type) {
	case map[string]any:
		kept := make(map[string]any, len(value))
		for key, one := range value {
			kept[key] = withoutSentences(one)
		}
		return kept
	case []any:
		kept := make([]any, len(value))
		for i, one := range value {
			kept[i] = withoutSentences(one)
		}
		return kept
	case string:
		if len(strings.Fields(value)) > 3 {
			return omitted
		}
	}
	return value
}
