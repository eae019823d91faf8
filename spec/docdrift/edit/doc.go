// Package edit changes the text of a contract: every edit is of an entry of a mapping,
// or of an item of a list, as they were read. Edits are planned first and applied
// together, once; comments and order stay, and so does the text of all that no edit
// is of.
//
//	edits, err := edit.SetKeyword(schema, "maximum", yamlnode.Int(200))
//	if err != nil {
//		return err // shared, sensitive, or without a place
//	}
//	text, err := edit.On(contract).Apply(edits...)
//
// A schema that must not be logged is never edited, nor is one that other places of the
// contract refer to; but what answers alone have can get a property or a value more.
package edit
