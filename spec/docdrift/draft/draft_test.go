package draft_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	check "github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/docdrift/draft"
	"github.com/rzpkit/payments/spec/docdrift/edit"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

var update = flag.Bool("update", false, "write the drafts to testdata/drafts instead of comparing them")

// draftOf is a draft with the contract after its edits.
type draftOf struct {
	*draft.Draft

	Contract []byte
	patch    string
}

// drafted drafts all calls of a page, and edits the contract.
func drafted(t *testing.T, text []byte, read *page.Page) draftOf {
	t.Helper()
	contract, err := outline.Read("contract.yaml", text)
	require.NoError(t, err)
	made, err := draft.New(contract, read, sectionsOf(read))
	require.NoError(t, err)
	version, err := edit.On(contract).Apply(made.Edits...)
	require.NoError(t, err)
	checked, err := check.Load(version.Text)
	require.NoError(t, err)
	for _, one := range made.Samples {
		if folder, file := path.Split(one.File); strings.HasPrefix(file, "200-") {
			require.Empty(t, checked.Check(check.Exchange{Operation: path.Base(folder), Status: http.StatusOK, Body: one.Content}), one.File)
		}
	}
	return draftOf{made, version.Text, version.Patch("contract.yaml")}
}

// texts returns what a draft leaves to decide.
func texts(made draftOf) []string {
	all := make([]string, len(made.Undecided))
	for i, one := range made.Undecided {
		all[i] = one.String()
	}
	return all
}

// contractText returns a small invented contract.
func contractText(t *testing.T) []byte {
	t.Helper()
	return readFile(t, "testdata/contract.yaml")
}

func sectionsOf(read *page.Page) []*page.Section {
	var all []*page.Section
	for i := range read.Sections {
		all = append(all, &read.Sections[i])
	}
	return all
}

func readFile(t *testing.T, file string) []byte {
	t.Helper()
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	return text
}

// Each invented page is drafted on the contract that the pages before it produced.
func TestNewMatchesGoldenDrafts(t *testing.T) {
	t.Parallel()
	text := contractText(t)
	for _, name := range []string{"create", "list", "sdk"} {
		read, err := page.Read(name, readFile(t, "testdata/"+name+".md"))
		require.NoError(t, err)
		made := drafted(t, text, read)
		var b strings.Builder
		for line := range strings.Lines(made.patch) {
			if line[0] == '+' || line[0] == '-' {
				b.WriteString(line)
			}
		}
		for _, one := range made.Samples {
			b.WriteString(one.File + "\n" + string(one.Content))
		}
		for _, one := range made.Undecided {
			b.WriteString(one.String() + "\n")
		}
		file := filepath.Join("testdata", "drafts", name+".txt")
		if *update {
			require.NoError(t, os.WriteFile(file, []byte(b.String()), 0o600))
		}
		require.Equal(t, string(readFile(t, file)), b.String())
		text = made.Contract
	}
}

// sectionOf returns a page with one section, about a call.
// An empty text is a missing value: what has one in a sample is not required.
func TestEmptyTextIsNotRequired(t *testing.T) {
	t.Parallel()
	made := drafted(t, contractText(t), sectionOf("GET", "/doors/:id", "", sample(t, page.Response, `{"bolt":"a","lock":"b"}`), sample(t, page.Response, `{"bolt":"","lock":"c"}`)))
	require.Contains(t, string(made.Contract), "    FetchDoorAnswer:\n      type: object\n      description: Not described yet.\n      required: [lock]\n")
}

func sectionOf(method, path, call string, facts ...page.Fact) *page.Page {
	return &page.Page{Name: "made", Sections: []page.Section{{
		Heading: "Do a thing", Nth: 1, Line: 1, Operation: page.Operation{Method: method, Path: path, Call: call},
		Facts: append([]page.Fact{{Kind: page.KindOperation, Line: 1}}, facts...),
	}}}
}

func sample(t *testing.T, where page.Where, body string) page.Fact {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(body))
	decoder.UseNumber()
	var value any
	require.NoError(t, decoder.Decode(&value))
	return page.Fact{Kind: page.KindSample, Line: 2, Where: where, Sample: &page.Sample{Body: value}}
}

func parameter(where page.Where, name, kind string) page.Fact {
	return page.Fact{Kind: page.KindParameter, Line: 3, Where: where, Name: name, Type: kind}
}

// What is not valid in a sample of the page is replaced by an example.
func TestInvalidValueInSampleIsReplaced(t *testing.T) {
	t.Parallel()
	made := drafted(t, contractText(t), sectionOf("POST", "/tickets", "", parameter(page.Body, "amount", "integer"), parameter(page.Body, "customer_id", "string"),
		sample(t, page.Body, `{"amount":"100","customer_id":"whoever","seat":null}`),
		sample(t, page.Response, `{"id":"tkt_Made00000001","entity":"ticket","payment_id":"whatever","seat":null,"rows":[{"order_id":"none"}]}`)))
	require.Contains(t, string(made.Contract), "CreateTicketRequest'\n            example:\n")
	require.NotContains(t, string(made.Contract), "whoever")
	require.JSONEq(t, `{"id":"tkt_Made00000001","entity":"ticket","payment_id":"pay_Made00000001","seat":null,"rows":[{"order_id":"order_Made00000001"}]}`, string(made.Samples[0].Content))
	require.JSONEq(t, `{"amount":100,"customer_id":"cust_Made00000001"}`, string(made.Samples[1].Content))
	require.Contains(t, made.Undecided, draft.Undecided{
		Line: 1, Subject: "CreateTicketRequest.customer_id", Text: "the sample has the string whoever, which is not valid: the string cust_Made00000001 is written",
	})
}

// A component of the contract stands for what a page shows more of. The samples are valid against it.
func TestPropertiesThatTheContractLacks(t *testing.T) {
	t.Parallel()
	wallet := parameter(page.Response, "wallet", "string")
	made := drafted(t, contractText(t), sectionOf("GET", "/tickets/:id", "", wallet,
		sample(t, page.Response, `{"entity":"collection","count":2,"items":[
			{"id":"pay_Made00000001","entity":"payment","amount":1,"a/b":[],"card":{"id":"card_Made00000001","entity":"card","last4":"1111","brand":{}}},
			{"id":"pay_Made00000002","entity":"payment","amount":1,"a/b":[],"notes":{"any":"1"}}]}`)))
	require.JSONEq(t, `{"entity":"collection","count":2,"items":[
		{"id":"pay_Made00000001","entity":"payment","amount":1,"card":{"id":"card_Made00000001","entity":"card","last4":"1111"}},
		{"id":"pay_Made00000002","entity":"payment","amount":1,"notes":{"any":"1"}}]}`, string(made.Samples[0].Content))
	require.Contains(t, texts(made), "fetchTicket: the page shows properties that the contract's components lack: items.*.a/b, items.*.card.brand: they are left out of the samples")
}

// Properties that every sample of a response has are required.
func TestRequiredPropertiesOfAResponse(t *testing.T) {
	t.Parallel()
	made := drafted(t, contractText(t), sectionOf("GET", "/tickets/:id", "",
		sample(t, page.Response, `{"id":"tkt_Made00000001","entity":"ticket","seat":"1"}`),
		sample(t, page.Response, `{"id":"tkt_Made00000002","entity":"ticket","row":null,"seat":null}`)))
	require.Contains(t, string(made.Contract), "\n    Ticket:\n      type: object\n      description: Not described yet.\n      required: [id, entity, seat]\n")
	made = drafted(t, contractText(t), sectionOf("GET", "/tickets/:id", "", sample(t, page.Response, `{"id":"tkt_Made00000001","entity":"ticket","seat":"1","row":""}`),
		valued(parameter(page.Response, "row", "string"), "a", "b")))
	require.Contains(t, string(made.Contract), "      required: [id, entity]\n")
	require.JSONEq(t, `{"id":"tkt_Made00000001","entity":"ticket","seat":"1"}`, string(made.Samples[0].Content), "an empty text is a missing value")
}

// Without a sample the example of a request consists of the mandatory parameters.
func TestInventedRequestSample(t *testing.T) {
	t.Parallel()
	amount := parameter(page.Body, "amount", "integer")
	amount.Mandatory = page.Mandatory
	made := drafted(t, contractText(t), sectionOf("POST", "/tickets", "", amount, parameter(page.Body, "row", "string"),
		sample(t, page.Response, `{"id":"tkt_Made00000001","entity":"ticket"}`)))
	require.Contains(t, string(made.Contract), "CreateTicketRequest'\n            example:\n              amount: 1000\n")
	require.Equal(t, "samples/createTicket/request-documented.json", made.Samples[1].File)
	require.JSONEq(t, `{"amount":1000}`, string(made.Samples[1].Content))
}

// A page writes names and values otherwise than its requests, which are what the API takes.
func TestNamesAsRequestsHaveThem(t *testing.T) {
	t.Parallel()
	made := drafted(t, contractText(t), sectionOf("POST", "/halls", "", parameter(page.Body, "hall name", "string"), parameter(page.Body, "notes", "object"),
		sample(t, page.Body, `{"hall_name":"a","account_number":12,"notes":[]}`), sample(t, page.Response, `{"rows":[{"side":"left"}]}`), valued(parameter(page.Response, "rows.side", "string"), "Left", "Right")))
	require.Contains(t, made.patch, "+        hall_name:\n+          type: string\n")
	require.Contains(t, made.patch, "+        account_number:\n+          type: string\n")
	require.Contains(t, made.patch, "enum: [left, Right]\n")
	require.NotContains(t, made.patch, "hall name")
	require.JSONEq(t, `{"hall_name":"a","account_number":"12","notes":{}}`, string(made.Samples[1].Content))
}

// An object whose properties the page names is no map of the contract, whose values are alike.
func TestObjectBesideAMap(t *testing.T) {
	t.Parallel()
	text := bytes.Replace(contractText(t), []byte("      required: [id, entity, amount]\n      properties:\n"),
		[]byte("      required: [id, entity, amount]\n      properties:\n        lights:\n          $ref: '#/components/schemas/Switches'\n"), 1)
	text = bytes.Replace(text, []byte("\n  schemas:\n"), []byte("\n  schemas:\n    Switches:\n      type: object\n      description: Booleans by name.\n      additionalProperties:\n        type: boolean\n"), 1)
	read := sectionOf("GET", "/rooms/:id", "", sample(t, page.Response, `{"lights":{"on":true}}`))
	require.Contains(t, string(drafted(t, text, read).Contract), "        lights:\n          $ref: '#/components/schemas/Switches'\n")
	read.Sections[0].Facts = append(read.Sections[0].Facts, parameter(page.Response, "lights", "object"), parameter(page.Response, "lights.colour", "string"))
	require.Contains(t, string(drafted(t, text, read).Contract), "        lights:\n          $ref: '#/components/schemas/FetchRoomLights'\n")

	read = sectionOf("GET", "/rooms/:id", "", sample(t, page.Response, `{"notes":{"colour":"red"}}`), parameter(page.Response, "notes", "object"), parameter(page.Response, "notes.colour", "string"))
	require.NotContains(t, string(drafted(t, text, read).Contract), "FetchRoomNotes", "notes have any keys")
}

// The example of a request is within the limits, and stands for samples that cannot be made valid.
func TestInventedValues(t *testing.T) {
	t.Parallel()
	made := drafted(t, contractText(t), sectionOf("POST", "/tickets", "",
		mandatory(limited(limited(parameter(page.Body, "code", "string"), "minLength", 3), "maxLength", 3)),
		mandatory(limited(parameter(page.Body, "long", "string"), "minLength", 6)),
		mandatory(limited(parameter(page.Body, "small", "number"), "max", -5)),
		mandatory(parameter(page.Body, "row", "object")), mandatory(parameter(page.Body, "row.seat", "string")),
		mandatory(parameter(page.Body, "hall", "object")), parameter(page.Body, "hall.name", "string"),
		sample(t, page.Body, `"none"`), sample(t, page.Response, `{"id":"tkt_Made00000001","entity":"ticket"}`)))
	require.JSONEq(t, `{"code":"xxx","long":"xxxxxx","small":-5,"row":{"seat":"text"}}`, string(made.Samples[1].Content))
	require.Contains(t, texts(made), "createTicket: the page has no sample request that is valid: an invented one is written")
	require.Contains(t, texts(made), "CreateTicketRequest.hall: the page calls it mandatory, but a forgotten one would be sent as {}: it is optional")
}

// A component of an earlier draft gets the properties that another page shows, each with a Go name of
// its own.
func TestWidenedComponent(t *testing.T) {
	t.Parallel()
	first := drafted(t, contractText(t), sectionOf("GET", "/tickets/:id", "", sample(t, page.Response, `{"id":"tkt_Made00000001","entity":"ticket","user_agent":"a"}`),
		valued(parameter(page.Response, "state", "string"), "sold_out")))
	second := drafted(t, first.Contract, sectionOf("GET", "/seats/:id/ticket", "", sample(t, page.Response, `{"id":"tkt_Made00000001","entity":"ticket","user-agent":"b","_":1,"row":1,"Row":2}`),
		valued(parameter(page.Response, "state", "string"), "sold out", "open")))
	component, _, _ := strings.Cut(strings.SplitN(string(second.Contract), "\n    Ticket:\n", 2)[1], "\n    Seat")
	require.Contains(t, component, "\n        Row:\n")
	require.Contains(t, component, "enum: [sold_out, open]")
	for _, line := range []string{"user-agent:", "_:", "row:"} {
		require.NotContains(t, component, "\n        "+line)
	}
	require.Contains(t, texts(second), "Ticket.user-agent: it has no Go name, or that of another property: it is left out")
}

// A draft keeps all lines of the contract, in their order.
func TestDraftOnlyAddsLines(t *testing.T) {
	t.Parallel()
	read, err := page.Read("create", readFile(t, "testdata/create.md"))
	require.NoError(t, err)
	after := bytes.Split(drafted(t, contractText(t), read).Contract, []byte("\n"))
	for line := range bytes.SplitSeq(contractText(t), []byte("\n")) {
		at := 0
		for at < len(after) && !bytes.Equal(after[at], line) {
			at++
		}
		require.Less(t, at, len(after), "%s is gone", line)
		after = after[at+1:]
	}
}

func FuzzNew(f *testing.F) {
	for _, name := range []string{"create", "list", "sdk"} {
		text, err := os.ReadFile("testdata/" + name + ".md")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	text, err := os.ReadFile("testdata/contract.yaml")
	if err != nil {
		f.Fatal(err)
	}
	contract, err := outline.Read("contract.yaml", text)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		read, err := page.Read("made", text)
		if err != nil {
			return
		}
		made, err := draft.New(contract, read, sectionsOf(read))
		if err != nil {
			return
		}
		require.Equal(t, len(made.Operations) == 0, len(made.Edits) == 0)
		for _, one := range made.Samples {
			require.True(t, json.Valid(one.Content), one.File)
		}
		version, err := edit.On(contract).Apply(made.Edits...)
		require.NoError(t, err)
		again, err := outline.Read("contract.yaml", version.Text)
		require.NoError(t, err)
		_, err = draft.New(again, read, sectionsOf(read)) // extends the draft
		require.NoError(t, err)
	})
}

// A property that the contract marks x-sensitive is marked once.
func TestSensitiveOnce(t *testing.T) {
	t.Parallel()
	facts := []page.Fact{parameter(page.Body, "code", "string"), parameter(page.Body, "grant_type", "string"), sample(t, page.Response, `{"open":true}`)}
	first := drafted(t, contractText(t), sectionOf("POST", "/doors", "", facts...))
	second := drafted(t, first.Contract, sectionOf("POST", "/gates", "", facts...))
	require.Equal(t, 4, strings.Count(strings.SplitN(string(second.Contract), "# ---- Drafted", 2)[1], "x-sensitive: true"))
}
