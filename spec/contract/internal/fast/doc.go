// Package fast validates the JSON body of a response against a schema, without
// decoding it.
//
// It compiles a schema of an OpenAPI 3.0 contract once, into a validator that
// reads the bytes of a body:
//
//	validator, err := fast.Compile(schema)
//	if err != nil {
//		return err // a keyword that only kin-openapi can check
//	}
//	if validator.Valid(body, nil) {
//		return nil
//	}
//	// Ask kin-openapi what is wrong.
//
// [Validator.Valid] returns true if and only if the slow path of package contract
// finds nothing, breaking or news. The slow path decodes the body strictly, lets
// kin-openapi visit it as a response and looks for undocumented properties. So Valid
// refuses a body that violates the schema, and also an undocumented property, a
// duplicate key (even if escaped differently), invalid UTF-8, anything after the
// value, containers nested deeper than 200 and an integer that does not fit in 64
// bits.
//
// Strings are decoded as by encoding/json: an unpaired surrogate becomes the
// replacement character, in keys and in values. Numbers are compared as float64, as
// kin-openapi does.
//
// Compile refuses what a validator cannot check exactly like the slow path: not,
// anyOf, discriminator, uniqueItems, multipleOf, writeOnly, the string formats that
// kin-openapi checks, every keyword of OpenAPI 3.1, a oneOf with two branches of the
// same type or one without a type, parts of an allOf that describe the same property
// or item differently, and enum values that are objects or lists.
//
// The two can still differ after a change of global state: a validator keeps the
// formats that were registered with kin-openapi when it was compiled, and does not
// use a pattern that was compiled with another regexp library.
//
// Once its pool of scratch space is warm, a validator does not allocate, except for a
// number that is not an integer and is longer than 32 bytes or beyond float64.
package fast
