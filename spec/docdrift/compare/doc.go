// Package compare compares every fact of a page with the contract.
//
//	against, err := compare.Load("spec/payments.yaml", spec.Contract)
//	if err != nil {
//		return err
//	}
//	report := compare.Pages([]*page.Page{read}, against, rows)
//
// A fact is aligned only if its place in the contract was found and all its statements agree. A
// difference that a row of DECISIONS.md settles is acknowledged.
package compare
