package contract

import (
	"context"
	"fmt"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/rzpkit/payments/spec/contract/internal/fast"
)

// Warning is a fault of a contract that does not prevent a check against the rest of it.
type Warning struct {
	Kind WarningKind
	At   Place  // in the contract
	Text string // what is wrong, on one line
}

// WarningKind is what a warning is about.
type WarningKind string

// The kinds of warnings.
const (
	// WarningPattern is a pattern that Go cannot compile, such as one with a look-ahead.
	// No value is checked against it.
	WarningPattern WarningKind = "pattern that is not checked"
	// WarningExample and WarningDefault are values that their own schemas refuse. They are
	// not used.
	WarningExample WarningKind = "example that its schema refuses"
	WarningDefault WarningKind = "default that its schema refuses"
)

// String returns one line.
func (w Warning) String() string {
	text := fmt.Sprintf("%s: %s", w.Kind, w.Text)
	if w.At != (Place{}) {
		text = w.At.String() + ": " + text
	}
	return text
}

// Warnings returns the faults of the contract that [Load] accepts.
func (c *Contract) Warnings() []Warning { return slices.Clone(c.warnings) }

// dropPatterns takes the patterns out of a document that Go cannot compile, so that the
// rest of their schemas is checked.
func dropPatterns(document *openapi3.T) []Warning {
	var dropped []Warning
	_ = document.WalkSchemas(func(_ string, schema *openapi3.SchemaRef) error {
		if _, err := fast.CompilePattern(schema.Value.Pattern); err != nil {
			dropped = append(dropped, Warning{WarningPattern, place(schema.Value.Origin, "pattern"), err.Error()})
			schema.Value.Pattern = ""
		}
		return nil
	}) // it has no error of its own
	return dropped
}

// validate refuses a document that is not valid. Examples and defaults that are not are
// warnings.
func validate(document *openapi3.T) ([]Warning, error) {
	ctx := context.Background()
	err := document.Validate(ctx)
	if err == nil {
		return nil, nil
	}
	if err := document.Validate(ctx, openapi3.DisableExamplesValidation(), openapi3.DisableSchemaDefaultsValidation()); err != nil {
		return nil, err
	}
	warnings := wrongValues(document)
	if len(warnings) == 0 { // it is in a place where wrongValues does not look
		warnings = []Warning{{Kind: WarningExample, Text: firstLine(err.Error())}}
	}
	return warnings, nil
}
