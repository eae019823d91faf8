package contract

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// originsOf returns the origins that a finding can name, in an order that depends only on what the
// document says, not on how it was read.
func originsOf(document *openapi3.T) []**openapi3.Origin {
	var all []**openapi3.Origin
	_ = document.WalkSchemas(func(_ string, schema *openapi3.SchemaRef) error {
		all = append(all, &schema.Value.Origin)
		return nil
	}) // the callback returns no error
	_ = document.WalkParameters(func(_ string, parameter *openapi3.ParameterRef) error {
		all = append(all, &parameter.Value.Origin)
		return nil
	})
	for _, operation := range operationsOf(document) {
		all = append(all, &operation.spec.Origin)
		if body := operation.spec.RequestBody; body != nil {
			all = append(all, &body.Value.Origin)
		}
		responses := operation.spec.Responses.Map()
		for _, code := range slices.Sorted(maps.Keys(responses)) {
			all = append(all, &responses[code].Value.Origin)
		}
	}
	return all
}

// listMark stands before a keyword whose items' places follow, not its own.
const listMark = "*"

// encodeOrigins writes one line for each origin: line and column, then each keyword with its line
// and column, or with those of its items.
func encodeOrigins(document *openapi3.T) string {
	var out strings.Builder
	at := func(location openapi3.Location) { fmt.Fprintf(&out, " %d %d", location.Line, location.Column) }
	for _, origin := range originsOf(document) {
		if *origin != nil && (*origin).Key != nil {
			at(*(*origin).Key)
			for _, field := range (*origin).Fields {
				if isKeyword(field.Name) {
					out.WriteString(" " + field.Name)
					at(field)
				}
			}
			for _, name := range slices.Sorted(maps.Keys((*origin).Sequences)) {
				if isKeyword(name) {
					out.WriteString(" " + listMark + name)
					for _, item := range (*origin).Sequences[name] {
						at(item)
					}
				}
			}
		}
		out.WriteByte('\n')
	}
	return out.String()
}

// isKeyword reports whether a key consists of letters, as each keyword does that a finding can
// name. Other keys, such as extensions, could not be told from numbers.
func isKeyword(key string) bool {
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	return key != "" && strings.Trim(key, letters) == ""
}

// decodeOrigins sets a document's origins to those that encodeOrigins wrote. It reports whether
// there is one for each place.
func decodeOrigins(document *openapi3.T, file, encoded string) bool {
	places := originsOf(document)
	if strings.Count(encoded, "\n") != len(places) {
		return false
	}
	i := 0
	for line := range strings.Lines(encoded) {
		if words := strings.Fields(line); len(words) > 0 {
			origin := decodeOrigin(file, words)
			if origin == nil {
				return false
			}
			*places[i] = origin
		}
		i++
	}
	return true
}

// decodeOrigin returns nil if the words are not a line of encodeOrigins.
func decodeOrigin(file string, words []string) *openapi3.Origin {
	origin, name := &openapi3.Origin{}, ""
	for i := 0; i < len(words); {
		if isKeyword(strings.TrimPrefix(words[i], listMark)) {
			name = words[i]
			i++
			continue
		}
		if i+1 == len(words) {
			return nil
		}
		line, lineErr := strconv.Atoi(words[i])
		column, columnErr := strconv.Atoi(words[i+1])
		if lineErr != nil || columnErr != nil {
			return nil
		}
		i += 2
		list, isList := strings.CutPrefix(name, listMark)
		location := openapi3.Location{File: file, Name: list, Line: line, Column: column}
		switch {
		case name == "":
			origin.Key = &location
		case isList:
			if origin.Sequences == nil {
				origin.Sequences = map[string][]openapi3.Location{}
			}
			origin.Sequences[list] = append(origin.Sequences[list], location)
		default:
			origin.Fields = append(origin.Fields, location)
		}
	}
	return origin
}
