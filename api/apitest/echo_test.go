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
		"an object with fewer members than the sample's": {
			`{"item":{"name":"B","amount":2,"other":3}}`, nil,
			map[string]string{"item": `{"id":"item_1","name":"B","amount":2}`},
		},
		"a free-form object":                  {`{"notes":{"c":"d"}}`, nil, map[string]string{"notes": `{"c":"d"}`}},
		"an empty object":                     {`{"notes":{}}`, nil, map[string]string{"notes": `[]`}},
		"a list":                              {`{"tags":[]}`, nil, map[string]string{"tags": `[]`}},
		"a member that is null in the sample": {`{"note":"x"}`, nil, map[string]string{"note": `"x"`}},
		"a member that the sample lacks":      {`{"more":1}`, nil, map[string]string{"more": ``}},
		"an invalid value":                    {`{"count":"many"}`, nil, map[string]string{"count": `9007199254740993`}},
		"null":                                {`{"count":null}`, nil, map[string]string{"count": `9007199254740993`}},
		"the id in the path":                  {`{}`, map[string]string{"plan_id": "plan_7"}, map[string]string{"id": `"plan_7"`}},
		"the id of another entity in the path": {
			`{}`, map[string]string{"payment_id": "pay_7"},
			map[string]string{"id": `"plan_1"`, "payment_id": `"pay_7"`, "items": `[{"id":"rfnd_1","payment_id":"pay_7"},{"id":"rfnd_2","payment_id":null}]`},
		},
	}
	// In this contract an item must have an id, and count must be a number.
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
	require.Equal(t, "[1]", string(echo{}.applyTo([]byte("[1]"))), "a sample that is not an object is unchanged")
}
