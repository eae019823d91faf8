// Package atomicfile writes a file atomically: if the disk is full or the program is stopped, the
// old file remains unchanged.
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

// Write replaces a file with what write writes, after all of it is on the disk. An existing file
// keeps its permissions; a new one gets the given permissions. A symbolic link is kept and its
// target replaced. Anything that is not a regular file, such as a device or a pipe, is written
// directly.
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
		return writeDirectly(name, write)
	case !errors.Is(err, os.ErrNotExist):
		return err
	}
	temporary, err := os.CreateTemp(filepath.Dir(name), ".new-*") // the dot also hides it from the compiler
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(temporary.Name()) }() // fails after the rename
	err = errors.Join(writeBuffered(temporary, write), temporary.Chmod(permissions), temporary.Sync(), temporary.Close())
	if err != nil {
		return err
	}
	return os.Rename(temporary.Name(), name)
}

func writeDirectly(name string, write func(io.Writer) error) error {
	file, err := os.OpenFile(name, os.O_WRONLY, 0) //nolint:gosec // the caller names the file
	if err != nil {
		return err
	}
	return errors.Join(writeBuffered(file, write), file.Close())
}

func writeBuffered(file io.Writer, write func(io.Writer) error) error {
	buffer := bufio.NewWriter(file)
	if err := write(buffer); err != nil {
		return err
	}
	return buffer.Flush()
}

// WriteBytes is [Write] for content that is already in memory.
func WriteBytes(name string, permissions os.FileMode, content []byte) error {
	return Write(name, permissions, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}
