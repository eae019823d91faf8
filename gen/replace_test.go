package gen_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/gen"
)

func TestReplace(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file := filepath.Join(folder, "payments.gen.go")
	written := func() string {
		t.Helper()
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		return string(text)
	}
	require.NoError(t, gen.Replace(file, []byte("a")))
	require.Equal(t, "a", written(), "a new file")

	long := time.Unix(1_700_000_000, 0)
	require.NoError(t, os.Chtimes(file, long, long))
	require.NoError(t, gen.Replace(file, []byte("a")))
	info, err := os.Stat(file)
	require.NoError(t, err)
	require.Equal(t, long, info.ModTime(), "the same content is not written again")
	require.Equal(t, os.FileMode(0o644), info.Mode().Perm())

	require.NoError(t, gen.Replace(file, []byte("b")))
	require.Equal(t, "b", written())

	require.Error(t, gen.Replace(filepath.Join(folder, "nowhere", "payments.gen.go"), []byte("c")))
	require.NoError(t, os.Mkdir(filepath.Join(folder, "full"), 0o750))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "full", "x"), nil, 0o600))
	require.Error(t, gen.Replace(filepath.Join(folder, "full"), []byte("c")), "a folder is not replaced")

	left, err := filepath.Glob(filepath.Join(folder, ".*"))
	require.NoError(t, err)
	require.Empty(t, left, "nothing is left behind")
	require.Equal(t, "b", written())
}
