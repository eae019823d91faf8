package page

import (
	"cmp"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/code"
)

// assemble puts a section together.
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
	listed := s.listParameters(form, addressed)
	section.Facts = append(section.Facts, listed...)
	known, free := map[string]bool{}, map[string]bool{}
	for _, fact := range listed {
		known[fact.Name] = known[fact.Name] || fact.Where != Response
		free[fact.Name] = free[fact.Name] || fact.free
	}
	for _, one := range s.sdk {
		if data := one.Data(); data != nil {
			shown = append(shown, s.listShown("", data, free)...)
		}
	}
	for _, fact := range slices.Concat(shown, s.sent) {
		if !known[fact.Name] {
			known[fact.Name] = true
			section.Facts = append(section.Facts, fact)
		}
	}
	for _, fact := range s.samples {
		if fact.Where == Body && s.isQuery(fact.Sample) {
			fact.Where = Query
		}
		section.Facts = append(section.Facts, fact)
	}
	section.Facts = append(section.Facts, s.errors...)
	return section
}

// listParameters are the parameters of the section's lists, with what is said of them
// beside their lines.
func (s *section) listParameters(form Form, addressed map[string]bool) []Fact {
	var facts []Fact
	places, limited, keys := s.placeLists(form), readProse(s.prose), s.sampleKeys()
	ofOthers := s.readDescriptions()
	for i, one := range s.lists {
		for _, entry := range one.entries {
			fact := entry.fact
			fact.Where = s.placeParameter(places[i], fact.Name, addressed)
			if sent := keys[FoldName(fact.Name)]; sent != "" && (fact.Where == Query || fact.Where == Body) {
				fact.Name, fact.Where = sent, s.placeParameter(places[i], sent, addressed)
			}
			fact.Default = cmp.Or(fact.Default, ofOthers[strings.ToLower(fact.Name)])
			if fact.InAnswer() {
				fact.Mandatory = ""
			} else {
				fact.Bounds.merge(limited[strings.ToLower(strings.TrimSuffix(fact.Name, "[]"))])
			}
			if form == Entity && (fact.Where == Query || fact.Where == Body) {
				fact.Mandatory = cmp.Or(fact.Mandatory, Optional)
			}
			facts = append(facts, fact)
		}
	}
	return facts
}

// readDescriptions reads what describes each parameter, and the defaults that one gives
// another.
func (s *section) readDescriptions() (ofOthers map[string]string) {
	ofOthers = map[string]string{}
	for _, one := range s.lists {
		for i := range one.entries {
			for name, value := range describe(&one.entries[i].fact, one.entries[i].described) {
				ofOthers[name] = cmp.Or(ofOthers[name], value)
			}
		}
	}
	return ofOthers
}

// sampleKeys are the names by which the samples send what a list may call otherwise:
// customer_id for customerId, otp for data.otp, and account for its variable accountId.
func (s *section) sampleKeys() map[string]string {
	keys := map[string]string{}
	for _, one := range s.sdk {
		for _, argument := range one.Arguments {
			data, isObject := argument.Value.(*code.Object)
			if !isObject {
				continue
			}
			for _, member := range data.Members {
				keys[FoldName(member.Key)] = member.Key
				keys[FoldName(argument.Name+"."+member.Key)] = member.Key
				if variable, isUnknown := member.Value.(code.Unknown); isUnknown {
					keys[FoldName(string(variable))] = member.Key
				}
			}
		}
	}
	return keys
}

// listShown lists the parameters that stand in a sample.
func (s *section) listShown(parent string, data *code.Object, free map[string]bool) []Fact {
	var facts []Fact
	for _, one := range data.Members {
		full := strings.TrimPrefix(parent+"."+one.Key, ".")
		facts = append(facts, Fact{Kind: KindParameter, Line: one.Line, Where: s.placeParameter("", full, nil), Name: full, Type: shownType(one.Value), Shown: true})
		if inner, isObject := one.Value.(*code.Object); isObject && !free[full] && !strings.HasSuffix(full, "notes") {
			facts = append(facts, s.listShown(full, inner, free)...)
		}
	}
	return facts
}

// shownType is the type that a value in a sample has; "" where it is a variable.
func shownType(value any) string {
	switch value.(type) {
	case code.Unknown, nil:
		return ""
	}
	return kindOf(value)
}

// isQuery is whether the data of a call are a query.
func (s *section) isQuery(sample *Sample) bool {
	body, _ := sample.Body.(map[string]any)
	for key := range body {
		if where := s.placeParameter("", key, nil); where != Query && where != Header {
			return false
		}
	}
	return len(body) > 0
}
