// Package code reads the code samples of a documentation page: SDK calls in any language, curl
// commands, and JSON bodies.
//
//	calls := code.Calls(markdown.Lines(`client.payment.capture(id, {"amount": 1000})`))
//	fmt.Println(calls[0].Name, calls[0].Data().Members[0].Key)
//
// It does not execute samples and has no grammar of any language: strings, numbers, names and
// brackets are nearly the same in all of them. A value that a sample does not show is [Unknown].
package code
