package gen

import "text/template"

// model holds all decisions about the code. The templates only print them, through the template
// functions types, events, parameters and operations.
type model struct {
	contract *Contract
	types    map[string]*Type
}

func newModel(contract *Contract) *model {
	return &model{contract: contract, types: map[string]*Type{}}
}

// functions returns the template functions.
func (m *model) functions() template.FuncMap {
	return template.FuncMap{
		"types":      m.componentTypes,
		"events":     m.events,
		"parameters": m.parameterTypes,
		"operations": m.operations,

		"joinChecks": joinChecks,
	}
}

// hasChecks reports whether a type has checks, its own or those of a type inside it.
func (m *model) hasChecks(kind string) bool {
	return m.types[kind] != nil && len(m.types[kind].Checks) > 0
}

// hasRequiredMembers reports whether a type has required members; see [requiredMember].
func (m *model) hasRequiredMembers(kind string) bool {
	return m.types[kind] != nil && len(m.types[kind].RequiredMembers) > 0
}

// hasConstants reports whether a type has constants, its own or those of a type inside it.
func (m *model) hasConstants(kind string) bool {
	return m.types[kind] != nil && len(m.types[kind].Constants) > 0
}
