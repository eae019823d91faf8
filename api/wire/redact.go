package wire

import (
	"fmt"
	"io"
)

// Redacted is what secrets and card data print as.
const Redacted = "[redacted]"

// Redact writes [Redacted], whatever the verb and its flags. A type calls it from its Format
// method. There are three cases in which fmt does not call a Format method: %p, %w for a value that
// is not an error, and an unexported field.
func Redact(state fmt.State) { _, _ = io.WriteString(state, Redacted) }
