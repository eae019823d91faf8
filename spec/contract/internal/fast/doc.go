// Package fast answers one question about the body of an answer: is it surely
// free of findings?
//
// A schema of an OpenAPI 3.0 contract is compiled once, into a validator that
// runs over the bytes of the body, without a tree of values in between:
//
//	validator, err := fast.Compile(schema)
//	if err != nil {
//		return err // a keyword that only kin-openapi can judge
//	}
//	if validator.Valid(body, nil) {
//		return nil
//	}
//	// Ask kin-openapi what is wrong.
//
// [Validator.Valid] is true if and only if package contract, which decodes the
// body strictly, lets kin-openapi visit it as a response and then looks for what
// the contract does not know, would come back without a finding, breaking or
// news. So it refuses what breaks the schema and also an undocumented property,
// a key that is there twice (in another spelling too), bytes that are not UTF-8,
// anything after the value, containers nested deeper than 200 and an integer
// that a program would not read into 64 bits.
//
// Strings are read as encoding/json reads them: half of a surrogate pair alone is
// the replacement character, in keys as in values. Numbers are compared as
// kin-openapi does it, rounded to float64.
//
// What a validator cannot judge exactly as the slow path does, Compile refuses:
// not, anyOf, discriminator, uniqueItems, multipleOf, writeOnly, the string formats
// that kin-openapi checks, every keyword of OpenAPI 3.1, a oneOf whose branches are
// not told apart by their type, parts of an allOf that describe the same property
// or item differently, and enum values that are objects or lists.
//
// The differences that remain come from what can change under a compiled
// validator: it keeps the formats that were registered with kin-openapi when it
// was compiled, and does not see a pattern that someone compiled with another
// regexp library.
//
// Nothing is allocated once the pool of scratch space is warm, but for a number
// that is no integer and longer than 32 bytes, or beyond the range of float64.
package fast
