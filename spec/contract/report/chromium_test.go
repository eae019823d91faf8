package report_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A real browser shows the findings, and hostile text stays text.
func TestPageInChromium(t *testing.T) {
	t.Parallel()
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is not installed")
	}
	folder := t.TempDir()
	page := filepath.Join(folder, "report.html")
	require.NoError(t, os.WriteFile(page, []byte(written(t, "html", nil)), 0o600))
	command := exec.CommandContext(t.Context(), browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
		"--disable-background-networking", "--enable-logging=stderr", "--user-data-dir="+filepath.Join(folder, "profile"),
		"--dump-dom", "file://"+page)
	var console strings.Builder
	command.Stderr = &console
	dom, err := command.Output()
	require.NoError(t, err, console.String())

	require.NotContains(t, console.String(), "CONSOLE", "the page says nothing to the console, and runs nothing of the recording's")
	require.NotContains(t, string(dom), "<img")
	for _, want := range []string{"fetchPayment", "listPayments", "/items/*/amount", "spec/payments.yaml:", "suggested edit", "could not be read"} {
		require.Contains(t, string(dom), want)
	}
}
