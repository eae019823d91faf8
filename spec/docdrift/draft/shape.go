package draft

import (
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// shape is what the samples of a value have in common, and what the page's list of
// parameters says of it.
type shape struct {
	name string
	of   string    // what it is a member of
	fact page.Fact // without a name where the page does not list it
	// kinds are the JSON types that samples have, null left out.
	kinds  []string
	null   bool
	values []any // as they are shown
	// members are those of an object, in order; objects is how many objects were
	// shown, and shown in how many of them this one is.
	members        []*shape
	objects, shown int
	items          *shape // of a list
}

// add takes in a value that a sample shows.
func (s *shape) add(value any) {
	kind := kindOf(value)
	if kind == "null" {
		s.null = true
		return
	}
	if !slices.Contains(s.kinds, kind) {
		s.kinds = append(s.kinds, kind)
	}
	s.values = append(s.values, value)
	switch value := value.(type) {
	case map[string]any:
		s.objects++
		for _, key := range sortedKeys(value) {
			one := s.member(strings.TrimSpace(key))
			one.shown++
			one.add(value[key])
		}
	case []any:
		if s.items == nil && len(value) > 0 {
			s.items = &shape{name: singular(s.name)}
		}
		for _, item := range value {
			s.items.add(item)
		}
	}
}

// member is the one of a name, new if there is none yet.
func (s *shape) member(name string) *shape {
	one := s.find(name)
	if one == nil {
		one = &shape{name: name}
		s.members = append(s.members, one)
	}
	return one
}

func (s *shape) find(name string) *shape {
	for _, one := range s.members {
		if one.name == name {
			return one
		}
	}
	return nil
}

// describe takes in what the page says of a member, whose parents stand before its
// name. A page that lists the members of a list's items does not name the list.
func (s *shape) describe(fact *page.Fact) {
	at := s
	for step := range strings.SplitSeq(fact.Name, ".") {
		step = strings.TrimSuffix(step, "[]")
		if at.items != nil && at.objects == 0 {
			at = at.items
		}
		if list := at.list(); list != nil && list.items != nil && at.find(step) == nil {
			at = list.items
		}
		at = at.member(step)
	}
	at.null = at.null || slices.Contains(fact.Values, "null")
	values := aspect.Without(fact.Values, []string{"null"})
	switch {
	case at.fact.Name == "":
		at.fact = *fact
		at.fact.Values = values
	case len(at.fact.Values) > 0: // another form of the call may list more
		at.fact.Values = slices.Concat(at.fact.Values, aspect.Without(values, at.fact.Values))
	}
}

// list is the one member of an answer that lists things.
func (s *shape) list() *shape {
	if one := s.find("items"); one != nil && s.find("entity") != nil && one.kind() == "array" {
		return one
	}
	return nil
}

// merge takes in another shape of the same thing.
func (s *shape) merge(other *shape) {
	for _, value := range other.values {
		s.add(value)
	}
	s.mergeFacts(other)
}

func (s *shape) mergeFacts(other *shape) {
	if s.fact.Name == "" {
		s.fact = other.fact
	}
	s.null = s.null || other.null
	for _, one := range other.members {
		if one.fact.Name != "" {
			s.member(one.name).mergeFacts(one)
		}
	}
}

// sortMembers orders the members as the contract has them: what it is first, when it was
// made last, those that the page lists in the page's order.
func (s *shape) sortMembers() {
	rank := func(one *shape) int {
		switch {
		case one.name == "id":
			return 0
		case one.name == "entity":
			return 1
		case one.name == "created_at":
			return 1 << 30
		case one.fact.Name != "" && !one.fact.Shown:
			return 2 + one.fact.Line
		}
		return 1 << 29
	}
	slices.SortStableFunc(s.members, func(a, b *shape) int { return rank(a) - rank(b) })
}

// statedType is the type that the page names.
func (s *shape) statedType() string { return aspect.JSONType(s.fact.Type) }

// kind is the one JSON type of the values, "" where nothing tells. A sample was sent,
// and wins over what the page says; an empty list beside an object is an empty object.
func (s *shape) kind() string {
	switch said := s.statedType(); {
	case len(s.kinds) == 0 && len(s.members) > 0 && said != "array":
		return "object"
	case len(s.kinds) == 0:
		return said
	case slices.Contains(s.kinds, "object"):
		return "object"
	case len(s.kinds) == 1 && s.kinds[0] == "array" && s.items == nil && said == "object":
		return "object"
	case slices.Contains(s.kinds, "number"):
		return "number"
	case len(s.kinds) > 1 && slices.Contains(s.kinds, said):
		return said
	}
	return s.kinds[0]
}

// kindAs is the JSON type: of what is sent the page's word goes before its samples,
// for a call that was written in another language may show another.
func (s *shape) kindAs(sent bool) string {
	said, shown := s.statedType(), s.kind()
	if sent && said != "" && said != "array" && shown != "object" && shown != "array" {
		return said
	}
	return shown
}

// isEmptyList is whether an object was shown as an empty list, as PHP writes it.
func (s *shape) isEmptyList() bool { return s.kind() == "object" && slices.Contains(s.kinds, "array") }

// texts are the different texts that were shown.
func (s *shape) texts() []string {
	var all []string
	for _, value := range s.values {
		if text, isText := value.(string); isText && !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	return all
}

// constant is the one text that the shape always has, "" where there is none.
func (s *shape) constant() string {
	if texts := s.texts(); len(texts) == 1 && len(s.kinds) == 1 {
		return texts[0]
	}
	return ""
}

// entity is what an object says that it is, by its property of that name or by the
// prefix of its identifier; "" where it says nothing.
func (s *shape) entity() string {
	one, id := s.find("entity"), s.find("id")
	switch {
	case one != nil && len(one.values) == 0 && len(one.fact.Values) == 1:
		return one.fact.Values[0]
	case one != nil:
		return one.constant()
	case id != nil && id.idPrefix() != "":
		return "id " + id.idPrefix()
	}
	return ""
}

// entityName is what an object is called.
func (s *shape) entityName() string {
	if entity := s.entity(); entity != "" && !strings.HasPrefix(entity, "id ") {
		return entity
	}
	return s.name
}

// idPrefix is the one that all identifiers shown begin with, "" where there is none.
func (s *shape) idPrefix() string {
	prefix := ""
	for _, text := range s.texts() {
		match := identifier.FindStringSubmatch(text)
		if match == nil || prefix != "" && prefix != match[1] {
			return ""
		}
		prefix = match[1]
	}
	return prefix
}

// isID is whether a value is called an identifier.
func (s *shape) isID() bool { return s.name == "id" || strings.HasSuffix(s.name, "_id") }

// kindOf is the JSON type of a value.
func kindOf(value any) string { return page.Leaf{Value: value}.Kind() }
