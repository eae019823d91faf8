// Package page reads a documentation page as a person would, and lists the
// facts on it: calls, parameters, samples, errors; no sentences.
//
//	text, err := os.ReadFile("capture.md")
//	if err != nil {
//		return err
//	}
//	read, err := page.Read("capture", text)
//
// It is the second of two stages: package markdown cuts the text into blocks, and one
// reader goes through those of all three forms of page, an SDK's page with tables, the
// plain page of an entity and its endpoints, and the current documentation. A title
// with a call opens a section, and so does another call; a label says what follows.
// Where a parameter goes is known at the section's end, by its label, its place in a
// call, or the order of the lists. A page of no form, and one without a fact, is
// refused with the reason.
package page
