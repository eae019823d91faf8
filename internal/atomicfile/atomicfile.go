// Package atomicfile writes a file whole or not at all: a full disk, or a program that
// is stopped, leaves the file that was there.
//
//	err := atomicfile.Write("report.json", 0o600, func(w io.Writer) error {
//		return report.Write("json", w, found)
//	})
package atomicfile

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Write puts what the function writes in the place of a file, once all of it is on the
// disk. A file that is there keeps its permissions; a new one has these. A link stays
// one, to the file that is replaced. What is no file, such as a device or a pipe, is
// written as it goes.
func Write(name string, permissions os.FileMode, write func(io.Writer) error) (err error) {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	info, err := os.Stat(name)
	switch {
	case err == nil && info.Mode().IsRegular():
		permissions = info.Mode().Perm()
	case err == nil && info.IsDir():
		return fmt.Errorf("%s is a folder", name)
	case err == nil:
		return writeThrough(name, write)
	case !errors.Is(err, os.ErrNotExist):
		return err
	}
	temporary, err := os.CreateTemp(filepath.Dir(name), ".new-*") // the dot hides it from the compiler, too
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(temporary.Name()) }() // when it was not moved
	err = errors.Join(buffered(temporary, write), temporary.Chmod(permissions), temporary.Sync(), temporary.Close())
	if err != nil {
		return err
	}
	return os.Rename(temporary.Name(), name)
}

func writeThrough(name string, write func(io.Writer) error) error {
	file, err := os.OpenFile(name, os.O_WRONLY, 0) //nolint:gosec // the caller names the file
	if err != nil {
		return err
	}
	return errors.Join(buffered(file, write), file.Close())
}

func buffered(file io.Writer, write func(io.Writer) error) error {
	buffer := bufio.NewWriter(file)
	if err := write(buffer); err != nil {
		return err
	}
	return buffer.Flush()
}

// WriteBytes is [Write] of bytes that are there already.
func WriteBytes(name string, permissions os.FileMode, content []byte) error {
	return Write(name, permissions, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}
