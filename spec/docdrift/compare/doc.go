// Package compare says of every fact of a page whether the contract has it so.
//
//	against, err := compare.Load("spec/payments.yaml", spec.Contract)
//	if err != nil {
//		return err
//	}
//	report := compare.Pages([]*page.Page{read}, against, rows)
//
// A fact is aligned only where its place in the contract was found and everything that
// the page says of it was compared there, an aspect a file. A difference that a row of
// DECISIONS.md settles is acknowledged.
package compare
