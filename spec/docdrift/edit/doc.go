// Package edit changes the text of a contract. An edit sets or removes an entry of a mapping,
// or an item of a list. All edits refer to the original contract and are applied together. The
// rest of the text stays as it is, with comments and order.
//
//	edits, err := edit.SetKeyword(schema, "maximum", yamlnode.Int(200))
//	if err != nil {
//		return err // the schema is shared or sensitive
//	}
//	text, err := edit.On(contract).Apply(edits...)
//
// A schema marked x-sensitive is never edited, nor is one that other places of the contract
// share, except that a schema used only in responses can get new properties and values.
package edit
