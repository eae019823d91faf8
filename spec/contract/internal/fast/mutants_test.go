//go:build !race

// These tests compare two validators thousands of times in one goroutine: the race
// detector would find nothing and take a minute.

package fast_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/stretchr/testify/require"
)

// span is the position of a value in a body, and of its key.
type span struct {
	key, start, end int // key is -1 in lists and at the top
}

// spans returns every value of a body.
func spans(tb testing.TB, body []byte) []span {
	tb.Helper()
	decoder := json.NewDecoder(bytes.NewReader(body))
	var found []span
	next := func() int {
		at := int(decoder.InputOffset())
		for strings.IndexByte(" \n\r\t,:", body[at]) >= 0 {
			at++
		}
		return at
	}
	var value func(key int)
	value = func(key int) {
		at := len(found)
		found = append(found, span{key: key, start: next()})
		token, err := decoder.Token()
		require.NoError(tb, err)
		if token == json.Delim('{') || token == json.Delim('[') {
			for decoder.More() {
				key := -1
				if token == json.Delim('{') {
					key = next()
					_, err := decoder.Token()
					require.NoError(tb, err)
				}
				value(key)
			}
			_, err := decoder.Token()
			require.NoError(tb, err)
		}
		found[at].end = int(decoder.InputOffset())
	}
	value(-1)
	return found
}

// place is a value in a sample.
type place struct {
	sample
	span
}

// places returns a place for each name of a property in the samples, in the shortest sample that
// has it: one where the value is an object, one where it is a list, one where it is neither. Values
// without a name, in lists and at the top, count by operation. The samples are alike, and the slow
// path takes its time for each mutant. FuzzDifferential explores further mutants.
func places(tb testing.TB) []place {
	tb.Helper()
	type form struct {
		name string
		kind json.Delim // an object or a list, 0 for any other value
	}
	known := map[form]bool{}
	var all []place
	shortestFirst := samples(tb)
	slices.SortStableFunc(shortestFirst, func(a, b sample) int { return len(a.body) - len(b.body) })
	for _, one := range shortestFirst {
		for _, at := range spans(tb, one.body) {
			name := one.operation
			if at.key >= 0 {
				name, _, _ = strings.Cut(string(one.body[at.key+1:]), `"`)
			}
			is := form{name: name}
			if first := one.body[at.start]; first == '{' || first == '[' {
				is.kind = json.Delim(first)
			}
			if !known[is] {
				known[is] = true
				all = append(all, place{one, at})
			}
		}
	}
	return all
}

// splice returns body with the bytes from start to end replaced.
func splice(body []byte, start, end int, with string) []byte {
	return slices.Concat(body[:start], []byte(with), body[end:])
}

// replacements are tried in place of each value.
var replacements = []string{
	`null`, `true`, `false`, `0`, `-0`, `1`, `-1`, `1.0`, `1.5`, `-0.0`, `1e2`, `1E+2`, `0e999`, `1E400`, `-1E400`, `1E-400`, `1.e1`, `1e`, `1e+`, `01`, `-`, `-01`, `+1`, `.5`,
	`9223372036854775807`, `9223372036854775808`, `-9223372036854775808`, `-9223372036854775809`, `9223372036854775807.0`,
	`18446744073709551616`, `99999999999999999999`, `10000000000000000000`, strings.Repeat("9", 400), strings.Repeat("9", 300) + ".5", `946684799`, `4765046401`,
	`""`, `"x"`, `"pay_"`, `"pay_x"`, `"pay_\n"`, `"pay_a\nb"`, `"pay_\u0041"`, `"\u0070ay_x"`, `"pay_é"`, `"payx"`, `"order_1"`, `"inr"`, `"INRX"`, `"IN\u0052"`, `"IN\n"`, `"INé"`,
	`"captur\u0065d"`, `"CAPTURED"`, `"payment"`, `"\ud800"`, `"\ud83d\ude00"`, `"\ude00\ud83d"`, `"\ud800\u0041"`, `"\uD8"`, `"\u00zz"`, `"\x"`, `"\/\b\f\n\r\t\"\\"`,
	"\"\x00\"", "\"\x1f\"", "\"\x7f\"", "\"a\nb\"", "\"\xff\"", "\"\xc3\"", "\"12345678\xff\"", "\"é☃😀\"", "\"\xed\xa0\x80\"", `"` + strings.Repeat("x", 300) + `"`,
	`"unterminated`, `'x'`, `nul`, `nulll`, `tru`, `falsy`, `NaN`, `undefined`, ``,
	`{}`, `[]`, `[ ]`, `{ }`, `[[]]`, `[{}]`, `[null]`, `["x"]`, `{"a":1}`, `{"a":"b"}`, `{"a":"b","a":"c"}`, `{"a":"b","\u0061":"c"}`, `{"\ud800":"b","\udfff":"c"}`,
	`{"":""}`, `{"":"","":""}`, `{"a":{"b":1,"b":2}}`, `{"a":null}`, `{"a":true,"b":0}`, `{"a":[1e400]}`, `{"a":1e400}`, `{"a"}`, `{"a":}`, `{"a":1,}`, `{,}`, `[1,]`, `[,]`, `[1 2]`, `{1:2}`, `{"a":1 "b":2}`, `{"a" 1}`, `[1}`, `{"a":1]`,
	"{\"\xff\":1}", "{\"a\nb\":\"\"}",
}

// nested returns empty lists nested to a number of levels.
func nested(levels int) string {
	return strings.Repeat("[", levels) + strings.Repeat("]", levels)
}

// TestSamplesOfOtherOperations checks every sample against every response of the contract, but
// only against one of those with the same schema.
func TestSamplesOfOtherOperations(t *testing.T) {
	t.Parallel()
	known := map[*openapi3.Schema]bool{}
	all := slices.DeleteFunc(pairs(t), func(one pair) bool {
		isKnown := known[one.schema]
		known[one.schema] = true
		return isKnown
	})
	require.Greater(t, len(all), 30)
	for _, sample := range samples(t) {
		for _, pair := range all {
			pair.agree(t, sample.file, sample.body)
		}
	}
}

func TestMutantsOfValues(t *testing.T) {
	t.Parallel()
	deep := make([]string, 0, 8)
	for _, levels := range []int{190, 198, 199, 200, 201, 202, 203, 5000} {
		deep = append(deep, nested(levels), `{"a":`+nested(levels-1)+`}`)
	}
	invalid, valid := 0, 0
	for i, at := range places(t) {
		mutants := replacements
		if i%8 == 0 { // what is nested too deep takes longest, and is refused anywhere
			mutants = slices.Concat(replacements, deep)
		}
		for _, with := range mutants {
			if at.agree(t, at.file+": "+with[:min(len(with), 40)], splice(at.body, at.start, at.end, with)) {
				valid++
			} else {
				invalid++
			}
		}
	}
	require.Greater(t, invalid, 10000)
	require.Greater(t, valid, 1000)
	t.Logf("%d valid, %d invalid, no disagreement", valid, invalid)
}

func TestMutantsOfKeys(t *testing.T) {
	t.Parallel()
	for _, at := range places(t) {
		body := at.body
		if at.key < 0 {
			continue
		}
		member := string(body[at.key:at.end])
		key := member[:1+strings.IndexByte(member[1:], '"')+1]
		value := string(body[at.start:at.end])
		escaped := `"\u00` + hexadecimal(key[1]) + key[2:]
		for name, with := range map[string]string{
			"another key":              `"undocumented":` + value,
			"a longer key":             key[:len(key)-1] + `x":` + value,
			"a shorter key":            key[:len(key)-2] + `":` + value,
			"an escaped key":           escaped + ":" + value,
			"a duplicate key":          member + "," + member,
			"a duplicate key, escaped": member + "," + escaped + ":" + value,
			"an extra key":             member + `,"undocumented":1`,
			"an empty key":             member + `,"":1`,
			"no key":                   value,
			"no value":                 key,
			"two colons":               key + "::" + value,
			"a long key":               `"` + strings.Repeat("k", 500) + `":` + value,
			"a key that is not UTF-8":  "\"\xff\":" + value,
			"a key with a newline":     "\"\n\":" + value,
			"white space around":       " \n\r\t" + key + " \n:\t" + value + " \r",
			"a vertical tab":           "\v" + member,
		} {
			at.agree(t, at.file+": "+name, splice(body, at.key, at.end, with))
		}
		end := at.end
		for strings.IndexByte(" \n\r\t", body[end]) >= 0 {
			end++
		}
		if body[end] == ',' { // without the comma too
			at.agree(t, at.file+": without "+key, splice(body, at.key, end+1, ""))
		}
		at.agree(t, at.file+": without "+key, splice(body, at.key, at.end, ""))
	}
}

func hexadecimal(c byte) string {
	const digits = "0123456789ABCDEF"
	return string([]byte{digits[c>>4], digits[c&15]})
}

func TestMutantsOfBodies(t *testing.T) {
	t.Parallel()
	for turn, sample := range samples(t) {
		body := string(sample.body)
		var compact bytes.Buffer
		require.NoError(t, json.Compact(&compact, sample.body))
		for name, mutant := range map[string]string{
			"compact":                compact.String(),
			"white space around":     " \n\r\t" + body + " \n\r\t",
			"nothing":                "",
			"white space alone":      " \n",
			"twice":                  body + body,
			"a brace after it":       body + "}",
			"a comma after it":       body + ",",
			"NUL after it":           body + "\x00",
			"NUL before it":          "\x00" + body,
			"a byte order mark":      "\ufeff" + body,
			"no-break space":         body + "\u00a0",
			"invalid UTF-8 after it": body + "\xff",
			"in a list":              "[" + body + "]",
			"in lists":               strings.Repeat("[", 300) + body + strings.Repeat("]", 300),
			"brackets":               strings.Repeat("[", 10000),
			"braces":                 strings.Repeat(`{"a":`, 1000),
		} {
			sample.agree(t, sample.file+": "+name, []byte(mutant))
		}
		step := 1 + compact.Len()/16
		for i := turn % step; i < compact.Len(); i += step {
			sample.agree(t, sample.file+": truncated", compact.Bytes()[:i])
			for _, c := range []byte{'"', '\\', '{', '}', ',', ' ', 0, 0x80, '0'} {
				sample.agree(t, sample.file+": a byte changed", splice(compact.Bytes(), i, i+1, string([]byte{c})))
			}
		}
	}
}
