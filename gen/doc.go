// Package gen makes the code in generated/ out of the contract. A file has a step:
//
//	load.go      reads spec/payments.yaml, with the place of everything in it
//	inline.go    names the schemas that are written out where they are used
//	refuse.go    says what cannot be expressed, all of it, with file and line
//	derive.go    gives schemas the Go types that the contract already implies
//	model.go, type.go, constant.go, check.go, parameter.go, operation.go, union.go, list.go
//	             decide what stands in the code, and templates/ print it
//	generate.go, format.go
//	             run oapi-codegen as the library it also is
//	compile.go   compiles what came of it
//	replace.go   puts it in the place of what was there
//	lint.go      says what an operation lacks that the tests ask for
//
// `go generate ./...` runs all of it, by the line below, and `make lint-spec` the
// first three and the last.
package gen

//go:generate go run ./cmd -root ..
