// Package match finds the operation that a section of a page describes, and the place of a fact in
// the contract.
//
//	section := match.Of(contract, read, &read.Sections[0])
//	if section.Operation == nil {
//		return errors.New(section.Reason)
//	}
//	found := section.Find(section.Facts[1])
package match
