package page_test

import "testing"

// What a page does not indent gets the names that its samples have.
func TestNamesFromSamples(t *testing.T) {
	t.Parallel()
	requireFacts(t, map[string]shown{
		"a flat list of what the sample nests": {
			"## Create\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders -d '{\"amount\": 1, \"token\": {\"limit\": 2}}'\n```\n\n### Request Parameters\n\n`amount` _optional_\n: `integer` It.\n\n`limit` _optional_\n: `integer` It.\n\n",
			"body token.limit integer optional line=12", "body limit",
		},
		"below a text, beside it in the sample": {
			"## Create\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders -d '{\"account\": {\"kind\": \"bank\"}, \"id\": 2}'\n```\n\n### Request Parameters\n\n`id` _optional_\n: `string` It.\n\n`account` _optional_\n: `object` It.\n\n  `kind` _optional_\n  : `string` It.\n\n    `bank` _optional_\n    : `object` It.\n\n      `code` _optional_\n      : `string` It.\n\n",
			"body account.bank object optional line=18\nbody account.bank.code string optional line=21", "kind.bank",
		},
		"below a text that no sample has": {
			"## Create\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders -d '{\"id\": 1, \"account\": {\"bank\": {\"code\": 2}}}'\n```\n\n### Request Parameters\n\n`id` _optional_\n: `integer` It.\n\n`kind` _optional_\n: `string` It.\n\n  `bank` _optional_\n  : `object` It.\n",
			"body account.bank object optional line=15", "kind.bank",
		},
		"a list of what the sample wraps": {
			"## Create\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders -d '{\"data\": {\"limit\": 2, \"proof\": {\"amount\": 1}}, \"status\": 1}'\n```\n\n### Request Parameters\n\n`limit` _optional_\n: `integer` It.\n\n`proof`\n: `object` It.\n\n  `amount`\n  : `integer` It.\n",
			"body limit integer optional line=9\nbody proof.amount integer line=15", "data.limit integer",
		},
		"a flat list of what the sample nests twice": {
			"## Create\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders -d '{\"a\": {\"b\": {\"limit\": 2, \"other\": {\"x\": 1}}}, \"status\": 1}'\n```\n\n### Request Parameters\n\n`limit` _optional_\n: `integer` It.\n\n`other`\n: `object` It.\n\n  `x`\n  : `integer` It.\n",
			"body a.b.limit integer optional line=9\nbody a.b.other object line=12", "body limit",
		},
		"an object that the sample is": {
			"## Fetch\n\n```curl: Curl\ncurl -X GET https://x.com/v1/cards/card_1\n```\n\n```json: Success\n{\"id\": 1, \"name\": \"x\", \"last4\": \"1\", \"town\": \"x\", \"street\": \"x\"}\n```\n\n### Response Parameters\n\n`card`\n: `object` It.\n\n  `id`\n  : `string` It.\n\n  `name`\n  : `string` It.\n\n  `last4`\n  : `string` It.\n\n  `late`\n  : `string` It.\n\n`place`\n: `object` It.\n\n  `town`\n  : `string` It.\n\n  `street`\n  : `string` It.\n",
			"response card object line=13\nresponse id string line=16\nresponse name string line=19\nresponse last4 string line=22\nresponse late string line=25\nresponse place object line=28\nresponse place.town string line=31", "\x00",
		},
		"an object beside a sample with a few of its names": {
			"## Fetch\n\n```curl: Curl\ncurl -X GET https://x.com/v1/cards/card_1\n```\n\n```json: Success\n{\"id\": 1, \"name\": \"x\", \"last4\": \"1\", \"kind\": \"x\"}\n```\n\n### Response Parameters\n\n`kind`\n: `string` It.\n\n`card`\n: `object` It.\n\n  `id`\n  : `string` It.\n\n  `name`\n  : `string` It.\n\n  `last4`\n  : `string` It.\n\n  `a`\n  : `string` It.\n\n  `b`\n  : `string` It.\n\n  `c`\n  : `string` It.\n",
			"response card.id string line=19\nresponse card.name string line=22\nresponse card.a string line=28", "\x00",
		},
		"most of an object, below a text": {
			"## Create\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders -d '{\"id\": \"x\", \"bank\": {\"a\": 1, \"b\": 2, \"c\": 3}}'\n```\n\n### Request Parameters\n\n`id`\n: `string` It.\n\n`kind`\n: `string` It.\n\n  `bank`\n  : `object` It.\n\n    `a`\n    : `integer` It.\n\n    `b`\n    : `integer` It.\n\n    `c`\n    : `integer` It.\n\n    `late`\n    : `integer` It.\n",
			"body bank object line=15\nbody bank.a integer line=18\nbody bank.late integer line=27", "kind.bank",
		},
		"an entity before its calls": {
			"## Account Entity\n\n`id`\n: `string` It.\n\n`pan`\n: `string` It.\n\n## Fetch\n\n```curl: Curl\ncurl -X GET https://x.com/v1/accounts\n```\n\n```json: Success\n{\"id\": \"x\", \"kyc\": {\"pan\": \"y\"}}\n```\n",
			"### Account Entity\nresponse id string line=3\nresponse kyc.pan string line=6\n### Fetch", "\x00",
		},
		"an entity with a sample before its calls": {
			"## Account Entity\n\n```json: Entity\n{\"id\": \"x\"}\n```\n\n### Response Parameters\n\n`id`\n: `string` It.\n\n`pan`\n: `string` It.\n\n## Fetch\n\n```curl: Curl\ncurl -X GET https://x.com/v1/accounts\n```\n\n```json: Success\n{\"id\": \"x\", \"kyc\": {\"pan\": \"y\"}}\n```\n",
			"response pan string line=12", "kyc.pan",
		},
		"a call without samples before another": {
			"## Create\n\n```curl: Curl\ncurl -X POST https://x.com/v1/accounts\n```\n\n### Response Parameters\n\n`id`\n: `string` It.\n\n`pan`\n: `string` It.\n\n## Fetch\n\n```curl: Curl\ncurl -X GET https://x.com/v1/accounts\n```\n\n```json: Success\n{\"id\": \"x\", \"kyc\": {\"pan\": \"y\"}}\n```\n",
			"response pan string line=12", "kyc.pan",
		},
		"the nearest of two objects with a name": {
			"## Create\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders -d '{\"a\": {\"name\": 1}, \"b\": {\"c\": {\"name\": 2}}, \"d\": 3}'\n```\n\n### Request Parameters\n\n`d`\n: `integer` It.\n\n`name`\n: `string` It.\n\n",
			"body a.name string line=12", "body name",
		},
		"items of a collection, and the sample of one": {
			"## Fetch\n\n```curl: Curl\ncurl -X GET https://x.com/v1/tokens/token_1\n```\n\n```json: Success\n{\"entity\": \"token\", \"id\": \"x\", \"card\": {\"name\": \"y\"}}\n```\n\n### Response Parameters\n\n`entity`\n: `string` It.\n\n`items`\n: `array` It.\n\n  `id`\n  : `string` It.\n\n  `card`\n  : `object` It.\n\n    `name`\n    : `string` It.\n\n  `entity`\n  : `string` It.\n\n  `other`\n  : `string` It.\n",
			"response id string line=19\nresponse card.name string line=25\nresponse entity string line=28\nresponse other string line=31", "items.id",
		},
		"a name at the top that the list has below too": {
			"## Create\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders -d '{\"amount\": 1, \"transfer\": {\"notes\": {}}}'\n```\n\n### Request Parameters\n\n`amount`\n: `integer` It.\n\n`notes`\n: `object` It.\n\n`transfer`\n: `object` It.\n\n  `notes`\n  : `object` It.\n",
			"body notes object line=12\nbody transfer.notes object line=18", "\x00",
		},
		"the items of a collection": {
			"## Fetch\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders\n```\n\n### Response\n\n```json: Success\n{\"count\": 1, \"items\": [{\"card\": {\"name\": \"x\"}}]}\n```\n\n### Response Parameters\n\n`count`\n: `integer` It.\n\n`name`\n: `string` It.\n\n",
			"response items.name string line=18", "card.name string",
		},
		"below an object that the page does not indent": {
			"## Create\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders -d '{\"a\": {\"next\": [{\"url\": \"x\"}], \"late\": {\"kind\": 1}}, \"b\": {\"next\": {\"url\": \"y\"}}}'\n```\n\n### Request Parameters\n\n`a`\n: `object` It.\n\n  `next`\n  : `array` It.\n\n  `url`\n  : `string` It.\n\n  `kind`\n  : `string` It.\n\n  `late`\n  : `object` It.\n\n",
			"body a.next.url string line=15\nbody a.kind string line=18", "a.late.kind string",
		},
		"the items of a collection that the page does not indent": {
			"## Fetch\n\n```curl: Curl\ncurl -X GET https://x.com/v1/orders\n```\n\n### Response\n\n```json: Success\n{\"entity\": \"collection\", \"count\": 1, \"items\": [{\"name\": \"x\", \"lines\": [{\"id\": 1}]}]}\n```\n\n### Response Parameters\n\n`count`\n: `integer` It.\n\n`name`\n: `string` It.\n\n`lines`\n: `array` It.\n\n  `id`\n  : `integer` It.\n\n`late`\n: `string` It.\n\n",
			"response count integer line=15\nresponse items.name string line=18\nresponse items.lines.id integer line=24\nresponse items.late string line=27", "response name",
		},
		"an entity whose sample is a collection": {
			"## Fetch\n\n```curl: Curl\ncurl -X GET https://x.com/v1/orders\n```\n\n### Response\n\n```json: Success\n{\"entity\": \"collection\", \"count\": 1, \"items\": [{\"name\": \"x\"}]}\n```\n\n### Response Parameters\n\n`entity`\n: `string` It.\n\n`name`\n: `string` It.\n\n",
			"response name string line=18", "items.name string",
		},
		"values in a sample": {
			"## Fetch\n\n```curl: Curl\ncurl -X GET https://x.com/v1/orders\n```\n\n```json: Response\n{\"period\": \"daily | weekly|asneeded\"}\n```\n\n### Query Parameters\n\n`period`\n: `string` It.\n\n### Response Parameters\n\n`period`\n: `string` It.\n\n",
			"query period string line=13\nresponse period string values=daily,weekly,asneeded line=18", "\x00",
		},
		"below another object, though the list has one beside it too": {
			"## Fetch\n\n```curl: Curl\ncurl -X GET https://x.com/v1/orders\n```\n\n```json: Success\n{\"id\": 1, \"source\": {\"id\": 1, \"fees\": 1, \"kind\": \"x\"}}\n```\n\n### Response Parameters\n\n`id`\n: `string` It.\n\n`source`\n: `object` It.\n\n  `kind`\n  : `string` It.\n\n`fees`\n: `integer` It.\n\n`kind`\n: `string` It.\n\n",
			"response source.fees integer line=22\nresponse source.kind string line=25", "response kind",
		},
		"below the variable with all data": {
			"## Create\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders -d '{\"id\": \"x\", \"other\": 1}'\n```\n\n### Request Parameters\n\n`other`\n: `integer` It.\n\n`param.id`\n: `string` It.\n\n`data.nosuch`\n: `string` It.\n\n`param.other`\n: `string` It.\n",
			"body id string line=12\nbody data.nosuch string line=15\nbody param.other string line=18", "param.id",
		},
		"an object in the items of a collection, beside the sample of one": {
			"## Fetch\n\n```curl: Curl\ncurl -X GET https://x.com/v1/tokens/token_1\n```\n\n```json: Success\n{\"entity\": \"token\", \"id\": \"x\", \"card\": {\"name\": \"y\"}}\n```\n\n### Response Parameters\n\n`entity`\n: `string` It.\n\n`items`\n: `array` It.\n\n  `id`\n  : `string` It.\n\n  `card`\n  : `object` It.\n\n    `late`\n    : `string` It.\n",
			"response card object line=22\nresponse card.late string line=25", "items.card",
		},
		"beside another that the samples have below another name": {
			"## Create\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders -d '{\"bank\": \"HDFC\", \"bank_account\": {\"number\": \"1\", \"ifsc\": \"z\"}}'\n```\n\n### Request Parameters\n\n`bank`\n: `string` It.\n\n  `number`\n  : `string` It.\n\n  `ifsc_code`\n  : `string` It.\n\n",
			"body bank_account.number string line=12\nbody bank_account.ifsc_code string line=15", "bank.ifsc_code",
		},
		"code of an app beside a response": {
			"## Send\n\n```java: Android\nupi.link(mobile);\n```\n\n```json: Response\n{\"id\": 1}\n```\n\n### Response Parameters\n\n`id`\n: `integer` It.\n",
			"response id integer line=13", "elsewhere",
		},
		"items of a collection that the page lists, and does not indent": {
			"## Fetch\n\n```json: Success\n{\"entity\": \"collection\", \"items\": [{\"name\": \"x\", \"age\": 1}]}\n```\n\n### Response Parameters\n\n`items`\n: `array` It.\n\n  `age`\n  : `integer` It.\n\n`name`\n: `string` It.\n",
			"response items.age integer line=12\nresponse items.name string line=15", "response name",
		},
		"the items of a collection, below another object": {
			"## Fetch\n\n```curl: Curl\ncurl -X GET https://x.com/v1/orders\n```\n\n```json: Success\n{\"entity\": \"collection\", \"count\": 1, \"items\": [{\"id\": \"x\", \"bank\": {\"number\": \"1\"}}]}\n```\n\n### Response Parameters\n\n`id`\n: `string` It.\n\n`kind`\n: `string` It.\n\n  `bank`\n  : `object` It.\n\n    `number`\n    : `string` It.\n\n",
			"response bank.number string line=22", "kind.bank",
		},
		"a sample below a comment": {
			"### Fetch\n```py\nclient.dispute.fetch(disputeId)\n```\n\n**Response:**\n```json\n// Of one kind\n{\"id\": \"disp_1\"}\n```\n",
			"sample response line=8 : id=s", "\x00",
		},
		"the parameters of an error": {
			"## Pay\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders\n```\n\n```json: Failure\n{\"error\": {\"code\": \"X\"}, \"status\": 1}\n```\n\n### Error Response Parameters\n\n`status`\n: `integer` It.\n\n`code`\n: `string` It.\n",
			"failure status integer line=13\nfailure error.code string line=16", "failure code",
		},
		"beside another that the samples have at the top": {
			"## Fetch\n\n```curl: Curl\ncurl -X GET https://x.com/v1/orders\n```\n\n```json: Success\n{\"id\": \"x\", \"bank\": {\"number\": \"1\"}}\n```\n\n### Response Parameters\n\n`id`\n: `string` It.\n\n`kind`\n: `string` It.\n\n  `bank`\n  : `object` It.\n\n    `number`\n    : `string` It.\n\n    `code`\n    : `string` It.\n\n",
			"response bank.number string line=22\nresponse bank.code string line=25", "kind.bank",
		},
		"below a text, and known beside it": {
			"## Create\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders -d '{\"a\": \"x\", \"name\": \"y\", \"b\": {\"name\": \"z\"}}'\n```\n\n### Request Parameters\n\n`a`\n: `string` It.\n\n  `name`\n  : `string` It.\n\n",
			"body name string line=12", "b.name",
		},
		"below a text, though the list has it beside it too": {
			"## Create\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders -d '{\"a\": \"x\", \"name\": \"y\"}'\n```\n\n### Request Parameters\n\n`a`\n: `string` It.\n\n  `name`\n  : `string` It.\n\n`name`\n: `integer` It.\n\n",
			"body a.name string line=12\nbody name integer line=15", "body name string",
		},
		"a text beside an amount": {
			"### Capture\n```js\ninstance.payments.capture(paymentId, amount, currency)\n```\n**Parameters:**\n| Name | Type |\n|---|---|\n| paymentId* | string |\n| amount* | integer |\n| currency* | string |\n",
			"body currency string mandatory line=10", "path currency",
		},
	})
}
