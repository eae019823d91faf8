//go:build !race

// The work is done by the go command, in processes that are not watched.

package main

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/gen"
	"github.com/rzpkit/payments/internal/overlay"
	"github.com/rzpkit/payments/spec"
)

// A changed page goes all the way: the contract is edited, the code generated, the
// project's own tests pass, and the page is aligned again. No Go is written.
//
// What changes is laid over the project, where most of what the tests need is in the
// build cache. The tests are those of the contract, and of what is generated from it: what
// the server and the client make of another contract is tried with a new endpoint, in
// package gen.
func TestAChangedPageBecomesCode(t *testing.T) {
	t.Parallel()
	project := overlay.New(t)
	contract := project.Write("spec/payments.yaml", spec.Contract)
	changed := edited(t, "| skip     |", "| cursor | string | Where to go on. Maximum length is 64 characters. |\n| skip     |")
	text, err := os.ReadFile(strings.TrimPrefix(changed, "sdk-payments="))
	require.NoError(t, err)
	page := strings.NewReplacer(
		"| notes    |", "| voucher | object | Where it goes |\n| voucher.account* | string | Whose |\n| voucher.amount* | integer | How much |\n| notes    |",
		"  \"issuer_name\": \"HDFC Bank Ltd\",\n", "  \"issuer_name\": \"HDFC Bank Ltd\",\n  \"issuer_country\": \"IN\",\n",
	).Replace(string(text))
	require.NoError(t, os.WriteFile(strings.TrimPrefix(changed, "sdk-payments="), []byte(page), 0o600))

	_, code, err := rzpkit(t, "", "docs", "apply", "--contract", contract, "--generated", "../../generated", madeSDK, changed)
	require.Equal(t, 0, code, "%v", err)
	text, err = os.ReadFile(contract)
	require.NoError(t, err)
	loaded, err := gen.Load("spec/payments.yaml", text, gen.ProjectNames())
	require.NoError(t, err)
	require.NoError(t, gen.Refuse(loaded))
	generated, err := gen.Generate(loaded)
	require.NoError(t, err)
	project.Write("generated/payments.gen.go", generated)
	for _, line := range []string{
		"\tCursor ", "\tVoucher *Voucher `json:\"voucher,omitzero\"`", "type Voucher struct {",
		"\tIssuerCountry *string `json:\"issuer_country,omitzero\"`",
	} {
		require.Contains(t, string(generated), line)
	}
	require.NotRegexp(t, `(?m)^(type |func |\t)[A-Z]\w*_`, string(generated), "each schema has a name of its own")

	for _, arguments := range [][]string{
		{"build", "./..."},
		{"test", "-vet=off", "./spec"},
		{"test", "-vet=off", "-run", "^Test(Samples|Events|Requests)", "./gen"},
	} {
		output, err := project.Go(arguments[0], arguments[1:]...)
		require.NoError(t, err, output)
		require.NotContains(t, output, "no tests to run")
	}
	out, code, err := rzpkit(t, "", "docs", "check", "--contract", contract, "made="+strings.TrimPrefix(changed, "sdk-payments="))
	require.Equal(t, 0, code, "%v\n%s", err, out)
}
