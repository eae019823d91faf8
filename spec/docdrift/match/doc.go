// Package match finds what of a contract a page speaks of: which operation a section
// is about, and where in the contract a fact belongs.
//
//	section := match.Of(contract, read, &read.Sections[0])
//	if section.Operation == nil {
//		return errors.New(section.Reason)
//	}
//	found := section.Find(section.Facts[1])
package match
