package report_test

import (
	"bytes"
	"context"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// A browser loads the page without complaints, and shows the text of recordings as text.
func TestPageInChromium(t *testing.T) {
	t.Parallel()
	s, _ := fixture(t)
	page := []byte(render(t, "html", nil))
	dom, complaints := browse(t, page)
	require.Empty(t, complaints)
	require.NotContains(t, dom, "<img")
	require.NotContains(t, dom, "<script")
	shown := html.UnescapeString(dom)
	require.Len(t, regexp.MustCompile(`<section `).FindAllString(dom, -1), len(s.Findings))
	for _, want := range []string{"listPayments 200", "/items/*/amount", "spec/payments.yaml:", "suggested edit", "could not be read", "10 of 78 properties"} {
		require.Contains(t, shown, want)
	}
	require.Contains(t, shown, `GET /<img src=x onerror=console.error(1)></script>]]>&amp;red`)
	for _, group := range s.Findings {
		require.Contains(t, shown, group.Finding.Fingerprint())
		if group.Finding.Rule != "unmatched" {
			require.Contains(t, shown, group.Finding.Message)
		}
	}
}

// The browser reports a violation of the page's policy, so that the test above can fail.
func TestChromiumReportsViolations(t *testing.T) {
	t.Parallel()
	page := []byte(render(t, "html", nil))
	_, complaints := browse(t, bytes.Replace(page, []byte("</main>"), []byte("<script>1</script></main>"), 1))
	require.Len(t, complaints, 1)
	require.Contains(t, complaints[0], "Content Security Policy")
}

// browse returns the page's DOM after loading, and the lines that chromium wrote to its
// console.
func browse(t *testing.T, page []byte) (string, []string) {
	t.Helper()
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is not installed: apt-get install chromium")
	}
	if testing.Short() {
		t.Skip("a browser takes seconds to start")
	}
	folder := t.TempDir()
	file := filepath.Join(folder, "report.html")
	require.NoError(t, os.WriteFile(file, page, 0o600))
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	command := exec.CommandContext(ctx, chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
		"--disable-background-networking", "--disable-dev-shm-usage", "--user-data-dir="+filepath.Join(folder, "profile"),
		"--enable-logging=stderr", "--dump-dom", "file://"+file)
	var out, log bytes.Buffer
	command.Stdout, command.Stderr = &out, &log
	require.NoError(t, command.Run(), log.String())
	return out.String(), regexp.MustCompile(`(?m)^.*CONSOLE.*$`).FindAllString(log.String(), -1)
}
