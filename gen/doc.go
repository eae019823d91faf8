// Package gen generates the code in generated/ from the contract. Each step has a file:
//
//	load.go      reads spec/payments.yaml, and remembers the line of everything in it
//	inline.go    names the schemas that are defined inline
//	refuse.go    reports everything that cannot be expressed, with file and line
//	derive.go    adds the Go types that the contract implies
//	model.go, type.go, constant.go, check.go, parameter.go, operation.go, union.go, list.go
//	             decide what the code contains; templates/ print it
//	generate.go, format.go
//	             run oapi-codegen as a library
//	compile.go   compiles the result
//	replace.go   replaces the old file
//	lint.go      reports what an operation lacks that the tests require
//
// The directive below makes `go generate ./...` run all of them except lint.go. `make lint-spec`
// runs the first three and lint.go.
package gen

//go:generate go run ./cmd -root ..
