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

// requestPlace is where the data of the section's calls go.
func (s *section) requestPlace() Where {
	reads := s.Operation.Method == http.MethodGet
	if s.Operation.Method == "" {
		reads = Reads(s.Heading)
		for i, one := range s.sdk {
			reads = Reads(one.Method()) && (i == 0 || reads)
		}
		reads = reads || len(s.sdk) > 0 && s.hasParameter("count") && s.hasParameter("skip")
	}
	if reads {
		return Query
	}
	return Body
}

// hasParameter is whether a parameter of that name is in a list of the request.
func (s *section) hasParameter(name string) bool {
	return slices.ContainsFunc(s.lists, func(one *list) bool {
		return one.where != Response && slices.ContainsFunc(one.entries, func(entry entry) bool { return entry.fact.Name == name })
	})
}

var entityTitle = regexp.MustCompile(`(?i)\bentity$`)

// placeLists tells where the parameters of each list go, "" where that is asked of each
// parameter. A list goes where its label says; of an entity all lists are of the
// answer.
func (s *section) placeLists(form Form) []Where {
	places := make([]Where, len(s.lists))
	var open []int
	for i, one := range s.lists {
		places[i] = one.where
		switch {
		case one.where == Body:
			places[i] = s.request
			open = open[:0] // what comes before the request and has no label is of its path
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

// placeInOrder places the lists whose labels do not say where they go. They come in the
// order path, request, answer; one that marks nothing as mandatory or optional is
// of the answer, and the first of two others is of the path if that has a place for
// a value.
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
		case first && variables && one.isOfPath(bodiless) && (one.marksMandatory() || !last):
			places[at] = Path
		case last && (len(open) == 3 || !one.marksMandatory() || !first && !variables):
			places[at] = Response
		case first && variables && !last && s.lists[open[i+1]].marksMandatory():
			places[at] = Path
		}
	}
}

// placeParameter tells where one parameter of a list goes.
func (s *section) placeParameter(place Where, name string, addressed map[string]bool) Where {
	if place == Response || place == Failure || place == Header || place == Path {
		return place
	}
	top, _, _ := strings.Cut(name, ".")
	switch {
	case strings.HasSuffix(name, "[]"):
		return Query
	case addressed[name], s.variables[top]:
		return Path
	case strings.HasPrefix(name, "X-"):
		return Header
	}
	return cmp.Or(place, s.request)
}

// findAddressed finds the parameters that stand in the path of the section's calls, in
// the order of their places in a call. An argument is known by its name where the
// list has that name, and by its place where it has not.
func (s *section) findAddressed() (listed map[string]bool, shown []Fact) {
	listed = map[string]bool{}
	for _, made := range s.sdk {
		var open []Fact // parameters by which something is addressed, and that are no data
		known := map[string]bool{}
		for _, one := range s.lists {
			for _, entry := range one.entries {
				known[FoldName(entry.fact.Name)] = true
				if identifies.MatchString(entry.fact.Name) && !hasMember(made.Data(), entry.fact.Name) && one.where != Response {
					open = append(open, entry.fact)
				}
			}
		}
		for _, argument := range made.Positional() {
			at := slices.IndexFunc(open, func(one Fact) bool { return FoldName(one.Name) == FoldName(argument.Name) })
			isScalar := isScalar(argument)
			if at < 0 && !known[FoldName(argument.Name)] && (isScalar || identifies.MatchString(argument.Name)) {
				at = slices.IndexFunc(open, func(one Fact) bool { return !listed[one.Name] })
			}
			switch {
			case at >= 0:
				listed[open[at].Name] = true
				open = slices.Delete(open, at, at+1)
			case argument.Name == "" || known[FoldName(argument.Name)]:
			case identifies.MatchString(argument.Name):
				shown = append(shown, Fact{Kind: KindParameter, Line: made.Line, Where: Path, Name: argument.Name, Type: shownType(argument.Value), Shown: true})
			case isScalar:
				shown = append(shown, Fact{Kind: KindParameter, Line: made.Line, Where: s.request, Name: argument.Name, Type: shownType(argument.Value), Shown: true})
			}
		}
	}
	return listed, shown
}

// isScalar is whether an argument is one value: a text or a number.
func isScalar(argument code.Argument) bool {
	switch argument.Value.(type) {
	case string, json.Number:
		return true
	}
	return false
}

func hasMember(data *code.Object, name string) bool {
	return data != nil && slices.ContainsFunc(data.Members, func(one code.Member) bool { return one.Key == name })
}
