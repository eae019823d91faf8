package gen

import (
	"regexp"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// keyHeader is the parameter that is the operation's idempotency key, or "".
func (o *operation) keyHeader() string {
	for _, ref := range o.parameters() {
		if isTrue(ref.Value.Extensions[idempotencyKey]) {
			return ref.Value.Name
		}
	}
	return ""
}

// madeKeys have the length and the characters of the keys that package call makes.
var madeKeys = []string{"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "23456723456723456723456723", "A2B3C4D5E6F7G2H3I4J5K6L7M2"}

// refuseKeys refuses an idempotency key that could not be sent, or not be made.
func (r *refusal) refuseKeys(operation *operation) {
	first := ""
	for _, ref := range operation.parameters() {
		parameter := ref.Value
		given, found := parameter.Extensions[idempotencyKey]
		if !found {
			continue
		}
		refuse := func(format string, arguments ...any) {
			r.addf(placeOf(parameter.Origin, idempotencyKey), operation.subject(), "parameter "+parameter.Name+": "+format, arguments...)
		}
		switch {
		case given != true:
			refuse("x-idempotency-key is %v: want true, or none", given)
		case parameter.In != openapi3.ParameterInHeader:
			refuse("an idempotency key is sent in the header")
		case first != "":
			refuse("is an idempotency key, as is %s", first)
		case parameter.Schema != nil && !takesMadeKeys(narrowed(parameter.Schema.Value)):
			refuse("its schema does not take the keys that are made, 26 capital letters and digits")
		}
		first = parameter.Name
	}
}

func takesMadeKeys(schema *openapi3.Schema) bool {
	if !schema.Type.Is(openapi3.TypeString) || len(schema.Enum) > 0 || schema.Format != "" || schema.Extensions[idPrefix] != nil ||
		schema.MinLength > 26 || schema.MaxLength != nil && *schema.MaxLength < 26 {
		return false
	}
	pattern, err := regexp.Compile(schema.Pattern)
	for _, key := range madeKeys {
		if err != nil || !pattern.MatchString(key) {
			return false
		}
	}
	return true
}

// reservedHeaders are those that are not an operation's to say.
var reservedHeaders = []string{
	"accept", "accept-encoding", "authorization", "connection", "content-encoding", "content-length", "content-type", "host",
	"transfer-encoding", "user-agent",
}

func isHeaderName(name string) bool {
	return name != "" && !strings.ContainsFunc(name, func(c rune) bool {
		return c <= ' ' || c >= 0x7f || strings.ContainsRune("\"(),/:;<=>?@[\\]{}", c)
	})
}
