package gen

import (
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/oapi-codegen/oapi-codegen/v2/pkg/codegen"
)

// Member is a member that every response of a type has. It becomes a wire.Member in the generated
// code.
type Member struct {
	Name string
	// Of is the type of the member's object, or of the objects in its list, if that type has
	// required members itself.
	Of           string
	IsList, isID bool
}

// requiredMember returns the member for a property that is always sent and without which a response
// is useless: an id, an amount, a list, or an object that has such a property. hasMembers reports
// whether a type has required members.
func requiredMember(p codegen.Property, hasMembers func(kind string) bool) (member Member, is bool) {
	schema := resolved(p.Schema.OAPISchema)
	if schema == nil || !p.Required || p.IsPointer() || p.Nullable {
		return Member{}, false
	}
	member.Name = p.JsonFieldName
	switch {
	case schema.Type.Is(openapi3.TypeString) && schema.Extensions[extIDPrefix] != nil:
		member.isID = true
		return member, true
	case schema.Extensions[extGoType] == amountType:
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

// sortIDsFirst puts ids first, so that a response without its id is reported for the id.
func sortIDsFirst(members []Member) {
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

// breakCycles clears Of for members that lead back to their own type, because a Go variable cannot
// refer to itself. The objects behind such a member are not checked.
func (m *model) breakCycles(types []*Type) {
	for _, t := range types {
		for i := range t.RequiredMembers {
			if m.leadsTo(t.RequiredMembers[i].Of, t.Name, map[string]bool{}) {
				t.RequiredMembers[i].Of = ""
			}
		}
	}
}

// leadsTo reports whether the members of one type lead to another, at any depth.
func (m *model) leadsTo(from, to string, seen map[string]bool) bool {
	if from == to {
		return true
	}
	if m.types[from] == nil || seen[from] {
		return false
	}
	seen[from] = true
	for _, member := range m.types[from].RequiredMembers {
		if m.leadsTo(member.Of, to, seen) {
			return true
		}
	}
	return false
}
