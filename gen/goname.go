package gen

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/oapi-codegen/oapi-codegen/v2/pkg/codegen"
)

// normalizer is the name under which oapi-codegen is given [normalized].
const normalizer = "payments"

// initialisms are words that Go writes in capitals: those that oapi-codegen and
// staticcheck know, and those of payments.
var initialisms = strings.Fields(`
	ACL AMQP API ASCII CPU CSS DB DNS EOF GID GUID HTML HTTP HTTPS ID IP JSON QPS RAM RPC RTP SIP SLA SMTP SQL
	SSH TCP TLS TS TTL UDP UI UID URI URL UTF8 UUID VM XML XMPP XSRF XSS
	ARN COD CVV EMI IFSC IIN NACH OTP RRN UPI VPA`)

var words = regexp.MustCompile(`[\p{Lu}\d]+([\p{Ll}\d]+|$)`)

// normalized is a name of the contract in Go's spelling: "payment_id" is PaymentID.
func normalized(name string) string {
	parts := words.FindAllString(codegen.ToCamelCaseWithDigits(name), -1)
	for i, part := range parts {
		if capitals := strings.ToUpper(part); slices.Contains(initialisms, capitals) {
			parts[i] = capitals
		}
	}
	return strings.Join(parts, "")
}

// goName is the Go name of a schema, a property, a parameter or a value, as
// oapi-codegen has it: one that begins with a digit gets an N before it.
func goName(name string) string {
	if name != "" && unicode.IsDigit(rune(name[0])) {
		return "N" + normalized(name)
	}
	return normalized(name)
}
