package match

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// byCall lists the operations that the function of an SDK can be, by the words in
// their names, and by whether both take the same number of parts of the path:
// client.payment.otpGenerate(paymentId) is generateOTP of /payments/{payment_id}.
func (s *Section) byCall(contract *outline.Contract) []*outline.Operation {
	steps := strings.FieldsFunc(s.Section.Operation.Call, func(r rune) bool { return strings.ContainsRune(".:->$", r) })
	if len(steps) < 3 {
		return nil
	}
	called := nameWords(steps[1] + " " + steps[len(steps)-1]) // what it is of, and what is done
	parts := 0
	for _, fact := range s.Facts {
		if fact.Kind == page.KindParameter && fact.Where == page.Path {
			parts++
		}
	}
	return slices.DeleteFunc(contract.Operations(), func(one *outline.Operation) bool {
		own, path := nameWords(one.ID), nameWords(literals(one.Path))
		return strings.Count(one.Path, "{") != parts || !contains(called, own) || !contains(slices.Concat(own, path), called)
	})
}

// literals are the segments of a path that are no parameters.
func literals(path string) string {
	return strings.Join(slices.DeleteFunc(strings.Split(path, "/"), func(segment string) bool { return strings.HasPrefix(segment, "{") }), " ")
}

// contains is whether all words are among others.
func contains(others, words []string) bool {
	return !slices.ContainsFunc(words, func(word string) bool { return !slices.Contains(others, word) })
}

// wordStart is where a word begins within a name: createUPIPayment is create, UPI and
// payment.
var wordStart = regexp.MustCompile(`([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])`)

// nameWords are the words of a name in lower case and in the singular, without those
// that tell nothing apart. To read is no word: fetch, list and all stand for each other,
// and what is read tells them apart.
func nameWords(name string) []string {
	var all []string
	name = wordStart.ReplaceAllString(name, "$1$3 $2$4")
	for word := range strings.FieldsFuncSeq(name, func(r rune) bool { return !unicode.IsLetter(r) }) {
		word = strings.TrimSuffix(strings.ToLower(word), "s")
		switch word {
		case "edit":
			word = "update"
		case "fetch", "list", "all", "get", "find", "retrieve", "by", "id", "with", "detail", "json":
			continue
		}
		all = append(all, word)
	}
	return all
}
