package contract

import (
	"context"
	"fmt"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/rzpkit/payments/spec/contract/internal/fast"
)

// Warning is a fault of a contract that does not prevent checking against the rest of it.
type Warning struct {
	Kind WarningKind
	At   Place  // position in the contract
	Text string // what is wrong, on one line
}

// WarningKind is the kind of a [Warning].
type WarningKind string

// The kinds of warnings.
const (
	// WarningPattern is a pattern that Go cannot compile, such as one with a look-ahead.
	// Values are not checked against it.
	WarningPattern WarningKind = "pattern that is not checked"
	// WarningExample and WarningDefault are an example or default that violates its own
	// schema. It is not used.
	WarningExample WarningKind = "example that its schema refuses"
	WarningDefault WarningKind = "default that its schema refuses"
)

// String formats the warning on one line.
func (w Warning) String() string {
	text := fmt.Sprintf("%s: %s", w.Kind, w.Text)
	if w.At != (Place{}) {
		text = w.At.String() + ": " + text
	}
	return text
}

// Warnings lists the faults of the contract that [Load] does not refuse.
func (c *Contract) Warnings() []Warning { return slices.Clone(c.warnings) }

// dropPatterns removes the patterns that Go cannot compile from a document, so that the
// rest of their schemas is checked.
func dropPatterns(document *openapi3.T) []Warning {
	var dropped []Warning
	_ = document.WalkSchemas(func(_ string, schema *openapi3.SchemaRef) error {
		if _, err := fast.CompilePattern(schema.Value.Pattern); err != nil {
			dropped = append(dropped, Warning{WarningPattern, place(schema.Value.Origin, "pattern"), err.Error()})
			schema.Value.Pattern = ""
		}
		return nil
	}) // the callback returns no error
	return dropped
}

// validate refuses an invalid document. Invalid examples and defaults become warnings.
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
	if len(warnings) == 0 { // the fault is in a place that wrongValues does not cover
		warnings = []Warning{{Kind: WarningExample, Text: firstLine(err.Error())}}
	}
	return warnings, nil
}
