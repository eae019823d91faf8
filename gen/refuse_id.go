package gen

import (
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// refuseIDs refuses ids whose type is ambiguous or that are not texts.
func (r *validator) refuseIDs() {
	named, isNamed := r.idComponents(), map[*openapi3.Schema]bool{}
	for _, name := range r.components() {
		isNamed[r.schema(name)] = !r.schema(name).Nullable
	}
	r.eachSchema(func(at site, ref *openapi3.SchemaRef) {
		value, given := ref.Value.Extensions[extIDPrefix]
		prefix, isText := value.(string)
		place := placeOf(ref.Value.Origin, extIDPrefix)
		switch {
		case !given || ref.Ref != "":
		case !isText || prefix == "":
			r.reportf(place, at.subject, "x-id-prefix is %v: want a prefix such as pay_", value)
		case !ref.Value.Type.Is(openapi3.TypeString):
			r.reportf(place, at.subject, "an id must have type string")
		case len(named[prefix]) > 1 && !isNamed[ref.Value]:
			r.reportf(place, at.subject, "x-id-prefix %s is ambiguous: refer to %s", prefix, strings.Join(named[prefix], " or "))
		}
	})
}
