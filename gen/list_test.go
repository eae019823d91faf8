package gen_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

const listPages = "x-pages: {count: count, skip: skip, until: to}"

func TestRefusedLists(t *testing.T) {
	t.Parallel()
	pages := func(text string) []string { return []string{listPages, "x-pages: " + text} }
	runRefused(t, map[string]refusedCase{
		"a word":              {pages("some"), "x-pages: some", "listThings: x-pages is some: want none, or the names of parameters as count, skip, cursor, next and until"},
		"a key":               {pages("{skip: skip, last: to}"), "x-pages: {", "listThings: x-pages has last: to: want the names of parameters as count, skip, cursor, next and until"},
		"a number":            {pages("{skip: skip, until: 1}"), "x-pages: {", "listThings: x-pages has until: 1: want the names of parameters as count, skip, cursor, next and until"},
		"no beginning":        {pages("{count: count}"), "x-pages: {", "listThings: x-pages wants either skip or cursor, which says where a page begins"},
		"two beginnings":      {pages("{skip: skip, cursor: to, next: next}"), "x-pages: {", "listThings: x-pages wants either skip or cursor, which says where a page begins\n{{- name: to}}: listThings: its pages are told by to: want an optional string"},
		"a cursor without":    {pages("{cursor: count}"), "x-pages: {", "listThings: x-pages wants a cursor and a next, where the answer says it, or neither\n{{- name: count}}: listThings: its pages are told by count: want an optional string"},
		"no such parameter":   {pages("{skip: offset}"), "x-pages: {", "listThings: x-pages names offset, which is no parameter of the query"},
		"a required one":      {[]string{"        - name: skip\n          in: query\n", "        - name: skip\n          required: true\n          in: query\n"}, "        - name: skip", "listThings: its pages are told by skip: want an optional integer"},
		"no list":             {[]string{"      x-retry: safe\n      externalDocs:\n        url: https://example.com/docs\n      responses", "      x-pages: none\n      x-retry: safe\n      externalDocs:\n        url: https://example.com/docs\n      responses"}, "x-pages: none", "fetchThing: x-pages is given, and its answer has no list of a component, or several without one called items"},
		"an id that can miss": {[]string{"required: [id, created_at]", "required: [created_at]"}, "      properties:\n        id:", "listThings: its items are told apart by id, which Thing does not always have"},
		"no time":             {[]string{"required: [id, created_at]", "required: [id]"}, "      properties:\n        id:", "listThings: its pages are closed with to, by a created_at which Thing does not always have"},
		"a body": {[]string{"      operationId: createThing\n", "      operationId: createThing\n      x-pages: none\n", "schema:\n                $ref: '#/components/schemas/Thing'", "schema:\n                $ref: '#/components/schemas/ThingCollection'"}, "x-pages: none",
			"createThing: x-pages is not heeded where there is a body"},
	})
}

// The iterator's list is described as in the contract.
func TestListFollowsTheContract(t *testing.T) {
	t.Parallel()
	const cursor = "- {name: after, in: query, description: d, schema: {type: string}}"
	for name, test := range map[string]struct {
		change    []string
		has, lack string
	}{
		"closed with a time": {nil, "call.Page{Count: asked.Count, Skip: asked.Skip, Until: asked.To}", "Whole"},
		"the largest page":   {nil, "Size: 50,", ""},
		"of any size":        {[]string{"            maximum: 50\n", ""}, "Count: asked.Count", "Size"},
		"not closed":         {[]string{listPages, "x-pages: {count: count, skip: skip}"}, "return string(item.ID), 0", "asked.To"},
		"a default count":    {[]string{listPages, "x-pages: {skip: skip}"}, "call.Page{Skip: asked.Skip}", "Size"},
		"a count without minimum": {[]string{"            minimum: 1\n            maximum: 50\n", "            maximum: 50\n"},
			"Size: 50,", ""},
		"at once":      {[]string{listPages, "x-pages: none"}, "Unpaged: true", "asked"},
		"by position":  {[]string{"required: [id, created_at]", "required: [created_at]", "        id:\n          $ref: '#/components/schemas/ThingID'\n        created_at", "        created_at"}, "Until: asked.To", "Mark"},
		"by a cursor":  {[]string{listPages, "x-pages: {count: count, cursor: after, next: next}", "# more parameters", cursor}, `Next: "next"`, "asked.Skip"},
		"another name": {[]string{"      required: [items]\n      properties:\n        items:", "      required: [things]\n      properties:\n        things:"}, "Items:\t\"things\"", `"items"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			body := codeOf(t, things(t, test.change...)).function(t, "API.Things")
			require.Contains(t, body, test.has)
			if test.lack != "" {
				require.NotContains(t, body, test.lack)
			}
		})
	}
}

// An operation whose name does not begin with "list" has an iterator too. A list without x-pages
// has none.
func TestIteratorNames(t *testing.T) {
	t.Parallel()
	made := codeOf(t, things(t, "operationId: listThings", "operationId: searchThings"))
	require.NotEmpty(t, made.function(t, "API.EachSearchThings"))
	made = codeOf(t, things(t, "      "+listPages+"\n", ""))
	require.Empty(t, made.function(t, "API.Things"))
	require.NotEmpty(t, made.function(t, "API.ListThings"))
}
