package automation_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"
)

var (
	dist   = flag.String("dist", "", "the folder of a release that was built, which is tested")
	commit = flag.String("commit", "", "what it was built of")
)

// make release-check builds one and runs this.
func TestTheReleaseIsWhole(t *testing.T) {
	t.Parallel()
	if *dist == "" {
		t.Skip("no release was built: make release-check does it")
	}
	var config struct{ Builds []struct{ Targets []string } }
	require.NoError(t, yaml.Unmarshal([]byte(read(t, *dist, "config.yaml")), &config))
	require.NotEmpty(t, config.Builds[0].Targets)
	sums := checksums(t)
	for _, target := range config.Builds[0].Targets {
		platform := strings.Join(strings.Split(target, "_")[:2], "_") // the third says which processor at least
		suffix, program := ".tar.gz", "rzpkit"
		if strings.HasPrefix(platform, "windows") {
			suffix, program = ".zip", "rzpkit.exe"
		}
		archive := only(t, "rzpkit_*_"+platform+suffix)
		bill := only(t, "rzpkit_*_"+platform+".cdx.json")
		require.Contains(t, sums, archive)
		require.Contains(t, sums, bill)

		files := unpack(t, archive)
		for _, name := range []string{"LICENSE", "README.md", "CHANGELOG.md", "notices/go/LICENSE", "notices/golang.org/x/text/LICENSE"} {
			require.NotEmpty(t, files[name], "%s in %s", name, archive)
		}
		built, err := buildinfo.Read(bytes.NewReader(files[program]))
		require.NoError(t, err, archive)
		require.Contains(t, built.Main.Version, (*commit)[:12], archive)
		require.NotContains(t, built.Main.Version, "dirty", archive)
		listed(t, bill, built)
		if platform == runtime.GOOS+"_"+runtime.GOARCH {
			runs(t, files[program], strings.TrimPrefix(built.Main.Version, "v"))
		}
	}
}

// runs starts a program and holds what it says of its version against the build's.
func runs(t *testing.T, program []byte, version string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "rzpkit")
	write(t, 0o700, string(program), path)
	said, err := exec.CommandContext(t.Context(), path, "--version").Output()
	require.NoError(t, err)
	require.Equal(t, "rzpkit version "+version+"\n", string(said))
	said, err = exec.CommandContext(t.Context(), path, "tour").CombinedOutput()
	require.NoError(t, err, string(said))
}

// checksums reads checksums.txt, and holds each file against it.
func checksums(t *testing.T) map[string]string {
	t.Helper()
	sums := map[string]string{}
	for line := range strings.Lines(read(t, *dist, "checksums.txt")) {
		sum, name, found := strings.Cut(strings.TrimSpace(line), "  ")
		require.True(t, found, line)
		hash := sha256.Sum256([]byte(read(t, *dist, name)))
		require.Equal(t, sum, hex.EncodeToString(hash[:]), name)
		sums[name] = sum
	}
	return sums
}

func only(t *testing.T, pattern string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(*dist, pattern))
	require.NoError(t, err)
	require.Len(t, found, 1, pattern)
	return filepath.Base(found[0])
}

// unpack gives the files of an archive. Their times are the commit's, for a second build to be the same.
func unpack(t *testing.T, name string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	if strings.HasSuffix(name, ".zip") {
		archive, err := zip.OpenReader(filepath.Join(*dist, name))
		require.NoError(t, err)
		defer func() { _ = archive.Close() }()
		for _, entry := range archive.File {
			content, err := entry.Open()
			require.NoError(t, err)
			files[entry.Name], err = io.ReadAll(content)
			require.NoError(t, err)
		}
		return files
	}
	file, err := os.Open(filepath.Join(*dist, name))
	require.NoError(t, err)
	defer func() { _ = file.Close() }()
	unzipped, err := gzip.NewReader(file)
	require.NoError(t, err)
	for archive := tar.NewReader(unzipped); ; {
		header, err := archive.Next()
		if errors.Is(err, io.EOF) {
			return files
		}
		require.NoError(t, err)
		files[header.Name], err = io.ReadAll(archive)
		require.NoError(t, err)
	}
}

// listed holds a bill of materials against what is linked into the program.
func listed(t *testing.T, bill string, built *buildinfo.BuildInfo) {
	t.Helper()
	var said struct {
		Components []struct{ Name, Version string }
	}
	require.NoError(t, json.Unmarshal([]byte(read(t, *dist, bill)), &said))
	versions := map[string]string{}
	for _, component := range said.Components {
		versions[component.Name] = component.Version
	}
	for _, module := range built.Deps {
		require.Equal(t, module.Version, versions[module.Path], "%s in %s", module.Path, bill)
	}
	require.Contains(t, versions, "std", bill)
}
