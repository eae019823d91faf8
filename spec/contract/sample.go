package contract

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Maximum length of a sample, in bytes or, for text, in characters.
const (
	maxSample     = 160 // of an object or list
	maxSampleText = 24  // of a text in it
	maxSampleRaw  = 120 // of a body that is not JSON
)

// sampler makes samples of a body, which it decodes at the first one.
type sampler struct {
	contract *Contract
	body     []byte
	decoded  bool
	value    any
	damaged  bool
	shown    map[string]string // by pointer
	// parent is the object of the last sample, and keys the first of its sorted keys:
	// the findings in one object follow each other.
	parent string
	keys   []string
}

// Sample returns one line that shows what a finding of the result is about: the object that
// its pointer leads into, with letters and digits masked, or the start of a body that is
// not JSON. It returns "" for findings about a request or a path.
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

// formOf returns [Contract.sample] of the body.
func (s *sampler) formOf(pointer string) string {
	parent := pointer[:max(strings.LastIndexByte(pointer, '/'), 0)]
	if s.keys == nil || parent != s.parent {
		s.parent, s.keys = parent, nil
	}
	shown, keys := s.contract.sample(s.value, pointer, s.keys)
	s.keys = keys
	return shown
}

// rawSample returns the masked start of a body that is not JSON.
func rawSample(body []byte) string {
	const most = maxSampleRaw * 4 // that many characters have at most this many bytes
	text := mask(strings.ToValidUTF8(string(body[:min(len(body), most)]), "\uFFFD"))
	if text == "" {
		return ""
	}
	return quote(text, maxSampleRaw)
}

// sample returns the masked form of the object that contains the member named by a pointer,
// that member first. Keys that are not property names of the contract are masked too, since
// customers choose the keys of notes. It takes the object's first sorted keys, or nil if
// they are not known yet, and returns them for the next call.
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

// sampleObject shows the member first, then the members of keys until maxSample is reached.
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

// sampleValue returns the masked form of a nested value.
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

// joined joins as many parts as fit into a sample, but at least one.
func joined(parts []string) string {
	size := 0
	for i, part := range parts {
		if size += len(part) + 1; i > 0 && size > maxSample {
			return strings.Join(parts[:i], ",") + ",..."
		}
	}
	return strings.Join(parts, ",")
}

// step returns a member or an item of a value, or nil if there is none.
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

// propertyNames returns the names of all properties that the contract describes.
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

// cut returns the first characters of a text, and "..." if there are more.
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

// unescape decodes a key of a JSON pointer.
func unescape(key string) string { return pointerUnescapes.Replace(key) }
