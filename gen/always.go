package gen

import (
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/oapi-codegen/oapi-codegen/v2/pkg/codegen"
)

// Member is what every answer of a type has, as wire.Member is.
type Member struct {
	Name string
	// Of is the type of its object, or of the objects of its list, if that always has
	// something itself.
	Of           string
	IsList, isID bool
}

// memberOf is a property that is always sent and without which an answer is not
// worth reading: an id, an amount or a list, or an object that always has one.
// Whether a type has any is asked for by its name.
func memberOf(p codegen.Property, hasMembers func(kind string) bool) (member Member, is bool) {
	schema := narrowed(p.Schema.OAPISchema)
	if schema == nil || !p.Required || p.IsPointer() || p.Nullable {
		return Member{}, false
	}
	member.Name = p.JsonFieldName
	switch {
	case schema.Type.Is(openapi3.TypeString) && schema.Extensions[idPrefix] != nil:
		member.isID = true
		return member, true
	case schema.Extensions[goType] == amountType:
		return member, true
	case schema.Type.Is(openapi3.TypeArray) && p.Schema.ArrayType != nil:
		member.IsList = true
		if element := p.Schema.ArrayType.TypeDecl(); hasMembers(element) {
			member.Of = element
		}
		return member, true
	case hasMembers(p.Schema.TypeDecl()):
		member.Of = p.Schema.TypeDecl()
		return member, true
	}
	return Member{}, false
}

// amountType is the Go type of money.
const amountType = "paise.Amount"

// order puts ids first: what lacks its id lacks all that matters.
func order(members []Member) {
	slices.SortStableFunc(members, func(a, b Member) int {
		switch {
		case a.isID == b.isID:
			return 0
		case a.isID:
			return -1
		default:
			return 1
		}
	})
}

// cutCircles lets no member lead back to the type that has it, which Go refuses of
// variables: such a list is not looked into.
func (m *model) cutCircles(types []*Type) {
	for _, t := range types {
		for i := range t.Always {
			if m.leadsTo(t.Always[i].Of, t.Name, map[string]bool{}) {
				t.Always[i].Of = ""
			}
		}
	}
}

// leadsTo is whether the members of a type have, however deep, one of another.
func (m *model) leadsTo(from, to string, seen map[string]bool) bool {
	if from == to {
		return true
	}
	if m.types[from] == nil || seen[from] {
		return false
	}
	seen[from] = true
	for _, member := range m.types[from].Always {
		if m.leadsTo(member.Of, to, seen) {
			return true
		}
	}
	return false
}
