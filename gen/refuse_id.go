package gen

import (
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// refuseIDs refuses ids of whose type it is not said which it is.
func (r *refusal) refuseIDs() {
	named, isNamed := r.ids(), map[*openapi3.Schema]bool{}
	for _, name := range r.components() {
		isNamed[r.schema(name)] = !r.schema(name).Nullable
	}
	r.each(func(at site, ref *openapi3.SchemaRef) {
		value, given := ref.Value.Extensions[idPrefix]
		prefix, isText := value.(string)
		place := placeOf(ref.Value.Origin, idPrefix)
		switch {
		case !given || ref.Ref != "":
		case !isText || prefix == "":
			r.addf(place, at.subject, "x-id-prefix is %v: want one such as pay_", value)
		case !ref.Value.Type.Is(openapi3.TypeString):
			r.addf(place, at.subject, "an id is of type string")
		case len(named[prefix]) > 1 && !isNamed[ref.Value]:
			r.addf(place, at.subject, "x-id-prefix %s is that of %s: refer to one of them", prefix, strings.Join(named[prefix], " and of "))
		}
	})
}
