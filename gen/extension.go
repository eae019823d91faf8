package gen

// Extensions that oapi-codegen reads.
const (
	extGoType      = "x-go-type"
	extGoTypeName  = "x-go-type-name"
	extGoName      = "x-go-name"
	extSkipPointer = "x-go-type-skip-optional-pointer"
)

// Extensions of the contract.
const (
	extIDPrefix  = "x-id-prefix"
	extSensitive = "x-sensitive"
	extRetry     = "x-retry"
	extVariant   = "x-variant"
	extWebhook   = "x-webhook"
	extDocs      = "x-docs"
	extPages     = "x-pages"

	extIdempotencyKey = "x-idempotency-key"
	extEnumNames      = "x-enum-varnames"
)

// knownExtensions lists the extensions that the contract may use. None is specific to Go.
var knownExtensions = []string{extDocs, extRetry, extIDPrefix, extVariant, extSensitive, extPages, extWebhook, extIdempotencyKey, extEnumNames}
