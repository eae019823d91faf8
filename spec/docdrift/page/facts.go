package page

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/code"
)

// assemble returns the finished section: every parameter has its place.
func (s *section) assemble(form Form) Section {
	if s.Operation.Path != "" {
		s.Operation.Method = cmp.Or(s.Operation.Method, s.method)
	}
	s.request, s.variables = s.requestPlace(), map[string]bool{}
	for _, segment := range segments(s.Operation.Path) {
		if name := strings.Trim(segment, ":{}<>$[]"); name != segment {
			s.variables[name] = true
		}
	}
	section := s.Section
	addressed, shown := s.findAddressed()
	limited := readProse(s.prose)
	listed := s.listParameters(form, addressed, limited)
	section.Facts = append(section.Facts, listed...)
	known := map[string]bool{}
	for _, fact := range listed {
		known[fact.Name] = known[fact.Name] || fact.Where != Response && fact.Where != Elsewhere
	}
	for _, one := range s.sdk {
		if data := one.Data(); data != nil {
			shown = append(shown, s.listShown("", data)...)
		}
	}
	for _, fact := range slices.Concat(shown, s.sent) {
		if !known[fact.Name] {
			known[fact.Name], fact.Bounds = true, limited[strings.ToLower(fact.Name)]
			section.Facts = append(section.Facts, fact)
		}
	}
	for _, fact := range s.samples {
		body, _ := fact.Sample.Body.(map[string]any)
		if _, isEvent := body["event"].(string); isEvent || !s.called && body["razorpay_signature"] != nil {
			fact.Where = Elsewhere // an event, or the result of a checkout
		}
		if fact.Where == Body && s.isQuery(fact.Sample) {
			fact.Where = Query
		}
		section.Facts = append(section.Facts, fact)
	}
	section.Facts = append(section.Facts, s.distinctErrors()...)
	return section
}

// listParameters returns the parameters of the section's lists, completed from its samples and
// the limits in its prose.
func (s *section) listParameters(form Form, addressed map[string]bool, limited map[string]Bounds) []Fact {
	var facts []Fact
	places, keys := s.placeLists(form), s.sampleKeys()
	otherDefaults := s.readDescriptions()
	for i, one := range s.lists {
		isOfNoCall := s.isOfNoCall(one, places[i], form)
		for _, entry := range one.entries {
			fact := entry.fact
			fact.Where = s.placeParameter(places[i], fact.Name, addressed)
			if isOfNoCall || s.isData(fact.Name) {
				fact.Where = Elsewhere
			}
			if sent := keys[FoldName(fact.Name)]; sent != "" && (fact.Where == Query || fact.Where == Body) {
				fact.Name, fact.Where = sent, s.placeParameter(places[i], sent, addressed)
			}
			fact.Default = cmp.Or(fact.Default, otherDefaults[strings.ToLower(fact.Name)])
			if fact.InAnswer() {
				fact.Mandatory = ""
			} else {
				fact.Bounds = merged(fact.Bounds, limited[strings.ToLower(fact.Name)])
			}
			if form == Entity && (fact.Where == Query || fact.Where == Body) {
				fact.Mandatory = cmp.Or(fact.Mandatory, Optional)
			}
			facts = append(facts, fact)
		}
	}
	s.nestFacts(facts)
	return facts
}

// ofAPI matches the heading of a section that describes an API, though it does not show a call.
var ofAPI = regexp.MustCompile(`(?i)\b(?:apis?|response|entity)\b`)

// isOfNoCall reports whether a list is no part of a call. Such are the options of a checkout, which
// have the key or prefilled fields among them, and without a call in the section the result of a
// checkout, and a list that no label calls one of parameters: the columns of a file, the arguments of
// an app's function.
func (s *section) isOfNoCall(one *list, place Where, form Form) bool {
	if form == Entity {
		return false
	}
	isResult := one.has("razorpay_signature") || one.has("X-Razorpay-Signature") || place == Failure && one.has("error_code")
	isOfApp := form == Current && s.isOfApp && len(s.samples) == 0
	isOfEntity := len(s.samples) > 0 || one.has("id") || one.has("entity") || ofAPI.MatchString(s.Heading)
	isOpen := one.where == "" && !one.labelled && (place == "" || !isOfEntity)
	return one.has("key") || one.has("prefill") || !s.called && (isResult || isOfApp || isOpen)
}

// isData reports whether a listed name is that of the variable with all data of a call, whose keys a
// page describes elsewhere.
func (s *section) isData(name string) bool {
	return slices.ContainsFunc(s.sdk, func(one *code.Call) bool {
		return slices.ContainsFunc(one.Arguments, func(argument code.Argument) bool {
			data, isObject := argument.Value.(*code.Object)
			return isObject && argument.Name == name && !hasMember(data, name)
		})
	})
}

// readDescriptions reads the description of each parameter, and returns the defaults that
// descriptions give to other parameters.
func (s *section) readDescriptions() (otherDefaults map[string]string) {
	otherDefaults = map[string]string{}
	for _, one := range s.lists {
		for i := range one.entries {
			for name, value := range readDescription(&one.entries[i].fact, one.entries[i].described) {
				otherDefaults[name] = cmp.Or(otherDefaults[name], value)
			}
		}
	}
	return otherDefaults
}

// sampleKeys maps names that a list may use to the keys that the samples send: customerId to
// customer_id, data.otp to otp, the variable accountId to account, and tokenId to token.
func (s *section) sampleKeys() map[string]string {
	keys, ofIDs := map[string]string{}, map[string]string{}
	for _, one := range s.sdk {
		for _, argument := range one.Arguments {
			data, isObject := argument.Value.(*code.Object)
			if !isObject {
				continue
			}
			for _, member := range data.Members {
				keys[FoldName(member.Key)] = member.Key
				keys[FoldName(argument.Name+"."+member.Key)] = member.Key
				switch value := member.Value.(type) {
				case *code.Object: // no id
				case code.Unknown:
					keys[FoldName(string(value))] = member.Key
					ofIDs[FoldName(member.Key+"Id")] = member.Key
				default:
					ofIDs[FoldName(member.Key+"Id")] = member.Key
				}
			}
		}
	}
	for name, key := range ofIDs {
		keys[name] = cmp.Or(keys[name], key)
	}
	return keys
}

// listShown returns the parameters in a sample.
func (s *section) listShown(parent string, data *code.Object) []Fact {
	var facts []Fact
	for _, one := range data.Members {
		full := strings.TrimPrefix(parent+"."+one.Key, ".")
		facts = append(facts, Fact{Kind: KindParameter, Line: one.Line, Where: s.placeParameter("", full, nil), Name: full, Type: shownType(one.Value), Shown: true})
		if inner, isObject := one.Value.(*code.Object); isObject && !strings.HasSuffix(full, "notes") {
			facts = append(facts, s.listShown(full, inner)...)
		}
	}
	return facts
}

// shownType returns the JSON type of a value in a sample, "" for a variable.
func shownType(value any) string {
	switch value.(type) {
	case code.Unknown, nil:
		return ""
	}
	return kindOf(value)
}

// isQuery reports whether all data of a sample go into the query or headers.
func (s *section) isQuery(sample *Sample) bool {
	body, _ := sample.Body.(map[string]any)
	for key := range body {
		if where := s.placeParameter("", key, nil); where != Query && where != Header {
			return false
		}
	}
	return len(body) > 0
}
