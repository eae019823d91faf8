package gen

import (
	"regexp"

	"github.com/getkin/kin-openapi/openapi3"
)

// keyHeader returns the name of the operation's idempotency key header, or "".
func (o *operation) keyHeader() string {
	for _, ref := range o.parameters() {
		if isTrue(ref.Value.Extensions[extIdempotencyKey]) {
			return ref.Value.Name
		}
	}
	return ""
}

// fieldName returns the field of a query or header parameter. That of an idempotency key is named
// for what it is, whatever the API calls its header, and as in api.Error.
func fieldName(parameter *openapi3.Parameter) string {
	if isTrue(parameter.Extensions[extIdempotencyKey]) {
		return "IdempotencyKey"
	}
	return goName(parameter.Name)
}

// sampleKeys have the length and the alphabet of the keys that package call generates.
var sampleKeys = []string{"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "23456723456723456723456723", "A2B3C4D5E6F7G2H3I4J5K6L7M2"}

// refuseKeys refuses an idempotency key that could not be sent or generated.
func (r *validator) refuseKeys(operation *operation) {
	for _, ref := range operation.parameters() {
		parameter := ref.Value
		given, found := parameter.Extensions[extIdempotencyKey]
		if !found {
			continue
		}
		refuse := func(format string, arguments ...any) {
			r.reportf(placeOf(parameter.Origin, extIdempotencyKey), operation.subject(), "parameter "+parameter.Name+": "+format, arguments...)
		}
		switch {
		case given != true:
			refuse("x-idempotency-key is %v: want true, or none", given)
		case parameter.In != openapi3.ParameterInHeader:
			refuse("an idempotency key is sent in the header")
		case parameter.Schema != nil && !acceptsGeneratedKeys(resolved(parameter.Schema.Value)):
			refuse("its schema does not accept generated keys: 26 capital letters and digits")
		}
	}
}

func acceptsGeneratedKeys(schema *openapi3.Schema) bool {
	if !schema.Type.Is(openapi3.TypeString) || len(schema.Enum) > 0 || schema.Format != "" || schema.Extensions[extIDPrefix] != nil ||
		schema.MinLength > 26 || schema.MaxLength != nil && *schema.MaxLength < 26 {
		return false
	}
	pattern, err := regexp.Compile(schema.Pattern)
	for _, key := range sampleKeys {
		if err != nil || !pattern.MatchString(key) {
			return false
		}
	}
	return true
}

// reservedHeaders are the headers that the client sets itself.
var reservedHeaders = []string{
	"accept", "accept-encoding", "authorization", "connection", "content-encoding", "content-length", "content-type", "host",
	"transfer-encoding", "user-agent",
}
