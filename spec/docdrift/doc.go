// Package docdrift holds the facts of documentation pages against the contract,
// so that its maintainer learns what a page, or a changed page, means for it.
//
//	against, err := docdrift.Load("spec/payments.yaml", spec.Contract)
//	if err != nil {
//		return err
//	}
//	report := docdrift.Check([]*page.Page{read}, against, nil)
//
// Every fact is aligned, drifted or unverifiable. A fact is aligned only where
// the place in the contract was found and everything that the page says of it,
// type, mandatory, default, limits and values, was compared there. A difference
// that a row of DECISIONS.md settles is acknowledged, as long as the page says
// exactly what the row answers to.
package docdrift
