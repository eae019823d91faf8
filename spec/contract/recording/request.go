package recording

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/textproto"
	"net/url"
	"strings"
)

// request returns a request with these recorded parts. A body without a content type counts as JSON
// if it begins like JSON. Untyped says that there is any other body and no headers were recorded,
// so its type is unknown.
func request(method, address string, headers http.Header, body []byte) (made *http.Request, untyped bool, err error) {
	where, err := url.Parse(address)
	if err != nil {
		var escape url.EscapeError
		if errors.As(err, &escape) {
			return nil, false, fmt.Errorf("url: it has the escape %q", string(escape))
		}
		return nil, false, errors.New("url: it is not valid") // err contains the URL, which may contain a key
	}
	untyped = len(headers) == 0 && len(body) > 0
	if start := bytes.TrimLeft(body, " \t\r\n"); headers.Get("Content-Type") == "" && len(start) > 0 && (start[0] == '{' || start[0] == '[') {
		headers.Set("Content-Type", "application/json")
		untyped = false
	}
	made = &http.Request{
		Method: method, URL: where, Host: where.Host, Header: headers,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Body: http.NoBody, ContentLength: int64(len(body)),
	}
	if len(body) > 0 {
		made.Body = io.NopCloser(bytes.NewReader(body))
	}
	return made.WithContext(context.Background()), untyped, nil
}

// header returns the JSON text of the first value of a header, or nil. Name is in lower case.
func header(raw []byte, name string) ([]byte, error) {
	if len(raw) == 0 {
		return nil, nil
	}
	if raw[0] == '[' { // rare, so speed does not matter
		headers, err := headersOf(raw)
		if err != nil || headers.Get(name) == "" {
			return nil, err
		}
		return json.Marshal(headers.Get(name))
	}
	s := scanner{data: raw}
	if err := s.expect('{'); err != nil {
		return nil, fmt.Errorf("headers: %w", err)
	}
	for first := true; ; first = false {
		key, found, err := s.member(first)
		if err != nil || !found {
			return nil, err
		}
		value, err := s.skip()
		if err != nil {
			return nil, err
		}
		if len(key) != len(name) || !strings.EqualFold(string(key), name) {
			continue
		}
		switch value[0] {
		case '"':
			return value, nil
		case '[':
			inner := scanner{data: value, at: 1}
			inner.space()
			if inner.data[inner.at] == '"' {
				return inner.skip()
			}
		}
		return nil, nil
	}
}

// headersOf decodes headers: an object of strings or lists of strings, or a list of objects with
// name and value. It omits HTTP/2 pseudo-headers, which begin with a colon.
func headersOf(raw []byte) (http.Header, error) {
	headers := http.Header{}
	if len(raw) == 0 {
		return headers, nil
	}
	if raw[0] == '[' {
		list, err := pairs(raw)
		if err != nil {
			return nil, fmt.Errorf("headers: %w", err)
		}
		for _, pair := range list {
			add(headers, pair.Name, pair.Value)
		}
		return headers, nil
	}
	var object map[string]any
	if json.Unmarshal(raw, &object) != nil { // its error text depends on the Go version
		return nil, errors.New("headers: they are neither an object nor a list of names and values")
	}
	for name, value := range object {
		switch value := value.(type) {
		case []any:
			for _, one := range value {
				add(headers, name, one)
			}
		default:
			add(headers, name, value)
		}
	}
	return headers, nil
}

// add adds a header, unless it is nil, which means that it was not sent, or an HTTP/2
// pseudo-header.
func add(headers http.Header, name string, value any) {
	if value != nil && !strings.HasPrefix(name, ":") {
		headers.Add(textproto.TrimString(name), fmt.Sprint(value))
	}
}

const formType = "application/x-www-form-urlencoded"

type pair struct {
	Name  string `json:"name"`
	Value any    `json:"value"`
}

func pairs(raw []byte) ([]pair, error) {
	var list []pair
	if json.Unmarshal(raw, &list) != nil {
		return nil, errors.New("it is not a list of names and values")
	}
	return list, nil
}

// form encodes HAR's params as a form body. IsForm is false if the content type is not that of a
// form: some recorders write params for JSON and multipart bodies too, which cannot be restored
// from them.
func form(raw []byte, contentType string) (body []byte, isForm bool, err error) {
	list, err := pairs(raw)
	if err != nil {
		return nil, false, fmt.Errorf("params: %w", err)
	}
	media, _, _ := strings.Cut(contentType, ";")
	if len(list) == 0 || !strings.EqualFold(strings.TrimSpace(media), formType) {
		return nil, false, nil
	}
	values := url.Values{}
	for _, pair := range list {
		values.Add(pair.Name, fmt.Sprint(pair.Value))
	}
	return []byte(values.Encode()), true, nil
}
