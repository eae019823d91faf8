// Package docdrift compares documentation pages, and changes of them, with a contract, and plans
// the edits of the contract that follow. It connects these stages, each a package:
//
//	page         the text of a page       -> its facts
//	compare      facts and contract       -> verdicts
//	change       facts of two versions    -> changes
//	impact       changes and contract     -> what breaks for callers, and edits
//	edit         one list of edits        -> the contract's new text
//	draft        what the contract lacks  -> its YAML
//	report       verdicts, changes        -> text, markdown, json, github
//
// The stages use outline, which locates parts of the contract; match, which finds the operation
// and place of a fact; decisions, the differences that DECISIONS.md settles; and lock, which
// stores the facts of the pages last read.
//
//	diff := docdrift.Diff(before, after, docdrift.Options{Against: against})
//	for _, one := range diff.Changes {
//		fmt.Println(one.Summary, one.Requests.Breaks)
//	}
package docdrift
