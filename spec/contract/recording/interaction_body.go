package recording

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"unicode/utf8"
)

// bodyOf returns a body: a text, an object with the text as string or base64_string, or any other
// JSON value, which is the body itself. Recorded is false for nil and for a reference to a file.
func (r *rules) bodyOf(value any, headers http.Header) (body []byte, recorded bool, err error) {
	switch value := value.(type) {
	case nil:
		return nil, false, nil
	case string:
		body = []byte(value)
	case object:
		body, recorded, err = bodyOfObject(value)
		if err != nil || !recorded {
			return nil, recorded, err
		}
	case []any:
		if body = hexBody(value); body == nil {
			body, err = jsonOf(value)
		}
	default:
		body, err = jsonOf(value)
	}
	if err != nil {
		return nil, false, err
	}
	body, err = r.unpacked(headers.Get("Content-Encoding"), body)
	return body, true, err
}

// bodyOfObject returns a body that is recorded as an object. An object without one of VCR's members
// for a text is the body itself.
func bodyOfObject(from object) (body []byte, recorded bool, err error) {
	if encoded, isText := from["base64_string"].(string); isText {
		body, err = decodeBase64([]byte(encoded))
		return body, err == nil, err
	}
	value, found := from["string"]
	switch {
	case !found && from["encoding"] != nil:
		return nil, false, nil
	case len(from) == 0: // VCR.py writes {} for an empty body
		return nil, true, nil
	case !found:
		body, err = jsonOf(from)
		return body, err == nil, err
	case from["file"] == true, value == nil:
		return nil, false, nil
	}
	return []byte(text(value)), true, nil
}

// hexBody decodes a body that nock records as a list of hexadecimal chunks. It returns nil for any
// other list.
func hexBody(chunks []any) []byte {
	var all []byte
	for _, chunk := range chunks {
		digits, isText := chunk.(string)
		decoded, err := hex.DecodeString(digits)
		if !isText || err != nil {
			return nil
		}
		all = append(all, decoded...)
	}
	return all
}

// nockParts returns the request and the response of one of nock's interactions, in the form of
// VCR's.
func nockParts(item object) (asked, answered object) {
	sent, body := nockBody(item["body"]), nockBody(item["response"])
	if digits, isText := body.(string); isText && item["responseIsBinary"] == true {
		body = []any{digits}
	}
	if body == nil {
		body = "" // nock omits an empty body
	}
	asked = object{
		"method": item["method"], "url": strings.TrimSuffix(text(item["scope"]), "/") + text(item["path"]),
		"body": sent, "headers": item["reqheaders"],
	}
	return asked, object{"status": item["status"], "headers": first(item, "rawHeaders", "headers"), "body": body}
}

// nockBody converts a body of nock's to a form for bodyOf. nock records a JSON body as JSON,
// whatever its members, and a body that is not UTF-8 in hexadecimal.
func nockBody(recorded any) any {
	switch recorded := recorded.(type) {
	case object:
		if written, err := jsonOf(recorded); err == nil {
			return string(written)
		}
	case string:
		if decoded, err := hex.DecodeString(recorded); err == nil && !utf8.Valid(decoded) {
			return []any{recorded}
		}
	}
	return recorded
}

// jsonOf encodes a value as JSON, without escaping HTML.
func jsonOf(value any) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, errors.New("the body is neither text nor JSON")
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), nil
}
