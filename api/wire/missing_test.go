package wire_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/wire"
)

// page has the required members of a list of payments.
var page = []wire.Member{{Name: "items", List: true, Of: []wire.Member{
	{Name: "id"}, {Name: "amount"}, {Name: "payer", Of: []wire.Member{{Name: "vpa"}}},
}}}

func TestMissing(t *testing.T) {
	t.Parallel()
	const payer = `,"payer":{"vpa":"a@b"}}`
	for name, test := range map[string]struct{ answer, want string }{
		"nothing is missing":       {`{"items":[{"id":"pay_1","amount":0` + payer + `]}`, ""},
		"no items":                 {`{"items":[]}`, ""},
		"the list":                 {`{"entity":"collection"}`, "items"},
		"a list that is null":      {`{"items":null}`, "items"},
		"a list that is an object": {`{"items":{}}`, "items"},
		"an amount":                {`{"items":[{"id":"pay_1"` + payer + `]}`, "items.0.amount"},
		"an amount that is null":   {`{"items":[{"id":"pay_1","amount":null` + payer + `]}`, "items.0.amount"},
		"the amount of the second": {`{"items":[{"id":"a","amount":1` + payer + `,{"id":"b"` + payer + `]}`, "items.1.amount"},
		"an amount that only the notes have": {
			`{"items":[{"id":"pay_1","notes":{"amount":"7","more":[{"amount":7}]}` + payer + `]}`, "items.0.amount",
		},
		"an amount that another object has": {`{"amount":7,"items":[{"id":"pay_1"` + payer + `]}`, "items.0.amount"},
		"an amount within a string":         {`{"items":[{"id":"pay_1","description":"\",\"amount\":7}"` + payer + `]}`, "items.0.amount"},
		"an empty id":                       {`{"items":[{"id":"","amount":1` + payer + `]}`, "items.0.id"},
		"an item that is null":              {`{"items":[null]}`, "items.0.id"},
		"an item that is an empty list":     {`{"items":[[]]}`, "items.0.id"},
		"a member of an object":             {`{"items":[{"id":"pay_1","amount":0,"payer":{}}]}`, "items.0.payer.vpa"},
		"a member of an object sent as []":  {`{"items":[{"id":"pay_1","amount":0,"payer":[]}]}`, "items.0.payer.vpa"},
		"the object":                        {`{"items":[{"id":"pay_1","amount":0,"payer":null}]}`, "items.0.payer"},
		"the whole answer":                  {`null`, "items"},
		"nothing, after a backslash":        {`{"note":"\\","items":[]}`, ""},
		"nothing, with white space":         {" {\n \"items\" : [ { \"amount\" : 1 , \"id\" : \"a\" , \"payer\" : { \"vpa\" : 1 } , \"x\" : [ 1 , { } ] } , \t{\"id\":\"b\",\"amount\":2" + payer + " ] } ", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.True(t, json.Valid([]byte(test.answer)))
			got, objects := wire.Missing([]byte(test.answer), page)
			require.Equal(t, test.want, got)
			if got == "" {
				require.Equal(t, strings.Count(test.answer, "vpa"), objects)
			}
		})
	}
	got, _ := wire.Missing([]byte(`{}`), nil)
	require.Empty(t, got, "without required members nothing is missing")
}

// An object can have 64 required members, and each of them is checked.
func TestMissingOneOfMany(t *testing.T) {
	t.Parallel()
	members := make([]wire.Member, 64)
	object := map[string]int{}
	for i := range members {
		members[i].Name = fmt.Sprintf("m%d", i)
		object[members[i].Name] = i
	}
	for i := range members {
		one := maps.Clone(object)
		delete(one, members[i].Name)
		answer, err := json.Marshal(one)
		require.NoError(t, err)
		got, _ := wire.Missing(answer, members)
		require.Equal(t, members[i].Name, got)
	}
}

// The items of a list within a list are not counted.
func TestMissingCountsTheObjectsOfTheOuterList(t *testing.T) {
	t.Parallel()
	inner := []wire.Member{{Name: "parts", List: true, Of: []wire.Member{{Name: "id"}}}}
	_, objects := wire.Missing([]byte(`{"items":[{"parts":[{"id":1},{"id":2},{"id":3}]},{"parts":[]}]}`), []wire.Member{{Name: "items", List: true, Of: inner}})
	require.Equal(t, 2, objects)
}

// FuzzMissing compares Missing with a search in the value decoded by encoding/json. For invalid
// JSON it only checks that Missing returns.
func FuzzMissing(f *testing.F) {
	for _, text := range append(
		texts(),
		`{"a":1,"b":{"c":""},"d":[{"e":1},{"e":null}],"f":[1]}`, `{"d":[{"e":[{"e":"\\"}]}],"b":{"c":"\""},"a":0,"f":[]}`,
		`{"b":[],"a":"","d":[]}`, `{"a":[[{"a":1}]],"b":{"c":1,"d":2},"d":[{"x":1,"e":2,"y":{}}],"f":null}`,
		`{"a":1,"b":{"c":2},"d":[{"e":3}`, `{"d":[,`, `{"d":[}`, `{"d":[:`, `{"d"`, `{"a":`, `{"a""b"`, `{"b":{"c"}`,
	) {
		f.Add([]byte(text))
	}
	members := []wire.Member{
		{Name: "a"},
		{Name: "b", Of: []wire.Member{{Name: "c"}}},
		{Name: "d", List: true, Of: []wire.Member{{Name: "e"}, {Name: "a"}}},
		{Name: "f", List: true},
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, objects := wire.Missing(data, members)
		if !json.Valid(data) || bytes.ContainsRune(data, '\\') {
			return
		}
		decoder := json.NewDecoder(bytes.NewReader(data))
		decoder.UseNumber()
		value, twice := tree(t, decoder)
		if twice {
			return
		}
		if want := missing(value, members); len(want) > 0 {
			require.Contains(t, want, got)
		} else {
			require.Empty(t, got)
			require.Len(t, value.(map[string]any)["d"], objects)
		}
	})
}

// tree returns a decoded JSON value, and whether an object in it has a duplicate member.
func tree(t *testing.T, decoder *json.Decoder) (value any, twice bool) {
	t.Helper()
	token, err := decoder.Token()
	require.NoError(t, err)
	switch token {
	case json.Delim('['):
		list := []any{}
		for decoder.More() {
			item, within := tree(t, decoder)
			list, twice = append(list, item), twice || within
		}
		value = list
	case json.Delim('{'):
		object := map[string]any{}
		for decoder.More() {
			name, err := decoder.Token()
			require.NoError(t, err)
			member, within := tree(t, decoder)
			_, before := object[name.(string)]
			object[name.(string)], twice = member, twice || within || before
		}
		value = object
	default:
		return token, false
	}
	_, err = decoder.Token()
	require.NoError(t, err)
	return value, twice
}

// missing returns the paths of all missing members. Missing must return one of them.
func missing(value any, members []wire.Member) (paths []string) {
	object, _ := value.(map[string]any)
	for _, member := range members {
		within := object[member.Name]
		list, isList := within.([]any)
		switch {
		case within == nil, within == "" && len(member.Of) == 0, member.List && !isList:
			paths = append(paths, member.Name)
		case member.List && len(member.Of) > 0:
			for i, item := range list {
				for _, path := range missing(item, member.Of) {
					paths = append(paths, fmt.Sprintf("%s.%d.%s", member.Name, i, path))
				}
			}
		case len(member.Of) > 0:
			for _, path := range missing(within, member.Of) {
				paths = append(paths, member.Name+"."+path)
			}
		}
	}
	return paths
}

func TestReferenceMissing(t *testing.T) {
	t.Parallel()
	answer := `{"items":[{"id":"","payer":[]},{"id":"pay_1","amount":0,"payer":{"vpa":"a@b"}}]}`
	value, twice := tree(t, json.NewDecoder(strings.NewReader(answer)))
	require.False(t, twice)
	require.Equal(t, []string{"items.0.id", "items.0.amount", "items.0.payer.vpa"}, missing(value, page))
	got, _ := wire.Missing([]byte(answer), page)
	require.Contains(t, missing(value, page), got)
}

func BenchmarkMissing(b *testing.B) {
	item := `{"id":"pay_P7cKq2XbT9wZ4m","entity":"payment","amount":49950,"notes":{"cart":"5f1c9b7e"},"payer":{"vpa":"a@b"},"fee":null},`
	answer := []byte(`{"items":[` + strings.TrimSuffix(strings.Repeat(item, 100), ",") + `]}`)
	b.SetBytes(int64(len(answer)))
	b.ReportAllocs()
	for b.Loop() {
		if name, _ := wire.Missing(answer, page); name != "" {
			b.Fatal("a member is reported as missing")
		}
	}
}
