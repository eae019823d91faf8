package wire

import (
	"fmt"
	"io"
)

// Redacted is what secrets and card data print as.
const Redacted = "[redacted]"

// Redact writes [Redacted], whatever the verb and its flags, for a type that
// calls it from its Format method. Three ways past a Format method fmt keeps to
// itself: %p and %w for what is no pointer and no error, and a field whose name
// is not exported, of which fmt sees the bare value.
func Redact(state fmt.State) { _, _ = io.WriteString(state, Redacted) }
