// Package edit changes the text of a contract: every edit is a range of its bytes, or
// an item of one of its lists, found in the text as it was read. Edits are planned
// first and applied together, once; comments and order stay.
//
//	on := edit.On(contract)
//	edits, err := on.SetKeywords(schema, edit.Keyword{Name: "maximum", Value: "200"})
//	if err != nil {
//		return err // shared, sensitive, or written in a way that is not edited
//	}
//	text, err := on.Apply(edits)
//
// A schema that must not be logged, and one that other places of the contract refer
// to, is never edited.
package edit
