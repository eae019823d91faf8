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
	// The object that the last sample was of, and the first of its keys by name: what was
	// found in one object comes in a row.
	parent string
	keys   []string
}

// Sample returns a line that shows what a finding of the result is about, with letters and digits
// masked: the object that its pointer leads into, or the beginning of what is not JSON. It returns
// "" for findings about a request or a path.
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
		shown = s.formOf(pointer)
	}
	if s.shown == nil {
		s.shown = map[string]string{}
	}
	s.shown[pointer] = shown
	return shown
}

// formOf is [Contract.sample] of the body.
func (s *sampler) formOf(pointer string) string {
	parent := pointer[:max(strings.LastIndexByte(pointer, '/'), 0)]
	if s.keys == nil || parent != s.parent {
		s.parent, s.keys = parent, nil
	}
	shown, keys := s.contract.sample(s.value, pointer, s.keys)
	s.keys = keys
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
// that are no word of the contract's, since notes have keys of a customer's own. Keys are
// the first of the object's, where they are known; they are given back.
func (c *Contract) sample(value any, pointer string, keys []string) (string, []string) {
	last := ""
	if pointer != "" {
		steps := strings.Split(pointer[1:], "/")
		last = unescape(steps[len(steps)-1])
		for _, key := range steps[:len(steps)-1] {
			value = step(value, unescape(key))
		}
		if _, isList := value.([]any); isList {
			return c.sampleWhole(step(value, last), "", nil), nil
		}
	}
	if object, isObject := value.(map[string]any); isObject && keys == nil {
		keys = slices.Sorted(maps.Keys(object))
		keys = slices.Clip(keys[:min(len(keys), maxSample)])
	}
	return c.sampleWhole(value, last, keys), keys
}

func (c *Contract) sampleWhole(value any, first string, keys []string) string {
	switch value := value.(type) {
	case map[string]any:
		if keys == nil {
			keys = slices.Sorted(maps.Keys(value))
		}
		return c.sampleObject(value, first, keys)
	case []any:
		items := make([]string, 0, min(len(value), maxSample))
		for _, item := range value[:min(len(value), maxSample)] {
			items = append(items, sampleValue(item))
		}
		return "[" + joined(items) + "]"
	}
	return sampleValue(value)
}

// sampleObject has room for a few of the keys, the first before all.
func (c *Contract) sampleObject(object map[string]any, first string, keys []string) string {
	var members []string
	size := 0
	add := func(shown, key string) {
		member := quote(shown, 2*maxSampleText) + ":" + sampleValue(object[key])
		members, size = append(members, member), size+len(member)
	}
	if _, found := object[first]; found {
		add(first, first)
	}
	for _, key := range keys {
		if size > maxSample {
			break
		}
		switch {
		case key == first:
		case c.names()[key]:
			add(key, key)
		default:
			add(mask(key), key)
		}
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

// propertyNames are the names of all the properties that the contract describes.
func propertyNames(c *Contract) func() map[string]bool {
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

// unescape is a key as it is in an object.
func unescape(key string) string { return pointerUnescapes.Replace(key) }
