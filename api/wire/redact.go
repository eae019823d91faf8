package wire

import (
	"fmt"
	"io"
)

// Redacted is the text that is printed instead of secrets and card data.
const Redacted = "[redacted]"

// Redact writes [Redacted], whatever the verb and its flags. The Format methods of types with
// secrets call it. In three cases fmt does not call Format, and the value is printed: %p, %w for a
// value that is not an error, and an unexported field.
func Redact(state fmt.State) { _, _ = io.WriteString(state, Redacted) }
