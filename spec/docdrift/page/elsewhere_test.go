package page_test

import "testing"

// Guides have lists and samples that belong to no call.
func TestElsewhere(t *testing.T) {
	t.Parallel()
	requireFacts(t, map[string]shown{
		"the result of a checkout": {
			"## Verify\n\n```json: Callback\n{\"razorpay_signature\": \"x\"}\n```\n\n```json: Response\n{\"verified\": true}\n```\n",
			"sample response line=8 : verified=b", "response line=4",
		},
		"an option of a checkout that a sample sends too": {
			"### Create\n```py\nclient.order.create({'amount': 1})\n```\n**Parameters:**\n| Name | Type |\n|---|---|\n| key | string |\n| amount | integer |\n",
			"elsewhere amount integer optional line=9\nbody amount integer sample line=3", "body key",
		},
		"options of a checkout on a page of its own": {
			"## Integrate\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders -d '{\"amount\": 1}'\n```\n\n### Request Parameters\n\n`color`\n: `string` It.\n\n`prefill`\n: `object` It.\n\n  `contact`\n  : `string` It.\n",
			"elsewhere color string line=9\nelsewhere prefill object line=12\nelsewhere prefill.contact string line=15", "body color",
		},
		"the result of a checkout in a list": {
			"## Verify\n\n### Response Parameters\n\n`razorpay_signature`\n: `string` Of it.\n\n```json: Response\n{\"verified\": true}\n```\n",
			"elsewhere razorpay_signature string line=5", "response razorpay_signature",
		},
		"the failure of a checkout in a list": {
			"## Handle\n\n### Failure Response Parameters\n\n`error_code`\n: `string` Of it.\n",
			"elsewhere error_code string line=5", "failure",
		},
		"the body of an event": {
			"## Events\n\n```json: payment.captured\n{\"entity\": \"event\", \"event\": \"payment.captured\"}\n```\n\n### Response Parameters\n\n`X-Razorpay-Signature`\n: `string` It.\n\n",
			"sample request line=4 : entity=s event=s\nelsewhere X-Razorpay-Signature string line=9", "response",
		},
		"the arguments of an app's function": {
			"## Link\n\n```java: dart\nupi.link(mobile: number);\n```\n\n### Request Parameters\n\n`mobile` _mandatory_\n: `string` It.\n\n### Response Parameters\n\nName | Description\n---\n`onFailure` | It.\n",
			"elsewhere mobile string mandatory line=9\nelsewhere onFailure line=16", "body",
		},
		"the fields of an app's class": {
			"## Account\n\nFields | Return Type | Description\n---\n`ifsc` | String | It.\n\n### Bank\n\nFields | Return Type | Description\n---\n`name` | String | It.\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders\n```\n",
			"elsewhere ifsc string line=5\nbody name string line=11", "optional",
		},
		"a sample of an SDK that cannot be read, with a list": {
			"### Send\n```go\nclient.notify(\n```\n**Parameters:**\n| Name | Type |\n|---|---|\n| kind* | string |\n",
			"body kind string mandatory line=8", "elsewhere",
		},
		"fields of an event, and its body": {
			"## Events\n\n**Additional fields:**\n\n`city` _optional_\n: `string` It.\n\n```json: Example Payload\n{\"event\": \"closed\", \"city\": \"x\"}\n```\n",
			"elsewhere city string optional line=5\nsample request line=9 : city=s event=s", "response",
		},
		"columns of a file": {
			"## Download the Report\n\n`Amount`\n: `integer` It.\n\n`Reason`\n: `string` It.\n",
			"elsewhere Amount integer line=3\nelsewhere Reason string line=6", "response",
		},
		"a list with a sample": {
			"## Pay\n\n```json: Response\n{\"amount\": 1}\n```\n\n`amount`\n: `integer` It.\n\n`reason`\n: `string` It.\n",
			"response amount integer line=7\nresponse reason string line=10", "elsewhere",
		},
		"an entity without a sample": {
			"## Disputes\n\n`id`\n: `string` It.\n\n`reason`\n: `string` It.\n",
			"response id string line=3\nresponse reason string line=6", "elsewhere",
		},
		"the response of an API without a call": {
			"## Eligibility API\n\n`inquiry`\n: `string` It.\n\n`amount`\n: `integer` It.\n",
			"response inquiry string line=3\nresponse amount integer line=6", "elsewhere",
		},
	})
}
