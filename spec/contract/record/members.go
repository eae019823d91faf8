package record

import (
	"slices"
	"strings"
	"unicode"
)

// Members are known by the words of their names, in lower case: card_number,
// cardNumber and Card-Number are one. What the names have in common is a family.
var (
	// personal are whole names.
	personal = []string{
		"beneficiary", "payee", "payer", "upiid", "keyid", "apikey", "authorization", "expirymonth", "expiryyear",
		"clientip", "remoteip", "userip", "dateofbirth",
	}
	// personalWords tell wherever in a name they stand as a word, with a number
	// behind them or not: cvv2.
	personalWords = []string{
		"aadhaar", "aadhar", "csc", "cvc", "cvn", "cvv", "dob", "iban", "ip", "ipv", "jwt", "mpin", "otp", "pan", "passphrase",
		"passwd", "pin", "pwd", "ssn", "totp",
	}
	// personalParts tell wherever in a name they stand.
	personalParts = []string{
		"accountno", "address", "cardno", "contact", "cvv", "email", "holder", "mobile", "name", "passcode", "password", "phone",
		"secret", "securitycode", "verificationcode", "whatsapp",
	}
	personalEndings = []string{"cvc", "jwt", "mpin", "number", "otp", "upipin", "vpa"}
	// opening are the words before a token or a key that make it one which opens
	// something. A token alone, and a token_id, is a saved instrument's.
	opening = []string{"access", "api", "auth", "authentication", "bearer", "client", "csrf", "device", "id", "private", "push", "refresh", "secret", "security", "session", "signing"}

	// impersonal would be one of them by their parts: PhonePe is a wallet, and a PIN
	// code an Indian address's.
	impersonal = []string{"bankname", "contactid", "issuername", "phonepe", "phonepeswitch", "pincode"}
)

// isPersonal is whether a member of this name identifies a person, a card or
// an account, or opens one, whatever the endpoint.
func isPersonal(member string) bool {
	words := splitName(member)
	name := strings.Join(words, "")
	if slices.Contains(impersonal, name) {
		return false
	}
	return slices.Contains(personal, name) || slices.ContainsFunc(words, isPersonalWord) || isCredential(words, name) ||
		slices.ContainsFunc(personalParts, func(part string) bool { return strings.Contains(name, part) }) ||
		slices.ContainsFunc(personalEndings, func(end string) bool { return strings.HasSuffix(name, end) })
}

func isPersonalWord(word string) bool {
	return slices.Contains(personalWords, strings.TrimRight(word, "0123456789"))
}

// isCredential is whether a name is that of a token or a key which opens something.
func isCredential(words []string, name string) bool {
	for _, kind := range []string{"token", "key"} {
		before, found := strings.CutSuffix(name, kind)
		if found && (slices.Contains(opening, before) || len(words) > 1 && slices.Contains(opening, words[len(words)-2])) {
			return true
		}
	}
	return false
}

// splitName returns the words of a name in lower case: a word begins where something other
// than a letter or a digit stands before them, or a capital behind a small letter
// or before one.
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
