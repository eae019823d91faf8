// Package gen holds how the code in generated/ is made from the contract: the
// settings of oapi-codegen, the overlay that lays Go names and types over the
// neutral contract, and the templates that give the calls their shape. It
// holds no code of its own; `go generate ./...` runs the line below.
package gen

//go:generate go run github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen -config oapi-codegen.yaml -o ../generated/payments.gen.go ../spec/payments.yaml
