// Package stock is what oapi-codegen makes of the contract when it is left to
// itself: the peer that shows what this project's templates are worth.
package stock

// The parent module pins the generator, so that both clients are made by one.
//go:generate go -C ../.. run github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen -config bench/stock/oapi-codegen.yaml spec/payments.yaml
