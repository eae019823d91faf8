package gen

import "text/template"

// model is what is decided before anything is printed. The templates are given it
// by the functions that it adds to those of oapi-codegen: types, parameters and
// operations.
type model struct {
	contract *Contract
	types    map[string]*Type
}

func newModel(contract *Contract) *model {
	return &model{contract: contract, types: map[string]*Type{}}
}

// functions are what the templates ask for.
func (m *model) functions() template.FuncMap {
	return template.FuncMap{
		"types":      m.componentTypes,
		"events":     m.events,
		"parameters": m.parameterTypes,
		"operations": m.operations,

		"joinedChecks": joinedChecks,
	}
}

// isChecked is whether a type has checks of its own or of what it holds.
func (m *model) isChecked(kind string) bool {
	return m.types[kind] != nil && len(m.types[kind].Checks) > 0
}

// hasMembers is whether an answer of a type always has something; see [memberOf].
func (m *model) hasMembers(kind string) bool {
	return m.types[kind] != nil && len(m.types[kind].Always) > 0
}

// isFilled is whether a type has constants, or holds what has.
func (m *model) isFilled(kind string) bool {
	return m.types[kind] != nil && len(m.types[kind].Constants) > 0
}
