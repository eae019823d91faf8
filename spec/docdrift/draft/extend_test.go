package draft_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/docdrift/page"
)

// namedPage returns a page like that of sectionOf with another name and heading.
func namedPage(read *page.Page, name, heading string) *page.Page {
	read.Name, read.Sections[0].Heading = name, heading
	return read
}

func mandatory(fact page.Fact) page.Fact {
	fact.Mandatory = page.Mandatory
	return fact
}

// Another page about a drafted call extends it: what one of them lacks is optional, values are added.
func TestAnotherPageOfADraftedCall(t *testing.T) {
	t.Parallel()
	first := drafted(t, contractText(t), namedPage(sectionOf("POST", "/tickets", "",
		mandatory(valued(parameter(page.Body, "kind", "string"), "seated")), mandatory(parameter(page.Body, "row", "string")),
		mandatory(valued(parameter(page.Query, "via", "string"), "web")), mandatory(parameter(page.Query, "hall", "string")), mandatory(parameter(page.Query, "gate", "string")),
		sample(t, page.Body, `{"kind":"seated","row":"a"}`),
		sample(t, page.Response, `{"id":"tkt_Made00000001","entity":"ticket","row":"a"}`)), "seated", "Create a Seated Ticket"))
	second := drafted(t, first.Contract, namedPage(sectionOf("POST", "/tickets", "",
		mandatory(valued(parameter(page.Body, "kind", "string"), "standing")), mandatory(parameter(page.Body, "door", "object")),
		mandatory(parameter(page.Body, "door.account_number", "string")),
		mandatory(valued(parameter(page.Query, "via", "string"), "web", "app")), mandatory(parameter(page.Query, "floor", "string")), parameter(page.Query, "gate", "string"),
		sample(t, page.Body, `{"kind":"standing","door":{"account_number":"0123"}}`),
		sample(t, page.Response, `{"id":"tkt_Made00000002","entity":"ticket","door":null}`)), "made/standing", "Create a Standing Ticket"))

	require.Equal(t, []string{"createTicket"}, second.Operations)
	for _, want := range []string{
		"        - page: seated\n          heading: Create a Seated Ticket\n        - page: made/standing\n          heading: Create a Standing Ticket\n",
		"        - name: via\n          in: query\n          required: true\n",
		"            enum: [web, app]\n",
		"        - name: floor\n          in: query\n          required: false\n",
		"        - name: hall\n          in: query\n          required: false\n",
		"        - name: gate\n          in: query\n          required: false\n",
		"    CreateTicketRequest:\n      type: object\n      description: Not described yet.\n      x-sensitive: true\n      required: [kind]\n",
		"          enum: [seated, standing]\n",
		"        door:\n          $ref: '#/components/schemas/CreateTicketDoor'\n",
		"    Ticket:\n      type: object\n      description: Not described yet.\n      required: [id, entity]\n",
	} {
		require.Contains(t, string(second.Contract), want)
	}
	require.Contains(t, texts(second), "CreateTicketRequest: row is mandatory on another page, and this one does not require it: it is optional")
	require.Contains(t, texts(second), "createTicket: hall is mandatory on another page, and this one does not require it: it is optional")
	require.Contains(t, texts(second), "createTicket: floor is mandatory in one of the sections about the call, and another lacks it: it is optional")
	var files []string
	for _, one := range second.Samples {
		files = append(files, one.File)
	}
	require.Equal(t, []string{"samples/createTicket/200-documented-made-standing.json", "samples/createTicket/request-documented-made-standing.json"}, files)
}

// A page that shows no request or response leaves what the call takes and returns to another.
func TestAnotherPageShowsWhatADraftLacks(t *testing.T) {
	t.Parallel()
	first := drafted(t, contractText(t), namedPage(sectionOf("POST", "/tickets", ""), "tickets", "Tickets"))
	second := drafted(t, first.Contract, namedPage(sectionOf("POST", "/tickets", "", mandatory(parameter(page.Body, "row", "string")),
		sample(t, page.Response, `{"id":"tkt_Made00000001","entity":"ticket"}`)), "create", "Create a Ticket"))
	require.Contains(t, string(second.Contract), "      requestBody:\n        description: Not described yet.\n        required: true\n")
	require.Contains(t, string(second.Contract), "                $ref: '#/components/schemas/Ticket'\n")
	require.Contains(t, texts(second), "createTicket: another page shows no request body, which is now required")

	list := drafted(t, contractText(t), namedPage(sectionOf("GET", "/tickets", ""), "tickets", "Tickets"))
	list = drafted(t, list.Contract, namedPage(sectionOf("GET", "/tickets", "", parameter(page.Query, "count", "integer"), parameter(page.Query, "skip", "integer"),
		sample(t, page.Response, `{"entity":"collection","count":1,"items":[{"id":"tkt_Made00000001","entity":"ticket"}]}`)), "list", "List Tickets"))
	require.Contains(t, string(list.Contract), "      x-retry: safe\n      x-pages: {count: count, skip: skip}\n")

	third := drafted(t, second.Contract, namedPage(sectionOf("POST", "/tickets", ""), "again", "Tickets Again"))
	require.Contains(t, string(third.Contract), "        - page: again\n          heading: Tickets Again\n")
	require.Contains(t, string(third.Contract), "      required: [row]\n")
}

// The items of a list are extended as well.
func TestAnotherPageOfADraftedList(t *testing.T) {
	t.Parallel()
	list := func(item string) page.Fact {
		return sample(t, page.Response, `{"entity":"collection","count":1,"items":[`+item+`]}`)
	}
	first := drafted(t, contractText(t), namedPage(sectionOf("GET", "/tickets", "", list(`{"id":"tkt_Made00000001","entity":"ticket","rows":[{"name":"a"}]}`)), "all", "Fetch All"))
	second := drafted(t, first.Contract, namedPage(sectionOf("GET", "/tickets", "", list(`{"id":"tkt_Made00000001","entity":"ticket","rows":[{"name":"a","seats":2}],"door":"b"}`)), "more", "Fetch More"))
	require.Contains(t, string(second.Contract), "        door:\n")
	require.Contains(t, string(second.Contract), "        seats:\n")
}

// What a page adds to a draft is as in a new draft: a parameter once in Go, a form without unions, and a
// sample for a body that no page shows.
func TestAnotherPageOfAnUnusualCall(t *testing.T) {
	t.Parallel()
	first := drafted(t, contractText(t), namedPage(sectionOf("GET", "/tickets", "", parameter(page.Query, "expand[]", "string")), "all", "Fetch All"))
	second := drafted(t, first.Contract, namedPage(sectionOf("GET", "/tickets", "", mandatory(parameter(page.Query, "expand", "string"))), "more", "Fetch More"))
	require.NotContains(t, string(second.Contract), "- name: expand\n")

	flag := valued(parameter(page.Body, "open", "boolean"), "0", "1")
	first = drafted(t, contractText(t), namedPage(sectionOf("POST", "/doors", "", parameter(page.Body, "file", "object")), "door", "Create a Door"))
	second = drafted(t, first.Contract, namedPage(sectionOf("POST", "/doors", "", flag, sample(t, page.Body, `{"file":{"path":{}},"open":1}`)), "open", "Open a Door"))
	require.Contains(t, string(second.Contract), "        open:\n          type: integer\n")
	require.NotContains(t, string(second.Samples[0].Content), "map[")

	first = drafted(t, contractText(t), namedPage(sectionOf("DELETE", "/doors/:id", ""), "door", "Delete a Door"))
	second = drafted(t, first.Contract, namedPage(sectionOf("DELETE", "/doors/:id", "", mandatory(parameter(page.Body, "why", "string")), parameter(page.Response, "open", "boolean")), "why", "Delete an Open Door"))
	require.Len(t, second.Samples, 2)
	require.JSONEq(t, `{"open":true}`, string(second.Samples[0].Content))
	require.JSONEq(t, `{"why":"text"}`, string(second.Samples[1].Content))
}

// A page can show null for what is a reference, an object for what another shows as an empty list, and
// describe the entity of a list's items as its own.
func TestAnotherPageShowsAnotherKind(t *testing.T) {
	t.Parallel()
	first := drafted(t, contractText(t), namedPage(sectionOf("GET", "/tickets/:id", "",
		sample(t, page.Response, `{"id":"tkt_Made00000001","entity":"ticket","amount":1,"customer_id":"cust_Made00000001","rows":[]}`),
		parameter(page.Response, "entity", "string")), "one", "Fetch One"))
	require.Contains(t, string(first.Contract), "        rows:\n          type: array\n")
	second := drafted(t, first.Contract, namedPage(sectionOf("GET", "/seats/:id/ticket", "",
		sample(t, page.Response, `{"id":"tkt_Made00000001","entity":"ticket","amount":null,"customer_id":null,"rows":{"a":{"seat":1}}}`)), "two", "Fetch Another"))
	ticket := strings.SplitN(string(second.Contract), "\n    Ticket:\n", 2)[1]
	for _, want := range []string{
		"        amount:\n          description: Not described yet.\n          type: integer\n          nullable: true\n",
		"        customer_id:\n          type: string\n          nullable: true\n",
		"        rows:\n          description: Not described yet.\n          oneOf:\n            - $ref: '#/components/schemas/TicketRows'\n            - $ref: '#/components/schemas/EmptyList'\n",
	} {
		require.Contains(t, ticket, want)
	}

	list := sectionOf("GET", "/tickets", "", sample(t, page.Response, `{"entity":"collection","count":1,"items":[{"id":"tkt_Made00000001","entity":"ticket"}]}`))
	first = drafted(t, contractText(t), namedPage(list, "all", "Fetch All"))
	list.Sections[0].Facts = append(list.Sections[0].Facts, valued(parameter(page.Response, "entity", "string"), "ticket", "seat"))
	require.Contains(t, string(drafted(t, contractText(t), list).Contract), "\n    TicketCollection:\n")
	second = drafted(t, first.Contract, namedPage(list, "more", "Fetch More"))
	require.NotContains(t, string(second.Contract), "enum: [collection, ticket")
}

// A list whose items no longer always have a time is not limited to older ones.
func TestAnotherPageOfAPagedList(t *testing.T) {
	t.Parallel()
	first := drafted(t, contractText(t), namedPage(sectionOf("GET", "/tickets", "",
		parameter(page.Query, "count", "integer"), parameter(page.Query, "skip", "integer"), parameter(page.Query, "to", "integer"),
		sample(t, page.Response, `{"entity":"collection","count":1,"items":[{"id":"tkt_Made00000001","entity":"ticket","created_at":1700000000}]}`)), "all", "Fetch All"))
	require.Contains(t, string(first.Contract), "      x-pages: {count: count, skip: skip, until: to}\n")
	second := drafted(t, first.Contract, namedPage(sectionOf("GET", "/tickets/:id", "", sample(t, page.Response, `{"id":"tkt_Made00000001","entity":"ticket"}`)), "one", "Fetch One"))
	require.Contains(t, string(second.Contract), "      x-pages: {count: count, skip: skip}\n")
}

// A page that lists count and skip pages the list that pages before showed as a whole.
func TestAnotherPageOfAWholeList(t *testing.T) {
	t.Parallel()
	list := sample(t, page.Response, `{"entity":"collection","count":1,"items":[{"id":"tkt_Made00000001","entity":"ticket"}]}`)
	count, skip := parameter(page.Query, "count", "integer"), parameter(page.Query, "skip", "integer")
	first := drafted(t, contractText(t), namedPage(sectionOf("GET", "/tickets", "", list), "all", "Fetch All"))
	require.Contains(t, string(first.Contract), "      x-pages: none\n")
	second := drafted(t, first.Contract, namedPage(sectionOf("GET", "/tickets", "", list, count, skip), "more", "Fetch More"))
	require.Contains(t, string(second.Contract), "      x-pages: {count: count, skip: skip}\n")
	third := drafted(t, second.Contract, namedPage(sectionOf("GET", "/tickets", "", list), "again", "Fetch Again"))
	require.Contains(t, string(third.Contract), "      x-pages: {count: count, skip: skip}\n")
	again := drafted(t, first.Contract, namedPage(sectionOf("GET", "/tickets", "", list), "again", "Fetch Again"))
	require.NotContains(t, strings.Join(texts(again), "\n"), "the list is taken to be whole", "it was told")

	timed := sample(t, page.Response, `{"entity":"collection","count":1,"items":[{"id":"tkt_Made00000001","entity":"ticket","created_at":1700000000}]}`)
	until := drafted(t, contractText(t), namedPage(sectionOf("GET", "/tickets", "", timed, count, skip, parameter(page.Query, "to", "integer")), "all", "Fetch All"))
	until = drafted(t, until.Contract, namedPage(sectionOf("GET", "/tickets", "", timed, count, skip), "more", "Fetch More"))
	require.Contains(t, string(until.Contract), "      x-pages: {count: count, skip: skip, until: to}\n")
}

// The path of a call on another page does not tell what its parameters take.
func TestAnotherPageHasThePathAlone(t *testing.T) {
	t.Parallel()
	way := mandatory(valued(parameter(page.Path, "way", "string"), "post", "hand"))
	first := drafted(t, contractText(t), namedPage(sectionOf("POST", "/tickets/:id/send_by/:way", "", way), "send", "Send"))
	second := drafted(t, first.Contract, namedPage(sectionOf("POST", "/tickets/:id/send_by/:way", ""), "all", "All"))
	require.Contains(t, string(second.Contract), "enum: [post, hand]\n")
	require.NotContains(t, strings.Join(texts(second), "\n"), "mandatory on another page")
}

// The values that a page lists do not refuse a text that another page shows besides null.
func TestAnotherPageListsValuesOfAText(t *testing.T) {
	t.Parallel()
	show := func(side string, facts ...page.Fact) *page.Page {
		return sectionOf("GET", "/tickets/:id", "", append(facts, sample(t, page.Response, `{"id":"tkt_Made00000001","entity":"ticket","side":`+side+`}`))...)
	}
	shown := show(`"left"`, sample(t, page.Response, `{"id":"tkt_Made00000001","entity":"ticket","side":null}`))
	first := drafted(t, contractText(t), namedPage(shown, "one", "Fetch One"))
	second := drafted(t, first.Contract, namedPage(show(`null`, valued(parameter(page.Response, "side", "string"), "Right", "Middle")), "two", "Fetch Another"))
	require.Contains(t, string(second.Contract), "        side:\n          type: string\n          nullable: true\n          description: Not described yet.\n")
	require.NotContains(t, string(second.Contract), "Middle")
}

// A list that one page shows empty and calls an object is one of what another page shows.
func TestAnotherPageShowsTheItemsOfAList(t *testing.T) {
	t.Parallel()
	show := func(rows string) *page.Page {
		return sectionOf("GET", "/tickets/:id", "", parameter(page.Response, "rows", "object"), parameter(page.Response, "rows.name", "string"),
			sample(t, page.Response, `{"id":"tkt_Made00000001","entity":"ticket","rows":`+rows+`}`))
	}
	first := drafted(t, contractText(t), namedPage(show(`[]`), "one", "Fetch One"))
	second := drafted(t, first.Contract, namedPage(show(`[{"name":"a"}]`), "two", "Fetch Another"))
	require.Contains(t, string(second.Contract), "        rows:\n          type: array\n")
	require.Len(t, second.Samples, 1)

	listed := namedPage(sectionOf("GET", "/tickets/:id", "", parameter(page.Response, "rows", "array"), parameter(page.Response, "rows.name", "string"),
		sample(t, page.Response, `{"id":"tkt_Made00000001","entity":"ticket","rows":null}`)), "one", "Fetch One")
	first = drafted(t, contractText(t), listed)
	second = drafted(t, first.Contract, namedPage(show(`[{"name":"a"}]`), "two", "Fetch Another"))
	require.NotContains(t, string(second.Contract), "TicketRow2")
}

// A list that one page requires stays one, whatever the sample of another builds it from: the example of the
// request is valid.
func TestAnotherPageMakesNoObjectOfARequestsList(t *testing.T) {
	t.Parallel()
	first := drafted(t, contractText(t), namedPage(sectionOf("POST", "/tickets", "",
		valued(parameter(page.Body, "kinds", "array"), "seated", "standing"), sample(t, page.Body, `{"kinds":["seated"]}`)), "one", "Create One"))
	second := drafted(t, first.Contract, namedPage(sectionOf("POST", "/tickets", "",
		parameter(page.Body, "kinds", "object")), "two", "Create Another"))
	require.Contains(t, string(second.Contract), "        kinds:\n          type: array\n")
}

// A list can have several entities, which one page lists and two pages show.
func TestAnotherPageShowsAnotherEntity(t *testing.T) {
	t.Parallel()
	rows := func(item string) page.Fact {
		return sample(t, page.Response, `{"id":"tkt_Made00000001","entity":"ticket","rows":[`+item+`]}`)
	}
	first := drafted(t, contractText(t), namedPage(sectionOf("GET", "/tickets/:id", "", rows(`{"id":"seat_Made00000001","entity":"seat"}`)), "one", "Fetch One"))
	require.Contains(t, string(first.Contract), "\n    Seat:\n")
	second := drafted(t, first.Contract, namedPage(sectionOf("GET", "/tickets/:id/rows", "", rows(`{"id":"bench_Made00000001","entity":"bench"}`)), "two", "Fetch Another"))
	require.Contains(t, string(second.Contract), "        id:\n          type: string\n          description: Not described yet.\n        entity:\n          type: string\n          description: Always `seat`.\n          enum: [seat, bench]\n")
	require.Contains(t, string(second.Samples[0].Content), "bench_Made00000001")

	third := drafted(t, second.Contract, namedPage(sectionOf("GET", "/tickets/:id/seats", "", rows(`{"id":"seat_Made00000001","entity":"seat"}`)), "three", "Fetch Again"))
	require.NotContains(t, third.patch, "-          type: string\n")

	listed := drafted(t, contractText(t), sectionOf("GET", "/tickets/:id", "", rows(`{"id":"seat_Made00000001","entity":"seat"}`), parameter(page.Response, "rows", "array"), valued(parameter(page.Response, "rows.entity", "string"), "seat", "bench")))
	require.Contains(t, texts(listed), "TicketRow: samples or lists have the entities seat, bench: split it if they are of different things")
	require.Contains(t, string(listed.Contract), "\n    TicketRow:\n      type: object\n      description: Not described yet.\n      required: [id, entity]\n      properties:\n        id:\n          type: string\n          description: Not described yet.\n")
}

// listedEntity returns the facts of an object that a page lists and no sample shows.
func listedEntity(name string) []page.Fact {
	return []page.Fact{
		parameter(page.Response, name, "object"), parameter(page.Response, name+".id", "string"), valued(parameter(page.Response, name+".entity", "string"), name),
	}
}

// A null, a value where pages before showed null, and an identifier without a sample before are all read.
func TestAnotherPageShowsNullOrAValue(t *testing.T) {
	t.Parallel()
	facts := slices.Concat(listedEntity("hall"), listedEntity("aisle"), listedEntity("exit"), []page.Fact{
		sample(t, page.Response, `{"id":"tkt_Made00000001","entity":"ticket","amount_left":1,"opens_at":1700000000,"door":{"side":"left"},"start":null,"lit":null,"kind":"a","currency":"INR","notes":{"a":"b"},"gate":null,"open":1,"code":"5","row_id":null,"account_number":null,"guest":{"name":"a"},"porch":{"size":1}}`),
		parameter(page.Response, "gate", "object"), parameter(page.Response, "open", "boolean"), parameter(page.Response, "account_number", "string"),
	})
	first := drafted(t, contractText(t), namedPage(sectionOf("GET", "/tickets/:id", "", facts...), "one", "Fetch One"))
	second := drafted(t, first.Contract, namedPage(sectionOf("GET", "/seats/:id/ticket", "",
		sample(t, page.Response, `{"id":"tkt_Made00000001","entity":"ticket","amount_left":null,"opens_at":null,"door":null,"start":1700000000,"lit":true,"kind":true,"currency":null,"notes":null,"gate":{"side":"left"},"row_id":"row_Made00000001","open":null,"code":5,"account_number":12,"hall":{"id":"hall_Made00000001","entity":"hall"}}`),
		sample(t, page.Response, `{"id":"tkt_Made00000001","entity":"ticket","door":{"colour":"red"},"porch":{"id":"1"},"aisle":{"entity":"aisle"}}`),
		sample(t, page.Response, `{"id":"tkt_Made00000001","entity":"ticket","aisle":{"id":"aisle_Made00000001","entity":"aisle"}}`)), "two", "Fetch Another"))
	for _, want := range []string{
		"        amount_left:\n          description: Not described yet.\n          type: integer\n          nullable: true\n          allOf:\n            - $ref: '#/components/schemas/NullableAmount'\n",
		"        opens_at:\n          description: Not described yet.\n          type: integer\n          nullable: true\n          allOf:\n            - $ref: '#/components/schemas/NullableTimestamp'\n",
		"    TicketDoor:\n      type: object\n      nullable: true\n      description: Not described yet.\n      properties:\n        side:\n          type: string\n          description: Not described yet.\n        colour:\n",
		"        open:\n          description: Not described yet.\n          allOf:\n            - $ref: '#/components/schemas/Flag'\n",
		"        code:\n          description: Not described yet.\n          oneOf:\n            - type: string\n              description: Not described yet.\n            - type: integer\n              description: Not described yet.\n",
		"        start:\n          description: Not described yet.\n          oneOf:\n            - type: string\n              nullable: true\n              description: Not described yet.\n            - type: integer\n              description: Not described yet.\n",
		"        kind:\n          type: string\n          description: Not described yet.\n",
		"        lit:\n          type: boolean\n          nullable: true\n",
		"        currency:\n          type: string\n          nullable: true\n",
		"    TicketPorch:\n      type: object\n      description: Not described yet.\n      properties:\n",
		"        account_number:\n          description: Not described yet.\n          x-sensitive: true\n          oneOf:\n            - type: string\n              nullable: true\n              description: Not described yet.\n            - type: integer\n",
		"        gate:\n          $ref: '#/components/schemas/TicketGate'\n",
		"    TicketGate:\n      type: object\n      nullable: true\n",
		"        row_id:\n          type: string\n          nullable: true\n          description: Not described yet.\n          pattern: '^row_.+$'\n",
		"    Aisle:\n      type: object\n      description: Not described yet.\n      required: [entity]\n",
		"    Hall:\n      type: object\n      description: Not described yet.\n      required: [id, entity]\n      properties:\n        id:\n          $ref: '#/components/schemas/HallID'\n",
	} {
		require.Contains(t, string(second.Contract), want)
	}
	require.Contains(t, texts(second), "Ticket.lit: pages before had the type string, and this one has boolean")
	require.Contains(t, texts(second), "Ticket.start: this page or one before shows a text, or null without a type, and this one a number: both are valid")
	require.NotContains(t, strings.Join(texts(second), "\n"), "Ticket.currency: the page does not give its type")
	third := drafted(t, second.Contract, namedPage(sectionOf("GET", "/rows/:id/ticket", "",
		sample(t, page.Response, `{"id":"tkt_Made00000001","entity":"ticket","row_id":"line_Made00000001"}`),
		listedEntity("exit")[0], listedEntity("exit")[1], listedEntity("exit")[2]), "three", "Fetch a Third"))
	require.Contains(t, string(third.Contract), "    Exit:\n      type: object\n      description: Not described yet.\n      properties:\n")
	require.Contains(t, string(third.Contract), "        row_id:\n          type: string\n          nullable: true\n          description: Not described yet.\n        ")
}

// The limits and values of one use of a call do not hold for another.
func TestAnotherPageHasOtherLimits(t *testing.T) {
	t.Parallel()
	both := func(fact page.Fact, low, high int64) page.Fact {
		return limited(limited(fact, "min", low), "max", high)
	}
	name := limited(parameter(page.Body, "name", "string"), "maxLength", 40)
	first := drafted(t, contractText(t), namedPage(sectionOf("POST", "/tickets", "",
		both(parameter(page.Body, "row", "integer"), 1, 20), both(parameter(page.Body, "seat", "integer"), 5, 40), name,
		both(parameter(page.Body, "porch", "integer"), 1, 8),
		limited(valued(parameter(page.Body, "kind", "string"), "day", "week"), "minLength", 3), valued(parameter(page.Body, "way", "string"), "post", "hand"),
		both(parameter(page.Query, "count", "integer"), 1, 20)), "day", "Sell One"))
	shown := parameter(page.Body, "way", "string")
	shown.Shown = true
	second := drafted(t, first.Contract, namedPage(sectionOf("POST", "/tickets", "", shown,
		limited(parameter(page.Body, "row", "integer"), "min", 2), both(parameter(page.Body, "seat", "integer"), 4, 50), name,
		parameter(page.Body, "kind", "string"), parameter(page.Query, "count", "integer"), sample(t, page.Body, `{"way":"hand","kind":"month","porch":3}`)), "night", "Sell Another"))
	for _, want := range []string{
		"        row:\n          type: integer\n          description: Not described yet.\n          minimum: 1\n        ",
		"        seat:\n          type: integer\n          description: Not described yet.\n          minimum: 4\n          maximum: 50\n",
		"        name:\n          type: string\n          description: Not described yet.\n          minLength: 1\n          maxLength: 40\n",
		"        kind:\n          type: string\n          description: Not described yet.\n          minLength: 1\n",
		"        way:\n          type: string\n          description: Not described yet.\n          enum: [post, hand]\n",
		"        porch:\n          type: integer\n          description: Not described yet.\n          minimum: 1\n          maximum: 8\n",
		"        - name: count\n          in: query\n          required: false\n          description: Not described yet.\n          schema:\n            type: integer\n      requestBody:\n",
	} {
		require.Contains(t, string(second.Contract), want)
	}
	for _, want := range []string{
		"CreateTicketRequest.row: maximum 20 is that of another page, and this one gives another or none: none is written",
		"CreateTicketRequest.seat: maximum 40 is that of another page, and this one gives another or none: 50 is written",
		"CreateTicketRequest.kind: enum day, week is that of another page, and this one gives another or none: none is written",
	} {
		require.Contains(t, texts(second), want)
	}
}

// A page gives the path parameters of the calls before their component, and values to a component of values.
func TestAnotherPageShowsIdentifiersAndValues(t *testing.T) {
	t.Parallel()
	text := strings.Replace(string(contractText(t)), "    FreeForm:\n", "    TicketStatus:\n      type: string\n      description: Of another.\n    Guest:\n      type: string\n      description: Of another.\n    FreeForm:\n", 1)
	called := func(path string, facts ...page.Fact) *page.Page { return sectionOf("GET", path, "", facts...) }
	status := func(values ...string) page.Fact {
		return valued(parameter(page.Response, "status", "string"), values...)
	}
	ticket := sample(t, page.Response, `{"id":"tkt_Made00000001","entity":"ticket","status":"sold"}`)
	first := drafted(t, []byte(text), namedPage(called("/tickets/:id"), "list", "Fetch"))
	first = drafted(t, first.Contract, namedPage(called("/seats/:id/ticket", ticket, status("sold", "used")), "one", "Fetch One"))
	require.Contains(t, string(first.Contract), "    TicketStatus2:\n      type: string\n      description: Not described yet.\n      enum: [sold, used]\n")
	second := drafted(t, first.Contract, namedPage(called("/tickets/tkt_Made00000001", ticket, status("sold", "lost")), "two", "Fetch Another"))
	require.Contains(t, string(second.Contract), "    TicketStatus2:\n      type: string\n      description: Not described yet.\n      enum: [sold, used, lost]\n")
	guest := drafted(t, first.Contract, namedPage(called("/guests/:id", sample(t, page.Response, `{"id":"gst_Made00000001","entity":"guest"}`)), "guest", "Fetch a Guest"))
	require.Contains(t, string(guest.Contract), "    Guest2:\n")
	require.Contains(t, string(guest.Contract), "    GuestID:\n")
	path := "- name: ticket_id\n        in: path\n        required: true\n        description: Not described yet.\n        schema:\n          $ref: '#/components/schemas/TicketID'\n"
	require.Contains(t, string(second.Contract), path)
	way := func(values ...string) *page.Page {
		return called("/tickets/:id/send_by/:way", valued(parameter(page.Path, "way", "string"), values...))
	}
	first = drafted(t, first.Contract, namedPage(way("post", "hand"), "way", "Send"))
	sent := drafted(t, first.Contract, namedPage(way("horse"), "horse", "Send by Horse"))
	require.Contains(t, string(sent.Contract), "          enum: [post, hand, horse]\n")
	other := drafted(t, second.Contract, namedPage(sectionOf("PATCH", "/tickets/row_Made00000001", "", sample(t, page.Response, `{"gone":true}`)), "other", "Change"))
	require.Contains(t, string(other.Contract), path)
	removed := drafted(t, first.Contract, namedPage(sectionOf("DELETE", "/tickets/tkt_Made00000001", "", sample(t, page.Response, `{"gone":true}`)), "gone", "Remove"))
	require.Contains(t, string(removed.Contract), path)
}

// A response may lack what a request must have, so neither uses the components of the other.
func TestAnotherPageSendsWhatAResponseHas(t *testing.T) {
	t.Parallel()
	guest := parameter(page.Body, "guest", "object")
	text := mandatory(limited(parameter(page.Body, "guest.name", "string"), "minLength", 3))
	first := drafted(t, contractText(t), namedPage(sectionOf("POST", "/tickets", "", guest, text, sample(t, page.Body, `{"guest":{"name":"abc"}}`)), "one", "Sell One"))
	require.Contains(t, string(first.Contract), "    CreateTicketGuest:\n")
	second := drafted(t, first.Contract, namedPage(sectionOf("GET", "/doors/:id", "", sample(t, page.Response, `{"id":"door_Made00000001","entity":"door","keeper":{"name":"abc"}}`)), "two", "Fetch a Door"))
	require.Contains(t, string(second.Contract), "        keeper:\n          $ref: '#/components/schemas/DoorKeeper'\n")

	mixed := drafted(t, contractText(t), sectionOf("POST", "/tickets", "", parameter(page.Body, "row", "string"), sample(t, page.Body, `{"row":"a"}`), sample(t, page.Body, `{"row":1}`)))
	require.NotContains(t, mixed.patch, "oneOf")
	shown := drafted(t, first.Contract, namedPage(sectionOf("POST", "/tickets", "", sample(t, page.Body, `{"guest":{"name":"abc"}}`)), "three", "Sell a Third"))
	require.Contains(t, string(shown.Contract), "    CreateTicketGuest:\n      type: object\n      description: Not described yet.\n      required: [name]\n")
	missing := drafted(t, first.Contract, namedPage(sectionOf("POST", "/tickets", "", guest, text, sample(t, page.Body, `{"guest":{"name":"abc"}}`), sample(t, page.Body, `{"guest":{"age":3}}`)), "two", "Sell Another"))
	require.Contains(t, texts(missing), "CreateTicketGuest: name is mandatory on another page, and this one does not require it: it is optional")
}

// An object that has an account number is sensitive, and a text with the name of the object is not.
func TestSensitiveObjectAndText(t *testing.T) {
	t.Parallel()
	first := drafted(t, contractText(t), namedPage(sectionOf("GET", "/tickets/:id", "", sample(t, page.Response, `{"id":"tkt_Made00000001","entity":"ticket","source":{"payer_account":"1"}}`)), "one", "Fetch One"))
	require.Contains(t, string(first.Contract), "    TicketSource:\n      type: object\n      description: Not described yet.\n      x-sensitive: true\n")
	second := drafted(t, first.Contract, namedPage(sectionOf("GET", "/doors/:id", "", sample(t, page.Response, `{"id":"door_Made00000001","entity":"door","source":"left"}`)), "two", "Fetch a Door"))
	require.Contains(t, string(second.Contract), "        source:\n          type: string\n          description: Not described yet.\n")
	require.NotContains(t, string(second.Contract), "        source:\n          type: string\n          description: Not described yet.\n          x-sensitive: true\n")
}

// A call returns what the first page shows. Another page may show the response of another call.
func TestAnotherPageShowsAnotherAnswer(t *testing.T) {
	t.Parallel()
	ticket := sample(t, page.Response, `{"id":"tkt_Made00000001","entity":"ticket"}`)
	list := sample(t, page.Response, `{"entity":"collection","count":1,"items":[{"id":"tkt_Made00000001","entity":"ticket"}]}`)
	first := drafted(t, contractText(t), namedPage(sectionOf("GET", "/tickets/:id", "", ticket), "one", "Fetch One"))
	second := drafted(t, first.Contract, namedPage(sectionOf("GET", "/tickets/:id", "", list), "again", "Fetch Again"))
	require.NotContains(t, string(second.Contract), "TicketCollection")
	require.Contains(t, texts(second), "fetchTicket: its response is a collection on this page, and a ticket on another: the other's is kept")
	require.Empty(t, second.Samples)
}

// A page shows the members of an object that was open before, and an amount of 0.
func TestAnotherPageShowsMembersOrZero(t *testing.T) {
	t.Parallel()
	amount := parameter(page.Body, "amount", "integer")
	first := drafted(t, contractText(t), namedPage(sectionOf("POST", "/tickets", "", amount, sample(t, page.Body, `{"amount":5}`),
		sample(t, page.Response, `{"id":"tkt_Made00000001","entity":"ticket"}`), parameter(page.Response, "info", "object")), "one", "Sell One"))
	require.Contains(t, string(first.Contract), "            - $ref: '#/components/schemas/FreeForm'\n")
	second := drafted(t, first.Contract, namedPage(sectionOf("POST", "/tickets", "", amount, sample(t, page.Body, `{"amount":0}`),
		sample(t, page.Response, `{"id":"tkt_Made00000001","entity":"ticket","info":{"row":1}}`)), "two", "Sell Another"))
	require.Contains(t, string(second.Contract), "        info:\n          $ref: '#/components/schemas/TicketInfo'\n")
	require.Contains(t, string(second.Contract), "    CreateTicketRequest:\n      type: object\n      description: Not described yet.\n      properties:\n        amount:\n          $ref: '#/components/schemas/Amount'\n")
	require.NotContains(t, strings.Join(texts(second), "\n"), "its response is a")
	third := drafted(t, second.Contract, namedPage(sectionOf("POST", "/tickets", "", limited(amount, "max", 9), sample(t, page.Body, `{"amount":0}`)), "three", "Sell a Third"))
	require.NotContains(t, string(third.Contract), "maximum: 9\n")
	require.JSONEq(t, `{"amount":0}`, string(second.Samples[len(second.Samples)-1].Content))
}

// A page adds to what pages before showed and listed of a response, and narrows none of it. Components of the contract
// stay as they are.
func TestAnotherPageShowsMore(t *testing.T) {
	t.Parallel()
	ticket := func(path, members string, facts ...page.Fact) *page.Page {
		return sectionOf("GET", path, "", append(facts, sample(t, page.Response, `{"id":"tkt_Made00000001","entity":"ticket",`+members+`}`))...)
	}
	first := drafted(t, contractText(t), namedPage(ticket("/tickets/:id", `"row_id":"none","currency":"rupees","rows":[],"seats":["a"],"level":1,"card":{"id":"card_Made00000001","entity":"card","last4":"1111"}`,
		parameter(page.Response, "rows", "object"), parameter(page.Response, "rows.a", "object"), parameter(page.Response, "emi", "object"), valued(parameter(page.Response, "level", "integer"), "1", "2")), "one", "Fetch One"))
	second := drafted(t, first.Contract, namedPage(ticket("/doors/:id/ticket", `"row_id":"row_Made00000001","currency":"INR","rows":{"b":1},"seats":["b"],"level":3,"card":null`,
		valued(parameter(page.Response, "seats", "array"), "a", "b"), parameter(page.Response, "emi", "object")), "two", "Fetch Another"))
	require.NotContains(t, second.patch, "-          $ref")
	third := drafted(t, second.Contract, namedPage(ticket("/halls/:id/ticket", `"rows":{"c":1},"card":{"id":"card_Made00000001","entity":"card","last4":"1111","colour":"red"}`), "three", "Fetch a Third"))
	for _, want := range []string{
		"        row_id:\n          type: string\n          description: Not described yet.\n        ",
		"        currency:\n          type: string\n          description: Not described yet.\n        ",
		"            - $ref: '#/components/schemas/TicketRows'\n            - $ref: '#/components/schemas/EmptyList'\n",
		"        b:\n          type: integer\n          description: Not described yet.\n        c:\n",
		"          enum: [1, 2, 3]\n",
	} {
		require.Contains(t, string(third.Contract), want)
	}
	require.NotContains(t, string(third.Contract), "enum: [a, b]", "the samples of the first page may have other values")
	require.NotContains(t, string(third.Contract), "colour")
	require.Equal(t, strings.Count(string(first.Contract), "PaymentEMI"), strings.Count(string(third.Contract), "PaymentEMI"))

	open := func(name string, facts ...page.Fact) *page.Page {
		return namedPage(sectionOf("GET", "/"+name+"s/:id", "", append(facts, parameter(page.Response, "roof", "object"))...), name, name)
	}
	roofs := drafted(t, contractText(t), open("house"))
	roofs = drafted(t, roofs.Contract, open("hall", sample(t, page.Response, `{"roof":{"colour":"red"}}`)))
	require.NotContains(t, drafted(t, roofs.Contract, open("house")).patch, "FetchHallRoof", "no page shows more of it")

	empty := func() *page.Page { return sectionOf("GET", "/doors", "", sample(t, page.Response, `[]`)) }
	list := drafted(t, contractText(t), namedPage(empty(), "one", "List"))
	require.NotContains(t, drafted(t, list.Contract, namedPage(empty(), "two", "List Again")).patch, "-                $ref")
}

// A request takes what it took on pages before, and a parameter that a person described stays as it is.
func TestAnotherPageNarrowsNoRequest(t *testing.T) {
	t.Parallel()
	first := drafted(t, contractText(t), namedPage(sectionOf("POST", "/tickets/:way", "", valued(parameter(page.Path, "way", "string"), "post"),
		parameter(page.Body, "kind", "string"), parameter(page.Body, "row", "integer")), "one", "Sell One"))
	described := strings.Replace(string(first.Contract), "required: true\n        description: Not described yet.\n", "required: true\n        description: The way.\n", 1)
	second := drafted(t, []byte(described), namedPage(sectionOf("POST", "/tickets/:way", "", valued(parameter(page.Path, "way", "string"), "hand"),
		valued(parameter(page.Body, "kind", "string"), "day"), parameter(page.Body, "row", "string")), "two", "Sell Another"))
	require.NotContains(t, second.patch, "enum")
	require.NotContains(t, second.patch, "type: string")
}

// A list is not paged by a time that its items can lack, by the contract or the samples.
func TestPagesWithoutTimes(t *testing.T) {
	t.Parallel()
	list := func(items string) draftOf {
		return drafted(t, contractText(t), sectionOf("GET", "/tickets", "", parameter(page.Query, "count", "integer"), parameter(page.Query, "skip", "integer"), parameter(page.Query, "to", "integer"),
			sample(t, page.Response, `{"entity":"collection","count":1,"items":[`+items+`]}`)))
	}
	require.Contains(t, string(list(`{"id":"tkt_Made00000001","entity":"ticket","created_at":1700000000}`).Contract), "skip: skip, until: to}\n")
	require.Contains(t, string(list(`{"id":"tkt_Made00000001","entity":"ticket","created_at":1700000000},{"id":"tkt_Made00000002","entity":"ticket"}`).Contract), "skip: skip}\n")
	require.Contains(t, string(list(`{"id":"pay_Made00000001","entity":"payment","amount":1,"created_at":1700000000}`).Contract), "skip: skip}\n")
}
