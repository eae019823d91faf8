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
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/page"
)

// version is the version of the lock's format.
const version = 1

// Write returns the lock of pages: their facts without sentences, one a line.
func Write(pages []*page.Page) ([]byte, error) {
	var failed error
	encode := func(value any) string {
		var b strings.Builder
		encoder := json.NewEncoder(&b)
		encoder.SetEscapeHTML(false)
		failed = errors.Join(failed, encoder.Encode(value))
		return strings.TrimSpace(b.String())
	}
	lines := make([]string, 0, len(pages))
	for _, one := range pages {
		sections := make([]string, 0, len(one.Sections))
		for _, section := range one.Sections {
			facts := make([]string, 0, len(section.Facts))
			for _, fact := range section.Facts {
				facts = append(facts, encode(Bare(fact)))
			}
			section.Facts = nil
			sections = append(sections, withList(encode(section), "\n  ", facts)+"\n ]}")
		}
		head := *one
		head.Sections = nil
		lines = append(lines, withList(encode(head), "\n ", sections)+"\n]}")
	}
	if failed != nil {
		return nil, fmt.Errorf("lock: %w", failed)
	}
	return fmt.Appendf(nil, "{\n\"version\": %d,\n\"pages\": [%s\n]\n}\n", version, withList("", "\n", lines)[1:]), nil
}

// withList returns an object with items in its last field, which is null, each after the indent.
func withList(object, indent string, items []string) string {
	var b strings.Builder
	b.WriteString(strings.TrimSuffix(object, "null}") + "[")
	for i, item := range items {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(indent + item)
	}
	return b.String()
}

// Read reads a lock written by [Write].
func Read(text []byte) ([]*page.Page, error) {
	var lock struct {
		Version int          `json:"version"`
		Pages   []*page.Page `json:"pages"`
	}
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

// Bare returns a fact without sentences: in a sample every text of more than three words is
// replaced.
func Bare(fact page.Fact) page.Fact {
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
