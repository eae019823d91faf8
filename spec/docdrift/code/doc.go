// Package code reads code samples: what an SDK or curl is called with, and the JSON
// of a body, in whatever language a page shows it.
//
//	calls := code.Calls(markdown.Lines(`client.payment.capture(id, {"amount": 1000})`))
//	fmt.Println(calls[0].Name, calls[0].Data().Members[0].Key)
//
// It runs nothing and knows no language: strings, numbers, names and brackets are
// nearly the same in all of them. A value that a sample does not show is [Unknown].
package code
