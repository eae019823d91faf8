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
	for _, where := range []Where{Body, Response, Failure} {
		listed, hasKnown := map[string]Fact{}, false
		for _, fact := range facts {
			if fact.Where == where {
				listed[fact.Name] = fact
			}
		}
		_, hasItems := listed["items"]
		_, hasCount := listed["count"]
		shown := s.shownPaths(where, !hasItems && !hasCount)
		shown.listed = listed
		for name := range listed {
			hasKnown = hasKnown || shown.known[name]
		}
		for i := range facts {
			if fact := &facts[i]; fact.Where == where {
				shown.completeValues(fact)
				if !shown.known[fact.Name] && (hasKnown || shown.nestsDeeply(fact.Name) || shown.isWithin(fact.Name)) {
					shown.rename(fact)
				}
			}
		}
	}
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
func (p *shownPaths) rename(fact *Fact) {
	full := p.find(*fact)
	within := full[:strings.LastIndex(full, ".")+1]
	if _, isTaken := p.listed[full]; full != "" && (!isTaken || strings.HasPrefix(fact.Name, "items.") || within != "" && within == p.within) {
		fact.Name, p.within = full, within
	}
}

// nestsDeeply reports whether samples have a name below more than the object that wraps all data.
func (p *shownPaths) nestsDeeply(name string) bool {
	return !strings.Contains(name, ".") && strings.Count(p.shortest("", name), ".") > 1
}

// isWithin reports whether a listed name is below an object that is the whole sample: the samples have
// most of its parameters, and at least three, at the top, where the list has none of them.
func (p *shownPaths) isWithin(name string) bool {
	parent, _, isBelow := strings.Cut(name, ".")
	if !isBelow {
		return false
	}
	atTop, others := 0, 0
	for other := range p.listed {
		if below, is := strings.CutPrefix(other, parent+"."); is {
			if _, isListed := p.listed[below]; p.known[below] && !isListed {
				atTop++
			} else {
				others++
			}
		}
	}
	return atTop > max(others, 2)
}

// shownPaths holds the dotted names in samples, and the facts that a page lists beside them.
type shownPaths struct {
	listed     map[string]Fact // by name
	known      map[string]bool
	byLast     map[string][]string // by the last part
	plain      map[string]bool     // those that are a text, number or boolean
	values     map[string][]string // those of a text that lists some: exact | max
	numbers    map[string]string   // the first of each name
	within     string              // the parent of the last listed name that was changed
	moved      map[string]string   // parents of listed names to those in samples
	collection bool                // whether a sample is one
}

// shownPaths returns the names in the samples of a place, or of a collection those of its items.
func (s *section) shownPaths(where Where, ofItems bool) *shownPaths {
	shown := &shownPaths{
		known: map[string]bool{}, byLast: map[string][]string{}, plain: map[string]bool{}, values: map[string][]string{},
		numbers: map[string]string{}, moved: map[string]string{},
	}
	for _, fact := range slices.Concat(s.samples, s.around) {
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

// shortest returns the shortest name in samples that is deeper below a parent, or with "" below any,
// and ends so; "" if there is none, or several of that depth.
func (p *shownPaths) shortest(parent, end string) string {
	best, depth := "", 0
	for _, full := range p.byLast[end[strings.LastIndex(end, ".")+1:]] {
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
func (p *shownPaths) find(fact Fact) string {
	name := fact.Name
	if below, isOfItem := strings.CutPrefix(name, "items."); isOfItem {
		if first, _, _ := strings.Cut(below, "."); p.known[first] {
			return below // a list of a collection beside the sample of one item
		}
	}
	if p.collection {
		if first, _, _ := strings.Cut(name, "."); p.known["items."+name] || !p.known[first] {
			return "items." + name
		}
		return ""
	}
	if full := p.shortest("", name); full != "" {
		return full
	}
	if p.isWithin(name) {
		return name[strings.Index(name, ".")+1:]
	}
	for at, r := range name {
		if r != '.' {
			continue
		}
		parent, last := name[:at], name[at+1:]
		full := p.shortest(parent, last)
		first, _, _ := strings.Cut(strings.TrimPrefix(full, parent+"."), ".")
		if full != "" && p.listed[parent+"."+first].Line <= fact.Line { // one listed below the fact is not around it
			return full
		}
		if slices.Contains(plainTypes, p.listed[parent].Type) {
			return p.beside(parent, last)
		}
		if _, isListed := p.listed[parent]; !isListed && !p.known[parent] && p.known[last] {
			return last // the variable with all data
		}
	}
	return ""
}

// beside returns the name that samples have for a listed name below a text, number or boolean, "" if
// they have none.
func (p *shownPaths) beside(parent, last string) string {
	if !p.known[parent] {
		parent = cmp.Or(p.shortest("", parent), parent)
	}
	name := parent[:strings.LastIndex(parent, ".")+1] + last
	_, isListed := p.listed[name]
	to, isMoved := p.moved[parent]
	switch full := p.shortest("", name); {
	case full != "" && !p.known[name]:
		p.moved[parent] = strings.TrimSuffix(full, last)
		return full
	case isMoved:
		return to + last
	case !isListed && (p.known[name] || p.plain[parent]):
		p.moved[parent] = strings.TrimSuffix(name, last)
		return name
	}
	return ""
}

// plainTypes are types of values that have no parameters below them.
var plainTypes = []string{"string", "integer", "boolean", "number"}
