package gen

// What oapi-codegen asks a schema for.
const (
	goType      = "x-go-type"
	goTypeName  = "x-go-type-name"
	skipPointer = "x-go-type-skip-optional-pointer"
)

// What the contract itself says beside OpenAPI.
const (
	idPrefix  = "x-id-prefix"
	sensitive = "x-sensitive"
	retry     = "x-retry"
	variant   = "x-variant"
	webhook   = "x-webhook"
	docs      = "x-docs"
	pages     = "x-pages"

	idempotencyKey = "x-idempotency-key"
	enumNames      = "x-enum-varnames"
)

// knownExtensions are those that the contract may have. None is a word of Go.
var knownExtensions = []string{docs, retry, idPrefix, variant, sensitive, pages, webhook, idempotencyKey, enumNames}
