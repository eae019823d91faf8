package page

import (
	"cmp"
	"encoding/json"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/code"
)

// requestPlace returns where the section's calls send their data: Query or Body.
func (s *section) requestPlace() Where {
	reads := s.Operation.Method == http.MethodGet
	if s.Operation.Method == "" {
		reads = Reads(s.Heading)
		for i, one := range s.sdk {
			reads = Reads(one.Method()) && (i == 0 || reads)
		}
		reads = reads || len(s.sdk) > 0 && s.hasParameter("count") && s.hasParameter("skip")
	}
	// no URL may contain a secret
	sends := s.hasParameter("client_secret") || s.sendsOnlyID() || len(s.sdk) > 0 && s.hasParameter("notes")
	if reads && !sends {
		return Query
	}
	return Body
}

// sendsOnlyID reports whether the data of an SDK call is one identifier, which a call that reads would
// have in its path.
func (s *section) sendsOnlyID() bool {
	return slices.ContainsFunc(s.sdk, func(one *code.Call) bool {
		data := one.Data()
		return data != nil && len(data.Members) == 1 && data.Members[0].Key == "id"
	})
}

// hasParameter reports whether a list of the request has a parameter of that name.
func (s *section) hasParameter(name string) bool {
	return slices.ContainsFunc(s.lists, func(one *list) bool { return one.where != Response && one.has(name) })
}

var entityTitle = regexp.MustCompile(`(?i)\bentity$`)

// placeLists returns the place of each list, "" if [section.placeParameter] is to decide for
// each parameter. A list belongs where its label says; all lists of an entity's description
// belong to the response.
func (s *section) placeLists(form Form) []Where {
	places := make([]Where, len(s.lists))
	var open []int
	for i, one := range s.lists {
		places[i] = one.where
		switch {
		case one.where == Body:
			places[i] = s.request
			open = open[:0] // lists without a label before the request belong to its path
		case one.where == "" && entityTitle.MatchString(s.Heading) && !s.called:
			places[i] = Response
		case one.where == "":
			open = append(open, i)
		}
	}
	if len(s.sdk) == 0 && form != Entity {
		s.placeInOrder(places, open)
	}
	return places
}

// placeInOrder places the lists whose labels do not give a place; open holds their indexes.
// Pages list path, request and response in this order. A list without markers for mandatory
// and optional belongs to the response; the first of two others belongs to the path if that
// has a placeholder.
func (s *section) placeInOrder(places []Where, open []int) {
	variables := slices.ContainsFunc(segments(s.Operation.Path), isVariable)
	bodiless := !slices.ContainsFunc(s.samples, func(one Fact) bool {
		body, isObject := one.Sample.Body.(map[string]any)
		return one.Where == Body && (!isObject || len(body) > 0)
	})
	for i, at := range open {
		one := s.lists[at]
		first, last := i == 0, i == len(open)-1
		switch {
		case first && (variables || !s.called && one.labelled || len(open) == 3) && one.areIDs(bodiless) && (one.marksMandatory() || !last):
			places[at] = Path
		case last && (len(open) == 3 || !one.marksMandatory() || !first && !variables):
			places[at] = Response
		}
	}
}

// placeParameter returns the place of one parameter of a list.
func (s *section) placeParameter(place Where, name string, addressed map[string]bool) Where {
	top, _, _ := strings.Cut(name, ".")
	switch {
	case place == Path && s.Operation.Path != "" && s.isSent(name) && !slices.ContainsFunc(segments(s.Operation.Path), isVariable):
		return s.request
	case place == Response, place == Failure, place == Header, place == Path:
		return place
	case strings.HasSuffix(name, "[]"):
		return Query
	case addressed[name], s.variables[top]:
		return Path
	case place == "" && slices.ContainsFunc(s.sent, func(one Fact) bool { return one.Name == name && one.Where == Query }):
		return Query
	case strings.HasPrefix(strings.ToUpper(name), "X-"), s.isOption(name):
		return Header
	}
	return cmp.Or(place, s.request)
}

// isOption reports whether an SDK call has an option of that name: what Python sends beside the data
// goes into headers.
func (s *section) isOption(name string) bool {
	return slices.ContainsFunc(s.sdk, func(one *code.Call) bool {
		return slices.ContainsFunc(one.Options(), func(option code.Argument) bool { return option.Name == name })
	})
}

// isSent reports whether the body of a sample has a name.
func (s *section) isSent(name string) bool {
	return slices.ContainsFunc(s.samples, func(fact Fact) bool {
		body, _ := fact.Sample.Body.(map[string]any)
		_, isThere := body[name]
		return fact.Where == Body && isThere
	})
}

// findAddressed returns the listed parameters that are path parameters, because they are
// positional arguments of the section's SDK calls, and the arguments that no list has.
func (s *section) findAddressed() (listed map[string]bool, shown []Fact) {
	listed = map[string]bool{}
	for _, sdkCall := range s.sdk {
		for _, option := range sdkCall.Options() {
			shown = append(shown, Fact{Kind: KindParameter, Line: sdkCall.Line, Where: Header, Name: option.Name, Type: shownType(option.Value), Shown: true})
		}
		open, known := s.addressable(sdkCall)
		for i, argument := range sdkCall.Positional() {
			isID := idName.MatchString(argument.Name)
			at := slices.IndexFunc(open, func(one Fact) bool {
				return FoldName(one.Name) == FoldName(argument.Name) || FoldName(one.Name) == FoldName(argument.Name+"Id")
			})
			isUnnamed := !known[FoldName(argument.Name)] && (isScalar(argument) || isID)
			if at < 0 && isUnnamed {
				at = slices.IndexFunc(open, func(one Fact) bool { return !listed[one.Name] && (!isNumber(argument) || idName.MatchString(one.Name)) })
			}
			switch {
			case at >= 0 && (i < 2 || idName.MatchString(open[at].Name)):
				listed[open[at].Name] = true
				open = slices.Delete(open, at, at+1)
			case argument.Name != "" && isUnnamed:
				where := s.request
				if isID {
					where = Path
				}
				shown = append(shown, Fact{Kind: KindParameter, Line: sdkCall.Line, Where: where, Name: argument.Name, Type: shownType(argument.Value), Shown: true})
			}
		}
	}
	return listed, shown
}

// addressable returns the listed parameters that can be positional arguments of a call, and the names
// of all. An argument belongs to the parameter of its name, or else of its position: identifiers that are
// not part of the call's data, and in a call without data a text behind the first, as in
// notifyBy(id, medium).
func (s *section) addressable(sdkCall *code.Call) (open []Fact, known map[string]bool) {
	known = map[string]bool{}
	data := sdkCall.Data()
	for _, one := range s.lists {
		for _, entry := range one.entries {
			known[FoldName(entry.fact.Name)] = true
			isText := data == nil && (len(open) == 1 || s.request == Query) && entry.fact.Type == "string"
			if (idName.MatchString(entry.fact.Name) || isText) && !hasMember(data, entry.fact.Name) && one.where != Response {
				open = append(open, entry.fact)
			}
		}
	}
	return open, known
}

// isScalar reports whether an argument is a text or a number.
func isScalar(argument code.Argument) bool {
	_, isText := argument.Value.(string)
	return isText || isNumber(argument)
}

func isNumber(argument code.Argument) bool {
	_, is := argument.Value.(json.Number)
	return is
}

func hasMember(data *code.Object, name string) bool {
	return data != nil && slices.ContainsFunc(data.Members, func(one code.Member) bool { return one.Key == name })
}
