package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A changed page goes all the way: the contract is edited, the code generated, the
// project's own tests pass, and the page is aligned again. No Go is written.
func TestAChangedPageBecomesCode(t *testing.T) {
	t.Parallel()
	project := t.TempDir()
	for _, name := range []string{"api", "gen", "generated", "spec"} {
		require.NoError(t, os.CopyFS(filepath.Join(project, name), os.DirFS("../../"+name)))
	}
	for _, name := range []string{"go.mod", "go.sum", "tools.go"} {
		text, err := os.ReadFile("../../" + name)
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(filepath.Join(project, name), text, 0o600))
	}
	contract := filepath.Join(project, "spec", "payments.yaml")
	changed := edited(t, "| skip     |", "| cursor | string | Where to go on. Maximum length is 64 characters. |\n| skip     |")
	text, err := os.ReadFile(strings.TrimPrefix(changed, "sdk-payments="))
	require.NoError(t, err)
	page := strings.NewReplacer(
		"| notes    |", "| transfer | object | Where it goes |\n| transfer.account* | string | Whose |\n| transfer.amount* | integer | How much |\n| notes    |",
		"  \"issuer_name\": \"HDFC Bank Ltd\",\n", "  \"issuer_name\": \"HDFC Bank Ltd\",\n  \"issuer_country\": \"IN\",\n",
		"\"sub_type\": \"business\"", "\"sub_type\": \"corporate\"",
	).Replace(string(text))
	require.NoError(t, os.WriteFile(strings.TrimPrefix(changed, "sdk-payments="), []byte(page), 0o600))

	_, code, err := rzpkit(t, "", "docs", "apply", "--contract", contract, "--generated", "../../generated", madeSDK, changed)
	require.Equal(t, 0, code, "%v", err)
	goIn(t, project, "generate", "./...")
	generated, err := os.ReadFile(filepath.Join(project, "generated", "payments.gen.go"))
	require.NoError(t, err)
	for _, line := range []string{
		"\tCursor ", "\tTransfer *Transfer `json:\"transfer,omitzero\"`", "type Transfer struct {",
		"\tIssuerCountry *string `json:\"issuer_country,omitzero\"`", "CardSubTypeCorporate",
	} {
		require.Contains(t, string(generated), line)
	}
	goIn(t, project, "vet", "./api/...", "./generated/...")
	goIn(t, project, "test", "./spec", "./api/apitest")
	goIn(t, project, "test", "-run", "Samples|Underscore|UpToDate", "./gen")
	out, code, err := rzpkit(t, "", "docs", "check", "--contract", contract, "made="+strings.TrimPrefix(changed, "sdk-payments="))
	require.Equal(t, 0, code, "%v\n%s", err, out)
}

// goIn runs the go command in a folder.
func goIn(t *testing.T, folder string, arguments ...string) {
	t.Helper()
	command := exec.CommandContext(t.Context(), "go", arguments...)
	command.Dir = folder
	said, err := command.CombinedOutput()
	require.NoError(t, err, string(said))
}
