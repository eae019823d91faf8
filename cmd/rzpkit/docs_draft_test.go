//go:build !race

// Excluded from race builds: the go command does the work, in other processes.

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/internal/exit"
	"github.com/rzpkit/payments/spec"
)

const draftPages = "../../spec/docdrift/draft/testdata/"

// Calls that the contract lacks are drafted, with samples in the contract's folder. They are not
// drafted a second time.
func TestDocsApplyDraftsMissingCalls(t *testing.T) {
	t.Parallel()
	contract := written(t, "payments.yaml", string(spec.Contract))
	samples := filepath.Join(filepath.Dir(contract), "samples")
	apply := func(arguments ...string) (string, int, error) {
		return rzpkit(t, "", append([]string{"docs", "apply", "--no-build", "--contract", contract}, arguments...)...)
	}

	out, code, err := apply("--dry-run", "vouchers="+draftPages+"sdk.md")
	require.Equal(t, exit.Findings, code, "%v", err)
	require.Contains(t, out, "+      operationId: createVoucher\n")
	require.Contains(t, out, "samples/createVoucher/request-documented.json\n")
	require.NoDirExists(t, samples)
	text, err := os.ReadFile(contract)
	require.NoError(t, err)
	require.Equal(t, string(spec.Contract), string(text), "a dry run writes nothing")

	out, code, err = apply("--heading", "Fetch a voucher", "vouchers="+draftPages+"sdk.md")
	require.Equal(t, exit.Findings, code, "%v", err)
	require.Contains(t, out, "drafted of vouchers: fetchVoucher\n")

	out, code, err = apply("vouchers=" + draftPages + "sdk.md")
	require.Equal(t, exit.Findings, code, "%v", err)
	require.Contains(t, out, "drafted of vouchers: createVoucher, listVouchers, cancelVoucher, deleteVoucher\n")
	require.Contains(t, out, "    sample     spec/samples/createVoucher/200-documented.json\n")
	require.Regexp(t, `decide     line \d+: Check vouchers: its call has no path on the page`, out)
	require.Regexp(t, `decide     line \d+: listVouchers, cancelVoucher, deleteVoucher: the page shows no response`, out, "the same point of several is one line")
	require.FileExists(t, filepath.Join(samples, "createVoucher", "request-documented.json"))
	drafted, err := os.ReadFile(contract)
	require.NoError(t, err)
	require.Contains(t, string(drafted), "        - page: vouchers\n          heading: Create voucher\n")

	_, code, err = apply("vouchers=" + draftPages + "sdk.md")
	require.Equal(t, exit.Findings, code, "%v", err)
	text, err = os.ReadFile(contract)
	require.NoError(t, err)
	require.Equal(t, string(drafted), string(text), "a second time there is nothing to draft")
}

// Other pages about a drafted call extend it: another use of it, and the page of the entity that it returns,
// each once.
func TestDocsApplyExtendsDrafts(t *testing.T) {
	t.Parallel()
	contract := written(t, "payments.yaml", string(spec.Contract))
	fetch := "## Fetch a Lantern With ID\n\n```curl\ncurl https://api.razorpay.com/v2/lanterns/lntn_Zz9y8x7w6v5U4t\n```\n\n### Response\n\n```json\n{\"id\": \"lntn_Zz9y8x7w6v5U4t\", \"entity\": \"lantern\"}\n```\n"
	uses := strings.NewReplacer("With ID", "With Oil", `"lantern"`, `"lantern", "oil": 3`).Replace(fetch)
	entity := "## Lantern Entity\n\n### Response\n\n```json: Entity\n{\"id\": \"lntn_Zz9y8x7w6v5U4t\", \"entity\": \"lantern\", \"lid\": \"up\"}\n```\n\n### Parameters\n\n`wick`\n: `string` What burns.\n"
	for _, step := range []struct{ name, text, want string }{
		{"lanterns/fetch", fetch, "      x-docs:\n        - page: lanterns/fetch\n          heading: Fetch a Lantern With ID\n      x-retry"},
		{"lanterns/oil", uses, "        oil:\n          type: integer\n"},
		{"lanterns/entity", entity, "        wick:\n          type: string\n"},
	} {
		file := written(t, "page.md", step.text)
		out, code, err := rzpkit(t, "", "docs", "apply", "--no-build", "--contract", contract, step.name+"="+file)
		require.Less(t, code, exit.Contract, "%v", err)
		require.Contains(t, out, "drafted of "+step.name+": fetchLantern\n")
		text, err := os.ReadFile(contract)
		require.NoError(t, err)
		require.Contains(t, string(text), step.want)
		require.Contains(t, string(text), "        - page: "+step.name+"\n")

		_, code, err = rzpkit(t, "", "docs", "apply", "--no-build", "--contract", contract, step.name+"="+file)
		require.Equal(t, exit.Contract, code)
		require.ErrorContains(t, err, "the contract has every call of the page")
	}
	require.FileExists(t, filepath.Join(filepath.Dir(contract), "samples", "fetchLantern", "200-documented-lanterns-oil.json"))
}

// The page of the API and that of an SDK, which gives the name of the call and no path, extend each other's
// draft of the call.
func TestDocsApplyExtendsDraftsInEitherOrder(t *testing.T) {
	t.Parallel()
	const answer = "```json\n{\"entity\": \"collection\", \"count\": 1, \"items\": [{\"id\": \"lntn_Zz9y8x7w6v5U4t\", \"entity\": \"lantern\"%s}]}\n```\n"
	pages := map[string]string{
		"lanterns/list": "## Fetch All Lanterns\n\n```curl\ncurl https://api.razorpay.com/v1/lanterns\n```\n\n### Response\n\n" + fmt.Sprintf(answer, `, "oil": 3`) +
			"\n### Query Parameters\n\n`shelf`\n: `string` Where they are.\n",
		"lanterns/sdk": "## Lanterns\n\n### Fetch all lanterns\n\n```go\nbody, err := client.Lantern.All(options, nil)\n```\n\n**Parameters:**\n\n| Name | Type | Description |\n|---|---|---|\n| colour | string | Which |\n\n**Response:**\n" + fmt.Sprintf(answer, `, "wick": "long"`),
	}
	for _, order := range [][]string{{"lanterns/list", "lanterns/sdk"}, {"lanterns/sdk", "lanterns/list"}} {
		t.Run(strings.Join(order, " then "), func(t *testing.T) {
			t.Parallel()
			contract := written(t, "payments.yaml", string(spec.Contract))
			for _, name := range order {
				out, code, err := rzpkit(t, "", "docs", "apply", "--no-build", "--contract", contract, name+"="+written(t, "page.md", pages[name]))
				require.Less(t, code, exit.Contract, "%v", err)
				require.Contains(t, out, "drafted of "+name+": listLanterns\n")
				require.Equal(t, name == "lanterns/sdk", strings.Contains(out, ": the page gives no path: "), "what is inferred is told")
			}
			other := strings.NewReplacer("All(options", "All(\"<shelfId>\"", "colour | string", "shelfId* | string").Replace(pages["lanterns/sdk"])
			_, code, err := rzpkit(t, "", "docs", "apply", "--no-build", "--contract", contract, "shelves/sdk="+written(t, "page.md", other))
			require.Equal(t, exit.Contract, code, "a call with a path parameter is another: %v", err)
			text, err := os.ReadFile(contract)
			require.NoError(t, err)
			for _, one := range []string{"      - name: shelf\n", "      - name: colour\n", "        oil:\n", "        wick:\n", "page: lanterns/list\n", "page: lanterns/sdk\n"} {
				require.Contains(t, string(text), one)
			}
			require.Equal(t, 1, strings.Count(string(text), "operationId: listLanterns\n"))
		})
	}
}

// A page about another use of a call that the contract describes adds what the contract lacks of it, if its
// heading is named: optional, since the other uses lack it.
func TestDocsApplyAddsAnotherUseOfACall(t *testing.T) {
	t.Parallel()
	contract := written(t, "payments.yaml", string(spec.Contract))
	page := written(t, "page.md", "## Create an Order for Lanterns\n\n```curl\ncurl -X POST https://api.razorpay.com/v1/orders -d '{\"amount\": 100, \"currency\": \"INR\"}'\n```\n\n"+
		"### Request Parameters\n\n`amount` _mandatory_\n: `integer` How much. Maximum value is 500.\n\n`wick` _mandatory_\n: `string` What burns.\n\n`oil`\n: How it burns.\n\n    `hours` _mandatory_\n    : `integer` How long.\n\n"+
		"## Fetch an Order for Lanterns\n\n```curl\ncurl https://api.razorpay.com/v1/orders/order_Zz9y8x7w6v5U4t\n```\n\n### Response Parameters\n\n`colour`\n: `string` What it is.\n")
	apply := func(arguments ...string) (string, int, error) {
		return rzpkit(t, "", append([]string{"docs", "apply", "--no-build", "--contract", contract, "lanterns/order=" + page}, arguments...)...)
	}
	_, code, err := apply()
	require.Equal(t, exit.Contract, code)
	require.ErrorContains(t, err, "the contract has every call of the page, which docs check compares with it; to add what it lacks of one, name its --heading;")
	_, code, err = apply("--heading", "Create a Lantern")
	require.Equal(t, exit.Contract, code)
	require.ErrorContains(t, err, `page lanterns/order has no section under the heading "Create a Lantern"`)

	out, code, err := apply("--heading", "Create an Order for Lanterns")
	require.Equal(t, exit.Findings, code, "%v", err)
	require.Contains(t, out, "    decide     mandatory: it may hold for this use of the call only: x-docs name others\n")
	text, err := os.ReadFile(contract)
	require.NoError(t, err)
	request := regexp.MustCompile(`(?s)\n    CreateOrderRequest:.*?\n    [A-Z]`).FindString(string(text))
	require.Contains(t, request, "      required: [amount, currency]\n")
	require.Contains(t, request, "        wick:\n          type: string\n          description: Not described yet.\n          minLength: 1\n        oil:\n          $ref: '#/components/schemas/CreateOrderOil'\n")
	require.NotContains(t, request, "500")
	require.Contains(t, string(text), "    CreateOrderOil:\n      type: object\n      description: Not described yet.\n      required: [hours]\n")
	require.Contains(t, string(text), "        - page: lanterns/order\n          heading: Create an Order for Lanterns\n")
	require.NotContains(t, string(text), "colour", "the other sections are left")
}

// A page that gives neither a path nor a function extends the draft of the call that its heading names.
func TestDocsApplyExtendsTheCallOfAHeading(t *testing.T) {
	t.Parallel()
	contract := written(t, "payments.yaml", string(spec.Contract))
	apply := func(name, text string) {
		_, code, err := rzpkit(t, "", "docs", "apply", "--no-build", "--contract", contract, name+"="+written(t, "page.md", text))
		require.Equal(t, exit.Findings, code, "%v", err)
	}
	apply("lanterns/index", "# Lanterns\n\n### Endpoints\n\n- **patch** `/v1/lanterns/:id/light` - Light a Lantern: \n Lights it.\n")
	apply("lanterns/light", "# Light a Lantern\n\n## Light a Lantern\n\n### Response\n\n```json: Success\n{\"id\": \"lntn_Zz9y8x7w6v5U4t\", \"entity\": \"lantern\"}\n```\n\n"+
		"### Parameters\n\n`id` _mandatory_\n: `string` Which one.\n\n### Parameters\n\n`wick` _mandatory_\n: `string` What burns.\n\n### Parameters\n\n`id`\n: `string` Which one.\n")
	text, err := os.ReadFile(contract)
	require.NoError(t, err)
	require.Equal(t, 1, strings.Count(string(text), "page: lanterns/light\n"))
	require.Contains(t, string(text), "    LightLanternRequest:\n      type: object\n      description: Not described yet.\n      required: [wick]\n")
	require.Contains(t, string(text), "$ref: '#/components/schemas/Lantern'\n")
}

// The page of an entity whose call the contract lacks is not said to be known: its facts are left to decide, and
// used once the call is drafted.
func TestDocsApplyLeavesTheEntityOfAnUnknownCall(t *testing.T) {
	t.Parallel()
	contract := written(t, "payments.yaml", string(spec.Contract))
	const entity = "## Lantern Entity\n\n### Response\n\n```json: Entity\n{\"id\": \"lntn_Zz9y8x7w6v5U4t\", \"entity\": \"lantern\"}\n```\n\n### Parameters\n\n`wick`\n: `string` What burns.\n"
	const fetch = "## Fetch a Lantern\n\n```curl\ncurl https://api.razorpay.com/v1/lanterns/lntn_Zz9y8x7w6v5U4t\n```\n\n### Response\n\n```json\n{\"id\": \"lntn_Zz9y8x7w6v5U4t\", \"entity\": \"lantern\"}\n```\n"
	apply := func(name, text string) (string, int, error) {
		return rzpkit(t, "", "docs", "apply", "--no-build", "--contract", contract, name+"="+written(t, "page.md", text))
	}
	out, code, err := apply("lanterns/entity", entity)
	require.Equal(t, exit.Findings, code, "%v", err)
	require.Contains(t, out, `new section "Lantern Entity": call "Lantern Entity", 2 facts`+"\n")
	require.Contains(t, out, "    decide     no call of it is known, so its 2 facts are not used: apply the page again after that of a call that reads it; no operation of the contract names the heading \"Lantern Entity\" in x-docs\n")
	unchanged, err := os.ReadFile(contract)
	require.NoError(t, err)
	require.Equal(t, string(spec.Contract), string(unchanged))

	_, code, err = apply("lanterns/fetch", fetch)
	require.Equal(t, exit.Findings, code, "%v", err)
	out, code, err = apply("lanterns/entity", entity)
	require.Less(t, code, exit.Contract, "%v", err)
	require.Contains(t, out, "drafted of lanterns/entity: fetchLantern\n")
	text, err := os.ReadFile(contract)
	require.NoError(t, err)
	require.Contains(t, string(text), "        wick:\n")
}

// What a page changes in the generated code of an earlier draft is reported as for other edits: a constant that was
// filled in is now a value to choose, and what was required is a pointer. The types of a new call are no change.
func TestDocsApplyReportsGoBreaksOfExtendedDrafts(t *testing.T) {
	t.Parallel()
	contract := written(t, "payments.yaml", string(spec.Contract))
	const page = "## Send a Lantern %s\n\n```curl\ncurl -X POST https://api.razorpay.com/v1/lanterns -d '{\"amount\": 1000, \"mode\": \"%s\"%s}'\n```\n\n### Response\n\n" +
		"```json\n{\"id\": \"lntn_Zz9y8x7w6v5U4t\", \"entity\": \"lantern\"%s}\n```\n\n### Parameters\n\n`amount` _mandatory_\n: `integer` In paise.\n\n`mode` _mandatory_\n: `string` %s\n"
	for _, step := range []struct {
		name, text string
		want       []string
	}{
		{"lanterns/post", fmt.Sprintf(page, "by Post", "post", `, "box": {"lid": "up"}`, `, "created_at": 1580280581`, "Here, it is `post`.\n\n`box` _mandatory_\n: `object` What it is in.\n\n    `lid` _mandatory_\n    : `string` How it is."), []string{
			"    requests   do not break\n", "1 fact changed: 0 breaking callers, 0 Go names changed, ",
		}},
		{"lanterns/boat", fmt.Sprintf(page, "by Boat", "boat", "", "", "Possible values:\n  - `boat`\n  - `raft`"), []string{
			"    requests   break: CreateLanternRequest.Box: CreateLanternBox -> *CreateLanternBox\n",
			"    responses  break: Lantern.CreatedAt: Timestamp -> *Timestamp\n",
			"\ngo breaks CreateLanternRequest.Box: CreateLanternBox -> *CreateLanternBox\n",
			"\ngo breaks CreateLanternRequest.Mode: string -> CreateLanternRequestMode\n",
			"\n1 fact changed: 1 breaking callers, 3 Go names changed, ",
		}},
	} {
		out, code, err := rzpkit(t, "", "docs", "apply", "--contract", contract, "--generated", "../../generated", step.name+"="+written(t, "page.md", step.text))
		require.Less(t, code, exit.Contract, "%v", err)
		for _, want := range step.want {
			require.Contains(t, out, want)
		}
	}
}

// Pages in several folders have the same file name.
func TestAnotherPageOfTheSameName(t *testing.T) {
	t.Parallel()
	contract := written(t, "payments.yaml", string(spec.Contract))
	_, code, err := rzpkit(t, "", "docs", "apply", "--no-build", "--contract", contract, draftPages+"list.md")
	require.Equal(t, exit.Findings, code, "%v", err)
	other := written(t, "list.md", read(t, draftPages+"create.md"))
	_, code, err = rzpkit(t, "", "docs", "apply", "--no-build", "--contract", contract, other)
	require.Equal(t, exit.Contract, code)
	require.ErrorContains(t, err, other+" has none of the headings that x-docs name of a page list: name this page with name=file, such as refunds/list="+other)
	_, code, err = rzpkit(t, "", "docs", "apply", "--no-build", "--contract", contract, "vouchers/list="+other)
	require.Equal(t, exit.Findings, code, "%v", err)
}

// The output in the guide is that of the command for the page in the guide.
func TestGuideDraftsAnEndpoint(t *testing.T) {
	t.Parallel()
	guide, err := os.ReadFile("../../docs/add-endpoint.md")
	require.NoError(t, err)
	match := regexp.MustCompile("(?s)````markdown\n(.*?)````\n.*?and says what it inferred:\n\n(.*?)\n\n[^ ]").FindStringSubmatch(string(guide))
	require.NotNil(t, match)
	if strings.Contains(string(spec.Contract), "operationId: closeCrate\n") {
		t.Skip("the contract has the call of the guide, whose reader has followed it")
	}
	contract := written(t, "payments.yaml", string(spec.Contract))
	out, code, err := rzpkit(t, "", "docs", "apply", "--no-build", "--contract", contract, "crates="+written(t, "crates.md", match[1]))
	require.Equal(t, exit.Findings, code, "%v", err)
	var said []string
	for line := range strings.Lines(out) {
		if strings.HasPrefix(line, "drafted of") || strings.HasPrefix(line, "    sample") || strings.HasPrefix(line, "    decide") {
			said = append(said, "    "+line)
		}
	}
	require.Equal(t, match[2]+"\n", strings.Join(said, ""))

	_, code, err = rzpkit(t, "", "docs", "apply", "--no-build", "--contract", contract, "crates="+written(t, "crates.md", match[1]))
	require.Equal(t, exit.Contract, code)
	require.ErrorContains(t, err, "the contract has every call of the page, which docs check compares with it; to add what it lacks of one, name its --heading; to apply what changed: the lock has no page crates")
}
