package page

import (
	"cmp"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
)

// nestFacts completes listed parameters from the samples. It gives them the values that a sample lists
// in place of one, and the names that the samples have for them, where a page does not indent them as
// the samples nest them: max_amount is token.max_amount if no sample has it at the top and all have it
// in token alone, and account.name is name below an account that is a text.
func (s *section) nestFacts(facts []Fact) {
	samples := s.around
	if samples == nil {
		samples = &sampleSet{samples: s.samples}
	}
	for _, where := range []Where{Body, Response, Failure} {
		listed, hasKnown := map[string]Fact{}, false
		for _, fact := range facts {
			if fact.Where == where {
				listed[fact.Name] = fact
			}
		}
		if len(listed) == 0 {
			continue
		}
		_, hasItems := listed["items"]
		_, hasCount := listed["count"]
		n := newNesting(samples.paths(where, !hasItems && !hasCount), listed)
		for name := range listed {
			hasKnown = hasKnown || n.known[name]
		}
		for i := range facts {
			if fact := &facts[i]; fact.Where == where {
				n.completeValues(fact)
				if !n.known[fact.Name] && (hasKnown || n.nestsDeeply(fact.Name) || n.isWithin(fact.Name)) {
					n.rename(fact)
				}
			}
		}
	}
}

// nesting is the work on the listed facts of one place.
type nesting struct {
	*shownPaths

	listed map[string]Fact   // by name
	whole  map[string]bool   // the objects that are the whole sample
	within string            // the parent of the last listed name that was changed
	moved  map[string]string // parents of listed names to those in samples
}

// newNesting returns a nesting. An object is the whole sample if the samples have most of its
// parameters, and at least three, at the top, where the list has none of them.
func newNesting(shown *shownPaths, listed map[string]Fact) *nesting {
	atTop, others := map[string]int{}, map[string]int{}
	for name := range listed {
		parent, below, isBelow := strings.Cut(name, ".")
		if _, isListed := listed[below]; isBelow && shown.known[below] && !isListed {
			atTop[parent]++
		} else if isBelow {
			others[parent]++
		}
	}
	whole := map[string]bool{}
	for parent, count := range atTop {
		whole[parent] = count > max(others[parent], 2)
	}
	return &nesting{shownPaths: shown, listed: listed, whole: whole, moved: map[string]string{}}
}

// completeValues sets the values that a sample lists, and drops an amount that a sample contradicts,
// which is that of another method: for cards, the amount should be 100.
func (p *shownPaths) completeValues(fact *Fact) {
	number := p.numbers[fact.Name]
	switch {
	case len(fact.Values) == 0:
		fact.Values = p.values[fact.Name]
	case fact.Name == "amount" && len(fact.Values) == 1 && number != "" && number != fact.Values[0]:
		fact.Values = nil
	}
}

// rename gives a fact the name that samples have for it. One that another has already is given only
// beside the fact renamed before, whose parent the two share.
func (n *nesting) rename(fact *Fact) {
	full := n.find(*fact)
	within := full[:strings.LastIndex(full, ".")+1]
	if _, isTaken := n.listed[full]; full != "" && (!isTaken || strings.HasPrefix(fact.Name, "items.") || within != "" && within == n.within) {
		fact.Name, n.within = full, within
	}
}

// nestsDeeply reports whether samples have a name below more than the object that wraps all data.
func (n *nesting) nestsDeeply(name string) bool {
	return !strings.Contains(name, ".") && strings.Count(n.shortest("", name), ".") > 1
}

// isWithin reports whether a listed name is below an object that is the whole sample.
func (n *nesting) isWithin(name string) bool {
	parent, _, isBelow := strings.Cut(name, ".")
	return isBelow && n.whole[parent]
}

// shownPaths holds the dotted names in samples.
type shownPaths struct {
	known      map[string]bool
	byLast     map[string][]string // by the last part
	plain      map[string]bool     // those that are a text, number or boolean
	values     map[string][]string // those of a text that lists some: exact | max
	numbers    map[string]string   // the first of each name
	collection bool                // whether a sample is one
}

// sampleSet holds samples, and the names that were read from them: a page can have many lists apart
// from its samples.
type sampleSet struct {
	samples []Fact
	read    map[sampleKey]*shownPaths
}

type sampleKey struct {
	where   Where
	ofItems bool
}

// paths returns the names in the samples of a place, or of a collection those of its items.
func (s *sampleSet) paths(where Where, ofItems bool) *shownPaths {
	key := sampleKey{where, ofItems}
	if s.read[key] != nil {
		return s.read[key]
	}
	shown := &shownPaths{
		known: map[string]bool{}, byLast: map[string][]string{}, plain: map[string]bool{}, values: map[string][]string{}, numbers: map[string]string{},
	}
	for _, fact := range s.samples {
		if body, isObject := fact.Sample.Body.(map[string]any); fact.Where == where && isObject {
			items, isCollection := body["items"].([]any)
			if isCollection && ofItems {
				shown.add("", items)
				continue
			}
			shown.collection = shown.collection || isCollection
			shown.add("", body)
		}
	}
	if s.read == nil {
		s.read = map[sampleKey]*shownPaths{}
	}
	s.read[key] = shown
	return shown
}

var shownValues = regexp.MustCompile(`^\w+(?:\s*\|\s*\w+)+$`)

// add adds the names in a value, without the places of items in lists.
func (p *shownPaths) add(parent string, value any) {
	switch value := value.(type) {
	case map[string]any:
		for key, inner := range value {
			full := strings.TrimPrefix(parent+"."+key, ".")
			if !p.known[full] {
				p.known[full] = true
				p.byLast[key] = append(p.byLast[key], full)
			}
			p.add(full, inner)
		}
	case []any:
		for _, item := range value {
			p.add(parent, item)
		}
	case string:
		p.plain[parent] = true
		if shownValues.MatchString(value) {
			p.values[parent] = readListedValues(value)
		}
	case json.Number:
		p.plain[parent] = true
		p.numbers[parent] = cmp.Or(p.numbers[parent], value.String())
	case bool:
		p.plain[parent] = true
	}
}

// maxSame bounds the names in samples with the same last part: more say nothing about a parent, and
// pages have far fewer.
const maxSame = 500

// shortest returns the shortest name in samples that is deeper below a parent, or with "" below any,
// and ends so; "" if there is none, or several of that depth.
func (p *shownPaths) shortest(parent, end string) string {
	best, depth, same := "", 0, p.byLast[end[strings.LastIndex(end, ".")+1:]]
	if len(same) > maxSame {
		return ""
	}
	for _, full := range same {
		if parent != "" && !strings.HasPrefix(full, parent+".") || !strings.HasSuffix(full, "."+end) {
			continue
		}
		switch deep := strings.Count(full, "."); {
		case depth == 0 || deep < depth:
			best, depth = full, deep
		case deep == depth:
			best = ""
		}
	}
	return best
}

// find returns the name that samples have for a listed fact, "" if they have none.
func (n *nesting) find(fact Fact) string {
	name := fact.Name
	if below, isOfItem := strings.CutPrefix(name, "items."); isOfItem {
		if first, _, _ := strings.Cut(below, "."); n.known[first] {
			return below // a list of a collection beside the sample of one item
		}
	}
	if n.collection {
		if first, _, _ := strings.Cut(name, "."); n.known["items."+name] || !n.known[first] {
			return "items." + name
		}
		return ""
	}
	if full := n.shortest("", name); full != "" {
		return full
	}
	if n.isWithin(name) {
		return name[strings.Index(name, ".")+1:]
	}
	for at, r := range name {
		if r != '.' {
			continue
		}
		parent, last := name[:at], name[at+1:]
		full := n.shortest(parent, last)
		first, _, _ := strings.Cut(strings.TrimPrefix(full, parent+"."), ".")
		if full != "" && n.listed[parent+"."+first].Line <= fact.Line { // one listed below the fact is not around it
			return full
		}
		if slices.Contains(plainTypes, n.listed[parent].Type) {
			return n.beside(parent, last)
		}
		if _, isListed := n.listed[parent]; !isListed && !n.known[parent] && n.known[last] {
			return last // the variable with all data
		}
	}
	return ""
}

// beside returns the name that samples have for a listed name below a text, number or boolean, "" if
// they have none.
func (n *nesting) beside(parent, last string) string {
	if !n.known[parent] {
		parent = cmp.Or(n.shortest("", parent), parent)
	}
	name := parent[:strings.LastIndex(parent, ".")+1] + last
	_, isListed := n.listed[name]
	to, isMoved := n.moved[parent]
	switch full := n.shortest("", name); {
	case full != "" && !n.known[name]:
		n.moved[parent] = strings.TrimSuffix(full, last)
		return full
	case isMoved:
		return to + last
	case !isListed && (n.known[name] || n.plain[parent]):
		n.moved[parent] = strings.TrimSuffix(name, last)
		return name
	}
	return ""
}

// plainTypes are types of values that have no parameters below them.
var plainTypes = []string{"string", "integer", "boolean", "number"}
