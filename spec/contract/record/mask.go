package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"regexp"
	"strings"
	"unicode"
)

// masked are the members whose values identify a person or a card, whatever the
// endpoint.
var masked = map[string]bool{
	"number": true, "cvv": true, "otp": true, "expiry_month": true, "expiry_year": true,
	"account_number": true, "name": true, "customer_name": true,
	"email": true, "contact": true, "vpa": true, "ip": true,
}

var keyID = regexp.MustCompile(`(key_id=)[^&"\\#]*`)

func maskURL(text string) string { return keyID.ReplaceAllString(text, "${1}masked") }

// maskBody masks the values of a JSON body where they stand, so that everything
// else, a key that stands twice for one, is recorded as it came.
func maskBody(body []byte) json.RawMessage {
	if len(body) == 0 {
		return nil
	}
	var out bytes.Buffer
	if err := maskMembers(&out, body); err != nil || !json.Valid(out.Bytes()) {
		quoted, _ := json.Marshal(mask(string(body))) //nolint:errchkjson // a string: it cannot fail
		return quoted
	}
	return out.Bytes()
}

// maskMembers copies body and replaces the values to be masked.
func maskMembers(out *bytes.Buffer, body []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	var hidden []bool // for each open object or list: is what stands in it masked?
	var isObject []bool
	key, expectKey := "", false
	copied := int64(0)
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		end := decoder.InputOffset()
		raw := body[copied:end]
		copied = end
		inside := len(hidden) > 0 && hidden[len(hidden)-1]
		inObject := len(isObject) > 0 && isObject[len(isObject)-1]
		hide := inside || inObject && masked[key]
		switch token := token.(type) {
		case json.Delim:
			out.Write(raw)
			if token == '{' || token == '[' {
				hidden, isObject = append(hidden, hide), append(isObject, token == '{')
			} else {
				hidden, isObject = hidden[:len(hidden)-1], isObject[:len(isObject)-1]
			}
			expectKey = len(isObject) > 0 && isObject[len(isObject)-1]
			continue
		case string:
			if inObject && expectKey {
				out.Write(raw)
				key, expectKey = token, false
				continue
			}
			writeString(out, raw, token, hide)
		case json.Number:
			if hide {
				raw = []byte(strings.TrimRight(string(raw), "0123456789.eE+-") + strings.Repeat("9", len(token)))
			}
			out.Write(raw)
		default:
			out.Write(raw)
		}
		expectKey = inObject
	}
	out.Write(body[copied:])
	return nil
}

// writeString writes a string value, masked or with its key_id masked, behind
// whatever stood before it.
func writeString(out *bytes.Buffer, raw []byte, value string, hide bool) {
	before := bytes.IndexByte(raw, '"')
	changed := maskURL(value)
	if hide {
		changed = mask(value)
	}
	if changed == value {
		out.Write(raw)
		return
	}
	quoted, _ := json.Marshal(changed) //nolint:errchkjson // a string: it cannot fail
	out.Write(raw[:before])
	out.Write(quoted)
}

// mask keeps the form of a text: letters become x and digits 9.
func mask(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsDigit(r):
			return '9'
		case unicode.IsLetter(r):
			return 'x'
		}
		return r
	}, text)
}
