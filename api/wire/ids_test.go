package wire_test

import (
	"testing"

	"github.com/rzpkit/payments/api/wire"
)

type id string

func TestIDs(t *testing.T) {
	t.Parallel()
	testForms(t, map[string]form[wire.IDs[id]]{
		"a list":                       {text: `["offer_1","offer_2"]`, want: wire.IDs[id]{"offer_1", "offer_2"}, written: `["offer_1","offer_2"]`},
		"an empty list":                {text: `[]`, want: wire.IDs[id]{}, written: `[]`},
		"an empty collection":          {text: `{"entity":"collection","count":0,"items":[]}`, want: wire.IDs[id]{}, written: `[]`},
		"a collection":                 {text: `{"entity":"collection","count":1,"items":[{"id":"offer_1","amount":100}]}`, want: wire.IDs[id]{"offer_1"}, written: `["offer_1"]`},
		"a collection of ids":          {text: `{"items":["offer_1"]}`, want: wire.IDs[id]{"offer_1"}, written: `["offer_1"]`},
		"a list of objects":            {text: `[{"id":"offer_1"},"offer_2"]`, want: wire.IDs[id]{"offer_1", "offer_2"}, written: `["offer_1","offer_2"]`},
		"an empty object":              {text: `{}`, want: nil, written: `null`},
		"a collection with null items": {text: `{"items":null}`, want: nil, written: `null`},
		"null":                         {text: `null`, want: nil, written: `null`},
	})
	testRefused(t, wire.IDs[id]{"offer_1"}, "want a list of ids, or a collection of objects that have one", map[string]string{
		"a string":                   `"` + cardNumber + `"`,
		"a number":                   cardNumber,
		"a list of numbers":          "[" + cardNumber + "]",
		"a list of null":             "[null]",
		"an empty id":                `["offer_1",""]`,
		"an object without id":       `{"items":[{"name":"` + cardNumber + `"}]}`,
		"an id that is a number":     `{"items":[{"id":` + cardNumber + `}]}`,
		"a collection with a string": `{"items":"` + cardNumber + `"}`,
	})
}
