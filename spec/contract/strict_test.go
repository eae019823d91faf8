package contract

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

// objects is a contract with one operation, which takes an object and returns one.
const objects = `openapi: 3.0.3
info: {title: t, version: '1'}
servers: [{url: https://api.example.com/v1}]
paths:
  /a:
    post:
      operationId: a
      requestBody: {content: {application/json: {schema: {type: object}}}}
      responses: {'200': {description: ok, content: {application/json: {schema: {type: object}}}}}
`

// Fingerprints of each kind of damage in a response and in a request. Users' baselines
// contain them, so they must never change, and must not depend on the version of Go.
const (
	noneInAnswer, noneInRequest         = "3f6a44f7193a18cf", "4ef930636749af56"
	foreignInAnswer, foreignInRequest   = "65709ba4421c273b", "2237326b5b406a28"
	cutInAnswer, cutInRequest           = "36847e533381bb9d", "577400e612ae5449"
	notJSONInAnswer, notJSONInRequest   = "9dc934e861e63798", "1ac307d6bbb71387"
	moreInAnswer, moreInRequest         = "d963edcdaf721ef0", "90a2cb2994056fb1"
	keyTwiceInAnswer, keyTwiceInRequest = "b983b674ec0e0460", "b2a8ba59d13b0bf4"
	tooDeepInAnswer, tooDeepInRequest   = "5c737232f7f15eb5", "08825d9268983595"
)

func TestDamageMessagesAndFingerprints(t *testing.T) {
	t.Parallel()
	c, err := Load([]byte(objects))
	require.NoError(t, err)
	for name, test := range map[string]struct{ body, text, answer, request string }{
		"white space":             {" \n", "the body is empty", noneInAnswer, noneInRequest},
		"Latin 1":                 {"{\"a\":\"\xe9\"}", "the body is not UTF-8", foreignInAnswer, foreignInRequest},
		"cut after a brace":       {`{`, "the body breaks off at byte 1", cutInAnswer, cutInRequest},
		"cut after a bracket":     {`[`, "the body breaks off at byte 1", cutInAnswer, cutInRequest},
		"cut in a key":            {`{"a`, "the body breaks off at byte 3", cutInAnswer, cutInRequest},
		"cut after a key":         {`{"a"`, "the body breaks off at byte 4", cutInAnswer, cutInRequest},
		"cut after a colon":       {`{"a":`, "the body breaks off at byte 5", cutInAnswer, cutInRequest},
		"cut in a text":           {`{"a":"b`, "the body breaks off at byte 7", cutInAnswer, cutInRequest},
		"cut in an escape":        {`{"a":"\`, "the body breaks off at byte 7", cutInAnswer, cutInRequest},
		"cut in a long escape":    {`{"a":"\u00`, "the body breaks off at byte 10", cutInAnswer, cutInRequest},
		"cut in a word":           {`{"a":tru`, "the body breaks off at byte 8", cutInAnswer, cutInRequest},
		"cut after a sign":        {`{"a":-`, "the body breaks off at byte 6", cutInAnswer, cutInRequest},
		"cut after a point":       {`{"a":1.`, "the body breaks off at byte 7", cutInAnswer, cutInRequest},
		"cut in an exponent":      {`{"a":1e+`, "the body breaks off at byte 8", cutInAnswer, cutInRequest},
		"cut after a number":      {`{"a":12`, "the body breaks off at byte 7", cutInAnswer, cutInRequest},
		"cut after a comma":       {`{"a":1,` + "\n", "the body breaks off at byte 8", cutInAnswer, cutInRequest},
		"cut in a list":           {`{"a":[1,`, "the body breaks off at byte 8", cutInAnswer, cutInRequest},
		"a page":                  {"\n<html>", "the body is not JSON: '<' at byte 2 where a value should be", notJSONInAnswer, notJSONInRequest},
		"a byte order mark":       {"\ufeff{}", `the body is not JSON: '\ufeff' at byte 1 where a value should be`, notJSONInAnswer, notJSONInRequest},
		"a bracket alone":         {`]`, "the body is not JSON: ']' at byte 1 where a value should be", notJSONInAnswer, notJSONInRequest},
		"a comma before a brace":  {`{"a":1,}`, "the body is not JSON: '}' at byte 8 where a key should be", notJSONInAnswer, notJSONInRequest},
		"a comma in a brace":      {`{,}`, "the body is not JSON: ',' at byte 2 where a key should be", notJSONInAnswer, notJSONInRequest},
		"a comma after a bracket": {`[,1]`, "the body is not JSON: ',' at byte 2 where a value should be", notJSONInAnswer, notJSONInRequest},
		"a comma before another":  {`[1,]`, "the body is not JSON: ']' at byte 4 where a value should be", notJSONInAnswer, notJSONInRequest},
		"a key without quotes":    {`{a:1}`, "the body is not JSON: 'a' at byte 2 where a key should be", notJSONInAnswer, notJSONInRequest},
		"a key in other quotes":   {`{'a':1}`, `the body is not JSON: '\'' at byte 2 where a key should be`, notJSONInAnswer, notJSONInRequest},
		"a key that is a number":  {`{1:2}`, "the body is not JSON: '1' at byte 2 where a key should be", notJSONInAnswer, notJSONInRequest},
		"no colon":                {`{"a" 1}`, "the body is not JSON: '1' at byte 6 where ':' should be", notJSONInAnswer, notJSONInRequest},
		"no value":                {`{"a":}`, "the body is not JSON: '}' at byte 6 where a value should be", notJSONInAnswer, notJSONInRequest},
		"no comma in an object":   {`{"a":1 "b":2}`, `the body is not JSON: '"' at byte 8 where ',' or '}' should be`, notJSONInAnswer, notJSONInRequest},
		"no comma in a list":      {`[1 2]`, "the body is not JSON: '2' at byte 4 where ',' or ']' should be", notJSONInAnswer, notJSONInRequest},
		"a bracket for a brace":   {`{"a":1]`, "the body is not JSON: ']' at byte 7 where ',' or '}' should be", notJSONInAnswer, notJSONInRequest},
		"a brace for a bracket":   {`[1}`, "the body is not JSON: '}' at byte 3 where ',' or ']' should be", notJSONInAnswer, notJSONInRequest},
		"a word that is none":     {`{"a":trve}`, "the body is not JSON: 'v' at byte 8 where true should be", notJSONInAnswer, notJSONInRequest},
		"a number that is none":   {`{"a":NaN}`, "the body is not JSON: 'N' at byte 6 where a value should be", notJSONInAnswer, notJSONInRequest},
		"a zero in front":         {`{"a":01}`, "the body is not JSON: '1' at byte 7 where ',' or '}' should be", notJSONInAnswer, notJSONInRequest},
		"no digit after a sign":   {`{"a":-x}`, "the body is not JSON: 'x' at byte 7 where a digit should be", notJSONInAnswer, notJSONInRequest},
		"no digit after a point":  {`{"a":1.x}`, "the body is not JSON: 'x' at byte 8 where a digit should be", notJSONInAnswer, notJSONInRequest},
		"no digit in an exponent": {`{"a":1ex}`, "the body is not JSON: 'x' at byte 8 where a digit should be", notJSONInAnswer, notJSONInRequest},
		"a line break in a text":  {"{\"a\":\"\n\"}", `the body is not JSON: '\n' at byte 7 where an escape of it should be`, notJSONInAnswer, notJSONInRequest},
		"an escape that is none":  {`{"a":"\x"}`, "the body is not JSON: 'x' at byte 8 where an escape should be", notJSONInAnswer, notJSONInRequest},
		"an escape of Go's":       {`{"a":"\v"}`, "the body is not JSON: 'v' at byte 8 where an escape should be", notJSONInAnswer, notJSONInRequest},
		"an escape cut short":     {`{"a":"\u00e"}`, `the body is not JSON: '"' at byte 12 where a hexadecimal digit should be`, notJSONInAnswer, notJSONInRequest},
		"a G among the digits":    {`{"a":"\u000G"}`, "the body is not JSON: 'G' at byte 12 where a hexadecimal digit should be", notJSONInAnswer, notJSONInRequest},
		"an escape without digit": {`{"a":"\u00ég"}`, "the body is not JSON: 'é' at byte 11 where a hexadecimal digit should be", notJSONInAnswer, notJSONInRequest},
		"a second value":          {`{} {}`, "the body goes on after its JSON value, at byte 4", moreInAnswer, moreInRequest},
		"a bracket too many":      {`{}]`, "the body goes on after its JSON value, at byte 3", moreInAnswer, moreInRequest},
		"a NUL byte at the end":   {"{}\x00", "the body goes on after its JSON value, at byte 3", moreInAnswer, moreInRequest},
		"a word that goes on":     {`truex`, "the body goes on after its JSON value, at byte 5", moreInAnswer, moreInRequest},
		"a key twice":             {`{"a":1,"a":2}`, `the key "x" stands twice in an object, again at byte 8`, keyTwiceInAnswer, keyTwiceInRequest},
		"a key in two spellings":  {`{"a":1,"\u0061":2}`, `the key "x" stands twice in an object, again at byte 8`, keyTwiceInAnswer, keyTwiceInRequest},
		"a key twice, then cut":   {`{"a":1,"a"`, `the key "x" stands twice in an object, again at byte 8`, keyTwiceInAnswer, keyTwiceInRequest},
		"202 brackets":            {strings.Repeat("[", 202), "the body is nested deeper than 200 levels", tooDeepInAnswer, tooDeepInRequest},
		"202 objects":             {strings.Repeat(`{"a":`, 202), "the body is nested deeper than 200 levels", tooDeepInAnswer, tooDeepInRequest},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			exchange := Exchange{Operation: "a", Status: 200, Body: []byte(test.body)}
			for _, findings := range [][]Finding{c.Check(exchange), c.Checker().Examine(exchange).Findings, c.Plain().Check(exchange)} {
				requireDamage(t, findings, RuleBody, test.text, test.answer)
			}
			request := posted(t, strings.NewReader(test.body))
			requireDamage(t, c.CheckRequest(request), RuleRequest, test.text, test.request)
			again, err := io.ReadAll(request.Body)
			require.NoError(t, err)
			require.Equal(t, test.body, string(again))
		})
	}
}

func requireDamage(t *testing.T, findings []Finding, rule, text, fingerprint string) {
	t.Helper()
	require.Len(t, findings, 1)
	require.Equal(t, rule, findings[0].Rule)
	require.Equal(t, text, findings[0].Message)
	require.Equal(t, fingerprint, findings[0].Fingerprint())
	require.NotZero(t, findings[0].Contract.Line)
}

func posted(t *testing.T, body io.Reader) *http.Request {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "https://api.example.com/v1/a", body)
	require.NoError(t, err)
	request.Header.Set("Content-Type", "application/json; charset=utf-8")
	return request
}

func TestUnreadableRequestBody(t *testing.T) {
	t.Parallel()
	c, err := Load([]byte(objects))
	require.NoError(t, err)
	body := io.MultiReader(strings.NewReader(`{"a":`), iotest.ErrReader(errors.New("reset by 10.0.0.7")))
	requireDamage(t, c.CheckRequest(posted(t, body)), RuleRequest, "the body cannot be read to its end", cutInRequest)
}

func TestAmbiguousJSONContractsAreRefused(t *testing.T) {
	t.Parallel()
	const good = `{"openapi":"3.0.3","info":{"title":"t","version":"1"},"paths":{"/a":{"get":{"operationId":"a","responses":{"200":{"description":"ok"}}}}}}`
	for name, test := range map[string]struct{ before, after, says string }{
		"valid":             {"t", "t", ""},
		"a key twice":       {`"title":"t"`, `"title":"t","title":"u"`, `contract: the key "title" stands twice in an object`},
		"Latin 1":           {`"title":"t"`, "\"title\":\"\xe9\"", "contract: it is not UTF-8"},
		"YAML with a brace": {`"title":"t"`, `title: t`, ""},
	} {
		_, err := Load([]byte(" " + strings.Replace(good, test.before, test.after, 1)))
		if test.says == "" {
			require.NoError(t, err, name)
		} else {
			require.EqualError(t, err, test.says, name)
		}
	}
}

// FuzzDecode compares decode with encoding/json: both accept the same bodies, except for
// duplicate keys and depth, and return the same values.
func FuzzDecode(f *testing.F) {
	for _, body := range []string{
		`{"a":[1,-0.5e+7,true,false,null,{}],"b":"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00\ud800"}`, ` [ ] `, `"é"`, `0`, `-0`, `01`, `1.`, `tru`, "{}\v", strings.Repeat("[", maxDepth+1) + strings.Repeat("]", maxDepth+1),
	} {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		value, damaged := decode(body)
		if damaged != nil {
			require.Nil(t, value)
			switch damaged.expected {
			case inUTF8:
				require.False(t, utf8.Valid(body))
			case "fewer levels":
				require.Greater(t, bytes.Count(body, []byte("["))+bytes.Count(body, []byte("{")), maxDepth+1)
			case keysOnce:
			default:
				require.False(t, json.Valid(body), damaged.text)
			}
			return
		}
		decoder := json.NewDecoder(bytes.NewReader(body))
		decoder.UseNumber()
		var want any
		require.NoError(t, decoder.Decode(&want))
		require.Equal(t, want, value)
		require.True(t, json.Valid(body))
	})
}
