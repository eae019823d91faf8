package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maskBody masks the values of a JSON body where they are, so that everything
// else, a key that is there twice for one, is recorded as it came. It is nil for bytes
// that are no text.
func maskBody(body []byte) json.RawMessage {
	if len(body) == 0 {
		return json.RawMessage(`""`) // nothing at all would say that it was not recorded
	}
	var out bytes.Buffer
	if err := maskMembers(&out, body); err != nil || !json.Valid(out.Bytes()) {
		if !utf8.Valid(body) {
			return nil
		}
		quoted, _ := json.Marshal(mask(string(body))) //nolint:errchkjson // a string: it cannot fail
		return quoted
	}
	return out.Bytes()
}

// maskMembers copies body and replaces the values to be masked.
func maskMembers(out *bytes.Buffer, body []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	var hidden []bool // for each open object or list: is what is in it masked?
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
		hide := inside || inObject && isPersonal(key)
		switch token := token.(type) {
		case json.Delim:
			out.Write(raw)
			if token == '{' || token == '[' {
				hidden, isObject = append(hidden, hide), append(isObject, token == '{')
			} else {
				hidden, isObject, key = hidden[:len(hidden)-1], isObject[:len(isObject)-1], ""
			}
			expectKey = len(isObject) > 0 && isObject[len(isObject)-1]
			continue
		case string:
			if inObject && expectKey {
				writeString(out, raw, maskIdentifying(token), token)
				key, expectKey = token, false
				continue
			}
			writeString(out, raw, maskString(token, hide), token)
		case json.Number:
			out.Write(bytes.TrimSuffix(raw, []byte(token)))
			out.WriteString(maskNumber(string(token), hide || isLong(key, string(token))))
		default:
			out.Write(raw)
		}
		expectKey = inObject
	}
	out.Write(body[copied:])
	return nil
}

// maskString masks a value, or only what in it tells by its form. A body that
// was written into a string is masked as one.
func maskString(value string, hide bool) string {
	if hide {
		return mask(value)
	}
	if start := strings.TrimSpace(value); start != "" && (start[0] == '{' || start[0] == '[') && json.Valid([]byte(value)) {
		return string(maskBody([]byte(value)))
	}
	return maskText(value)
}

// writeString writes a string, behind whatever stood before it. One that did not
// change is written as it came.
func writeString(out *bytes.Buffer, raw []byte, changed, value string) {
	if changed == value {
		out.Write(raw)
		return
	}
	quoted, _ := json.Marshal(changed) //nolint:errchkjson // a string: it cannot fail
	out.Write(raw[:bytes.IndexByte(raw, '"')])
	out.Write(quoted)
}

// maxDigits is how many nines fit into 64 bits.
const maxDigits = 18

func maskNumber(number string, hide bool) string {
	if !hide {
		return number
	}
	return strings.Repeat("9", min(len(number), maxDigits))
}

// isLong is whether a number has twelve digits or more before its point, as a
// card's has, however it is written, and is no amount. A telephone number of ten
// digits cannot be known from a time.
func isLong(key, number string) bool {
	if !strings.ContainsAny(number, "eE") {
		whole, _, _ := strings.Cut(number, ".")
		return len(whole) >= 12 && !isAmount(key)
	}
	value, err := strconv.ParseFloat(number, 64)
	return (err != nil || math.Abs(value) >= 1e11) && !isAmount(key)
}

func isAmount(key string) bool { return strings.Contains(strings.ToLower(key), "amount") }
