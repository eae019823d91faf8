package page

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
)

// nestFacts gives the parameters of a list the names that the samples have for them, where a page does
// not indent them as the samples nest them: max_amount is token.max_amount if no sample has it at the
// top and all have it in token alone, and account.name is name below an account that is a text.
func (s *section) nestFacts(facts []Fact) {
	for _, where := range []Where{Body, Response} {
		shown := s.shownPaths(where)
		if shown == nil {
			continue
		}
		types, hasKnown := map[string]string{}, false
		for _, fact := range facts {
			if fact.Where == where {
				types[fact.Name] = fact.Type
				hasKnown = hasKnown || shown.known[fact.Name]
			}
		}
		for i := range facts {
			if fact := &facts[i]; hasKnown && fact.Where == where && !shown.known[fact.Name] {
				fact.Name = cmp.Or(shown.find(fact.Name, types), fact.Name)
			}
		}
	}
}

// shownPaths holds the dotted names in samples.
type shownPaths struct {
	known map[string]bool
	plain map[string]bool // those that are a text, number or boolean
	// byEnd maps the end of a name to the shortest whole name, or to "" if several of that
	// depth end so.
	byEnd map[string]string
	depth map[string]int
}

// shownPaths returns the names in the samples of a place. It is nil without samples, and for samples
// that are collections.
func (s *section) shownPaths(where Where) *shownPaths {
	shown := &shownPaths{map[string]bool{}, map[string]bool{}, map[string]string{}, map[string]int{}}
	for _, fact := range s.samples {
		body, isObject := fact.Sample.Body.(map[string]any)
		if fact.Where != where || !isObject {
			continue
		}
		if _, isCollection := body["items"].([]any); isCollection {
			return nil
		}
		shown.add("", body)
	}
	if len(shown.known) == 0 {
		return nil
	}
	return shown
}

// add adds the names in a value, without the places of items in lists.
func (p *shownPaths) add(parent string, value any) {
	switch value := value.(type) {
	case map[string]any:
		for key, inner := range value {
			full := strings.TrimPrefix(parent+"."+key, ".")
			if !p.known[full] {
				p.known[full] = true
				p.addEnds(full)
			}
			p.add(full, inner)
		}
	case []any:
		for _, item := range value {
			p.add(parent, item)
		}
	case string, json.Number, bool:
		p.plain[parent] = true
	}
}

func (p *shownPaths) addEnds(full string) {
	for _, end, isNested := strings.Cut(full, "."); isNested; _, end, isNested = strings.Cut(end, ".") {
		depth := strings.Count(full, ".")
		switch other, isThere := p.byEnd[end]; {
		case !isThere || depth < p.depth[end]:
			p.byEnd[end], p.depth[end] = full, depth
		case depth == p.depth[end] && other != full:
			p.byEnd[end] = ""
		}
	}
}

// find returns the name that samples have for a listed name, "" if they have none.
func (p *shownPaths) find(name string, types map[string]string) string {
	if full := p.byEnd[name]; full != "" {
		return full
	}
	for at, r := range name {
		parent := name[:at]
		if r != '.' || !slices.Contains(plainTypes, types[parent]) {
			continue
		}
		if !p.known[parent] {
			parent = cmp.Or(p.byEnd[parent], parent)
		}
		beside := parent[:strings.LastIndex(parent, ".")+1] + name[at+1:]
		if full := p.byEnd[beside]; full != "" && !p.known[beside] {
			return full
		}
		if _, isListed := types[beside]; !isListed && (p.known[beside] || p.plain[parent]) {
			return beside
		}
		return ""
	}
	return ""
}

// plainTypes are types of values that have no parameters below them.
var plainTypes = []string{"string", "integer", "boolean", "number"}
