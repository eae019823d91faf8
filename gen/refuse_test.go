package gen_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// refusedCase is a contract, changed by pairs of old and new text, and the problem that is reported
// for it. at is a text in the line that the problem names.
type refusedCase struct {
	change []string
	at     string
	// want is the problem without its position. {{text}} in it stands for the position of the line
	// that contains that text.
	want string
}

var placeOf = regexp.MustCompile(`{{(.*?)}}`)

func requireRefused(t *testing.T, test refusedCase) {
	t.Helper()
	text := things(t, test.change...)
	message := placeOf.ReplaceAllStringFunc(test.want, func(marked string) string {
		return lineOf(t, text, strings.ReplaceAll(strings.Trim(marked, "{}"), `\n`, "\n"))
	})
	require.EqualError(t, problems(t, text), lineOf(t, text, test.at)+": "+message)
}

func runRefused(t *testing.T, tests map[string]refusedCase) {
	t.Helper()
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			requireRefused(t, test)
		})
	}
}

func TestRefusedOperations(t *testing.T) {
	t.Parallel()
	runRefused(t, map[string]refusedCase{
		"no operationId":                     {[]string{"      operationId: fetchThing\n", ""}, "    get:\n      summary: Fetch a thing", `GET /things/{thing_id}: its operationId is "": want one in lower camel case, such as fetchPayment`},
		"an operationId in snake case":       {[]string{"operationId: fetchThing", "operationId: fetch_thing"}, "operationId: fetch_thing", `fetch_thing: its operationId is "fetch_thing": want one in lower camel case, such as fetchPayment`},
		"an unsupported method":              {[]string{"    get:\n      operationId: fetchThing", "    trace:\n      operationId: fetchThing"}, "    trace:", "fetchThing: the method TRACE is not supported: want one of GET, POST, PUT, PATCH, DELETE"},
		"an extension in the wrong position": {[]string{"      x-retry: safe\n", "      x-retry: safe\n      x-idempotency-key: true\n"}, "x-idempotency-key", "listThings: x-idempotency-key is not read here"},
		"a key in a schema":                  {[]string{"# more parameters", "- {name: x-key, in: header, schema: {type: string, x-idempotency-key: true}}"}, "- {name: x-key", "listThings: x-idempotency-key is not read here"},
		"an unknown x-retry":                 {[]string{"x-retry: safe", "x-retry: always"}, "x-retry: always", "listThings: x-retry is always: want safe, or none"},
		"a server on another host":           {[]string{"  /things/{thing_id}:\n", "  /things/{thing_id}:\n    servers: [{url: 'https://example.org/v2'}]\n"}, "    servers: [", "fetchThing: its server https://example.org/v2 is not on https://example.com and would receive the credentials"},
		"two servers":                        {[]string{"operationId: fetchThing", "operationId: fetchThing\n      servers: [{url: /v2}, {url: /v3}]"}, "servers: [", "fetchThing: has 2 own servers: want one"},
		"a server without a path":            {[]string{"operationId: fetchThing", "operationId: fetchThing\n      servers: [{url: 'https://example.com'}]"}, "servers: [", `fetchThing: its server "https://example.com" is not a URL with a path, such as /v2`},
		"callbacks":                          {[]string{"operationId: fetchThing", "operationId: fetchThing\n      callbacks: {done: {'https://example.com': {post: {responses: {default: {description: d}}}}}}"}, "callbacks:", "fetchThing: callbacks are not supported: describe a webhook with x-webhook"},
		"no security":                        {[]string{"operationId: fetchThing", "operationId: fetchThing\n      security: []"}, "security: []", "fetchThing: has no security: the client sends credentials with every call"},
		"two security schemes at once":       {[]string{"operationId: fetchThing", "operationId: fetchThing\n      security: [{keySecret: [], keyOnly: []}]", "    keySecret:\n", "    keyOnly: {type: http, scheme: basic}\n    keySecret:\n"}, "security: [{", "fetchThing: needs keyOnly and keySecret at once: the client sends only one"},
	})
}

func TestRefusedParameters(t *testing.T) {
	t.Parallel()
	parameter := func(text string) []string { return []string{"# more parameters", text} }
	runRefused(t, map[string]refusedCase{
		"a cookie":                              {parameter("- {name: new, in: cookie, schema: {type: string}}"), "{name: new", "listThings: parameter new: a parameter in the cookie is not supported"},
		"JSON in a query":                       {parameter("- {name: new, in: query, content: {application/json: {schema: {type: string}}}}"), "{name: new", "listThings: parameter new: content in place of a schema is not supported"},
		"an object":                             {parameter("- {name: new, in: query, schema: {type: object}}"), "{name: new", "listThings: parameter new: a query parameter cannot be an object or a oneOf"},
		"a style":                               {parameter("- {name: new, in: query, style: deepObject, explode: true, schema: {type: string}}"), "{name: new", "listThings: parameter new: the style deepObject is not supported"},
		"reserved characters":                   {parameter("- {name: new, in: query, allowReserved: true, schema: {type: string}}"), "{name: new", "listThings: parameter new: allowReserved is not supported"},
		"a list in a path":                      {[]string{"          $ref: '#/components/schemas/ThingID'\n    get:", "          {type: array, items: {type: string}}\n    get:"}, "- name: thing_id", "fetchThing: parameter thing_id: a path parameter cannot be a list, an object or a oneOf"},
		"null in a path":                        {[]string{"          $ref: '#/components/schemas/ThingID'\n    get:", "          {type: string, nullable: true}\n    get:"}, "- name: thing_id", "fetchThing: parameter thing_id: a path parameter cannot be null"},
		"an object in a header":                 {parameter("- {name: new, in: header, schema: {type: object}}"), "{name: new", "listThings: parameter new: a header parameter cannot be an object or a oneOf"},
		"an invalid header name":                {parameter("- {name: 'a:b', in: header, schema: {type: string}}"), "{name: 'a:b'", "listThings: parameter a:b: its name is not a valid header name"},
		"a header that the client sets":         {parameter("- {name: User-agent, in: header, schema: {type: string}}"), "{name: User-agent", "listThings: parameter User-agent: is a header that the client sets"},
		"an x-idempotency-key that is not true": {parameter("- {name: Key, in: header, x-idempotency-key: 1, schema: {type: string}}"), "{name: Key", "listThings: parameter Key: x-idempotency-key is 1: want true, or none"},
		"a key in the query":                    {parameter("- {name: Key, in: query, x-idempotency-key: true, schema: {type: string}}"), "{name: Key", "listThings: parameter Key: an idempotency key is sent in the header"},
		"two keys":                              {parameter("- {name: Key, in: header, x-idempotency-key: true, schema: {type: string}}\n- {name: Lock, in: header, x-idempotency-key: true, schema: {type: string}}"), "{name: Lock", "listThings: parameter Lock has the Go name IdempotencyKey, as has parameter Key at {{{name: Key}}"},
		"a parameter named as a key":            {parameter("- {name: Key, in: header, x-idempotency-key: true, schema: {type: string}}\n- {name: idempotency_key, in: query, schema: {type: string}}"), "{name: idempotency_key", "listThings: parameter idempotency_key has the Go name IdempotencyKey, as has parameter Key at {{{name: Key}}"},
		"a key with a pattern":                  {parameter("- {name: Key, in: header, x-idempotency-key: true, schema: {type: string, pattern: '^[a-z]+$'}}"), "{name: Key", "listThings: parameter Key: its schema does not accept generated keys: 26 capital letters and digits"},
		"a key with maxLength":                  {parameter("- {name: Key, in: header, x-idempotency-key: true, schema: {type: string, maxLength: 20}}"), "{name: Key", "listThings: parameter Key: its schema does not accept generated keys: 26 capital letters and digits"},
		"a style in a path":                     {[]string{"        in: path\n", "        in: path\n        style: label\n"}, "- name: thing_id", "fetchThing: parameter thing_id: the path style label is not supported"},
	})
}

func TestRefusedBodies(t *testing.T) {
	t.Parallel()
	const ref = "$ref: '#/components/schemas/ThingRequest'"
	branch := func(name, variant string) string {
		return name + ": {type: object, description: d, " + variant + "properties: {a: {type: string, description: d}}}\n"
	}
	runRefused(t, map[string]refusedCase{
		"optional": {[]string{"        required: true\n        content:", "        content:"}, "requestBody:", "createThing: an optional body is not supported: set required: true"},
		"a string": {[]string{"          application/json:\n            schema:\n              $ref: '#/components/schemas/ThingRequest'", "          text/plain:\n            schema:\n              $ref: '#/components/schemas/ThingRequest'"}, "        content:\n          text/plain", "createThing: a body of type text/plain is not supported: want one of application/json, application/x-www-form-urlencoded, multipart/form-data"},
		"a list":   {[]string{ref, "{type: array, items: {" + ref + "}}", "              name: a\n", "              - name: a\n"}, "            schema:\n              {type: array", "createThing: its body is not an object with properties"},
		"a branch without a variant": {
			[]string{ref, "oneOf: [{$ref: '#/components/schemas/A'}]", "# more schemas", branch("A", "")},
			"oneOf:", "createThing: the branch A of its body needs an x-variant to name a method after, such as Card",
		},
		"two branches with one variant": {
			[]string{ref, "oneOf:\n                - $ref: '#/components/schemas/A'\n                - $ref: '#/components/schemas/B'", "# more schemas", branch("A", "x-variant: X, required: [a], ") + branch("B", "x-variant: X, ")},
			"                - $ref: '#/components/schemas/B'", "createThing: x-variant X is already used at {{                - $ref: '#/components/schemas/A'}}",
		},
		"an inline branch without properties": {
			[]string{ref, "oneOf:\n                - {type: object, x-variant: X}"},
			"                - {type: object", "createThing: a branch of its body is not an object with properties",
		},
	})
}

func TestRefusedAnswers(t *testing.T) {
	t.Parallel()
	const ok = "        '200':\n          description: Things\n          content:\n            application/json:\n              schema:\n                $ref: '#/components/schemas/ThingCollection'"
	runRefused(t, map[string]refusedCase{
		"none":                        {[]string{ok, "        '404': {description: No}"}, "      responses:\n        '404'", "listThings: has no 2XX response"},
		"two":                         {[]string{ok, ok + "\n        '201': {description: No}"}, "'201':", "listThings: its response 201 differs from response 200: all 2XX responses must be equal"},
		"JSON without a schema":       {[]string{ok, "        '200': {description: d, content: {application/json: {}}}"}, "'200': {", "listThings: its response 200 has no schema"},
		"a wildcard media type":       {[]string{ok, "        '200': {description: d, content: {'image/*': {}}}"}, "'200': {", "listThings: its response 200 is image/*: want a media type without wildcard"},
		"JSON and another media type": {[]string{ok, "        '200': {description: d, content: {application/json: {schema: {type: object}}, text/plain: {}}}"}, "'200': {", "listThings: its response 200 is application/json, text/plain: want one of them, or several without JSON"},
	})
}

func TestRefusedSchemas(t *testing.T) {
	t.Parallel()
	property := func(text string) []string { return []string{"# more properties", "new: " + text} }
	const at = "        new:"
	runRefused(t, map[string]refusedCase{
		"anyOf":                                 {property("{description: d, anyOf: [{type: string}]}"), at, "Thing.new: anyOf has no Go type"},
		"oneOf in a request":                    {[]string{"# more of the request", "new: {description: d, oneOf: [{type: string}, {type: integer}]}"}, at, "ThingRequest.new: a oneOf inside a request has no Go type"},
		"oneOf with two strings":                {property("{description: d, oneOf: [{type: string, pattern: a}, {type: string, pattern: b}]}"), at, "Thing.new: the method for the branch Text has the Go name AsText, as has the method for the branch Text at {{new:}}"},
		"oneOf inside oneOf":                    {property("{description: d, oneOf: [{type: string}, {oneOf: [{type: integer}, {type: boolean}], description: d}]}"), at, "Thing.new: a branch of the oneOf is not an object, list, string, number or boolean"},
		"oneOf with a branch without a Go type": {property("{description: d, oneOf: [{type: string}, {type: object, additionalProperties: {type: integer, enum: [1, 2]}, description: d}]}"), at, "Thing.new: a branch of the oneOf is not an object, list, string, number or boolean"},
		"allOf of two":                          {property("{description: d, allOf: [{$ref: '#/components/schemas/Timestamp'}, {$ref: '#/components/schemas/Timestamp'}]}"), at, "Thing.new: allOf with several members has no Go type: write out the properties"},
		"no type":                               {property("{description: d}"), at, "Thing.new: has no type"},
		"read only":                             {property("{type: string, readOnly: true, description: d}"), at, "Thing.new: readOnly and writeOnly are not supported: write two components"},
		"binary":                                {property("{type: string, format: binary, description: d}"), at, "Thing.new: the format binary is only supported in a multipart/form-data body"},
		"an enum of booleans":                   {property("{type: boolean, enum: [true], description: d}"), at, "Thing.new: an enum must be of strings or integers"},
		"an enum value that is an object":       {property("{type: integer, enum: [1, {}], description: d}"), at, "Thing.new: its value map[] has another type"},
		"an enum value that is a fraction":      {property("{type: integer, enum: [1, 1.5], description: d}"), at, "Thing.new: its value 1.5 has another type"},
		"an enum with two types":                {property("{type: string, enum: [a, 1], description: d}"), at, "Thing.new: its value 1 has another type"},
		"fewer names than values":               {property("{type: integer, enum: [0, 1], x-enum-varnames: ['No'], description: d}"), at, "Thing.new: x-enum-varnames is [No]: want a name for each of the 2 values of enum"},
		"a name that is not a string":           {property("{type: integer, enum: [0, 1], x-enum-varnames: [0, 'Yes'], description: d}"), at, "Thing.new: x-enum-varnames is [0 Yes]: want a name for each of the 2 values of enum"},
		"names without an enum":                 {property("{type: integer, x-enum-varnames: ['No'], description: d}"), at, "Thing.new: x-enum-varnames is [No]: want a name for each of the 0 values of enum"},
		"two values with one name":              {property("{type: integer, enum: [0, 1], x-enum-varnames: [yes it is, yes_it_is], description: d}"), at, "Thing.new: its value 1 has the Go name ThingNewYesItIs, as has its value 0 at {{new:}}"},
		"an exclusive bound":                    {property("{type: number, minimum: 0, exclusiveMinimum: true, description: d}"), at, "Thing.new: this exclusive bound is not supported"},
		"a bound that is not an integer":        {property("{type: integer, minimum: 0.5, description: d}"), at, "Thing.new: 0.5 is not an integer"},
		"a bound that is too large":             {property("{type: integer, maximum: 1e17, description: d}"), at, "Thing.new: 100000000000000000 is too large to be read exactly"},
		"x-sensitive that is not true":          {property("{type: string, x-sensitive: maybe, description: d}"), at, "Thing.new: x-sensitive is maybe: want true, or none"},
		"a Go extension":                        {property("{type: string, x-go-type: any, description: d}"), at, "x-go-type: is not an extension of this contract: want one of x-docs, x-retry, x-id-prefix, x-variant, x-sensitive, x-pages, x-webhook, x-idempotency-key, x-enum-varnames"},
		"an id that is a number":                {property("{type: integer, x-id-prefix: thing_, description: d}"), at, "Thing.new: an id must have type string"},
		"an id without a prefix":                {property("{type: string, x-id-prefix: '', description: d}"), at, "Thing.new: x-id-prefix is : want a prefix such as pay_"},
		"a prefix of two components":            {[]string{"# more properties", "new: {type: string, nullable: true, x-id-prefix: thing_, description: d}", "# more schemas", "TwinID: {type: string, description: d, x-id-prefix: thing_}"}, at, "Thing.new: x-id-prefix thing_ is ambiguous: refer to ThingID or TwinID"},
		"properties and additionalProperties": {
			[]string{"# more schemas", "Open: {type: object, description: d, properties: {a: {type: string, description: d}}, additionalProperties: {type: string}}"},
			"Open:", "Open: additionalProperties beside properties makes decoding slow: leave it out, a response may always have other members",
		},
		"an object that contains itself": {
			[]string{"required: [id, created_at]", "required: [id, created_at, new]", "# more properties", "new:\n  $ref: '#/components/schemas/Thing'"},
			"          $ref: '#/components/schemas/Thing'\n    ThingCollection", "Thing.new: always contains a Thing, which contains itself",
		},
	})
}

func TestRefusedNames(t *testing.T) {
	t.Parallel()
	const path = "/others:\n  get: {operationId: OTHER, x-retry: safe, responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}}"
	runRefused(t, map[string]refusedCase{
		"two properties":                      {[]string{"# more properties", "created-at: {type: string, description: d}"}, "          $ref: '#/components/schemas/Timestamp'\n        created-at", "Thing.created_at: the property has the Go name CreatedAt, as has the property at {{created-at:}}"},
		"a property and a method":             {[]string{"# more properties", "required_members: {type: string, description: d}"}, "required_members:", "Thing.required_members: the property has the Go name RequiredMembers, as has a name that is always generated"},
		"a property without letters":          {[]string{"# more properties", "'$': {type: string, description: d}"}, "'$':", "Thing.$: the property has no Go name"},
		"two schemas":                         {[]string{"# more schemas", "thing_id: {type: string, description: d}"}, "thing_id: {", "thing_id: the schema thing_id has the Go name ThingID, as has the schema ThingID at {{    ThingID:}}"},
		"a schema and the API":                {[]string{"# more schemas", "api: {type: string, description: d}"}, "api: {", "api: the schema api has the Go name API, as has a name that is always generated"},
		"a schema and parameters":             {[]string{"# more schemas", "ListThingsParams: {type: string, description: d}"}, "    get:\n      operationId: listThings", "listThings: the struct of its parameters has the Go name ListThingsParams, as has the schema ListThingsParams at {{ListThingsParams:}}"},
		"an enum value and a type":            {[]string{"# more schemas", "State: {type: string, enum: [open, 'on'], description: d}\nStateOpen: {type: string, description: d}"}, "State: {", "State: its value open has the Go name StateOpen, as has the schema StateOpen at {{StateOpen:}}"},
		"two values of an enum":               {[]string{"# more schemas", "State: {type: string, enum: [on_hold, on-hold], description: d}"}, "State: {", "State: its value on-hold has the Go name StateOnHold, as has its value on_hold at {{State:}}"},
		"an inline enum and a type":           {[]string{"# more properties", "state: {type: string, enum: [a, b], description: d}", "# more schemas", "ThingState: {type: string, description: d}"}, "state: {", "Thing.state: its enum has the Go name ThingState, as has the schema ThingState at {{ThingState:}}"},
		"an iterator and an operation":        {[]string{"# more paths", replaceOnce(path, "OTHER", "things")}, "operationId: listThings", "listThings: its iterator has the Go name Things, as has its method at {{operationId: things,}}"},
		"an inline object and a schema":       {[]string{"# more properties", "box: {type: object, description: d, properties: {a: {type: string, description: d}}}", "# more schemas", "ThingBox: {type: string, description: d}"}, "ThingBox: {", "ThingBox: the schema ThingBox has the Go name ThingBox, as has the schema Thing.box at {{        box:}}"},
		"an inline body and a schema":         {[]string{"              $ref: '#/components/schemas/ThingRequest'\n            example:\n              name: a", "              {type: object, properties: {a: {type: string}}}", "# more schemas", "CreateThingRequest: {type: string, description: d}"}, "            schema:\n              {type: object", "createThing.request: the schema createThing.request has the Go name CreateThingRequest, as has the schema CreateThingRequest at {{CreateThingRequest:}}"},
		"an inline enum in a list and a type": {[]string{"# more properties", "states: {type: array, description: d, items: {type: string, enum: [a, b]}}", "# more schemas", "ThingStates: {type: string, description: d}"}, "states: {", "Thing.states: its enum has the Go name ThingStates, as has the schema ThingStates at {{ThingStates:}}"},
		"an enum of a parameter":              {[]string{"# more parameters", "- {name: state, in: query, schema: {type: string, enum: [a, b]}}", "# more schemas", "ListThingsStateA: {type: string, description: d}"}, "- {name: state", "listThings.state: its value a has the Go name ListThingsStateA, as has the schema ListThingsStateA at {{ListThingsStateA:}}"},
		"a property and a redacting method":   {[]string{"# more properties", "format: {type: string, description: d}\nsecret: {type: string, description: d, x-sensitive: true}"}, "format: {", "Thing.format: the property has the Go name Format, as has a name that is always generated"},
		"a query and a header parameter":      {[]string{"# more parameters", "- {name: To, in: header, schema: {type: string}}"}, "- {name: To", "listThings: parameter To has the Go name To, as has parameter to at {{- name: to}}"},
		"two path parameters":                 {[]string{"  # more paths", "  /a/{ctx}/{ctx_value}:\n    get:\n      operationId: fetchA\n      parameters:\n        - {name: ctx, in: path, required: true, schema: {type: string}}\n        - {name: ctx_value, in: path, required: true, schema: {type: string}}\n      responses: {'204': {description: d}}"}, "- {name: ctx_value", "fetchA: parameter ctx_value has the Go name ctxValue, as has parameter ctx at {{- {name: ctx,}}"},
		"two query parameters":                {[]string{"# more parameters", "- {name: 'to[]', in: query, schema: {type: string}}"}, "- {name: 'to[]'", "listThings: parameter to[] has the Go name To, as has parameter to at {{- name: to}}"},
	})
}

func TestRefusedTexts(t *testing.T) {
	t.Parallel()
	runRefused(t, map[string]refusedCase{
		"a quote in a parameter":     {[]string{"# more parameters", `- {name: 'a"b', in: query, schema: {type: string}}`}, `{name: 'a"b'`, `listThings: the name of parameter "a\"b" has a quote or a control character`},
		"a quote in an enum":         {[]string{"# more properties", `new: {type: string, enum: ['a"', b], description: d}`}, "        new:", `Thing.new: its value "a\"" has a quote or a control character`},
		"a line break in an enum":    {[]string{"# more properties", `new: {type: string, enum: ["a\nb", b], description: d}`}, "        new:", `Thing.new: its value "a\nb" has a quote or a control character`},
		"a comma in a property":      {[]string{"# more properties", "'a,omitempty': {type: string, description: d}"}, "        'a,", `Thing: encoding/json supports no field named "a,omitempty"`},
		"a property without a name":  {[]string{"# more properties", "'-': {type: string, description: d}"}, "        '-':", `Thing: encoding/json supports no field named "-"` + "\n" + `{{        '-':}}: Thing.-: the property has no Go name`},
		"a path with a control code": {[]string{"  /things:\n", "  \"/things\\u0001\":\n"}, "    get:\n      operationId: listThings", "listThings: its path has a quote or a control character\n{{    post:}}: createThing: its path has a quote or a control character"},
	})
}
