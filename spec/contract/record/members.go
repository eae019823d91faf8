package record

import (
	"slices"
	"strings"
	"unicode"
)

// The words of member names that are masked, in lower case. A name is split into words, so that
// card_number, cardNumber and Card-Number are the same.
var (
	// personal has whole names, with their words joined.
	personal = []string{
		"beneficiary", "payee", "payer", "upiid", "keyid", "apikey", "authorization", "expirymonth", "expiryyear",
		"clientip", "remoteip", "userip", "dateofbirth",
	}
	// personalWords make a name personal if they are one of its words, also with digits appended,
	// as in cvv2.
	personalWords = []string{
		"aadhaar", "aadhar", "csc", "cvc", "cvn", "cvv", "dob", "iban", "ip", "ipv", "jwt", "mpin", "otp", "pan", "passphrase",
		"passwd", "pin", "pwd", "ssn", "totp",
	}
	// personalParts make a name personal if it contains them.
	personalParts = []string{
		"accountno", "address", "cardno", "contact", "cvv", "email", "holder", "mobile", "name", "passcode", "password", "phone",
		"secret", "securitycode", "verificationcode", "whatsapp",
	}
	personalEndings = []string{"cvc", "jwt", "mpin", "number", "otp", "upipin", "vpa"}
	// credentialWords make a token or a key after them a credential. A plain token or token_id
	// identifies a saved card.
	credentialWords = []string{"access", "api", "auth", "authentication", "bearer", "client", "csrf", "device", "id", "private", "push", "refresh", "secret", "security", "session", "signing"}

	// impersonal has the exceptions, which would be personal by their parts: PhonePe is a wallet,
	// and a pincode is an Indian postal code.
	impersonal = []string{"bankname", "contactid", "issuername", "phonepe", "phonepeswitch", "pincode", "productname"}
	// impersonalWords make a name impersonal if they are its last word: email_status says whether a
	// message was sent.
	impersonalWords = []string{"notify", "status"}
)

// isPersonal reports whether a member of this name identifies a person, a card or an account, or is
// a credential.
func isPersonal(member string) bool {
	words := splitName(member)
	name := strings.Join(words, "")
	if slices.Contains(impersonal, name) || len(words) > 1 && slices.Contains(impersonalWords, words[len(words)-1]) {
		return false
	}
	return slices.Contains(personal, name) || slices.ContainsFunc(words, isPersonalWord) || isCredential(words, name) ||
		slices.ContainsFunc(personalParts, func(part string) bool { return strings.Contains(name, part) }) ||
		slices.ContainsFunc(personalEndings, func(end string) bool { return strings.HasSuffix(name, end) })
}

func isPersonalWord(word string) bool {
	return slices.Contains(personalWords, strings.TrimRight(word, "0123456789"))
}

// isCredential reports whether a name is that of a token or a key that grants access.
func isCredential(words []string, name string) bool {
	for _, kind := range []string{"token", "key"} {
		before, found := strings.CutSuffix(name, kind)
		if found && (slices.Contains(credentialWords, before) || len(words) > 1 && slices.Contains(credentialWords, words[len(words)-2])) {
			return true
		}
	}
	return false
}

// splitName returns the words of a name in lower case. Words are separated by characters other than
// letters and digits, and a word also begins at a capital after a small letter or a digit, or
// before a small letter.
func splitName(name string) []string {
	var words []string
	var word []rune
	end := func() {
		if len(word) > 0 {
			words = append(words, strings.ToLower(string(word)))
			word = word[:0]
		}
	}
	letters := []rune(name)
	for i, r := range letters {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			end()
			continue
		}
		before := i > 0 && (unicode.IsLower(letters[i-1]) || unicode.IsDigit(letters[i-1]))
		acronymEnds := i > 0 && i+1 < len(letters) && unicode.IsUpper(letters[i-1]) && unicode.IsLower(letters[i+1])
		if unicode.IsUpper(r) && (before || acronymEnds) {
			end()
		}
		word = append(word, r)
	}
	end()
	return words
}
