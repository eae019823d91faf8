package recording_test

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/recording"
	"github.com/rzpkit/payments/spec/internal/spectest"
)

func TestFolderOfSamples(t *testing.T) {
	t.Parallel()
	c := spectest.Contract(t)
	reader, err := recording.Open("../../samples", recording.Options{})
	require.NoError(t, err)
	exchanges, faults := drain(t, reader)
	require.Empty(t, faults)
	want, err := filepath.Glob("../../samples/*/[1-5]*.json")
	require.NoError(t, err)
	require.Len(t, exchanges, len(want))
	for i, exchange := range exchanges {
		require.Equal(t, want[i], exchange.At.File, "sorted by name")
		require.Equal(t, filepath.Base(filepath.Dir(want[i])), exchange.Operation)
		require.Equal(t, filepath.Base(want[i])[:3], fmt.Sprint(exchange.Status))
		for _, finding := range c.Check(exchange) {
			require.NotEqual(t, contract.Breaking, finding.Severity, "%s", finding)
		}
	}
}

func TestFolderOfFiles(t *testing.T) {
	root := t.TempDir()
	for name, text := range map[string]string{
		"a.txt": line + line, "b/b.gz": gzipped(t, line), "b/notes.txt": "some text\n", "b/z": "",
		"c/200-a.json": `{"path":1}`, "c/299-a.json.gz": gzipped(t, "{}"), "c/request-a.json": "{}",
		".git/config": "x", "d/.hidden": "x", "e.har": archive,
	} {
		name = filepath.Join(root, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o700))
		require.NoError(t, os.WriteFile(name, []byte(text), 0o600))
	}
	require.NoError(t, os.Symlink("nowhere", filepath.Join(root, "f")))
	t.Chdir(filepath.Join(root, "c"))
	reader, err := recording.Open("..", recording.Options{})
	require.NoError(t, err)
	exchanges, faults := drain(t, reader)
	require.Equal(t, []string{
		"../a.txt:1", "../a.txt:2", "../b/b.gz:1", "../c/200-a.json:1", "../c/299-a.json.gz:1",
		"../e.har#1:5", "../e.har#3:15", "../e.har#4:21", "../e.har#5:26", "../e.har#6:27",
	}, places(exchanges))
	require.Len(t, faults, 4)
	require.Equal(t, "../b/notes.txt: skipped: not a recording", faults[0])
	require.Equal(t, "../b/z: skipped: an empty recording", faults[1])
	require.Equal(t, "../e.har#2:14: it has no response", faults[2])
	require.Contains(t, faults[3], "../f: ")
	require.Equal(t, "c", exchanges[3].Operation)
	require.Equal(t, 299, exchanges[4].Status)

	reader, err = recording.Open(".", recording.Options{})
	require.NoError(t, err)
	exchanges, _ = drain(t, reader)
	require.Equal(t, "c", exchanges[0].Operation, "the folder's own name")

	reader, err = recording.Open("..", recording.Options{})
	require.NoError(t, err)
	require.NoError(t, reader.Close(), "before anything is read")
	_, err = reader.Next()
	require.NoError(t, err)
	require.NoError(t, reader.Close(), "in the middle")
}

func TestFoldersRefused(t *testing.T) {
	t.Parallel()
	_, err := recording.Open(t.TempDir(), recording.Options{})
	require.ErrorIs(t, err, recording.ErrEmpty)
	_, err = recording.Open("../../samples", recording.Options{Operation: "fetchPayment", Status: 200})
	require.EqualError(t, err, "recording: operation and status cannot be given for a folder")
	require.NotErrorIs(t, err, io.EOF)
}
