package page_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/docdrift/page"
)

// shown is the text of a page, facts that it has, a line each, and a text that is in none of them.
type shown struct{ text, want, not string }

func requireFacts(t *testing.T, tests map[string]shown) {
	t.Helper()
	for name, test := range tests {
		read, err := page.Read("made", []byte(test.text))
		require.NoError(t, err, name)
		got := render(read)
		for want := range strings.SplitSeq(test.want, "\n") {
			require.Contains(t, got, want+"\n", name)
		}
		require.NotContains(t, got, test.not, name)
	}
}

// Samples and lists of one call complete each other.
func TestReadOfSamples(t *testing.T) {
	t.Parallel()
	requireFacts(t, map[string]shown{
		"an entity with an error property": {
			"### Fetch\n```py\nclient.transfer.fetch(transferId)\n```\n**Response:**\n```json\n{\"id\": \"trf_1\", \"entity\": \"transfer\", \"error\": {\"code\": null}}\n```\n",
			"sample response line=7 : entity=s error/code=0 id=s", "failure",
		},
		"samples below each other in one block": {
			"### Fetch\n```py\nclient.transfer.fetch(transferId)\n```\n**Response:**\n```json\n// Draft\n{\n  \"id\": \"trf_1\"\n}\n\n// Submit\n{\n  \"on\": true\n}\n```\n",
			"sample response line=7 : id=s\nsample response line=13 : on=b", "broken",
		},
		"errors with descriptions": {
			"## Fetch\n\n```curl\ncurl https://x.com/v1/pay\n```\n\n### Errors\n\nThe id is invalid.\n* code: 400\n* description: - Seven characters.\n* solution: Fourteen.\n\nAnother\n* code: 400\n* description: It is gone.\n\n* code: 400\n* code: 503\n\n`402 Payment Required`\n: It is empty.\n",
			"failure 402 error line=21 : It is empty.\nfailure 400 error line=10 : Seven characters.\nfailure 400 error line=15 : It is gone.\nfailure 503 error line=19", "line=18",
		},
		"keys of notes are no parameters": {
			"### Create\n```py\nclient.plan.create({\"notes\": {\"aisle\": \"4\"}, \"token\": {\"period\": 1}})\n```\n**Parameters:**\n| Name | Type |\n|---|---|\n| notes | object |\n",
			"body token.period integer sample line=3", "body notes.aisle",
		},
		"the list has the variable, the sample its key": {
			"### Create\n```py\nclient.transfer.create({\"account\": accountId})\n```\n**Parameters:**\n| Name | Type |\n|---|---|\n| accountId* | string |\n",
			"body account string mandatory line=8", "accountId",
		},
		"the list lacks the brackets of the sample": {
			"### Fetch all\n```py\nclient.transfer.all({\"expand[]\": \"payment\"})\n```\n**Parameters:**\n| Name | Type |\n|---|---|\n| expand* | string |\n",
			"query expand[] string mandatory line=8", "sample line=3\n",
		},
		"a list of endpoints that breaks off": {
			"### Endpoints\n\n- **get** `/v1/plans` - Fetch:\n\n- **post** `", "operation GET /v1/plans line=3", "POST",
		},
		"a command without its first word": {
			"## Save\n\n/tokens\n\n```curl: Request\n-X POST https://api.razorpay.com/v1/tokens\n-u [YOUR_KEY_ID]:[YOUR_KEY_SECRET]\n-d '{\"save\": true}'\n```\n",
			"operation POST /v1/tokens auth=secret line=3\nsample request line=8 : save=b", "\x00",
		},
		"data without a blank after the flag": {
			"## Save\n\n```curl: Curl\ncurl -XPOST https://api.razorpay.com/v1/tokens\n-d'{\n  \"id\": \"t\"\n}'\n```\n",
			"operation POST /v1/tokens line=4\nsample request line=5 : id=s", "\x00",
		},
		"a path with backslashes": {
			"## Fetch\n\n/tokens/\\{id\\}\n\n```json: Response\n{\"id\": \"t\"}\n```\n",
			"operation /tokens/{id} line=3", "\x00",
		},
		"the name of a call begins with all but it does not read": {
			"### Add a payer\n```js\ninstance.accounts.allowedPayer(accountId, {type: 'bank'})\n```\n**Parameters:**\n| Name | Type |\n|---|---|\n| accountId* | string |\n| type* | string |\n",
			"path accountId string mandatory line=8\nbody type string mandatory line=9", "query",
		},
		"a list whose items are added": {
			"### Create\n```C#\nList<Dictionary<string, object>> payers = new List<Dictionary<string, object>>();\nDictionary<string, object> payer = new Dictionary<string, object>();\npayers.Add(payer);\npayer.Add(\"kind\", \"bank\");\nDictionary<string, object> data = new Dictionary<string, object>();\ndata.Add(\"payers\", payers);\nclient.Account.Create(data);\n```\n**Parameters:**\n| Name | Type |\n|---|---|\n| payers | array |\n",
			"sample request line=8 : payers/0/kind=s", "payers={}",
		},
		"a header parameter": {
			"### Fetch\n```py\nclient.payment.all({'X-Account': id})\n```\n**Parameters:**\n| Name | Type |\n|---|---|\n| X-Account | string |\n",
			"header X-Account string optional line=8", "query X-Account",
		},
		"the variable with all data is no parameter": {
			"### Update\n```go\noptions := map[string]interface{}{\"quantity\": 2}\nclient.Subscription.Update(id, options, nil)\n```\n**Parameters:**\n| Name | Type |\n|---|---|\n| id* | string |\n| options | object |\n",
			"elsewhere options object optional line=10\nbody quantity integer sample line=3", "body options",
		},
		"a secret is in no URL": {
			"### Get a token\n```php\n$api->oauth->getToken([\"client_secret\" => \"x\"]);\n```\n**Parameters:**\n| Name | Type |\n|---|---|\n| client_secret* | string |\n",
			"body client_secret string mandatory line=8", "query",
		},
		"the identifier of a call that is not shown": {
			"## Accept a Dispute\n\n### Parameters\n\n`id` _mandatory_\n: `string` Which.\n\n### Parameters\n\n`status`\n: `string` Where it stands.\n",
			"path id string mandatory line=5\nresponse status string line=10", "body",
		},
		"a row without a type and a name with its parent": {
			"### Edit\n```php\n$api->product->edit($productId);\n```\n**Parameters:**\n| Name | Type | Description |\n|---|---|---|\n| methods | All keys listed here are supported |\n| issuer(wallet) | string | Which |\n",
			"body methods optional line=8\nbody wallet.issuer string optional line=9", "all keys",
		},
		"a text in the path of a call that reads": {
			"### Fetch terms\n```php\n$api->product->fetchTerms($productName);\n```\n**Parameters:**\n| Name | Type |\n|---|---|\n| productName* | string |\n",
			"path productName string mandatory line=8", "query",
		},
		"a remark between two values": {
			"## Create\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders\n```\n\n### Request Parameters\n\n`kind` _optional_\n: `string` Which. Possible values:\n  - `a`: One.\n\n> A remark.\n\n  - `b`: Other.\n",
			"body kind string optional values=a,b line=9", "values=a ",
		},
		"a marker with an underscore too many": {
			"## Create\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders\n```\n\n### Request Parameters\n\n`kind` __conditionally mandatory_\n: `string` Which.\n",
			"body kind string conditional line=9", "mandatory line",
		},
		"a function with its argument": {
			"### Create\n```py\nclient.order.create({'a': 1})\n```\n**Parameters:**\n| Name | Type |\n|---|---|\n| function(error) | object |\n",
			"body function object optional line=8", "error.function",
		},
		"a key in quotes": {
			"### Create\n```py\nclient.order.create({'a': 1})\n```\n**Parameters:**\n| Name | Type |\n|---|---|\n| vpa[\"descriptor\"] | string |\n",
			"body vpa.descriptor string optional line=8", "descriptor\"",
		},
		"a flat error": {
			"## Create\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders\n```\n\n```json: 400\n{\"error_code\": \"BAD_REQUEST_ERROR\", \"error_step\": \"x\"}\n```\n",
			"sample failure line=8 : error_code=s error_step=s", "sample response",
		},
		"a header in lower case": {
			"### Fetch\n```py\nclient.payment.all({'x-account': id})\n```\n**Parameters:**\n| Name | Type |\n|---|---|\n| x-account | string |\n",
			"header x-account string optional line=8", "query x-account",
		},
		"three lists though the path of the call has no variable": {
			"## Fetch\n\n```curl: Curl\ncurl -X GET https://x.com/v1/payments/refunds\n```\n\n### Parameters\n\n`id` _mandatory_\n: `string` Which.\n\n### Parameters\n\n`count` _optional_\n: `integer` How many.\n\n### Parameters\n\n`status`\n: `string` It.\n\n",
			"path id string mandatory line=9\nquery count integer optional line=14\nresponse status string line=19", "query id",
		},
	})
}

func TestReadOfLists(t *testing.T) {
	t.Parallel()
	requireFacts(t, map[string]shown{
		"a segment that begins with a digit": {
			"## Complete\n\n```curl: Curl\ncurl -X POST https://x.com/v1/1cc/complete -d '{\"payment_id\": \"pay_1\"}'\n```\n\n### Parameters\n\n`payment_id` _mandatory_\n: `string` It.\n\n### Response Parameters\n\n`status`\n: `string` It.\n\n",
			"body payment_id string mandatory line=9", "path payment_id",
		},
		"an address without a path": {
			"## Ask\n\n```curl: Curl\ncurl -X POST https://hook.example.com\n-H \"Content-Type: application/json\"\n-d '{\"id\": \"x\"}'\n```\n",
			"operation POST / line=4\nsample request line=6 : id=s", "\x00",
		},
		"a blank within the code of an error": {
			"## Pay\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders\n```\n\n### Error Codes\n\n| Error Code | Description |\n|---|---|\n| Payment_duplicate _request | It. |\n",
			"failure Payment_duplicate_request error line=11 : It.", "\x00",
		},
		"an answer that is a text": {
			"### Ask\n```py\nclient.token.url({'a': 1})\n```\n\n**Response:**\n```\n\"https://x.com/authorize\"\n```\n",
			"sample response line=8 : =s", "\x00",
		},
		"errors in headings": {
			"## Pay\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders\n```\n\n#### Error Response Parameters\n\nThe list of errors.\n\n### bank_account_invalid\n\n- **Description**: It.\n\n### incorrect_pin\n\n- **Description**: It.\n",
			"failure bank_account_invalid error line=11 : It.\nfailure incorrect_pin error line=15 : It.", "\x00",
		},
		"a limit of a header in prose": {
			"## Pay\n\nAdd the header `X-Once` to it. The key must be at least 10 character long and can contain alphabets.\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders -H 'X-Once: a'\n```\n",
			"header X-Once minLength=10 sample line=6", "\x00",
		},
		"a dictionary with its content": {
			"### Create\n```csharp\nusing Razorpay.Api.Errors;\nvar data = new Dictionary<string, object>\n{\n    [\"action\"] = \"x\", // It.\n    [\"checkout\"] = new Dictionary<string, object>\n    {\n        [\"prefill\"] = new Dictionary<string, object> { [\"name\"] = \"y\" },\n        [\"name\"] = \"z\"\n    }\n};\nclient.DeviceActivity.Create(data);\n```\n" +
				"**Parameters:**\n| Name | Type | Description |\n|---|---|---|\n| action* | string | Required for a, optional for b. Possible values: `x`, `y` |\n\n**checkout Object Parameters:**\n| Name | Type |\n|---|---|\n| name | string |\n\n**prefill Object Parameters:**\n| Name | Type |\n|---|---|\n| name | string |\n",
			"operation client.DeviceActivity.Create line=13\nbody action string conditional values=x,y line=18\nbody checkout.name string optional line=23\nbody checkout.prefill.name string optional line=28\nsample request line=6 : action=s checkout/name=s checkout/prefill/name=s", "Errors",
		},
		"items of which not all explain a value": {
			"## Create\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders\n```\n\n### Request Parameters\n\n`kind` _optional_\n: `string` Which.\n  - `a`: One.\n  - Other words.\n\n",
			"body kind string optional line=9", "values",
		},
		"a title like the code of an error": {
			"## order_paid\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders\n```\n\n## payment_failed\n\n```curl: Curl\ncurl -X POST https://x.com/v1/payments\n```\n",
			"### payment_failed\noperation POST /v1/payments line=10", "failure",
		},
		"a variable named after the entity of its id": {
			"### Fetch Eligibility\n```py\nclient.customer.fetchEligibility(eligibility)\n```\n**Parameters:**\n| Name | Type |\n|---|---|\n| eligibilityId* | string |\n",
			"path eligibilityId string mandatory line=8", "query",
		},
		"a call that reads, with an identifier among its data": {
			"### Fetch tokens\n```py\nclient.token.all({\"id\": \"token_1\", \"count\": 1})\n```\n**Parameters:**\n| Name | Type |\n|---|---|\n| count | integer |\n",
			"query count integer optional line=8", "body",
		},
		"the address of a form": {
			"## Send\n\n/https://www.example.com/success/\n\n`id`\n: `string` It.\n",
			"response id string line=5", "operation",
		},
		"a path parameter that the path lacks and the body has": {
			"## Fetch\n\n/tokens/fetch\n\n### Path Parameter\n\n`id` _mandatory_\n: `string` It.\n\n```curl: Curl\ncurl -X POST https://x.com/v1/tokens/fetch -d '{\"id\": \"x\"}'\n```\n",
			"body id string mandatory line=7", "path id",
		},
		"a path parameter that the path has, and the body too": {
			"## Refund\n\n/payments/:payment_id/refund\n\n### Path Parameter\n\n`id` _mandatory_\n: `string` It.\n\n```curl: Curl\ncurl -X POST https://x.com/v1/payments/pay_1/refund -d '{\"id\": \"x\"}'\n```\n",
			"path id string mandatory line=7", "body id",
		},
		"a path parameter that the response has": {
			"## Fetch\n\n```curl: Curl\ncurl -X POST https://x.com/v1/tokens/fetch\n```\n\n```json: Response\n{\"id\": \"x\"}\n```\n\n### Path Parameter\n\n`id` _mandatory_\n: `string` It.\n",
			"path id string mandatory line=13", "body id",
		},
		"a mandatory identifier among others": {
			"## Create\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders\n```\n\n### Request Parameters\n\n`a` _mandatory_\n: `integer` It.\n\n`b` _mandatory_\n: `string` It.\n\n`c` _optional_\n: `string` It.\n\n`id` _mandatory_\n: `string` It.\n",
			"body id string mandatory line=18", "response",
		},
		"two identifiers in a path": {
			"## Fetch\n\n```curl: Curl\ncurl -X GET https://x.com/v1/accounts/acc_1/stakeholders/sth_1\n```\n\n### Path Parameters\n\n`account_id` _mandatory_\n: `string` It.\n\n`id`\n: `string` It.\n",
			"path account_id string mandatory line=9\npath id string line=12", "response",
		},
		"an identifier in a list without markers": {
			"## Create\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders\n```\n\n### Request Parameters\n\n`a`\n: `integer` It.\n\n`b`\n: `string` It.\n\n`c`\n: `string` It.\n\n`id`\n: `string` It.\n",
			"body id string line=18", "response",
		},
		"typographic quotes": {
			"## Cancel\n\n```curl: Curl\ncurl -X PUT https://x.com/v1/tokens/token_1/cancel\n```\n\n```json: Response\n{“status”: \"done”, \"of\": {“id”: “x”}}\n```\n",
			"sample response line=8 : of/id=s status=s", "\x00",
		},
		"key-value pairs of a call that seems to read": {
			"### View Reasons\n```js\ninstance.orders.viewRtoReview(orderId)\n```\n**Parameters:**\n| Name | Type |\n|---|---|\n| orderId* | string |\n| notes* | array |\n",
			"path orderId string mandatory line=8\nbody notes array mandatory line=9", "query",
		},
		"errors in headings below a sentence": {
			"## Check\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders\n```\n\nGiven below is the list of errors for it.\n\n### Bad Request Errors\n\n### invalid_inquiry\n\n- It.\n",
			"failure invalid_inquiry error line=11", "\x00",
		},
		"an option of a call": {
			"### Create\n```py\nclient.order.create({'amount': 1}, device_mode=\"wired\")\nclient.order.create(order, trace=\"on\")\n```\n**Parameters:**\n| Name | Type |\n|---|---|\n| device_mode* | string |\n",
			"header device_mode string mandatory line=9\nheader trace string sample line=4", "body device_mode",
		},
		"an amount of another method": {
			"## Create\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders -d '{\"amount\": 1000}'\n```\n\n### Request Parameters\n\n`amount` _mandatory_\n: `integer` It. For cards, the amount should be `100`.\n",
			"body amount integer mandatory line=9", "values",
		},
		"an amount as in the sample": {
			"## Create\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders -d '{\"amount\": 100}'\n```\n\n### Request Parameters\n\n`amount` _mandatory_\n: `integer` It. For cards, the amount should be `100`.\n",
			"body amount integer mandatory values=100 line=9", "\x00",
		},
		"an amount that no sample has": {
			"## Create\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders\n```\n\n### Request Parameters\n\n`amount` _mandatory_\n: `integer` It. For cards, the amount should be `100`.\n",
			"body amount integer mandatory values=100 line=9", "\x00",
		},
		"errors in headings of no call": {
			"## Codes\n\nGiven below is the list of errors for it.\n\n### invalid_inquiry\n\n`id`\n: `string` It.\n",
			"response id string line=7", "error",
		},
		"key-value pairs of a response": {
			"## Fetch All Payments\n\n/payments\n\n### Parameters\n\n`count` _optional_\n: `integer` It.\n\n### Parameters\n\n`id`\n: `string` It.\n\n`notes`\n: `object` It.\n",
			"query count integer optional line=7\nresponse notes object line=15", "body",
		},
		"limits in the sentences of errors": {
			"## Create\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders\n```\n\n### Request Parameters\n\n`payment_amount` _optional_\n: `integer` It.\n\n`close_by` _optional_\n: `integer` It. Maximum value is 2147483647.\n\n### Errors\n\nThe payment amount must be at least 1.\n\n\\{close_by\\} must be between 946684800 and 4765046400\n",
			"body payment_amount integer optional min=1 line=9\nbody close_by integer optional min=946684800 max=2147483647 line=12", "\x00",
		},
		"a table of errors with the width of a column": {
			"## Pay\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders\n```\n\n#### Error Response Parameters\n\nError [columWidth=\"30\"] | Cause\n---\nnot_sent | It.\n---\nNOT_HONOURED | It.\n",
			"failure not_sent error line=11\nfailure NOT_HONOURED error line=13", "\x00",
		},
		"a failed entity": {
			"## Fetch\n\n```curl: Curl\ncurl -X GET https://x.com/v1/tokens\n```\n\n```json: Failed\n{\"entity\": \"token\", \"status\": \"failed\"}\n```\n\n```json: Failed\n{\"status\": \"failed\"}\n```\n",
			"sample response line=8 : entity=s status=s\nsample failure line=12 : status=s", "\x00",
		},
		"the id of an object that a sample sends": {
			"### Check\n```py\nclient.customer.check({\"customer\": {\"name\": \"x\"}, \"token\": \"y\"})\n```\n**Parameters:**\n| Name | Type |\n|---|---|\n| customerId* | string |\n| tokenId* | string |\n",
			"body customerId string mandatory line=8\nbody token string mandatory line=9", "body customer string",
		},
		"a value in a remark below a list": {
			"## Pay\n\n```curl: Curl\ncurl -X POST https://x.com/v1/payments\n```\n\n### Request Parameters\n\n`save` _mandatory_\n: `boolean` Possible values:\n  - `true`: It.\n  - `false`: It.\n\n> **INFO**\n>\n> The `save` parameter also supports the value `preferred`.\n\n`other` _mandatory_\n: `string` You can also pass the value as 'x'.\n\n`late` _mandatory_\n: `string` Possible values: `a`, `b`.\n> You can also pass the value as 'x'.\n",
			"body save boolean mandatory values=true,false,preferred line=9\nbody other string mandatory line=18\nbody late string mandatory values=a,b,x line=21", "\x00",
		},
		"responses in a language": {
			"## Pay\n\n```curl: Curl\ncurl -X POST https://x.com/v1/payments\n```\n\n```java: Success Response\n{\"id\": \"x\"}\n```\n\n```js: Failure Response\n{\"error\": {\"code\": \"x\"}}\n```\n\n```js: Response\n{\"methods\": {}}\n```\n",
			"sample response line=8 : id=s\nsample failure line=12 : error/code=s", "methods",
		},
		"a parameter that the URL has": {
			"## Delete\n\n```curl: Curl\ncurl -X DELETE 'https://x.com/v1/vpas?vpa=a@b'\n```\n\n### Parameters\n\n`vpa` _mandatory_\n: `string` It.\n\n`other` _mandatory_\n: `string` It.\n",
			"query vpa string mandatory line=9", "body vpa",
		},
		"lists that are not complete": {
			"## Fetch\n\n```curl: Curl\ncurl -X GET https://x.com/v1/tokens\n```\n\n### Response Parameters\n\n`one`\n: `string` It. For example:\n- `a`\n- `b`\n\n`two`\n: `string` Available by default:\n- `a`\n- `b`\n\n`three`\n: `string` It, such as:\n- `a`\n- `b`\n\n`four`\n: `string` It:\n- `a`\n- `b`\n\n`five`\n: `string` It. Example values:\n- `a`\n- `b`\n",
			"response one string line=9\nresponse two string line=14\nresponse three string line=19\nresponse four string values=a,b line=24\nresponse five string line=29", "\x00",
		},
		"the value of a sample in a sentence": {
			"## Fetch\n\n```curl: Curl\ncurl -X GET https://x.com/v1/tokens\n```\n\n### Response Parameters\n\n`vpa.handle`\n: `string` It. In this case, the value is `upi`.\n\n`network`\n: `string` It. Possible values are `Visa`, `RuPay`.\n\n`card.network`\n: `string` It. Possible value is `Visa`.\n",
			"response vpa.handle string line=9\nresponse network string values=Visa,RuPay line=12\nresponse card.network string line=15", "\x00",
		},
		"titles between errors, and a call behind them": {
			"### Pay\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders\n```\n\n#### Error Response Parameters\n\n### amount_mismatch\n\n- It.\n\n### Amount Mismatch - One\n\n- It.\n\n### incorrect_pin\n\n- It.\n\n" +
				"### Step two\n\n### Checkout Fields\n\n`customer_id`\n: `string` It.\n\n#### Error Response Parameters\n\n### limit_reached\n\n### Send it\n\n```curl: Curl\ncurl -X POST https://x.com/v1/links\n```\n\n### Another\n\n`late`\n: `string` It.\n\n### no_code\n",
			"failure incorrect_pin error line=17\n### Checkout Fields\nelsewhere customer_id string line=25\nfailure limit_reached error line=30\n### Send it\noperation POST /v1/links line=35\n### Another\n", "failure no_code",
		},
		"titles between the errors in headings": {
			"## Pay\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders\n```\n\n#### Error Response Parameters\n\n### amount_mismatch\n\n- It.\n\n### Amount Mismatch - One\n\n- It.\n\n### incorrect_pin\n\n- It.\n",
			"failure amount_mismatch error line=9\nfailure incorrect_pin error line=17", "\x00",
		},
		"an identifier without a digit in a path": {
			"## Fetch\n\n```curl: Curl\ncurl -X GET https://x.com/v1/payments/pay_CmiztqmYJPtDAu/transfer\n```\n\n### Parameters\n\n`id` _mandatory_\n: `string` It.\n\n### Parameters\n\n`status`\n: `string` It.\n",
			"path id string mandatory line=9", "query",
		},
		"an entity behind a request in one list": {
			"## Create\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders\n```\n\n### Request and Response Parameters\n\n`amount` _mandatory_\n: `integer` It.\n\n`currency` _mandatory_\n: `string` It.\n\n`bank` _optional_\n: `object` It.\n\n    `id`\n    : `string` It.\n\n`id`\n: `string` It.\n\n`amount`\n: `integer` It.\n",
			"body amount integer mandatory line=9\nbody bank.id string line=18\nresponse id string line=21\nresponse amount integer line=24", "body id",
		},
		"a call that reads, with an identifier in its data": {
			"### Fetch token\n```py\nclient.token.fetch({\"id\": \"token_1\"})\n```\n**Parameters:**\n| Name | Type |\n|---|---|\n| id* | string |\n",
			"body id string mandatory line=8", "query",
		},
		"a flag without its value": {
			"## Update\n\n```curl: Curl\ncurl -X PATCH https://x.com/v2/products \\\n-u  \\\n-d' {\n  \"ip\": \"x\"\n}'\n```\n",
			"operation PATCH /v2/products line=4\nsample request line=6 : ip=s", "\x00",
		},
		"a response that is no success": {
			"## Pay\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders\n```\n\n`400 Bad Request`\n: It.\n",
			"failure 400 error line=7 : It.", "response",
		},
		"a phrase about parameters": {
			"### Fetch\n```py\nclient.token.fetch(tokenId)\n```\n**Parameters:**\n| Name | Type |\n|---|---|\n| tokenId* | string |\n| Bank account without `orderId` | string |\n| `orderId` without it | string |\n",
			"path tokenId string mandatory line=8\nquery orderId string optional line=10", "Bank",
		},
		"a table of the errors of parameters": {
			"## Pay\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders\n```\n\n### Error Codes\n\n| Error Code | Field | Description |\n|---|---|---|\n| `VALIDATION_FAILED` | `action` | It. |\n",
			"failure VALIDATION_FAILED error line=11 : It.", "body action",
		},
		"a guide to one SDK": {
			"## Create an Order\n\n```nodejs: Request\ninstance.orders.create({ amount: 1 })\n```\n\n```json: Response\n{\"id\": \"order_1\"}\n```\n",
			"operation instance.orders.create line=4", "\x00",
		},
		"a text in the path": {
			"### Send\n```go\nclient.Invoice.Notify(\"<invoiceId>\", \"<medium>\", nil, nil)\n```\n**Parameters:**\n| Name | Type |\n|---|---|\n| invoiceId* | string |\n| medium* | string |\n",
			"path medium string mandatory line=9", "body",
		},
		"a chained call that reads": {
			"### Transfers of an order\n```php\n$api->order->fetch($orderId)->transfers(array('expand[]' => 'transfers'));\n```\n**Parameters:**\n| Name | Type |\n|---|---|\n| orderId* | string |\n| expand* | string |\n",
			"path orderId string mandatory line=8\nquery expand[] string mandatory line=9", "body",
		},
	})
}
