package wire_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/wire"
)

func TestMap(t *testing.T) {
	t.Parallel()
	testForms(t, map[string]form[wire.Map[wire.Flag]]{
		"an object":                    {text: `{"VISA":1,"MC":false}`, want: wire.Map[wire.Flag]{"VISA": true, "MC": false}, written: `{"MC":0,"VISA":1}`},
		"a key that is not a word":     {text: `{"":1,"BARB_R":0}`, want: wire.Map[wire.Flag]{"": true, "BARB_R": false}, written: `{"":1,"BARB_R":0}`},
		"a value that is null":         {text: `{"VISA":null}`, want: wire.Map[wire.Flag]{"VISA": false}, written: `{"VISA":0}`},
		"the last of two equal keys":   {text: `{"VISA":1,"VISA":0}`, want: wire.Map[wire.Flag]{"VISA": false}, written: `{"VISA":0}`},
		"an empty list":                {text: `[]`, want: wire.Map[wire.Flag]{}, written: `[]`},
		"an empty list with a space":   {text: `[ ]`, want: wire.Map[wire.Flag]{}, written: `[]`},
		"an empty list over two lines": {text: "\n[\r\n\t]\n", want: wire.Map[wire.Flag]{}, written: `[]`},
		"a list":                       {text: `[1,0]`, want: wire.Map[wire.Flag]{"0": true, "1": false}, written: `{"0":1,"1":0}`},
		"a list of null":               {text: `[null]`, want: wire.Map[wire.Flag]{"0": false}, written: `{"0":0}`},
		"an empty object":              {text: `{}`, want: wire.Map[wire.Flag]{}, written: `[]`},
		"an empty object, two lines":   {text: "{\n}", want: wire.Map[wire.Flag]{}, written: `[]`},
	})
	testRefused(t, wire.Map[wire.Flag]{"VISA": true}, "want an object or a list: ", map[string]string{
		"a string":                     `"` + cardNumber + `"`,
		"a number":                     cardNumber,
		"a boolean":                    "false",
		"a list of invalid flags":      "[" + cardNumber + "]",
		"a list of a list":             "[[]]",
		"an invalid value":             `{"` + cardNumber + `":` + cardNumber + `}`,
		"a valid and an invalid value": `{"MC":1,"VISA":"` + cardNumber + `"}`,
	})
}

func TestMapOfLists(t *testing.T) {
	t.Parallel()
	type plan struct {
		Months int `json:"duration"`
	}

	testForms(t, map[string]form[wire.Map[[]plan]]{
		"plans by bank": {text: `{"HDFC":[{"duration":3},{"duration":6}],"AMEX":[]}`, want: wire.Map[[]plan]{"HDFC": {{3}, {6}}, "AMEX": {}}, written: `{"AMEX":[],"HDFC":[{"duration":3},{"duration":6}]}`},
		"empty":         {text: `[]`, want: wire.Map[[]plan]{}, written: `[]`},
	})
	testRefused(t, wire.Map[[]plan]{"HDFC": {{3}}}, "want an object or a list: json: cannot unmarshal", map[string]string{
		"a plan without a list": `{"HDFC":{"duration":3}}`,
		"a word for months":     `{"HDFC":[{"duration":"` + cardNumber + `"}]}`,
	})
}

// Decoding replaces the previous entries, whereas encoding/json would add to them.
func TestMapsAreReplaced(t *testing.T) {
	t.Parallel()
	notes, flags := wire.Notes{"shop": "Pune"}, wire.Map[wire.Flag]{"VISA": true}
	requireRead(t, `{"till":4}`, &notes)
	requireRead(t, `{"MC":1}`, &flags)
	require.Equal(t, wire.Notes{"till": "4"}, notes)
	require.Equal(t, wire.Map[wire.Flag]{"MC": true}, flags)

	requireRead(t, `[]`, &notes)
	requireRead(t, `[]`, &flags)
	require.Equal(t, wire.Notes{}, notes)
	require.Equal(t, wire.Map[wire.Flag]{}, flags)
}

// An optional map that was sent is encoded again, even if it is empty. One that was null or missing
// is left out.
func TestEmptyAndAbsentMapsDiffer(t *testing.T) {
	t.Parallel()
	type answer struct {
		Notes    wire.Notes          `json:"notes,omitzero"`
		Networks wire.Map[wire.Flag] `json:"networks,omitzero"`
	}

	testForms(t, map[string]form[answer]{
		"lists":   {text: `{"notes":[],"networks":[]}`, want: answer{wire.Notes{}, wire.Map[wire.Flag]{}}, written: `{"notes":[],"networks":[]}`},
		"objects": {text: `{"notes":{},"networks":{}}`, want: answer{wire.Notes{}, wire.Map[wire.Flag]{}}, written: `{"notes":[],"networks":[]}`},
		"null":    {text: `{"notes":null,"networks":null}`, want: answer{}, written: `{}`},
		"absent":  {text: `{}`, want: answer{}, written: `{}`},
	})
}

func TestEmptyMapsAreWrittenAsLists(t *testing.T) {
	t.Parallel()
	requireWritten(t, `[]`, wire.Notes(nil))
	requireWritten(t, `[]`, wire.Notes{})
	requireWritten(t, `[]`, wire.Map[int](nil))
	requireWritten(t, `[]`, wire.Map[int]{})
}

func TestMapWithUnsupportedValue(t *testing.T) {
	t.Parallel()
	_, err := json.Marshal(wire.Map[func()]{"a": nil})

	var unsupported *json.UnsupportedTypeError
	require.ErrorAs(t, err, &unsupported)
}

func TestNotes(t *testing.T) {
	t.Parallel()
	testForms(t, map[string]form[wire.Notes]{
		"strings":                      {text: `{"shop":"Pune","till":""}`, want: wire.Notes{"shop": "Pune", "till": ""}, written: `{"shop":"Pune","till":""}`},
		"a number":                     {text: `{"till":4}`, want: wire.Notes{"till": "4"}, written: `{"till":"4"}`},
		"the text of numbers is kept":  {text: `{"a":1.50,"b":-0,"c":1E+3}`, want: wire.Notes{"a": "1.50", "b": "-0", "c": "1E+3"}, written: `{"a":"1.50","b":"-0","c":"1E+3"}`},
		"a number beyond a float64":    {text: `{"a":12345678901234567890123,"b":1e999}`, want: wire.Notes{"a": "12345678901234567890123", "b": "1e999"}, written: `{"a":"12345678901234567890123","b":"1e999"}`},
		"booleans":                     {text: `{"gift":true,"test":false}`, want: wire.Notes{"gift": "true", "test": "false"}, written: `{"gift":"true","test":"false"}`},
		"a string beside a number":     {text: `{"till":4,"shop":"P\u00fcne \"2\""}`, want: wire.Notes{"till": "4", "shop": `Püne "2"`}, written: `{"shop":"Püne \"2\"","till":"4"}`},
		"null":                         {text: `{"shop":null}`, want: wire.Notes{"shop": ""}, written: `{"shop":""}`},
		"null beside a number":         {text: `{"shop":null,"till":4}`, want: wire.Notes{"shop": "", "till": "4"}, written: `{"shop":"","till":"4"}`},
		"null after a number":          {text: `{"till":4,"till":null}`, want: wire.Notes{"till": ""}, written: `{"till":""}`},
		"a nested object":              {text: `{"shop":{"town":"Pune","till": 4}}`, want: wire.Notes{"shop": `{"town":"Pune","till": 4}`}, written: `{"shop":"{\"town\":\"Pune\",\"till\": 4}"}`},
		"a nested list":                {text: `{"tills":[4,5],"shop":"Pune"}`, want: wire.Notes{"tills": `[4,5]`, "shop": "Pune"}, written: `{"shop":"Pune","tills":"[4,5]"}`},
		"an empty nested list":         {text: `{"tills":[]}`, want: wire.Notes{"tills": `[]`}, written: `{"tills":"[]"}`},
		"nested, not UTF-8":            {text: "{\"a\":[\"\xff\"]}", want: wire.Notes{"a": "[\"\ufffd\"]"}, written: "{\"a\":\"[\\\"\ufffd\\\"]\"}"},
		"a list":                       {text: `["Pune",4,null]`, want: wire.Notes{"0": "Pune", "1": "4", "2": ""}, written: `{"0":"Pune","1":"4","2":""}`},
		"a list of a list":             {text: `[[]]`, want: wire.Notes{"0": "[]"}, written: `{"0":"[]"}`},
		"bytes that are not UTF-8":     {text: "{\"sh\xffop\":\"P\xffne\"}", want: wire.Notes{"sh\ufffdop": "P\ufffdne"}, written: "{\"sh\ufffdop\":\"P\ufffdne\"}"},
		"an empty list":                {text: `[]`, want: wire.Notes{}, written: `[]`},
		"an empty list with a space":   {text: `[ ]`, want: wire.Notes{}, written: `[]`},
		"an empty list over two lines": {text: "[\r\n\t]", want: wire.Notes{}, written: `[]`},
		"an empty object":              {text: `{}`, want: wire.Notes{}, written: `[]`},
	})
	testRefused(t, wire.Notes{"shop": "Pune"}, "notes: want an object or a list: ", map[string]string{
		"a string":  `"` + cardNumber + `"`,
		"a number":  cardNumber,
		"a boolean": "true",
	})
}

func TestMetadata(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		from string
		want wire.Metadata
		to   string
	}{
		"an object":      {`{"payment_id":"pay_1"}`, wire.Metadata{"payment_id": "pay_1"}, `{"payment_id":"pay_1"}`},
		"empty":          {`{}`, wire.Metadata{}, `{}`},
		"an empty list":  {`[]`, wire.Metadata{}, `{}`},
		"null":           {`null`, nil, `{}`},
		"a number":       {`{"attempt":3}`, wire.Metadata{"attempt": "3"}, `{"attempt":"3"}`},
		"nested values":  {`{"attempts":[3]}`, wire.Metadata{"attempts": "[3]"}, `{"attempts":"[3]"}`},
		"a list":         {`["pay_1"]`, wire.Metadata{"0": "pay_1"}, `{"0":"pay_1"}`},
		"escaped values": {`{"a\u0062":"\u20b9"}`, wire.Metadata{"ab": "₹"}, `{"ab":"₹"}`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got wire.Metadata
			require.NoError(t, json.Unmarshal([]byte(test.from), &got))
			require.Equal(t, test.want, got)
			requireWritten(t, test.to, got)
		})
	}
	require.Error(t, json.Unmarshal([]byte(`"pay_1"`), new(wire.Metadata)))
}

// FuzzPlainNotes checks that the fast path for notes returns the same as encoding/json.
func FuzzPlainNotes(f *testing.F) {
	for _, seed := range []string{`{}`, `{"a":"b"}`, ` { "a" : "b" , "a" : "c" } `, `{"a":"b",}`, `{"a":"\n"}`, `{"a":"b"}x`, `{"a":1}`, `[]`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var want map[string]string
		if json.Unmarshal(data, &want) != nil || want == nil {
			return
		}
		var got wire.Notes
		require.NoError(t, json.Unmarshal(data, &got))
		require.Equal(t, want, map[string]string(got))
	})
}
