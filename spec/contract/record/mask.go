package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maskBody masks the values of a JSON body in place, so that everything else, such as a duplicate
// key, is recorded unchanged. Text that is not JSON becomes a masked string. It returns nil for
// bytes that are not UTF-8.
func maskBody(body []byte) json.RawMessage {
	if len(body) == 0 {
		return json.RawMessage(`""`) // without a body it would count as not recorded
	}
	var out bytes.Buffer
	if err := maskMembers(&out, body); err != nil || !json.Valid(out.Bytes()) {
		if !utf8.Valid(body) {
			return nil
		}
		quoted, _ := json.Marshal(mask(string(body))) //nolint:errchkjson // encoding a string cannot fail
		return quoted
	}
	return out.Bytes()
}

// maskMembers copies body to out, with sensitive values masked. It returns an error if body is not
// JSON.
func maskMembers(out *bytes.Buffer, body []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	var hidden []bool // for each open object or list, whether its contents are masked
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
			writeString(out, raw, maskMember(key, token, hide), token)
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

// apiID matches an identifier that the API made: the prefix of its kind and fourteen characters.
var apiID = regexp.MustCompile(`^[a-z]+(?:_[a-z]+)*_[A-Za-z0-9]{14}$`)

// isReference reports whether a member says only which entity of the API it is in or refers to. It is
// recorded even within an object that is masked, such as a contact.
func isReference(key, value string) bool {
	switch {
	case isPersonal(key):
		return false
	case key == "entity":
		return !strings.ContainsFunc(value, func(r rune) bool { return r != '_' && r != '.' && (r < 'a' || r > 'z') })
	}
	return (key == "id" || strings.HasSuffix(key, "_id")) && apiID.MatchString(value)
}

// maskMember masks the string of a member: the whole value if hide is set and it is no reference.
func maskMember(key, value string, hide bool) string {
	return maskString(value, hide && !isReference(key, value))
}

// maskString masks the whole value if hide is set. Otherwise it masks only the identifying parts
// that maskText recognizes. A string that contains a JSON object or list is masked like a body.
func maskString(value string, hide bool) string {
	if hide {
		return mask(value)
	}
	if start := strings.TrimSpace(value); start != "" && (start[0] == '{' || start[0] == '[') && json.Valid([]byte(value)) {
		return string(maskBody([]byte(value)))
	}
	return maskText(value)
}

// writeString writes raw, the text up to the end of a string token, with the string replaced by
// changed. If the value did not change, raw is written unchanged.
func writeString(out *bytes.Buffer, raw []byte, changed, value string) {
	if changed == value {
		out.Write(raw)
		return
	}
	quoted, _ := json.Marshal(changed) //nolint:errchkjson // encoding a string cannot fail
	out.Write(raw[:bytes.IndexByte(raw, '"')])
	out.Write(quoted)
}

// maxDigits is the maximum number of nines in an int64.
const maxDigits = 18

func maskNumber(number string, hide bool) string {
	if !hide {
		return number
	}
	return strings.Repeat("9", min(len(number), maxDigits))
}

// isLong reports whether a number may be a card number: it has at least twelve digits before the
// decimal point, in any notation, and its key is not that of an amount. A telephone number of ten
// digits cannot be distinguished from a time.
func isLong(key, number string) bool {
	if !strings.ContainsAny(number, "eE") {
		whole, _, _ := strings.Cut(number, ".")
		return len(whole) >= 12 && !isAmount(key)
	}
	value, err := strconv.ParseFloat(number, 64)
	return (err != nil || math.Abs(value) >= 1e11) && !isAmount(key)
}

func isAmount(key string) bool { return strings.Contains(strings.ToLower(key), "amount") }
