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
	w := &writer{}
	fmt.Fprintf(&w.b, "{\n\"version\": %d,\n\"pages\": [", version)
	for i, one := range pages {
		head := *one
		head.Sections = nil
		w.writeOpen(i, "\n", head, "sections")
		for j, section := range one.Sections {
			facts := section.Facts
			section.Facts = nil
			w.writeOpen(j, "\n ", section, "facts")
			for k, fact := range facts {
				w.writeItem(k, "\n  ", Bare(fact))
			}
			w.b.WriteString("\n ]}")
		}
		w.b.WriteString("\n]}")
	}
	w.b.WriteString("\n]\n}\n")
	return w.b.Bytes(), w.err
}

// writer writes JSON with a line for each page, section and fact, for readable diffs.
type writer struct {
	b   bytes.Buffer
	err error
}

func (w *writer) writeItem(index int, indent string, value any) {
	if index > 0 {
		w.b.WriteByte(',')
	}
	w.b.WriteString(indent)
	line, err := encode(value)
	w.err = errors.Join(w.err, err)
	w.b.Write(line)
}

// writeOpen writes an object whose last field is a nil list, up to the opening bracket of that
// list.
func (w *writer) writeOpen(index int, indent string, value any, list string) {
	w.writeItem(index, indent, value)
	w.b.Truncate(w.b.Len() - len("null}"))
	if !bytes.HasSuffix(w.b.Bytes(), []byte(`"`+list+`":`)) {
		w.err = errors.Join(w.err, fmt.Errorf("lock: %s is not the last field", list))
	}
	w.b.WriteByte('[')
}

// encode returns JSON on one line, without HTML escapes.
func encode(value any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, fmt.Errorf("lock: %w", err)
	}
	return bytes.TrimSpace(b.Bytes()), nil
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
