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
	dist   = flag.String("dist", "", "the folder of the built release to test")
	commit = flag.String("commit", "", "the commit that the release was built from")
)

// TestTheReleaseIsWhole tests a built release; make release-check builds one and runs it.
func TestTheReleaseIsWhole(t *testing.T) {
	t.Parallel()
	if *dist == "" {
		t.Skip("no release was built: run make release-check")
	}
	var config struct{ Builds []struct{ Targets []string } }
	require.NoError(t, yaml.Unmarshal([]byte(read(t, *dist, "config.yaml")), &config))
	require.NotEmpty(t, config.Builds[0].Targets)
	sums := checksums(t)
	for _, target := range config.Builds[0].Targets {
		platform := strings.Join(strings.Split(target, "_")[:2], "_") // the third part is the minimum processor
		suffix, program := ".tar.gz", "rzpkit"
		if strings.HasPrefix(platform, "windows") {
			suffix, program = ".zip", "rzpkit.exe"
		}
		archive := onlyFile(t, "rzpkit_*_"+platform+suffix)
		bill := onlyFile(t, "rzpkit_*_"+platform+".cdx.json")
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
		requireListed(t, bill, built)
		if platform == runtime.GOOS+"_"+runtime.GOARCH {
			requireRuns(t, files[program], strings.TrimPrefix(built.Main.Version, "v"))
		}
	}
}

// requireRuns starts a program and checks the version that it prints.
func requireRuns(t *testing.T, program []byte, version string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "rzpkit")
	write(t, 0o700, string(program), path)
	printed, err := exec.CommandContext(t.Context(), path, "--version").Output()
	require.NoError(t, err)
	require.Equal(t, "rzpkit version "+version+"\n", string(printed))
	printed, err = exec.CommandContext(t.Context(), path, "tour").CombinedOutput()
	require.NoError(t, err, string(printed))
}

// checksums returns the entries of checksums.txt, after checking the hash of each file.
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

func onlyFile(t *testing.T, pattern string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(*dist, pattern))
	require.NoError(t, err)
	require.Len(t, found, 1, pattern)
	return filepath.Base(found[0])
}

// unpack returns the files of an archive by name.
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

// requireListed checks that a bill of materials lists every module linked into the program.
func requireListed(t *testing.T, bill string, built *buildinfo.BuildInfo) {
	t.Helper()
	var printed struct {
		Components []struct{ Name, Version string }
	}
	require.NoError(t, json.Unmarshal([]byte(read(t, *dist, bill)), &printed))
	versions := map[string]string{}
	for _, component := range printed.Components {
		versions[component.Name] = component.Version
	}
	for _, module := range built.Deps {
		require.Equal(t, module.Version, versions[module.Path], "%s in %s", module.Path, bill)
	}
	require.Contains(t, versions, "std", bill)
}
