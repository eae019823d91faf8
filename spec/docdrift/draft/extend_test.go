package draft_test

import (
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
		mandatory(valued(parameter(page.Query, "via", "string"), "web")), mandatory(parameter(page.Query, "hall", "string")),
		sample(t, page.Body, `{"kind":"seated","row":"a"}`),
		sample(t, page.Response, `{"id":"tkt_Made00000001","entity":"ticket","row":"a"}`)), "seated", "Create a Seated Ticket"))
	second := drafted(t, first.Contract, namedPage(sectionOf("POST", "/tickets", "",
		mandatory(valued(parameter(page.Body, "kind", "string"), "standing")), mandatory(parameter(page.Body, "door", "object")),
		mandatory(parameter(page.Body, "door.account_number", "string")),
		mandatory(valued(parameter(page.Query, "via", "string"), "web", "app")), mandatory(parameter(page.Query, "floor", "string")),
		sample(t, page.Body, `{"kind":"standing","door":{"account_number":"0123"}}`),
		sample(t, page.Response, `{"id":"tkt_Made00000002","entity":"ticket","door":null}`)), "made/standing", "Create a Standing Ticket"))

	require.Equal(t, []string{"createTicket"}, second.Operations)
	for _, want := range []string{
		"        - page: seated\n          heading: Create a Seated Ticket\n        - page: made/standing\n          heading: Create a Standing Ticket\n",
		"        - name: via\n          in: query\n          required: true\n",
		"            enum: [web, app]\n",
		"        - name: hall\n          in: query\n          required: false\n",
		"        - name: floor\n          in: query\n          required: false\n",
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
	require.NotContains(t, string(second.Contract), "enum: [collection, ticket]")
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

	listed := drafted(t, contractText(t), sectionOf("GET", "/tickets/:id", "", rows(`{"id":"seat_Made00000001","entity":"seat"}`), parameter(page.Response, "rows", "array"), valued(parameter(page.Response, "rows.entity", "string"), "seat", "bench")))
	require.Contains(t, string(listed.Contract), "\n    TicketRow:\n      type: object\n      description: Not described yet.\n      required: [id, entity]\n      properties:\n        id:\n          type: string\n          description: Not described yet.\n")
}

// The values that a page lists for a payment's status are not those of its ticket.
func TestAnotherPageListsValuesOfAnother(t *testing.T) {
	t.Parallel()
	ticket := `{"id":"tkt_Made00000001","entity":"ticket","status":"active"}`
	first := drafted(t, contractText(t), namedPage(sectionOf("GET", "/tickets/:id", "", sample(t, page.Response, ticket),
		valued(parameter(page.Response, "status", "string"), "active", "closed")), "one", "Fetch One"))
	require.Contains(t, string(first.Contract), "enum: [active, closed]\n")
	second := drafted(t, first.Contract, namedPage(sectionOf("GET", "/seats/:id", "", sample(t, page.Response, `{"ticket":`+ticket+`}`),
		valued(parameter(page.Response, "ticket.status", "string"), "late", "early")), "two", "Fetch Another"))
	require.NotContains(t, string(second.Contract), "early")
	require.Contains(t, texts(second), "Ticket.status: the page lists the values late, early, and responses have active, closed: the list seems to be of another property, and is left out")
}
