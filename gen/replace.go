package gen

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
)

// Replace puts the code in the place of a file, whole or not at all. A file that has
// it already is left alone.
func Replace(file string, code []byte) error {
	if old, err := os.ReadFile(file); err == nil && bytes.Equal(old, code) { //nolint:gosec // the project's own file
		return nil
	}
	temporary, err := os.CreateTemp(filepath.Dir(file), ".payments-*") // whose dot hides it from the compiler
	if err != nil {
		return fmt.Errorf("replace: %w", err)
	}
	defer func() { _ = os.Remove(temporary.Name()) }() // when it was not moved
	if _, err = temporary.Write(code); err == nil {
		err = temporary.Chmod(0o644)
	}
	if closed := temporary.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(temporary.Name(), file)
	}
	if err != nil {
		return fmt.Errorf("replace %s: %w", file, err)
	}
	return nil
}
