package gen

import "slices"

// refuseCycles refuses objects that always contain an object of their own type: Go has no such
// struct.
func (r *validator) refuseCycles() {
	const walking, walked = 1, 2
	state := map[string]int{}
	var visit func(name string)
	visit = func(name string) {
		state[name] = walking
		schema := r.schema(name)
		for _, property := range sortedKeys(schema.Properties) {
			held := component(unwrap(schema.Properties[property]))
			if held == "" || !slices.Contains(schema.Required, property) || len(r.schema(held).Properties) == 0 {
				continue
			}
			switch state[held] {
			case walking:
				r.reportf(refPlace(schema.Properties[property]), name+"."+property, "always contains a %s, which contains itself", held)
			case 0:
				visit(held)
			}
		}
		state[name] = walked
	}
	for _, name := range r.components() {
		if state[name] == 0 {
			visit(name)
		}
	}
}
