// Package page reads a documentation page and returns its facts: calls, parameters, samples
// and errors, but none of its sentences.
//
//	text, err := os.ReadFile("capture.md")
//	if err != nil {
//		return err
//	}
//	read, err := page.Read("capture", text)
//
// Package markdown splits the text into blocks; this package reads them. It knows three forms
// of page: the SDK page with tables, the plain page of an entity and its endpoints, and the
// current documentation. A title with a call opens a section, and so does a different call;
// a label such as "Response Parameters" says what follows. The place of a parameter is
// determined at the end of its section, from its label, its position in a call, or the order
// of the lists, and its parents from the indentation and from the samples. What no call takes,
// such as the options of a checkout, is [Elsewhere]. A page in none of these forms ([ErrForm])
// and a page without facts ([ErrNoFacts]) are errors.
package page
