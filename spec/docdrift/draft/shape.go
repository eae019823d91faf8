package draft

import (
	"cmp"
	"slices"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/aspect"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// shape is the structure of a value, collected from its samples and from the page's list of
// parameters.
type shape struct {
	name string
	sent bool   // in a request, not in a response
	of   string // the object or operation that it belongs to
	// resource is that of the path segment before a parameter: refund for that after refunds.
	resource string
	// isAny tells that the object that it identifies is any of several entities.
	isAny bool
	fact  page.Fact // without a name if the page does not list it
	// written is the schema of an earlier draft, nil for a new one.
	written *node
	// kinds are the JSON types in samples, without null.
	kinds  []string
	null   bool  // whether a sample is null
	values []any // in samples, without null
	// members are the properties of an object; objects is the number of samples that are
	// objects, and shown the number of the parent's samples that have this member.
	members        []*shape
	objects, shown int
	items          *shape // of a list
}

// add adds a value from a sample.
func (s *shape) add(value any) {
	kind := kindOf(value)
	if kind == "null" {
		s.null = s.null || !s.sent // a null in a request is filled from a variable
		return
	}
	if !slices.Contains(s.kinds, kind) {
		s.kinds = append(s.kinds, kind)
	}
	if list, isList := value.([]any); !s.sent || !isList || len(list) > 0 { // an empty list in a request can be an empty object
		s.values = append(s.values, value)
	}
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
			s.items = &shape{name: singular(s.name), sent: s.sent}
		}
		for _, item := range value {
			s.items.add(item)
		}
	}
}

// item returns the shape of a list's items. A page lists their values and members as those of the list.
func (s *shape) item() *shape {
	if s.items == nil {
		s.items = &shape{name: singular(strings.TrimSuffix(s.name, "[]")), sent: s.sent, members: s.members}
	}
	if item := s.items; len(s.fact.Values) > 0 && item.fact.Values == nil {
		item.fact.Line, item.fact.Values = s.fact.Line, s.fact.Values
		item.fact.Type = cmp.Or(item.fact.Type, "string")
	}
	return s.items
}

// member returns the member with a name, and adds it if there is none.
func (s *shape) member(name string) *shape {
	one := s.find(name)
	if one == nil {
		one = &shape{name: name, sent: s.sent}
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

// describe adds a fact to the member with its dotted name. Pages leave a list out of the names
// of its items' members.
func (s *shape) describe(fact *page.Fact) {
	at := s
	for step := range strings.SplitSeq(fact.Name, ".") {
		step = strings.TrimSuffix(step, "[]")
		if sent := strings.ReplaceAll(step, " ", "_"); at.find(sent) != nil {
			step = sent
		}
		if at.items != nil {
			at = at.items
		}
		if list := at.list(); list != nil && list.items != nil && at.find(step) == nil {
			at = list.items
		}
		at = at.member(step)
	}
	_, orNull := aspect.CutNull(fact.Type)
	at.null = at.null || orNull || slices.Contains(fact.Values, "null")
	values := aspect.Without(fact.Values, []string{"null"})
	if at.fact.Name == "" {
		at.fact = *fact
		at.fact.Values = values
		return
	}
	if len(at.fact.Values) > 0 { // another section of the call may list more values, or call it optional
		at.fact.Values = slices.Concat(at.fact.Values, aspect.Without(values, at.fact.Values))
	}
	if fact.Mandatory != page.Mandatory {
		at.fact.Mandatory = fact.Mandatory
	}
}

// list returns the items of a collection, nil if the shape is none.
func (s *shape) list() *shape {
	if one := s.find("items"); one != nil && s.find("entity") != nil && one.kind() == "array" {
		return one
	}
	return nil
}

// merge adds the samples and facts of another shape of the same entity.
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
		s.member(one.name).mergeFacts(one)
	}
	if other.items != nil && s.items != nil {
		s.items.mergeFacts(other.items)
	}
}

// sortMembers sorts the members as the contract does: id and entity, those that the page lists
// in its order, the others, created_at.
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

// texts returns the distinct texts in samples.
func (s *shape) texts() []string {
	var all []string
	for _, value := range s.values {
		if text, isText := value.(string); isText && !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	return all
}

// constant returns the text that all samples have, "" if they differ.
func (s *shape) constant() string {
	if texts := s.texts(); len(texts) == 1 {
		return texts[0]
	}
	return ""
}

// entity returns the entity of an object in a response: its property entity, or "id " and the
// prefix of its identifier; "" if it has neither.
func (s *shape) entity() string {
	one, id := s.find("entity"), s.find("id")
	switch {
	case s.sent, s.isOneOfMany():
	case one != nil && len(one.values) == 0 && len(one.fact.Values) == 1:
		return one.fact.Values[0]
	case one != nil:
		return one.constant()
	case id != nil && id.idPrefix() != "":
		return "id " + id.idPrefix()
	}
	return ""
}

// isOneOfMany reports whether an object is any of several entities, which its property entity tells.
func (s *shape) isOneOfMany() bool {
	one := s.find("entity")
	return !s.sent && one != nil && len(one.allValues()) > 1 && len(one.allValues()) == max(len(one.texts()), len(one.fact.Values))
}

// idPrefixes returns the distinct prefixes of identifiers in samples, "" for a text that is none.
func (s *shape) idPrefixes() []string {
	var all []string
	for _, text := range s.texts() {
		prefix := ""
		if match := identifier.FindStringSubmatch(text); match != nil {
			prefix = match[1]
		}
		if !slices.Contains(all, prefix) {
			all = append(all, prefix)
		}
	}
	return all
}

// idPrefix returns the prefix of all identifiers in samples, "" if they have none in common.
func (s *shape) idPrefix() string {
	if prefixes := s.idPrefixes(); len(prefixes) == 1 {
		return prefixes[0]
	}
	return ""
}

// idOwner returns the name of what an identifier identifies: its object, or payment for payment_id. A number
// tells the component of the object from another of its name.
func (s *shape) idOwner() string {
	if s.name == "id" {
		return strings.TrimRight(s.of, "0123456789")
	}
	return strings.TrimSuffix(s.name, "_id")
}

// isID reports whether the name is that of an identifier. A reference_id is the merchant's own.
func (s *shape) isID() bool {
	return s.name == "id" || strings.HasSuffix(s.name, "_id") && !strings.HasSuffix(s.name, "reference_id")
}

// kindOf returns the JSON type of a value.
func kindOf(value any) string { return page.Leaf{Value: value}.Kind() }
