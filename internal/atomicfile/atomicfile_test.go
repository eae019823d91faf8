package atomicfile_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/internal/atomicfile"
)

func TestWrite(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file := filepath.Join(folder, "file")
	requireContent := func(want string) {
		t.Helper()
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		require.Equal(t, want, string(text))
	}
	require.NoError(t, atomicfile.WriteBytes(file, 0o640, []byte("first")))
	requireContent("first")
	info, err := os.Stat(file)
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o640), info.Mode().Perm(), "permissions of a new file")

	full := errors.New("the disk is full")
	require.ErrorIs(t, atomicfile.Write(file, 0o600, func(w io.Writer) error {
		_, err := w.Write(make([]byte, 1<<20))
		return errors.Join(err, full)
	}), full)
	requireContent("first")

	require.NoError(t, atomicfile.WriteBytes(file, 0o600, []byte("second")))
	requireContent("second")
	info, err = os.Stat(file)
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o640), info.Mode().Perm(), "an existing file keeps its permissions")

	link := filepath.Join(folder, "link")
	require.NoError(t, os.Symlink("file", link))
	require.NoError(t, atomicfile.WriteBytes(link, 0o600, []byte("third")))
	requireContent("third")
	info, err = os.Lstat(link)
	require.NoError(t, err)
	require.NotZero(t, info.Mode()&os.ModeSymlink, "the link was replaced")

	require.Error(t, atomicfile.WriteBytes(folder, 0o600, nil))
	require.Error(t, atomicfile.WriteBytes(filepath.Join(folder, "nowhere", "file"), 0o600, nil))
	require.NoError(t, atomicfile.WriteBytes(os.DevNull, 0o600, []byte("gone")), "a device is written directly")
	left, err := filepath.Glob(filepath.Join(folder, ".*"))
	require.NoError(t, err)
	require.Empty(t, left, "a temporary file is left")
}
