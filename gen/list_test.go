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
		"an unknown word":           {pages("some"), "x-pages: some", "listThings: x-pages is some: want none, or parameter names for count, skip, cursor, next and until"},
		"an unknown key":            {pages("{skip: skip, last: to}"), "x-pages: {", "listThings: x-pages has last: to: want parameter names for count, skip, cursor, next and until"},
		"a number":                  {pages("{skip: skip, until: 1}"), "x-pages: {", "listThings: x-pages has until: 1: want parameter names for count, skip, cursor, next and until"},
		"neither skip nor cursor":   {pages("{count: count}"), "x-pages: {", "listThings: x-pages needs either skip or cursor to say where a page begins"},
		"skip and cursor":           {pages("{skip: skip, cursor: to, next: next}"), "x-pages: {", "listThings: x-pages needs either skip or cursor to say where a page begins\n{{- name: to}}: listThings: the page parameter to must be an optional string"},
		"a cursor without next":     {pages("{cursor: count}"), "x-pages: {", "listThings: x-pages needs both cursor and next, the response member with the next cursor, or neither\n{{- name: count}}: listThings: the page parameter count must be an optional string"},
		"no such parameter":         {pages("{skip: offset}"), "x-pages: {", "listThings: x-pages names offset, which is not a query parameter"},
		"a required parameter":      {[]string{"        - name: skip\n          in: query\n", "        - name: skip\n          required: true\n          in: query\n"}, "        - name: skip", "listThings: the page parameter skip must be an optional integer"},
		"a response without a list": {[]string{"      x-retry: safe\n      externalDocs:\n        url: https://example.com/docs\n      responses", "      x-pages: none\n      x-retry: safe\n      externalDocs:\n        url: https://example.com/docs\n      responses"}, "x-pages: none", "fetchThing: x-pages needs a response with one list of a component, or with a list named items"},
		"an optional id":            {[]string{"required: [id, created_at]", "required: [created_at]"}, "      properties:\n        id:", "listThings: its items are identified by id, which Thing does not always have"},
		"an optional creation time": {[]string{"required: [id, created_at]", "required: [id]"}, "      properties:\n        id:", "listThings: its pages are limited by to, which requires that Thing always has created_at"},
		"a body": {[]string{"      operationId: createThing\n", "      operationId: createThing\n      x-pages: none\n", "schema:\n                $ref: '#/components/schemas/Thing'", "schema:\n                $ref: '#/components/schemas/ThingCollection'"}, "x-pages: none",
			"createThing: x-pages is not supported for an operation with a body"},
	})
}

func TestListIterators(t *testing.T) {
	t.Parallel()
	const cursor = "- {name: after, in: query, description: d, schema: {type: string}}"
	for name, test := range map[string]struct {
		change    []string
		has, lack string
	}{
		"limited by a time":  {nil, "call.Page{Count: query.Count, Skip: query.Skip, Until: query.To}", "Whole"},
		"a maximum count":    {nil, "Size: 50,", ""},
		"no maximum count":   {[]string{"            maximum: 50\n", ""}, "Count: query.Count", "Size"},
		"no time limit":      {[]string{listPages, "x-pages: {count: count, skip: skip}"}, "return string(item.ID), 0", "query.To"},
		"no count parameter": {[]string{listPages, "x-pages: {skip: skip}"}, "call.Page{Skip: query.Skip}", "Size"},
		"a count without minimum": {[]string{"            minimum: 1\n            maximum: 50\n", "            maximum: 50\n"},
			"Size: 50,", ""},
		"unpaged":                {[]string{listPages, "x-pages: none"}, "Unpaged: true", "query"},
		"items without ids":      {[]string{"required: [id, created_at]", "required: [created_at]", "        id:\n          $ref: '#/components/schemas/ThingID'\n        created_at", "        created_at"}, "Until: query.To", "Mark"},
		"a cursor":               {[]string{listPages, "x-pages: {count: count, cursor: after, next: next}", "# more parameters", cursor}, `Next: "next"`, "query.Skip"},
		"a list not named items": {[]string{"      required: [items]\n      properties:\n        items:", "      required: [things]\n      properties:\n        things:"}, "Items:\t\"things\"", `"items"`},
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
