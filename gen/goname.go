package gen

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/oapi-codegen/oapi-codegen/v2/pkg/codegen"
)

// normalizer is the name under which [normalize] is registered with oapi-codegen.
const normalizer = "payments"

// initialisms are the words that Go names write in capitals: the lists of oapi-codegen and
// staticcheck, and terms of payments.
var initialisms = strings.Fields(`
	ACL AMQP API ASCII CPU CSS DB DNS EOF GID GUID HTML HTTP HTTPS ID IP JSON QPS RAM RPC RTP SIP SLA SMTP SQL
	SSH TCP TLS TS TTL UDP UI UID URI URL UTF8 UUID VM XML XMPP XSRF XSS
	ARN COD CVV EMI IFSC IIN NACH OTP RRN UPI VPA`)

var wordPattern = regexp.MustCompile(`[\p{Lu}\d]+([\p{Ll}\d]+|$)`)

// normalize returns a name of the contract in Go's spelling: "payment_id" becomes PaymentID.
func normalize(name string) string {
	parts := wordPattern.FindAllString(codegen.ToCamelCaseWithDigits(name), -1)
	for i, part := range parts {
		if capitals := strings.ToUpper(part); slices.Contains(initialisms, capitals) {
			parts[i] = capitals
		}
	}
	return strings.Join(parts, "")
}

// goName returns the Go name of a schema, property, parameter or value, as oapi-codegen forms it: a
// name that begins with a digit is prefixed with N.
func goName(name string) string {
	if name != "" && unicode.IsDigit(rune(name[0])) {
		return "N" + normalize(name)
	}
	return normalize(name)
}
