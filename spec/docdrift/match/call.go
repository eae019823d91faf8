package match

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// findByCall returns the operations that an SDK function can be, by the words in their names and
// the number of their path parameters: client.payment.otpGenerate(paymentId) is generateOTP of
// /payments/{payment_id}.
func (s *Section) findByCall(contract *outline.Contract) []*outline.Operation {
	steps := strings.FieldsFunc(s.Section.Operation.Call, func(r rune) bool { return strings.ContainsRune(".:->$", r) })
	if len(steps) < 3 {
		return nil
	}
	does := steps[len(steps)-1]
	reads := page.Reads(does) || strings.HasSuffix(does, "s") // order.payments reads, payment.refund does not
	isOther := func(one *outline.Operation) bool {
		return !s.HasParametersOfPath(one) || one.Method == http.MethodGet && !reads
	}
	words := nameWords(strings.Join(steps[1:], " "))
	found := slices.DeleteFunc(findByName(contract, words, words), isOther)
	if len(found) == 0 { // token.fetch(customerId, tokenId) is fetchCustomerToken
		found = slices.DeleteFunc(findByName(contract, words, slices.Concat(words, nameWords(strings.Join(s.pathParameters(), " ")))), isOther)
	}
	return found
}

// HasParametersOfPath reports whether the section lists as many path parameters as an operation's path has.
func (s *Section) HasParametersOfPath(of *outline.Operation) bool {
	return len(s.pathParameters()) == strings.Count(of.Path, "{")
}

// pathParameters returns the page's names for the path parameters of the section's call.
func (s *Section) pathParameters() []string {
	var all []string
	for _, fact := range s.Facts {
		if fact.Kind == page.KindParameter && fact.Where == page.Path {
			all = append(all, fact.Name)
		}
	}
	return all
}

// findByHeading returns the operations that a heading without a call can be, by its words and by
// whether the response in the sample is a collection: Fetch Card Details of a Payment is
// fetchPaymentCard.
func (s *Section) findByHeading(contract *outline.Contract) []*outline.Operation {
	heading, _, _ := strings.Cut(s.Heading, "(")
	body := s.shownAnswer()
	if !strings.Contains(heading, " ") || !page.Reads(heading) || body == nil {
		return nil // an unknown call, or a heading that does not name a call that reads
	}
	return slices.DeleteFunc(findByName(contract, nameWords(heading), nameWords(heading)), func(one *outline.Operation) bool {
		schema := one.Answer()
		return one.Method != http.MethodGet || schema == nil || (body["items"] != nil) != (schema.Property("items") != nil)
	})
}

// findByEntity returns the operations that return the entity that a section without a call describes, by its
// sample. Of those with the same component it is one: a call that reads it if there is one.
func (s *Section) findByEntity(contract *outline.Contract) []*outline.Operation {
	body := s.shownAnswer()
	if body == nil || !strings.HasSuffix(strings.ToLower(s.Heading), " entity") {
		return nil
	}
	found := slices.DeleteFunc(contract.Operations(), func(one *outline.Operation) bool { return !isOfEntity(one.Answer(), body) })
	reads := slices.DeleteFunc(slices.Clone(found), func(one *outline.Operation) bool { return one.Method != http.MethodGet })
	if len(reads) > 0 {
		found = reads
	}
	return slices.CompactFunc(found, func(one, other *outline.Operation) bool { return one.Answer().Component == other.Answer().Component })
}

// shownAnswer returns the first sample of a response of a section without a call, nil if there is none.
func (s *Section) shownAnswer() map[string]any {
	at := slices.IndexFunc(s.Facts, func(fact page.Fact) bool { return fact.Kind == page.KindSample && fact.Where == page.Response })
	if at < 0 || s.Section.Operation.Call != "" {
		return nil
	}
	body, _ := s.Facts[at].Sample.Body.(map[string]any)
	return body
}

// isOfEntity reports whether a response is the entity of a sample, by its name, or by the prefix of its identifier.
func isOfEntity(answer *outline.Schema, sample map[string]any) bool {
	if answer == nil {
		return false
	}
	entity, isNamed := sample["entity"].(string)
	if at := answer.Property("entity"); at != nil && isNamed {
		values, _ := at.Schema.Enum()
		return slices.Equal(values, []string{entity})
	}
	id, _ := sample["id"].(string)
	at := answer.Property("id")
	if at == nil {
		return false
	}
	prefix, _, _ := at.Schema.Keyword("x-id-prefix")
	return prefix != "" && strings.HasPrefix(id, prefix)
}

// findByName returns the operations that have all of some words in their operationId or path, and in
// their operationId no others than those that are allowed.
func findByName(contract *outline.Contract, words, allowed []string) []*outline.Operation {
	return slices.DeleteFunc(contract.Operations(), func(one *outline.Operation) bool {
		own := nameWords(one.ID)
		return len(aspect.Without(own, allowed)) > 0 || len(aspect.Without(words, slices.Concat(own, nameWords(literals(one.Path))))) > 0
	})
}

// literals returns the segments of a path that are not parameters.
func literals(path string) string {
	return strings.Join(slices.DeleteFunc(strings.Split(path, "/"), func(segment string) bool { return strings.HasPrefix(segment, "{") }), " ")
}

// wordStart matches the beginning of a word within a name: createUPIPayment is create, UPI and
// Payment.
var wordStart = regexp.MustCompile(`([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])`)

// emptyWords do not distinguish operations: pages use the verbs of calls that read interchangeably.
var emptyWords = strings.Fields("fetch list all get find retrieve entity by id with detail json a an the of for")

// nameWords returns the words of a name in lower case and singular, without emptyWords.
func nameWords(name string) []string {
	var all []string
	name = wordStart.ReplaceAllString(name, "$1$3 $2$4")
	for word := range strings.FieldsFuncSeq(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		word = strings.TrimSuffix(strings.ToLower(word), "s")
		if word == "edit" {
			word = "update"
		}
		if !slices.Contains(emptyWords, word) {
			all = append(all, word)
		}
	}
	return all
}
