package draft_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/docdrift/draft"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

func TestOperationIDFromMethodAndPath(t *testing.T) {
	t.Parallel()
	const collection = `{"entity":"collection","count":1,"items":[{"id":"tkt_Made00000001","entity":"ticket"}]}`
	for _, test := range []struct{ method, path, answer, want, id string }{
		{"GET", "/v1/tickets", collection, "/tickets", "listTickets"},
		{"GET", "/tickets/", `{"id":"tkt_Made00000001"}`, "/tickets", "fetchTicket"},
		{"GET", "/tickets/tkt_Made00000001", `{"id":"tkt_Made00000001"}`, "/tickets/{ticket_id}", "fetchTicket"},
		{"GET", "/tickets/:id", `{"id":"tkt_Made00000001"}`, "/tickets/{ticket_id}", "fetchTicket"},
		{"GET", "/tickets/{ticketId}", `{"id":"tkt_Made00000001"}`, "/tickets/{ticket_id}", "fetchTicket"},
		{"GET", "/payments/pay_1/tickets", collection, "/payments/pay_1/tickets", "listPaymentPay1Tickets"},
		{"GET", "/payments/pay_Made00000001/tickets", collection, "/payments/{payment_id}/tickets", "listPaymentTickets"},
		{"POST", "/tickets", `{"id":"tkt_Made00000001"}`, "/tickets", "createTicket"},
		{"PATCH", "/tickets/:id", `{"id":"tkt_Made00000001"}`, "/tickets/{ticket_id}", "updateTicket"},
		{"PUT", "/tickets/:id", `{"id":"tkt_Made00000001"}`, "/tickets/{ticket_id}", "updateTicket"},
		{"DELETE", "/tickets/:id", `{"deleted":true}`, "/tickets/{ticket_id}", "deleteTicket"},
		{"POST", "/tickets/:id/close", `{"id":"tkt_Made00000001"}`, "/tickets/{ticket_id}/close", "closeTicket"},
		{"POST", "/payments/:id/lend", `{"id":"lend_Made00000001"}`, "/payments/{payment_id}/lend", "lendPayment"},
		{"POST", "/upi_tickets/:id/notify_by/{medium}", `{"success":true}`, "/upi_tickets/{upi_ticket_id}/notify_by/{medium}", "notifyByUPITicket"},
		{"DELETE", "/tickets/tkt_Made00000001/cust_Made00000001", `{"deleted":true}`, "/tickets/{ticket_id}/{id}", "deleteTicket"},
		{"GET", "/orders/order_Made00000001/order_Made00000002", `{"same":true}`, "/orders/{order_id}/{id}", "fetchOrder"},
		{"POST", "/tickets/:id/:row_id/close", `{"id":"tkt_Made00000001"}`, "/tickets/{ticket_id}/{row_id}/close", "closeTicket"},
		{"POST", "/tickets/:id/add_seats", `{"id":"tkt_Made00000001"}`, "/tickets/{ticket_id}/add_seats", "addTicketSeats"},
		{"POST", "/tickets/:id/split_seats", `{"id":"tkt_Made00000001"}`, "/tickets/{ticket_id}/split_seats", "createTicketSplitSeat"},
		{"POST", "/tickets/:id/seats_update", `{"id":"tkt_Made00000001"}`, "/tickets/{ticket_id}/seats_update", "seatsUpdateTicket"},
		{"GET", "/tickets/:id/retrieve_seats", collection, "/tickets/{ticket_id}/retrieve_seats", "listTicketRetrieveSeats"},
		{"GET", "/tickets/:id/retrieve_seats", `{"id":"tkt_Made00000001"}`, "/tickets/{ticket_id}/retrieve_seats", "fetchTicketRetrieveSeat"},
		{"GET", "/tickets/:id/update_requests", collection, "/tickets/{ticket_id}/update_requests", "listTicketUpdateRequests"},
		{"DELETE", "/tickets/:id/remove_seats", `{"deleted":true}`, "/tickets/{ticket_id}/remove_seats", "deleteTicketRemoveSeat"},
		{"POST", "/orders", `{"id":"tkt_Made00000001"}`, "", ""},
	} {
		t.Run(test.method+" "+test.path, func(t *testing.T) {
			t.Parallel()
			read := sectionOf(test.method, test.path, "", sample(t, page.Response, test.answer))
			if test.id == "" {
				contract, err := outline.Read("contract.yaml", contractText(t))
				require.NoError(t, err)
				made, err := draft.New(contract, read, sectionsOf(read))
				require.NoError(t, err)
				require.Empty(t, made.Operations)
				require.Contains(t, made.Undecided[0].Text, "createOrder, which the contract has")
				return
			}
			made := drafted(t, contractText(t), read)
			require.Equal(t, []string{test.id}, made.Operations)
			require.Contains(t, string(made.Contract), "\n  "+test.want+":\n")
		})
	}
}

// An operationId begins with the verb that a path has, if the operations of the contract have it too. Those of
// drafts may begin with a noun.
func TestOperationIDWithAVerbOfTheContract(t *testing.T) {
	t.Parallel()
	answer := sample(t, page.Response, `{"id":"tkt_Made00000001"}`)
	text := bytes.Replace(contractText(t), []byte("operationId: listPayments"), []byte("operationId: splitPayments"), 1)
	for path, want := range map[string]string{
		"/tickets/:id/split_seats": "splitTicketSeats", "/tickets/:id/split_row": "splitTicketRow", "/tickets/:id/split_by/{way}": "splitTicket",
	} {
		require.Equal(t, []string{want}, drafted(t, text, sectionOf("POST", path, "", answer)).Operations)
	}
	first := drafted(t, contractText(t), sectionOf("POST", "/tickets/:id/seat_row", "", answer))
	require.Equal(t, []string{"seatRowTicket"}, first.Operations)
	second := drafted(t, first.Contract, sectionOf("POST", "/tickets/:id/seat_rows", "", answer))
	require.Equal(t, []string{"createTicketSeatRow"}, second.Operations)
}

// Two operationIds differ in more than capitals.
func TestOperationIDOfAnotherSpelling(t *testing.T) {
	t.Parallel()
	text := bytes.Replace(contractText(t), []byte("operationId: listPayments"), []byte("operationId: createTICKET"), 1)
	made := drafted(t, text, sectionOf("POST", "/tickets", "", sample(t, page.Response, `{"id":"tkt_Made00000001"}`)))
	require.Equal(t, []string{"createTicket2"}, made.Operations)
}

func TestPathInferredFromSDKCall(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ call, ids, want string }{
		{"client.ticket.all", "", "GET /tickets"},
		{"client.ticket.fetch", "ticketId", "GET /tickets/{ticket_id}"},
		{"client.ticket.create", "", "POST /tickets"},
		{"client.Ticket.Edit", "id", "PATCH /tickets/{ticket_id}"},
		{"client.ticket.delete", "ticketId", "DELETE /tickets/{ticket_id}"},
		{"client.ticket.cancel", "ticketId", "POST /tickets/{ticket_id}/cancel"},
		{"$api->ticket->fetchMessages", "ticketId", "GET /tickets/{ticket_id}/messages"},
		{"client.payment.fetch_multiple_ticket", "paymentId", "GET /payments/{payment_id}/tickets"},
		{"client.payment.fetch_ticket_id", "paymentId ticketId", "GET /payments/{payment_id}/tickets/{ticket_id}"},
		{"client.ticket.addMessage", "ticketId", "POST /tickets/{ticket_id}/messages"},
		{"client.ticket.removeMessage", "ticketId messageId", "DELETE /tickets/{ticket_id}/messages/{message_id}"},
		{"client.ticket.payments", "ticketId", "GET /tickets/{ticket_id}/payments"},
		{"client.ticket.update", "ticketId body:code", "PATCH /tickets/{ticket_id}"},
		{"$api->ticket->fetch->cancel", "ticketId", "POST /tickets/{ticket_id}/cancel"},
		{"$api->payment->fetch->tickets->remove", "paymentId ticketId", "DELETE /payments/{payment_id}/tickets/{ticket_id}"},
		{"client.ticket.fetch", "paymentId ticketId", "GET /payments/{payment_id}/tickets/{ticket_id}"},
		{"client.ticket.create", "paymentId", "POST /payments/{payment_id}/tickets"},
		{"client.ticket_row.fetch", "rowId", "GET /ticket_rows/{row_id}"},
		{"client.tickets.fetchMessage", "messageId", "GET /tickets/messages/{message_id}"},
		{"client.ticket.addMessage", "paymentId ticketId", "POST /payments/{payment_id}/tickets/{ticket_id}/messages"},
		{"client.payments.refund", "paymentId", "POST /payments/{payment_id}/refund"},
		{"client.ticket.capture", "ticketId fetch:heading", "POST /tickets/{ticket_id}/capture"},
		{"client.ticket.rows", "ticketId fetch:heading", "GET /tickets/{ticket_id}/rows"},
		{"client.ticket.verify", "", ""},
		{"verify", "", ""},
		{"", "", ""},
	} {
		t.Run(test.call, func(t *testing.T) {
			t.Parallel()
			contract, err := outline.Read("contract.yaml", bytes.Replace(contractText(t), []byte("operationId: listPayments"), []byte("operationId: capturePayments"), 1))
			require.NoError(t, err)
			read := sectionOf("", "", test.call)
			for id := range strings.FieldsSeq(test.ids) {
				if id == "fetch:heading" {
					read.Sections[0].Heading = "Fetch a Ticket"
					continue
				}
				place, name := page.Path, id
				if body, isOfBody := strings.CutPrefix(id, "body:"); isOfBody {
					place, name = page.Body, body
				}
				read.Sections[0].Facts = append(read.Sections[0].Facts, parameter(place, name, "string"))
			}
			made, err := draft.New(contract, read, sectionsOf(read))
			if test.want == "" {
				require.NoError(t, err)
				require.Empty(t, made.Operations)
				require.Contains(t, made.Undecided[0].Text, "describe it by hand")
				return
			}
			require.NoError(t, err)
			require.Contains(t, made.Undecided[0].Text, "the page gives no path: "+test.want+" is inferred")
		})
	}
}

// A call with a body is no GET, whatever its heading says: a GET is repeated after a failure.
func TestMethodInferredFromABody(t *testing.T) {
	t.Parallel()
	read := sectionOf("", "/tickets/search", "", parameter(page.Body, "code", "string"), sample(t, page.Response, `{"found":true}`))
	read.Sections[0].Heading = "Fetch Tickets"
	require.Contains(t, string(drafted(t, contractText(t), read).Contract), "\n  /tickets/search:\n    post:\n")
}

func TestSchemaOfAResponse(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ shown, want string }{
		"an object":               {`{"a":1}`, "$ref: '#/components/schemas/CloseTicketAnswer'"},
		"an object without a key": {`{}`, "description: Not described yet.\n                allOf:\n                  - $ref: '#/components/schemas/FreeForm'"},
		"an empty list":           {`[]`, "$ref: '#/components/schemas/EmptyList'"},
		"a list":                  {`[{"a":1}]`, "type: array\n                description: Not described yet.\n                items:\n                  $ref: '#/components/schemas/CloseTicketAnswerTicket'"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			made := drafted(t, contractText(t), sectionOf("POST", "/tickets/:id/close", "", sample(t, page.Response, test.shown)))
			require.Contains(t, string(made.Contract), "\n              schema:\n                "+test.want+"\n")
			require.JSONEq(t, test.shown, string(made.Samples[0].Content))
		})
	}
	helper := sectionOf("", "", "client.ticket.fetchURL", sample(t, page.Response, `"https://example.com/tickets"`))
	contract, err := outline.Read("contract.yaml", contractText(t))
	require.NoError(t, err)
	made, err := draft.New(contract, helper, sectionsOf(helper))
	require.NoError(t, err)
	require.Empty(t, made.Operations)
	require.Contains(t, made.Undecided[0].Text, "describe it by hand")
}

// Two functions are not one call because the same path is inferred from their names.
func TestSamePathInferredFromTwoCalls(t *testing.T) {
	t.Parallel()
	read := sectionOf("", "", "client.ticket.create", parameter(page.Body, "seat", "string"), sample(t, page.Response, `{"sold":true}`))
	other := sectionOf("", "", "client.ticket.add", parameter(page.Body, "row", "string"), sample(t, page.Response, `{"sold":true}`))
	other.Sections[0].Heading = "Add a thing"
	read.Sections = append(read.Sections, other.Sections...)
	made := drafted(t, contractText(t), read)
	require.Contains(t, texts(made), "Add a thing: the path that is inferred, POST /tickets, is that of Do a thing: describe it by hand")
	require.NotContains(t, string(made.Contract), "row:")
}

// A body parameter whose name is in the path is a path parameter.
func TestPathParameters(t *testing.T) {
	t.Parallel()
	read := sectionOf("POST", "/tickets/tkt_Made00000001/send_by/{way}", "",
		parameter(page.Body, "id", "string"), valued(parameter(page.Body, "way", "string"), "post", "hand"), sample(t, page.Response, `{"sent":true}`))
	text := string(drafted(t, contractText(t), read).Contract)
	require.Contains(t, text, "\n  /tickets/{ticket_id}/send_by/{way}:\n")
	require.Contains(t, text, "- name: way\n        in: path\n        required: true\n        description: Not described yet.\n        schema:\n          type: string\n          enum: [post, hand]\n")
	require.NotContains(t, text, "SendByTicketRequest")
}

// A segment that is a value of a mandatory parameter on the page is that parameter.
func TestValueInAPath(t *testing.T) {
	t.Parallel()
	for _, where := range []page.Where{page.Path, page.Query, page.Body} {
		way := mandatory(valued(parameter(where, "way", "string"), "post", "hand"))
		text := string(drafted(t, contractText(t), sectionOf("GET", "/tickets/tkt_Made00000001/send_by/post", "", way, sample(t, page.Response, `{"sent":true}`))).Contract)
		require.Equal(t, where != page.Body, strings.Contains(text, "\n  /tickets/{ticket_id}/send_by/{way}:\n"), where)
		way.Mandatory = page.Optional
		text = string(drafted(t, contractText(t), sectionOf("GET", "/tickets/tkt_Made00000001/send_by/post", "", way, sample(t, page.Response, `{"sent":true}`))).Contract)
		require.Contains(t, text, "\n  /tickets/{ticket_id}/send_by/post:\n")
	}
}

// The response of a call at an identifier is what that identifies, and not what the resource before it is. Two calls of
// one name are told.
func TestResponseOfASubresource(t *testing.T) {
	t.Parallel()
	row := sample(t, page.Response, `{"id":"row_Made00000001","deleted":true}`)
	first := drafted(t, contractText(t), sectionOf("DELETE", "/tickets/:id/row/:row_id", "", row))
	require.Contains(t, string(first.Contract), "\n    Row:\n")
	second := drafted(t, first.Contract, sectionOf("DELETE", "/tickets/:id/rows/:row_id", "", row))
	require.Equal(t, []string{"deleteTicketRow2"}, second.Operations)
	require.Contains(t, texts(second), "deleteTicketRow2: another call has the name deleteTicketRow: keep the one whose path is right if they are the same")
	require.NotContains(t, strings.Join(texts(first), "\n"), "another call")
}

// An identifier with a short name is that of the resource before it in the path.
func TestIdentifierOfAResource(t *testing.T) {
	t.Parallel()
	text := string(drafted(t, contractText(t), sectionOf("GET", "/orders/{or_id}/seats", "", sample(t, page.Response, `{"open":true}`))).Contract)
	require.Contains(t, text, "- name: or_id\n        in: path\n        required: true\n        description: Not described yet.\n        schema:\n          $ref: '#/components/schemas/OrderID'\n")
}

// An identifier behind another one has no name.
func TestIdentifierBehindAnother(t *testing.T) {
	t.Parallel()
	none := drafted(t, contractText(t), sectionOf("GET", "/tickets/tkt_Made00000001/row_Made00000001", "", sample(t, page.Response, `{"open":true}`)))
	require.Equal(t, []string{"fetchTicket"}, none.Operations)
	require.Contains(t, string(none.Contract), "\n  /tickets/{ticket_id}/{id}:\n")
}

func TestLongSummary(t *testing.T) {
	t.Parallel()
	for heading, want := range map[string]string{
		"Add a Row of Seats to an Existing Ticket of a Hall":         "Add a Row of Seats to an Existing Ticket of a Hall",
		"Add a Row of Seats to an Existing Ticket of the Great Hall": "Add a Row of Seats to an Existing Ticket of the",
		strings.Repeat("x", 60):                                      "createTicket",
	} {
		read := sectionOf("POST", "/tickets", "", sample(t, page.Response, `{"sold":true}`))
		read.Sections[0].Heading = heading
		require.Contains(t, string(drafted(t, contractText(t), read).Contract), "\n      summary: "+want+"\n")
	}
}

// A segment is an identifier if its letters look random, whatever words are before them.
func TestIdentifierInAPath(t *testing.T) {
	t.Parallel()
	contract, err := outline.Read("contract.yaml", contractText(t))
	require.NoError(t, err)
	alone := sectionOf("GET", "/tkt_Made00000001", "", sample(t, page.Response, `{"open":true}`))
	none, err := draft.New(contract, alone, sectionsOf(alone))
	require.NoError(t, err)
	require.Contains(t, none.Undecided[0].Text, "none can be inferred")
	require.Contains(t, string(drafted(t, contractText(t), sectionOf("GET", "/halls/card_properties", "", sample(t, page.Response, `{"open":true}`))).Contract), "\n  /halls/card_properties:\n")
	bare := drafted(t, contractText(t), sectionOf("GET", "/tickets/HK890egfiItP3H/cancelallseats", "", sample(t, page.Response, `{"open":true}`)))
	require.Contains(t, string(bare.Contract), "\n  /tickets/{ticket_id}/cancelallseats:\n")
	text := string(drafted(t, contractText(t), sectionOf("GET", "/tickets/tkt_row_HegNpywUfctQ9e/sms", "", sample(t, page.Response, `{"sent":true}`))).Contract)
	require.Contains(t, text, "\n  /tickets/{ticket_id}/sms:\n")
	require.Contains(t, text, "operationId: fetchTicketSms\n")
}

// What a page lists of the items of a list in an entity is drafted, also if no sample shows it.
func TestListedPropertiesOfItems(t *testing.T) {
	t.Parallel()
	made := drafted(t, contractText(t), sectionOf("GET", "/tickets/:id", "",
		parameter(page.Response, "rows", "array"), parameter(page.Response, "rows.seats", "array"), parameter(page.Response, "rows.seats.number", "integer"),
		sample(t, page.Response, `{"id":"tkt_Made00000001","entity":"ticket","rows":[{"seats":[]}]}`)))
	require.Contains(t, string(made.Contract), "\n    TicketRowSeat:\n      type: object\n      description: Not described yet.\n      properties:\n        number:\n          type: integer\n")
}

// A call that returns a collection has x-pages.
func TestListAtThePathOfOneEntity(t *testing.T) {
	t.Parallel()
	made := drafted(t, contractText(t), sectionOf("GET", "/tickets/:id", "", parameter(page.Path, "id", "string"), parameter(page.Path, "seat_id", "string"),
		sample(t, page.Response, `{"entity":"collection","count":1,"items":[{"id":"seat_Made00000001","entity":"seat"}]}`)))
	require.Contains(t, string(made.Contract), "\n      x-pages: none\n")
}

// An identifier in a path is a text, whatever the page says. What only one use of a call requires is
// optional. A file is sent as a form.
func TestParametersOfSomeUses(t *testing.T) {
	t.Parallel()
	read := sectionOf("GET", "/tickets/:seat_id", "", mandatory(parameter(page.Path, "seat_id", "boolean")), mandatory(parameter(page.Query, "row", "string")), sample(t, page.Response, `{"open":true}`))
	other := sectionOf("GET", "/tickets/:seat_id", "", mandatory(parameter(page.Path, "seat_id", "boolean")), mandatory(parameter(page.Query, "hall", "string")))
	read.Sections = append(read.Sections, other.Sections...)
	made := drafted(t, contractText(t), read)
	require.Contains(t, string(made.Contract), "- name: seat_id\n        in: path\n        required: true\n        description: Not described yet.\n        schema:\n          type: string\n")
	for _, name := range []string{"row", "hall"} {
		require.Contains(t, string(made.Contract), "- name: "+name+"\n          in: query\n          required: false\n")
		require.Contains(t, texts(made), "fetchTicket: "+name+" is mandatory in one of the sections about the call, and another lacks it: it is optional")
	}
	require.Equal(t, page.Mandatory, read.Sections[0].Facts[1].Mandatory, "the page stays as it is")

	made = drafted(t, contractText(t), sectionOf("POST", "/doors", "", parameter(page.Header, "X-Door-Idempotency", "string"), sample(t, page.Response, `{"open":true}`)))
	require.Contains(t, texts(made), "createDoor: mark X-Door-Idempotency with x-idempotency-key: true if the call is safe to repeat with it")

	made = drafted(t, contractText(t), sectionOf("POST", "/doors", "", parameter(page.Body, "file", "object"), valued(parameter(page.Body, "open", "boolean"), "0", "1"), sample(t, page.Body, `{"file":{"path":"a"},"open":1}`), sample(t, page.Response, `{"open":true}`)))
	require.Contains(t, string(made.Contract), "          multipart/form-data:\n")
	require.Contains(t, string(made.Contract), "        file:\n          type: string\n          format: binary\n")
	require.Contains(t, string(made.Contract), "        open:\n          type: integer\n")
}

// A call without a body that answers with a list says how it is paged.
func TestPagesOfAChange(t *testing.T) {
	t.Parallel()
	answer := `{"entity":"collection","count":1,"items":[{"id":"seat_Made00000001","entity":"seat"}]}`
	made := drafted(t, contractText(t), sectionOf("POST", "/tickets/:id/split", "", sample(t, page.Response, answer)))
	require.Contains(t, string(made.Contract), "\n      x-pages: none\n")
	made = drafted(t, contractText(t), sectionOf("POST", "/tickets/:id/split", "", parameter(page.Body, "at", "string"), sample(t, page.Response, answer)))
	require.NotContains(t, string(made.Contract), "x-pages")
}

// A call of another version of the API has a server of its own. A contract has each path once.
func TestCallOfAnotherVersion(t *testing.T) {
	t.Parallel()
	read := sectionOf("POST", "/v2/tickets/:id/close", "", sample(t, page.Response, `{"closed":true}`))
	other := sectionOf("GET", "/v1/tickets/:id/close", "", sample(t, page.Response, `{"closed":true}`))
	again := sectionOf("GET", "/v2/tickets/:id/close", "", sample(t, page.Response, `{"closed":false}`))
	read.Sections = append(append(read.Sections, other.Sections...), again.Sections...)
	made := drafted(t, contractText(t), read)
	require.Contains(t, string(made.Contract), "\n  /tickets/{ticket_id}/close:\n    servers:\n      - url: https://example.com/v2\n    parameters:\n")
	require.Equal(t, []string{"closeTicket", "fetchTicketClose"}, made.Operations)
	require.Contains(t, texts(made), "Do a thing: the contract has the path /tickets/{ticket_id}/close with another version than its own: describe it by hand")

	contract, err := outline.Read("contract.yaml", made.Contract)
	require.NoError(t, err)
	require.Len(t, contract.ByPath("POST", "/v2/tickets/tkt_Made00000001/close"), 1)
	require.Empty(t, contract.ByPath("POST", "/v1/tickets/tkt_Made00000001/close"))
	require.Empty(t, contract.ByPath("POST", "/tickets/tkt_Made00000001/close"))

	sdk := drafted(t, made.Contract, sectionOf("", "", "client.ticket.create", sample(t, page.Response, `{"closed":true}`)))
	require.Contains(t, string(sdk.Contract), "\n  /tickets:\n    servers:\n      - url: https://example.com/v2\n    post:\n")
	require.Contains(t, texts(sdk), "Do a thing: the page gives no path: POST /v2/tickets is inferred from the name client.ticket.create")

	yours := sectionOf("POST", "/your-server-url/tickets", "", sample(t, page.Response, `{"closed":true}`))
	nothing, err := draft.New(contract, yours, sectionsOf(yours))
	require.NoError(t, err)
	require.Empty(t, nothing.Edits)
}
