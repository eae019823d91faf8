package record

import (
	"slices"
	"strings"
	"unicode"
)

// Members are known by their names in small letters, without what stands between
// the words: card_number, cardNumber and Card-Number are one.
var (
	personal = []string{
		"aadhaar", "beneficiary", "cardno", "cvc", "cvc2", "cvv", "cvv2", "dob", "dateofbirth", "expirymonth",
		"expiryyear", "iban", "ip", "mpin", "otp", "pan", "payee", "payer", "pin", "upiid",
		"accesstoken", "apikey", "authorization", "keyid", "refreshtoken",
	}
	personalParts   = []string{"accountno", "address", "cardno", "contact", "email", "holder", "mobile", "name", "password", "phone", "secret", "whatsapp"}
	personalEndings = []string{"number", "vpa"}

	// impersonal would be one of them by their parts: PhonePe is a wallet.
	impersonal = []string{"bankname", "contactid", "issuername", "phonepe", "phonepeswitch"}
)

// isPersonal tells whether a member of this name identifies a person, a card or
// an account, or opens one, whatever the endpoint.
func isPersonal(member string) bool {
	name := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, member)
	if slices.Contains(impersonal, name) {
		return false
	}
	return slices.Contains(personal, name) ||
		slices.ContainsFunc(personalParts, func(part string) bool { return strings.Contains(name, part) }) ||
		slices.ContainsFunc(personalEndings, func(end string) bool { return strings.HasSuffix(name, end) })
}
