package contract

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// How much of a body a sample shows, in bytes or, for a text, in characters.
const (
	maxSample     = 160 // of an object or list
	maxSampleText = 24  // of a text in it
	maxSampleRaw  = 120 // of a body that is not JSON
)

// sampler shows what findings are about. It decodes the body once, when it is first
// asked for a sample.
type sampler struct {
	contract *Contract
	body     []byte
	decoded  bool
	value    any
	damaged  bool
	shown    map[string]string // by pointer
}

// Sample is a line that shows the form of what a finding of the result is about: the
// object that its pointer leads into, with letters and digits masked, or the beginning
// of what is not JSON. It is "" for findings about a request or a path.
func (r *Result) Sample(finding Finding) string {
	switch finding.Rule {
	case RuleUnmatched, RuleAmbiguous, RuleRequest:
		return ""
	}
	if r.sampler.contract == nil {
		return ""
	}
	return r.sampler.sample(finding.Pointer)
}

func (s *sampler) sample(pointer string) string {
	if known, found := s.shown[pointer]; found {
		return known
	}
	if !s.decoded {
		value, damaged := decode(s.body)
		s.value, s.decoded, s.damaged = value, true, damaged != nil
	}
	var shown string
	if s.damaged {
		shown = rawSample(s.body)
	} else {
		shown = s.contract.sample(s.value, pointer)
	}
	if s.shown == nil {
		s.shown = map[string]string{}
	}
	s.shown[pointer] = shown
	return shown
}

// rawSample is the form of the beginning of a body that is not JSON.
func rawSample(body []byte) string {
	const most = maxSampleRaw * 4 // bytes of so many characters
	text := mask(strings.ToValidUTF8(string(body[:min(len(body), most)]), "\uFFFD"))
	if text == "" {
		return ""
	}
	return quote(text, maxSampleRaw)
}

// sample is the form of what a pointer leads into: the object with the member
// that it names, that member first. Texts and numbers are masked; so are keys
// that are no word of the contract's, since notes have keys of a customer's own.
func (c *Contract) sample(value any, pointer string) string {
	last := ""
	if pointer != "" {
		keys := strings.Split(pointer[1:], "/")
		last = unescape(keys[len(keys)-1])
		for _, key := range keys[:len(keys)-1] {
			value = step(value, unescape(key))
		}
		if _, isList := value.([]any); isList {
			value, last = step(value, last), ""
		}
	}
	switch value := value.(type) {
	case map[string]any:
		return c.sampleObject(value, last)
	case []any:
		items := make([]string, 0, min(len(value), maxSample))
		for _, item := range value[:min(len(value), maxSample)] {
			items = append(items, sampleValue(item))
		}
		return "[" + joined(items) + "]"
	}
	return sampleValue(value)
}

func (c *Contract) sampleObject(object map[string]any, first string) string {
	keys := slices.Sorted(maps.Keys(object))
	if at, found := slices.BinarySearch(keys, first); found {
		keys = slices.Concat([]string{first}, keys[:at], keys[at+1:])
	}
	keys = keys[:min(len(keys), maxSample)]
	members := make([]string, 0, len(keys))
	for _, key := range keys {
		shown := key
		if key != first && !c.words()[key] {
			shown = mask(key)
		}
		members = append(members, quote(shown, 2*maxSampleText)+":"+sampleValue(object[key]))
	}
	return "{" + joined(members) + "}"
}

// sampleValue is the form of a value inside another.
func sampleValue(value any) string {
	switch value := value.(type) {
	case string:
		return quote(mask(value), maxSampleText)
	case json.Number:
		return mask(cut(value.String(), maxSampleText))
	case map[string]any:
		if len(value) > 0 {
			return "{...}"
		}
		return "{}"
	case []any:
		if len(value) > 0 {
			return "[...]"
		}
		return "[]"
	case bool:
		return strconv.FormatBool(value)
	}
	return "null"
}

// joined is as many of the parts as a sample has room for, but at least one.
func joined(parts []string) string {
	size := 0
	for i, part := range parts {
		if size += len(part) + 1; i > 0 && size > maxSample {
			return strings.Join(parts[:i], ",") + ",..."
		}
	}
	return strings.Join(parts, ",")
}

// step goes into a value; it gives nil where there is no such member or item.
func step(value any, key string) any {
	switch value := value.(type) {
	case map[string]any:
		return value[key]
	case []any:
		if i, err := strconv.Atoi(key); err == nil && i >= 0 && i < len(value) {
			return value[i]
		}
	}
	return nil
}

// wordsOf are the names of all the properties that the contract describes.
func wordsOf(c *Contract) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		words := map[string]bool{}
		for _, d := range c.Documented() {
			words[unescape(d.Pointer[strings.LastIndexByte(d.Pointer, '/')+1:])] = true
		}
		return words
	})
}

func quote(text string, most int) string { return strconv.Quote(cut(text, most)) }

// cut is a text's first characters, with a mark where there are more.
func cut(text string, most int) string {
	count := 0
	for at := range text {
		if count++; count > most {
			return text[:at] + "..."
		}
	}
	return text
}

var pointerUnescapes = strings.NewReplacer("~1", "/", "~0", "~")

// unescape is a key as it stands in an object.
func unescape(key string) string { return pointerUnescapes.Replace(key) }
