package recording

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"

	"github.com/rzpkit/payments/spec/contract"
)

type format int

const (
	unknown format = iota
	ndjson
	har
	vcr          // YAML
	vcrList      // YAML that is the list itself, as PHP-VCR writes it
	vcrJSON      // JSON with the list under interactions
	vcrJSONList  // JSON with the list under http_interactions
	interactions // a JSON list of interactions, as nock and PHP-VCR write it
	exchangeList // a JSON list of the entries of NDJSON
	postman
)

// formatted detects the format of in from its beginning, and returns the source for it.
func formatted(name string, in *bufio.Reader, options Options) (source, error) {
	at := contract.Place{File: name}
	blank, err := begin(in)
	if err != nil {
		return nil, fault(at, err)
	}
	at.Line = blank + 1
	if options.Operation != "" {
		return &body{in: in, at: at, options: options}, nil
	}
	kind, err := sniff(in)
	if err != nil {
		return nil, fault(at, err)
	}
	rules := newRules(options)
	list := func(read func([]byte) (contract.Exchange, error), path ...string) (source, error) {
		return newArchive(in, at, rules.max, read, path...), nil
	}
	switch kind { //nolint:exhaustive // the others are read by lines
	case har:
		return list((&parser{whole: true, rules: rules}).parse, "log", "entries")
	case exchangeList:
		return list((&parser{rules: rules}).parse)
	case interactions:
		return list(rules.jsonInteraction)
	case vcrJSON:
		return list(rules.jsonInteraction, "interactions")
	case vcrJSONList:
		return list(rules.jsonInteraction, "http_interactions")
	case postman:
		return newCollection(in, at, rules)
	}
	at.Line = blank
	lines := lines{in: in, at: at, rules: rules, max: rules.max}
	if kind == vcr || kind == vcrList {
		bare := kind == vcrList
		return &cassette{lines: lines, rules: rules, bare: bare, listed: bare, inList: bare, indent: -1}, nil
	}
	return &lines, nil
}

// sniff detects the format from the buffered bytes. It reads more, up to the window, until the
// format is known.
func sniff(in *bufio.Reader) (format, error) {
	for size := 1; ; {
		_, err := in.Peek(size)
		head, _ := in.Peek(in.Buffered())
		if kind := formatOf(head); kind != unknown {
			return kind, nil
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return unknown, err
		}
		if err != nil || len(head) >= window {
			return unknown, whyUnknown(head)
		}
		size = min(2*len(head), window)
	}
}

// yamlItem matches the beginning of a YAML document that is a list of interactions.
var yamlItem = regexp.MustCompile(`^(?:---[^\n]*\n)?-[^\n]*\n?[ \t]+request:`)

// statusObject matches a response whose status is an object, as in cassettes.
var statusObject = regexp.MustCompile(`"status"\s*:\s*\{`)

func formatOf(head []byte) format {
	if head[0] == '[' {
		return formatOfList(head)
	}
	if kind, _ := formatOfObject(head); kind != unknown {
		return kind
	}
	if bytes.HasPrefix(head, []byte("!tape")) { // Betamax for Java, which otherwise looks like VCR
		return unknown
	}
	if yamlItem.Match(head) || bytes.HasPrefix(head, []byte("- request:")) {
		return vcrList
	}
	for line := range bytes.Lines(head) {
		name, _, found := bytes.Cut(line, []byte(":"))
		if found && (string(name) == "version" || isListName(string(name))) {
			return vcr
		}
		if kind, _ := formatOfObject(line); kind == ndjson {
			return ndjson
		}
	}
	return unknown
}

// formatOfObject detects the format from an object's first keys. Over says that the object is an
// exchange over several lines, which is not NDJSON.
func formatOfObject(head []byte) (kind format, over bool) {
	s := scanner{data: head}
	if err := s.expect('{'); err != nil {
		return unknown, false
	}
	for first := true; ; first = false {
		key, found, err := s.member(first)
		if err != nil || !found {
			return unknown, false
		}
		if kind := formatOfMember(string(key), head[s.at:]); kind != unknown {
			return kind, false
		}
		switch name, _ := entryNames(key); name {
		case inRequest, inResponse, inHTTP, address, path:
			if bytes.IndexByte(head[:s.at], '\n') >= 0 {
				return unknown, true
			}
			return ndjson, false
		default:
		}
		if _, err := s.skip(); err != nil {
			return unknown, false
		}
	}
}

// formatOfMember detects the format from one member of the outermost object.
func formatOfMember(key string, value []byte) format {
	isObject, isList := bytes.HasPrefix(value, []byte("{")), bytes.HasPrefix(value, []byte("["))
	switch {
	case key == "log" && isObject:
		return har
	case key == "interactions" && isList && !pact.Match(value):
		return vcrJSON
	case key == "http_interactions" && isList:
		return vcrJSONList
	case (key == "info" || key == "collection" || key == "_") && isObject && postmanInfo.Match(value):
		return postman
	}
	return unknown
}

// formatOfList detects the format of a JSON list from the keys of its first item.
func formatOfList(head []byte) format {
	s := scanner{data: head[1:]}
	s.space()
	if err := s.expect('{'); err != nil {
		return unknown
	}
	isExchange := false
	for first := true; ; first = false {
		key, found, err := s.member(first)
		if err != nil {
			return unknown
		}
		if !found {
			break
		}
		if string(key) == "scope" { // nock's name for a host
			return interactions
		}
		name, _ := entryNames(key)
		isExchange = isExchange || name == inRequest || name == inResponse || name == inHTTP
		value, err := s.skip()
		if err != nil {
			return unknown
		}
		if name == inResponse && statusObject.Match(value) {
			return interactions
		}
	}
	if isExchange && !charles.Match(head) {
		return exchangeList
	}
	return unknown
}

func whyUnknown(head []byte) error {
	if other := foreignFormat(head); other != nil {
		return other
	}
	if _, over := formatOfObject(head); over {
		return fmt.Errorf("%w: an exchange over several lines; NDJSON has one exchange per line (jq -c .)", ErrFormat)
	}
	if head[0] == '[' {
		return fmt.Errorf("%w: a list; NDJSON has one exchange per line (jq -c '.[]')", ErrFormat)
	}
	return fmt.Errorf("%w: want NDJSON (a line with request, response, url or path), HAR (log.entries), "+
		"a cassette of go-vcr or VCR (interactions), nock or Postman; a single body needs its operation and status", ErrFormat)
}
