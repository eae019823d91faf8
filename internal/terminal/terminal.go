// Package terminal reports whether output goes to a terminal.
package terminal

import (
	"io"
	"os"
)

// Is reports whether out is a terminal that understands control sequences.
func Is(out io.Writer) bool {
	file, isFile := out.(*os.File)
	if !isFile || os.Getenv("TERM") == "dumb" {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// HasColour reports whether out is a terminal and NO_COLOR is not set.
func HasColour(out io.Writer) bool { return os.Getenv("NO_COLOR") == "" && Is(out) }
