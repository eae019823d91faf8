package gen_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// refusedCase is a contract, changed by pairs of old and new text, and the problem that is reported
// for the line with the text in at.
type refusedCase struct {
	change []string
	at     string
	// said is the problem without its place. {{text}} in it stands for the place of the line with
	// that text.
	said string
}

var placeOf = regexp.MustCompile(`{{(.*?)}}`)

func requireSaid(t *testing.T, test refusedCase) {
	t.Helper()
	text := things(t, test.change...)
	said := placeOf.ReplaceAllStringFunc(test.said, func(marked string) string {
		return lineOf(t, text, strings.ReplaceAll(strings.Trim(marked, "{}"), `\n`, "\n"))
	})
	require.EqualError(t, problems(t, text), lineOf(t, text, test.at)+": "+said)
}

func runRefused(t *testing.T, tests map[string]refusedCase) {
	t.Helper()
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			requireSaid(t, test)
		})
	}
}

func TestRefusedOperations(t *testing.T) {
	t.Parallel()
	runRefused(t, map[string]refusedCase{
		"no operationId":                {[]string{"      operationId: fetchThing\n", ""}, "    get:\n      summary: Fetch a thing", `GET /things/{thing_id}: its operationId is "": want one in lower camel case, such as fetchPayment`},
		"an operationId in snakes":      {[]string{"operationId: fetchThing", "operationId: fetch_thing"}, "operationId: fetch_thing", `fetch_thing: its operationId is "fetch_thing": want one in lower camel case, such as fetchPayment`},
		"a method of no use":            {[]string{"    get:\n      operationId: fetchThing", "    trace:\n      operationId: fetchThing"}, "    trace:", "fetchThing: TRACE is none of GET, POST, PUT, PATCH, DELETE"},
		"an extension of another place": {[]string{"      x-retry: safe\n", "      x-retry: safe\n      x-idempotency-key: true\n"}, "x-idempotency-key", "listThings: x-idempotency-key is not read here"},
		"a key in a schema":             {[]string{"# more parameters", "- {name: x-key, in: header, schema: {type: string, x-idempotency-key: true}}"}, "- {name: x-key", "listThings: x-idempotency-key is not read here"},
		"a retry that is not safe":      {[]string{"x-retry: safe", "x-retry: always"}, "x-retry: always", "listThings: x-retry is always: want safe, or none"},
		"a server elsewhere":            {[]string{"  /things/{thing_id}:\n", "  /things/{thing_id}:\n    servers: [{url: 'https://example.org/v2'}]\n"}, "    servers: [", "fetchThing: its server https://example.org/v2 is not below https://example.com, and would be sent the credentials"},
		"two servers":                   {[]string{"operationId: fetchThing", "operationId: fetchThing\n      servers: [{url: /v2}, {url: /v3}]"}, "servers: [", "fetchThing: has 2 servers of its own: want one"},
		"a server without a path":       {[]string{"operationId: fetchThing", "operationId: fetchThing\n      servers: [{url: 'https://example.com'}]"}, "servers: [", `fetchThing: its server "https://example.com" is no URL with a path, such as /v2`},
		"callbacks":                     {[]string{"operationId: fetchThing", "operationId: fetchThing\n      callbacks: {done: {'https://example.com': {post: {responses: {default: {description: d}}}}}}"}, "callbacks:", "fetchThing: callbacks are not made: describe a webhook with x-webhook"},
		"no credentials":                {[]string{"operationId: fetchThing", "operationId: fetchThing\n      security: []"}, "security: []", "fetchThing: needs no credentials, and the client has no calls without"},
		"two credentials at once":       {[]string{"operationId: fetchThing", "operationId: fetchThing\n      security: [{keySecret: [], keyOnly: []}]", "    keySecret:\n", "    keyOnly: {type: http, scheme: basic}\n    keySecret:\n"}, "security: [{", "fetchThing: needs keyOnly and keySecret at once, and the client sends one"},
	})
}

func TestRefusedParameters(t *testing.T) {
	t.Parallel()
	parameter := func(text string) []string { return []string{"# more parameters", text} }
	runRefused(t, map[string]refusedCase{
		"a cookie":                   {parameter("- {name: new, in: cookie, schema: {type: string}}"), "{name: new", "listThings: parameter new: a parameter in the cookie is not sent"},
		"JSON in a query":            {parameter("- {name: new, in: query, content: {application/json: {schema: {type: string}}}}"), "{name: new", "listThings: parameter new: content in place of a schema is not sent"},
		"an object":                  {parameter("- {name: new, in: query, schema: {type: object}}"), "{name: new", "listThings: parameter new: an object or a choice of several is not written into a query"},
		"a style":                    {parameter("- {name: new, in: query, style: deepObject, explode: true, schema: {type: string}}"), "{name: new", "listThings: parameter new: the style deepObject is not written"},
		"reserved characters":        {parameter("- {name: new, in: query, allowReserved: true, schema: {type: string}}"), "{name: new", "listThings: parameter new: allowReserved is not heeded"},
		"a list in a path":           {[]string{"          $ref: '#/components/schemas/ThingID'\n    get:", "          {type: array, items: {type: string}}\n    get:"}, "- name: thing_id", "fetchThing: parameter thing_id: a list, an object or a choice of several is not written into a path"},
		"null in a path":             {[]string{"          $ref: '#/components/schemas/ThingID'\n    get:", "          {type: string, nullable: true}\n    get:"}, "- name: thing_id", "fetchThing: parameter thing_id: null is not written into a path"},
		"an object in a header":      {parameter("- {name: new, in: header, schema: {type: object}}"), "{name: new", "listThings: parameter new: an object or a choice of several is not written into a header"},
		"no header":                  {parameter("- {name: 'a:b', in: header, schema: {type: string}}"), "{name: 'a:b'", "listThings: parameter a:b: its name is not that of a header"},
		"the client's header":        {parameter("- {name: User-agent, in: header, schema: {type: string}}"), "{name: User-agent", "listThings: parameter User-agent: is what the client itself says"},
		"a key that is no yes":       {parameter("- {name: Key, in: header, x-idempotency-key: 1, schema: {type: string}}"), "{name: Key", "listThings: parameter Key: x-idempotency-key is 1: want true, or none"},
		"a key in the query":         {parameter("- {name: Key, in: query, x-idempotency-key: true, schema: {type: string}}"), "{name: Key", "listThings: parameter Key: an idempotency key is sent in the header"},
		"two keys":                   {parameter("- {name: Key, in: header, x-idempotency-key: true, schema: {type: string}}\n- {name: Lock, in: header, x-idempotency-key: true, schema: {type: string}}"), "{name: Lock", "listThings: parameter Lock is IdempotencyKey in Go, as is parameter Key at {{{name: Key}}"},
		"a parameter named as a key": {parameter("- {name: Key, in: header, x-idempotency-key: true, schema: {type: string}}\n- {name: idempotency_key, in: query, schema: {type: string}}"), "{name: idempotency_key", "listThings: parameter idempotency_key is IdempotencyKey in Go, as is parameter Key at {{{name: Key}}"},
		"a key of another form":      {parameter("- {name: Key, in: header, x-idempotency-key: true, schema: {type: string, pattern: '^[a-z]+$'}}"), "{name: Key", "listThings: parameter Key: its schema does not take the keys that are made, 26 capital letters and digits"},
		"a key that is short":        {parameter("- {name: Key, in: header, x-idempotency-key: true, schema: {type: string, maxLength: 20}}"), "{name: Key", "listThings: parameter Key: its schema does not take the keys that are made, 26 capital letters and digits"},
		"a style in a path":          {[]string{"        in: path\n", "        in: path\n        style: label\n"}, "- name: thing_id", "fetchThing: parameter thing_id: the style label of a path is not written"},
	})
}

func TestRefusedBodies(t *testing.T) {
	t.Parallel()
	const ref = "$ref: '#/components/schemas/ThingRequest'"
	branch := func(name, variant string) string {
		return name + ": {type: object, description: d, " + variant + "properties: {a: {type: string, description: d}}}\n"
	}
	runRefused(t, map[string]refusedCase{
		"that may be left out": {[]string{"        required: true\n        content:", "        content:"}, "requestBody:", "createThing: a body that may be left out is not made: say required: true"},
		"a text":               {[]string{"          application/json:\n            schema:\n              $ref: '#/components/schemas/ThingRequest'", "          text/plain:\n            schema:\n              $ref: '#/components/schemas/ThingRequest'"}, "        content:\n          text/plain", "createThing: a body as text/plain is not made: want one of application/json, application/x-www-form-urlencoded, multipart/form-data"},
		"a list":               {[]string{ref, "{type: array, items: {" + ref + "}}", "              name: a\n", "              - name: a\n"}, "            schema:\n              {type: array", "createThing: its body is no object with properties"},
		"a form without a variant": {
			[]string{ref, "oneOf: [{$ref: '#/components/schemas/A'}]", "# more schemas", branch("A", "")},
			"oneOf:", "createThing: the form A of its body has no x-variant that a method can be named for, such as Card",
		},
		"two forms of one variant": {
			[]string{ref, "oneOf:\n                - $ref: '#/components/schemas/A'\n                - $ref: '#/components/schemas/B'", "# more schemas", branch("A", "x-variant: X, required: [a], ") + branch("B", "x-variant: X, ")},
			"                - $ref: '#/components/schemas/B'", "createThing: x-variant X is also that of the form at {{                - $ref: '#/components/schemas/A'}}",
		},
		"a form without a name": {
			[]string{ref, "oneOf:\n                - {type: object, x-variant: X}"},
			"                - {type: object", "createThing: a form of its body is no object with properties",
		},
	})
}

func TestRefusedAnswers(t *testing.T) {
	t.Parallel()
	const ok = "        '200':\n          description: Things\n          content:\n            application/json:\n              schema:\n                $ref: '#/components/schemas/ThingCollection'"
	runRefused(t, map[string]refusedCase{
		"none":             {[]string{ok, "        '404': {description: No}"}, "      responses:\n        '404'", "listThings: has no answer that says success"},
		"two":              {[]string{ok, ok + "\n        '201': {description: No}"}, "'201':", "listThings: its answer 201 is not that of 200: two successes of one operation are the same"},
		"JSON of no shape": {[]string{ok, "        '200': {description: d, content: {application/json: {}}}"}, "'200': {", "listThings: its answer 200 has no schema"},
		"of any kind":      {[]string{ok, "        '200': {description: d, content: {'image/*': {}}}"}, "'200': {", "listThings: its answer 200 is image/*: want one form"},
		"of two kinds":     {[]string{ok, "        '200': {description: d, content: {application/json: {schema: {type: object}}, text/plain: {}}}"}, "'200': {", "listThings: its answer 200 is application/json, text/plain: want one of them, or several without JSON"},
	})
}

func TestRefusedSchemas(t *testing.T) {
	t.Parallel()
	property := func(text string) []string { return []string{"# more properties", "new: " + text} }
	const at = "        new:"
	runRefused(t, map[string]refusedCase{
		"anyOf":                        {property("{description: d, anyOf: [{type: string}]}"), at, "Thing.new: anyOf has no Go type"},
		"a choice in a request":        {[]string{"# more of the request", "new: {description: d, oneOf: [{type: string}, {type: integer}]}"}, at, "ThingRequest.new: a choice of several within a request has no Go type"},
		"a choice of two texts":        {property("{description: d, oneOf: [{type: string, pattern: a}, {type: string, pattern: b}]}"), at, "Thing.new: the method of the form Text is AsText in Go, as is the method of the form Text at {{new:}}"},
		"a choice within a choice":     {property("{description: d, oneOf: [{type: string}, {oneOf: [{type: integer}, {type: boolean}], description: d}]}"), at, "Thing.new: a form of a choice is no object, list, text, number or boolean"},
		"a choice of what has no type": {property("{description: d, oneOf: [{type: string}, {type: object, additionalProperties: {type: integer, enum: [1, 2]}, description: d}]}"), at, "Thing.new: a form of a choice is no object, list, text, number or boolean"},
		"allOf of two":                 {property("{description: d, allOf: [{$ref: '#/components/schemas/Timestamp'}, {$ref: '#/components/schemas/Timestamp'}]}"), at, "Thing.new: allOf of several has no Go type: write out the properties"},
		"no type":                      {property("{description: d}"), at, "Thing.new: has no type"},
		"read only":                    {property("{type: string, readOnly: true, description: d}"), at, "Thing.new: readOnly and writeOnly are not heeded: make two components"},
		"binary":                       {property("{type: string, format: binary, description: d}"), at, "Thing.new: the format binary has no place in JSON"},
		"an enum of booleans":          {property("{type: boolean, enum: [true], description: d}"), at, "Thing.new: an enum is of texts or integers"},
		"an enum of an object":         {property("{type: integer, enum: [1, {}], description: d}"), at, "Thing.new: its value map[] is of another type"},
		"an enum of a fraction":        {property("{type: integer, enum: [1, 1.5], description: d}"), at, "Thing.new: its value 1.5 is of another type"},
		"an enum of two kinds":         {property("{type: string, enum: [a, 1], description: d}"), at, "Thing.new: its value 1 is of another type"},
		"a value without a name":       {property("{type: integer, enum: [0, 1], x-enum-varnames: ['No'], description: d}"), at, "Thing.new: x-enum-varnames is [No]: want a name for each of the 2 values of enum"},
		"a name that is no text":       {property("{type: integer, enum: [0, 1], x-enum-varnames: [0, 'Yes'], description: d}"), at, "Thing.new: x-enum-varnames is [0 Yes]: want a name for each of the 2 values of enum"},
		"names of no values":           {property("{type: integer, x-enum-varnames: ['No'], description: d}"), at, "Thing.new: x-enum-varnames is [No]: want a name for each of the 0 values of enum"},
		"names that are one":           {property("{type: integer, enum: [0, 1], x-enum-varnames: [yes it is, yes_it_is], description: d}"), at, "Thing.new: its value 1 is ThingNewYesItIs in Go, as is its value 0 at {{new:}}"},
		"an exclusive bound":           {property("{type: number, minimum: 0, exclusiveMinimum: true, description: d}"), at, "Thing.new: an exclusive bound is not checked"},
		"a bound that is no integer":   {property("{type: integer, minimum: 0.5, description: d}"), at, "Thing.new: 0.5 is no integer"},
		"a bound that is not exact":    {property("{type: integer, maximum: 1e17, description: d}"), at, "Thing.new: 100000000000000000 is beyond what is read exactly"},
		"x-sensitive that is not yes":  {property("{type: string, x-sensitive: maybe, description: d}"), at, "Thing.new: x-sensitive is maybe: want true, or none"},
		"a word of Go":                 {property("{type: string, x-go-type: any, description: d}"), at, "x-go-type: is no extension of this contract: those are x-docs, x-retry, x-id-prefix, x-variant, x-sensitive, x-pages, x-webhook, x-idempotency-key, x-enum-varnames"},
		"an id that is a number":       {property("{type: integer, x-id-prefix: thing_, description: d}"), at, "Thing.new: an id is of type string"},
		"an id without a prefix":       {property("{type: string, x-id-prefix: '', description: d}"), at, "Thing.new: x-id-prefix is : want one such as pay_"},
		"an id of two schemas":         {[]string{"# more properties", "new: {type: string, nullable: true, x-id-prefix: thing_, description: d}", "# more schemas", "TwinID: {type: string, description: d, x-id-prefix: thing_}"}, at, "Thing.new: x-id-prefix thing_ is that of ThingID and of TwinID: refer to one of them"},
		"properties, and others": {
			[]string{"# more schemas", "Open: {type: object, description: d, properties: {a: {type: string, description: d}}, additionalProperties: {type: string}}"},
			"Open:", "Open: additionalProperties beside properties makes slow decoders: an answer is open without",
		},
		"an object that never ends": {
			[]string{"required: [id, created_at]", "required: [id, created_at, new]", "# more properties", "new:\n  $ref: '#/components/schemas/Thing'"},
			"          $ref: '#/components/schemas/Thing'\n    ThingCollection", "Thing.new: always holds a Thing, which leads back to itself: it has no end",
		},
	})
}

func TestRefusedNames(t *testing.T) {
	t.Parallel()
	const path = "/others:\n  get: {operationId: OTHER, x-retry: safe, responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}}"
	runRefused(t, map[string]refusedCase{
		"two properties":                 {[]string{"# more properties", "created-at: {type: string, description: d}"}, "          $ref: '#/components/schemas/Timestamp'\n        created-at", "Thing.created_at: it is CreatedAt in Go, as is it at {{created-at:}}"},
		"a property and a method":        {[]string{"# more properties", "required_members: {type: string, description: d}"}, "required_members:", "Thing.required_members: it is RequiredMembers in Go, as is what is always made"},
		"a property without letters":     {[]string{"# more properties", "'$': {type: string, description: d}"}, "'$':", "Thing.$: it has no name in Go"},
		"two schemas":                    {[]string{"# more schemas", "thing_id: {type: string, description: d}"}, "thing_id: {", "thing_id: the schema thing_id is ThingID in Go, as is the schema ThingID at {{    ThingID:}}"},
		"a schema and the API":           {[]string{"# more schemas", "api: {type: string, description: d}"}, "api: {", "api: the schema api is API in Go, as is what is always made"},
		"a schema and parameters":        {[]string{"# more schemas", "ListThingsParams: {type: string, description: d}"}, "    get:\n      operationId: listThings", "listThings: the struct of its parameters is ListThingsParams in Go, as is the schema ListThingsParams at {{ListThingsParams:}}"},
		"a value of an enum, and a type": {[]string{"# more schemas", "State: {type: string, enum: [open, 'on'], description: d}\nStateOpen: {type: string, description: d}"}, "State: {", "State: its value open is StateOpen in Go, as is the schema StateOpen at {{StateOpen:}}"},
		"two values of an enum":          {[]string{"# more schemas", "State: {type: string, enum: [on_hold, on-hold], description: d}"}, "State: {", "State: its value on-hold is StateOnHold in Go, as is its value on_hold at {{State:}}"},
		"an enum within, and a type":     {[]string{"# more properties", "state: {type: string, enum: [a, b], description: d}", "# more schemas", "ThingState: {type: string, description: d}"}, "state: {", "Thing.state: its enum is ThingState in Go, as is the schema ThingState at {{ThingState:}}"},
		"an iterator, and an operation":  {[]string{"# more paths", replaceOnce(path, "OTHER", "things")}, "operationId: listThings", "listThings: its iterator is Things in Go, as is its method at {{operationId: things,}}"},
		"an object within, and a schema": {[]string{"# more properties", "box: {type: object, description: d, properties: {a: {type: string, description: d}}}", "# more schemas", "ThingBox: {type: string, description: d}"}, "ThingBox: {", "ThingBox: the schema ThingBox is ThingBox in Go, as is the schema Thing.box at {{        box:}}"},
		"a body within, and a schema":    {[]string{"              $ref: '#/components/schemas/ThingRequest'\n            example:\n              name: a", "              {type: object, properties: {a: {type: string}}}", "# more schemas", "CreateThingRequest: {type: string, description: d}"}, "            schema:\n              {type: object", "createThing.request: the schema createThing.request is CreateThingRequest in Go, as is the schema CreateThingRequest at {{CreateThingRequest:}}"},
		"an enum of a list, and a type":  {[]string{"# more properties", "states: {type: array, description: d, items: {type: string, enum: [a, b]}}", "# more schemas", "ThingStates: {type: string, description: d}"}, "states: {", "Thing.states: its enum is ThingStates in Go, as is the schema ThingStates at {{ThingStates:}}"},
		"an enum of a parameter":         {[]string{"# more parameters", "- {name: state, in: query, schema: {type: string, enum: [a, b]}}", "# more schemas", "ListThingsStateA: {type: string, description: d}"}, "- {name: state", "listThings.state: its value a is ListThingsStateA in Go, as is the schema ListThingsStateA at {{ListThingsStateA:}}"},
		"a field and a log":              {[]string{"# more properties", "format: {type: string, description: d}\nsecret: {type: string, description: d, x-sensitive: true}"}, "format: {", "Thing.format: it is Format in Go, as is what is always made"},
		"a query and a header":           {[]string{"# more parameters", "- {name: To, in: header, schema: {type: string}}"}, "- {name: To", "listThings: parameter To is To in Go, as is parameter to at {{- name: to}}"},
		"two parameters of a path":       {[]string{"  # more paths", "  /a/{ctx}/{ctx_value}:\n    get:\n      operationId: fetchA\n      parameters:\n        - {name: ctx, in: path, required: true, schema: {type: string}}\n        - {name: ctx_value, in: path, required: true, schema: {type: string}}\n      responses: {'204': {description: d}}"}, "- {name: ctx_value", "fetchA: parameter ctx_value is ctxValue in Go, as is parameter ctx at {{- {name: ctx,}}"},
		"two parameters of a query":      {[]string{"# more parameters", "- {name: 'to[]', in: query, schema: {type: string}}"}, "- {name: 'to[]'", "listThings: parameter to[] is To in Go, as is parameter to at {{- name: to}}"},
	})
}

func TestRefusedTexts(t *testing.T) {
	t.Parallel()
	runRefused(t, map[string]refusedCase{
		"a quote in a parameter":     {[]string{"# more parameters", `- {name: 'a"b', in: query, schema: {type: string}}`}, `{name: 'a"b'`, `listThings: the name of parameter "a\"b" has a quote or a control character`},
		"a quote in an enum":         {[]string{"# more properties", `new: {type: string, enum: ['a"', b], description: d}`}, "        new:", `Thing.new: its value "a\"" has a quote or a control character`},
		"a line break in an enum":    {[]string{"# more properties", `new: {type: string, enum: ["a\nb", b], description: d}`}, "        new:", `Thing.new: its value "a\nb" has a quote or a control character`},
		"a comma in a property":      {[]string{"# more properties", "'a,omitempty': {type: string, description: d}"}, "        'a,", `Thing: encoding/json takes no field called "a,omitempty"`},
		"a property without a name":  {[]string{"# more properties", "'-': {type: string, description: d}"}, "        '-':", `Thing: encoding/json takes no field called "-"` + "\n" + `{{        '-':}}: Thing.-: it has no name in Go`},
		"a path with a control code": {[]string{"  /things:\n", "  \"/things\\u0001\":\n"}, "    get:\n      operationId: listThings", "listThings: its path has a quote or a control character\n{{    post:}}: createThing: its path has a quote or a control character"},
	})
}
