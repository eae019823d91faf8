// Package terminal tells terminals from files and pipes.
package terminal

import (
	"io"
	"os"
)

// Is is whether out shows what it is given at once, and knows the
// sequences that colour it and write a line anew.
func Is(out io.Writer) bool {
	file, isFile := out.(*os.File)
	if !isFile || os.Getenv("TERM") == "dumb" {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// HasColour is whether out is a terminal on which colours are welcome: NO_COLOR is not set.
func HasColour(out io.Writer) bool { return os.Getenv("NO_COLOR") == "" && Is(out) }
