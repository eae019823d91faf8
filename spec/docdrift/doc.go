// Package docdrift tells the maintainer of a contract what documentation pages, or a
// changed page, mean for it. It wires the stages, each a package:
//
//	page         the text of a page       -> its facts
//	compare      facts and contract       -> verdicts
//	change       facts of two versions    -> changes
//	impact       changes and contract     -> what breaks for callers
//	plan, edit   changes and contract     -> one list of edits -> the contract's new text
//	draft        what the contract lacks  -> its YAML
//	report       verdicts, changes        -> text, markdown, json, github
//
// Beside them, outline finds where the contract says something, match what of it a
// page speaks of, decisions what DECISIONS.md has settled, and lock stores the facts of
// the pages last read.
//
//	diff := docdrift.Diff(before, after, docdrift.Options{Against: against})
//	for _, one := range diff.Changes {
//		fmt.Println(one.Summary, one.Requests.Breaks)
//	}
package docdrift
