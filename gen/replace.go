package gen

import (
	"bytes"
	"fmt"
	"os"

	"github.com/rzpkit/payments/internal/atomicfile"
)

// Replace writes the code to a file atomically. It does not write a file that already has the code.
func Replace(file string, code []byte) error {
	if old, err := os.ReadFile(file); err == nil && bytes.Equal(old, code) { //nolint:gosec // the project's own file
		return nil
	}
	if err := atomicfile.WriteBytes(file, 0o644, code); err != nil {
		return fmt.Errorf("replace %s: %w", file, err)
	}
	return nil
}
