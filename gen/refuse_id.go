package gen

import "github.com/getkin/kin-openapi/openapi3"

// refuseIDs refuses ids whose type has no name, or two.
func (r *refusal) refuseIDs() {
	named := map[string]string{}
	for _, name := range r.components() {
		schema := r.schema(name)
		prefix, given := schema.Extensions[idPrefix].(string)
		if !given || schema.Nullable {
			continue
		}
		if other := named[prefix]; other != "" {
			r.addf(placeOf(schema.Origin, idPrefix), name, "x-id-prefix %s is also that of %s, at %v", prefix, other, placeOf(r.schema(other).Origin, idPrefix))
		}
		named[prefix] = name
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
		case named[prefix] == "":
			r.addf(place, at.subject, "no component has x-id-prefix %s: add one, for its name", prefix)
		}
	})
}
