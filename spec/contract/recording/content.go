package recording

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"unicode/utf8"

	"github.com/rzpkit/payments/spec/contract/internal/coding"
)

// unrecorded reports whether a body was not recorded: it is missing and its size is not 0, or it is
// empty and its size is known not to be 0.
func unrecorded(body, size slot) bool {
	if body.rank == 0 {
		return string(size.raw) != "0"
	}
	return len(body.raw) == 2 && body.raw[0] == '"' && size.rank > 0 && string(size.raw) != "0"
}

// readBody returns the answer's body, with its content coding removed.
func (p *parser) readBody() ([]byte, error) {
	slots := &p.entry.slots
	body, grown, err := content(slots[responseBody].raw, slots[responseEncoding].raw, p.body)
	p.body = grown
	if err != nil || !isBase64(slots[responseEncoding].raw) { // compressed bytes can only be recorded in base64
		return body, err
	}
	raw, err := header(slots[responseHeaders].raw, "content-encoding")
	if err != nil || len(raw) == 0 {
		return body, err
	}
	name, err := unquote(raw, nil)
	if err != nil {
		return nil, err
	}
	return p.rules.unpacked(string(name), body)
}

// unpacked removes the content codings of a body.
func (r *rules) unpacked(codings string, body []byte) ([]byte, error) {
	limit := defaultMaxEntry
	if r != nil {
		limit = r.max
	}
	return coding.Decode(codings, body, limit)
}

func isBase64(encoding []byte) bool { return string(encoding) == `"base64"` }

// content decodes a recorded body. The result is a part of raw if possible; otherwise it is written
// into into, which is overwritten and returned as grown.
func content(raw, encoding, into []byte) (body, grown []byte, err error) {
	switch string(encoding) {
	case "", `""`, `"base64"`, `"text"`, `"json"`, `"utf8"`, `"utf-8"`:
	default:
		return nil, into, fmt.Errorf("%.20q is not a known encoding", bytes.Trim(encoding, `"`))
	}
	if len(raw) == 0 {
		return nil, into, nil
	}
	if raw[0] != '"' {
		if isBase64(encoding) {
			return nil, into, errors.New("the body should be a string of base64")
		}
		return raw, into, nil
	}
	text, err := unquote(raw, into)
	if err != nil {
		return nil, into, err
	}
	if len(text) < len(raw)-2 { // the text contained escapes
		into = text
	}
	if !isBase64(encoding) {
		return text, into, nil
	}
	decoded, err := decodeBase64(text)
	return decoded, into, err
}

// decodeBase64 decodes either alphabet, with or without padding or line breaks. It also decodes a
// JSON list of such texts, which Polly.JS writes for a body in chunks.
func decodeBase64(text []byte) ([]byte, error) {
	if bytes.HasPrefix(text, []byte("[")) {
		var chunks []string
		if json.Unmarshal(text, &chunks) != nil {
			return nil, errors.New("the body is not base64")
		}
		var all []byte
		for _, chunk := range chunks {
			decoded, err := decodeBase64([]byte(chunk))
			if err != nil {
				return nil, err
			}
			all = append(all, decoded...)
		}
		return all, nil
	}
	text = bytes.TrimRight(text, "= \r\n")
	encoding := base64.RawStdEncoding
	if bytes.ContainsAny(text, "-_") {
		encoding = base64.RawURLEncoding
	}
	decoded := make([]byte, encoding.DecodedLen(len(text)))
	n, err := encoding.Decode(decoded, text)
	if err != nil {
		return nil, errors.New("the body is not base64")
	}
	return decoded[:n], nil
}

// request returns the request to check, and whether its body was not recorded.
func (p *parser) request(method, address string) (made *http.Request, missing bool, err error) {
	slots := &p.entry.slots
	body, _, err := content(slots[requestBody].raw, slots[requestEncoding].raw, nil)
	if err != nil {
		return nil, false, err
	}
	headers, err := headersOf(slots[requestHeaders].raw)
	if err != nil {
		return nil, false, err
	}
	if kind, err := unquote(slots[requestType].raw, nil); err == nil && headers.Get("Content-Type") == "" && utf8.Valid(kind) {
		headers.Set("Content-Type", string(kind))
	}
	if isBase64(slots[requestEncoding].raw) {
		if body, err = p.rules.unpacked(headers.Get("Content-Encoding"), body); err != nil {
			return nil, false, err
		}
	}
	isForm := false
	if len(body) == 0 && slots[requestForm].rank > 0 {
		if body, isForm, err = form(slots[requestForm].raw, headers.Get("Content-Type")); err != nil {
			return nil, false, err
		}
	}
	if !isForm {
		missing = unrecorded(slots[requestBody], slots[requestSize]) && (sends(method) || slots[requestBody].rank > 0)
	}
	missing = missing || len(body) == 0 && strings.HasPrefix(strings.ToLower(headers.Get("Content-Type")), "multipart/")
	// The body may be a part of the entry, so the request gets a copy.
	made, untyped, err := request(method, address, headers, bytes.Clone(body))
	return made, missing || untyped, err
}

// sends reports whether requests with this method usually have a body.
func sends(method string) bool {
	return method == http.MethodPost || method == http.MethodPut || method == http.MethodPatch
}
