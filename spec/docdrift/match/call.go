package match

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// findByCall lists the operations that the function of an SDK can be, by the words in
// their names, and by whether both take the same number of parts of the path:
// client.payment.otpGenerate(paymentId) is generateOTP of /payments/{payment_id}.
func (s *Section) findByCall(contract *outline.Contract) []*outline.Operation {
	steps := strings.FieldsFunc(s.Section.Operation.Call, func(r rune) bool { return strings.ContainsRune(".:->$", r) })
	if len(steps) < 3 {
		return nil
	}
	parts := 0
	for _, fact := range s.Facts {
		if fact.Kind == page.KindParameter && fact.Where == page.Path {
			parts++
		}
	}
	of, does := steps[1], steps[len(steps)-1]
	reads := page.Reads(does) || strings.HasSuffix(does, "s") // payments of an order, but not to refund one
	return slices.DeleteFunc(findByName(contract, nameWords(of+" "+does)), func(one *outline.Operation) bool {
		return strings.Count(one.Path, "{") != parts || one.Method == http.MethodGet && !reads
	})
}

// findByHeading lists the operations that a heading without a call can be, by its words and
// by whether the answer shown is a list: Fetch Card Details of a Payment is
// fetchPaymentCard.
func (s *Section) findByHeading(contract *outline.Contract) []*outline.Operation {
	heading, _, _ := strings.Cut(s.Heading, "(")
	if s.Section.Operation.Call != "" || !strings.Contains(heading, " ") || !page.Reads(heading) && !strings.HasSuffix(heading, " Entity") {
		return nil // a call of another name, or the name of a thing
	}
	answer := slices.IndexFunc(s.Facts, func(fact page.Fact) bool { return fact.Kind == page.KindSample && fact.Where == page.Response })
	if answer < 0 {
		return nil
	}
	body, _ := s.Facts[answer].Sample.Body.(map[string]any)
	return slices.DeleteFunc(findByName(contract, nameWords(heading)), func(one *outline.Operation) bool {
		schema := one.Answer()
		return one.Method != http.MethodGet || schema == nil || (body["items"] != nil) != (schema.Property("items") != nil)
	})
}

// findByName lists the operations whose name has these words, apart from those of its path.
func findByName(contract *outline.Contract, words []string) []*outline.Operation {
	return slices.DeleteFunc(contract.Operations(), func(one *outline.Operation) bool {
		own := nameWords(one.ID)
		return !containsAll(words, own) || !containsAll(slices.Concat(own, nameWords(literals(one.Path))), words)
	})
}

// literals are the segments of a path that are no parameters.
func literals(path string) string {
	return strings.Join(slices.DeleteFunc(strings.Split(path, "/"), func(segment string) bool { return strings.HasPrefix(segment, "{") }), " ")
}

// containsAll is whether all words are among others.
func containsAll(others, words []string) bool {
	return !slices.ContainsFunc(words, func(word string) bool { return !slices.Contains(others, word) })
}

// wordStart is where a word begins within a name: createUPIPayment is create, UPI and
// payment.
var wordStart = regexp.MustCompile(`([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])`)

// readVerbs are what to read is called.
var readVerbs = []string{"fetch", "list", "all", "get", "find", "retrieve"}

// nameWords are the words of a name in lower case and in the singular, without those
// that tell nothing apart. To read is no word: fetch, list and all stand for each other,
// and what is read tells them apart.
func nameWords(name string) []string {
	var all []string
	name = wordStart.ReplaceAllString(name, "$1$3 $2$4")
	for word := range strings.FieldsFuncSeq(name, func(r rune) bool { return !unicode.IsLetter(r) }) {
		word = strings.TrimSuffix(strings.ToLower(word), "s")
		if word == "edit" {
			word = "update"
		}
		if !slices.Contains(readVerbs, word) && !slices.Contains(emptyWords, word) {
			all = append(all, word)
		}
	}
	return all
}

var emptyWords = []string{"entity", "by", "id", "with", "detail", "json", "a", "an", "the", "of", "for"}
