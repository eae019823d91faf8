package gen

import "text/template"

// model holds all decisions about the code. The templates only print them; they reach the model
// through template functions: types, parameters, operations.
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

// hasChecks reports whether a type, or a type inside it, has checks.
func (m *model) hasChecks(kind string) bool {
	return m.types[kind] != nil && len(m.types[kind].Checks) > 0
}

// hasRequiredMembers reports whether a type has required members; see [requiredMember].
func (m *model) hasRequiredMembers(kind string) bool {
	return m.types[kind] != nil && len(m.types[kind].RequiredMembers) > 0
}

// hasConstants reports whether a type, or a type inside it, has constants.
func (m *model) hasConstants(kind string) bool {
	return m.types[kind] != nil && len(m.types[kind].Constants) > 0
}
