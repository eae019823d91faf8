package apitest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/rzpkit/payments/spec/contract"
)

// samples holds the successful responses of each operation, by name.
type samples map[string]map[string][]byte

// readSamples reads the files samples/<operationId>/2xx-<name>.json.
func readSamples(files fs.FS) (samples, error) {
	read := samples{}
	names, err := fs.Glob(files, "samples/*/2??-*.json")
	if err != nil {
		return nil, fmt.Errorf("samples: %w", err)
	}
	for _, file := range names {
		body, err := fs.ReadFile(files, file)
		if err != nil {
			return nil, fmt.Errorf("samples: %w", err)
		}
		operation := path.Base(path.Dir(file))
		if read[operation] == nil {
			read[operation] = map[string][]byte{}
		}
		read[operation][strings.TrimSuffix(path.Base(file)[len("200-"):], ".json")] = body
	}
	return read, nil
}

// answer returns the answer of an operation without state: the sample that fits best, with the
// values of the request. A successful response that is not JSON has its media type as its body.
func (x *index) answer(operation contract.Operation, request call, order string) answer {
	status, mediaType := operation.Success()
	if mediaType != "application/json" {
		return answer{status: status, contentType: mediaType, body: []byte(mediaType)}
	}
	var given map[string]any
	decoder := json.NewDecoder(bytes.NewReader(request.Body))
	decoder.UseNumber()        // so that an amount keeps every digit
	_ = decoder.Decode(&given) // no body, or already checked
	requested := wordsIn(given)
	for _, values := range request.Query {
		requested = append(requested, wordsIn(values)...)
	}
	best := x.samples.best(request.Operation, requested)
	if best == nil {
		return errorAnswer(http.StatusNotImplemented, "the contract has no sample for "+request.Operation, "")
	}
	e := echo{requested: given, path: request.path, order: order, accepts: func(body []byte) bool {
		return len(x.contract.Check(contract.Exchange{Operation: operation.ID, Status: status, ContentType: mediaType, Body: body})) == 0
	}}
	return answer{status: status, contentType: mediaType, body: paginate(e.applyTo(best), operation, request.Query)}
}

// best returns the sample whose name shares most words with the request, so that a payment by
// netbanking gets 200-netbanking.json. Among equals it returns the first by name.
func (s samples) best(operation string, requested []string) []byte {
	var best []byte
	most := -1
	for _, name := range slices.Sorted(maps.Keys(s[operation])) {
		shared := 0
		for _, word := range wordsIn(name) {
			if slices.Contains(requested, word) {
				shared++
			}
		}
		if shared > most {
			best, most = s[operation][name], shared
		}
	}
	return best
}

// largest returns the sample with most members, preferring those with the payment method. Among
// equals it returns the first by name.
func (s samples) largest(operation, method string) []byte {
	var best []byte
	most := -1
	for _, name := range slices.Sorted(maps.Keys(s[operation])) {
		var members map[string]json.RawMessage
		if json.Unmarshal(s[operation][name], &members) != nil {
			continue
		}
		size := len(members)
		if method != "" && stringIn(members["method"]) == method {
			size += 1000
		}
		if size > most {
			best, most = s[operation][name], size
		}
	}
	return best
}

// with returns the sample whose member name has the value, or nil.
func (s samples) with(operation, name, value string) []byte {
	for _, sample := range s[operation] {
		var members map[string]json.RawMessage
		if json.Unmarshal(sample, &members) == nil && stringIn(members[name]) == value {
			return sample
		}
	}
	return nil
}

// wordsIn lists the words of every string in value, in lower case.
func wordsIn(value any) []string {
	switch value := value.(type) {
	case string:
		return strings.FieldsFunc(strings.ToLower(value), func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r)
		})
	case []string:
		var all []string
		for _, one := range value {
			all = append(all, wordsIn(one)...)
		}
		return all
	case map[string]any:
		var all []string
		for _, one := range value {
			all = append(all, wordsIn(one)...)
		}
		return all
	}
	return nil
}

func stringIn(raw json.RawMessage) string {
	var text string
	_ = json.Unmarshal(raw, &text)
	return text
}

// prefix returns the prefix of an id, such as "pay_", or "" if it has none.
func prefix(id string) string {
	if i := strings.IndexByte(id, '_'); i > 0 {
		return id[:i+1]
	}
	return ""
}
