// Package page reads a documentation page as a person would, and lists the
// facts on it: calls, parameters, samples; no sentences.
//
//	text, err := os.ReadFile("capture.md")
//	if err != nil {
//		return err
//	}
//	read, err := page.Read("capture", text)
//
// Three forms of page are told apart by what is on them: an SDK's page with
// tables, the plain page of an entity and its endpoints, and the current
// documentation. Damage that a reader passes over, a fence that is never closed,
// is passed over here as well. A page of no form, and one without a fact, is
// refused with the reason.
package page
