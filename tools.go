//go:build tools

// Package payments pins the code generator: its version stands in go.mod,
// so everyone who runs `go generate ./...` gets the same bytes.
package payments

import (
	_ "github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen"
)
