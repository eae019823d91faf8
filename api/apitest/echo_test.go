package apitest

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSampleEchoesTheRequest(t *testing.T) {
	t.Parallel()
	const sample = `{"id":"plan_1","item":{"id":"item_1","name":"A","amount":1},"notes":{"a":"b"},"count":9007199254740993,"tags":["x"],
		"payment_id":"pay_1","items":[{"id":"rfnd_1","payment_id":"pay_1"},{"id":"rfnd_2","payment_id":null}],"note":null}`
	tests := map[string]struct {
		given string
		path  map[string]string
		want  map[string]string
	}{
		"nothing": {`{}`, nil, map[string]string{"count": `9007199254740993`}},
		"an object that the answer says more of": {
			`{"item":{"name":"B","amount":2,"other":3}}`, nil,
			map[string]string{"item": `{"id":"item_1","name":"B","amount":2}`},
		},
		"an object of free keys":      {`{"notes":{"c":"d"}}`, nil, map[string]string{"notes": `{"c":"d"}`}},
		"an object without any":       {`{"notes":{}}`, nil, map[string]string{"notes": `[]`}},
		"a list":                      {`{"tags":[]}`, nil, map[string]string{"tags": `[]`}},
		"what was null":               {`{"note":"x"}`, nil, map[string]string{"note": `"x"`}},
		"what the answer has not":     {`{"more":1}`, nil, map[string]string{"more": ``}},
		"what the answer cannot have": {`{"count":"many"}`, nil, map[string]string{"count": `9007199254740993`}},
		"null":                        {`{"count":null}`, nil, map[string]string{"count": `9007199254740993`}},
		"the id of the path":          {`{}`, map[string]string{"plan_id": "plan_7"}, map[string]string{"id": `"plan_7"`}},
		"another id of the path": {
			`{}`, map[string]string{"payment_id": "pay_7"},
			map[string]string{"id": `"plan_1"`, "payment_id": `"pay_7"`, "items": `[{"id":"rfnd_1","payment_id":"pay_7"},{"id":"rfnd_2","payment_id":null}]`},
		},
	}
	// The contract of this answer: an item has an id, and count is a number.
	accepts := func(body []byte) bool {
		var answer struct {
			Item  struct{ ID string }
			Count json.Number
		}
		return json.Unmarshal(body, &answer) == nil && answer.Item.ID != "" && !strings.Contains(string(body), `"count":"`)
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := echo{path: test.path, accepts: accepts}
			require.NoError(t, json.Unmarshal([]byte(test.given), &e.requested))
			var answer map[string]json.RawMessage
			require.NoError(t, json.Unmarshal(e.applyTo([]byte(sample)), &answer))
			for member, want := range test.want {
				if want == "" {
					require.NotContains(t, answer, member)
				} else {
					require.JSONEq(t, want, string(answer[member]))
				}
			}
		})
	}
	require.Equal(t, "[1]", string(echo{}.applyTo([]byte("[1]"))), "what is no object is left as it is")
}
