//go:build !race

// The work is done by the go command, in processes that are not watched.

package gen_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/gen"
	"github.com/rzpkit/payments/internal/overlay"
	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/docdrift/draft"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// What is drafted from pages is made into code at once, builds, and passes the tests
// that go through every operation.
func TestADraftCostsNoGo(t *testing.T) {
	t.Parallel()
	project, text := overlay.New(t), spec.Contract
	for _, name := range []string{"create", "list", "sdk"} {
		read, err := page.Read(name, []byte(read(t, "../spec/docdrift/draft/testdata/"+name+".md")))
		require.NoError(t, err)
		against, err := outline.Read("spec/payments.yaml", text)
		require.NoError(t, err)
		var sections []*page.Section
		for i := range read.Sections {
			sections = append(sections, &read.Sections[i])
		}
		drafted, err := draft.New(against, read, sections)
		require.NoError(t, err)
		for _, one := range drafted.Samples {
			project.Write("spec/"+one.File, one.Content)
		}
		text = drafted.Contract
	}
	contract, err := gen.Load("spec/payments.yaml", text, gen.ProjectNames())
	require.NoError(t, err)
	require.NotEmpty(t, gen.Undescribed(contract))
	code := generate(t, text)
	noUnderscoreInExportedNames(t, code)
	project.Write("spec/payments.yaml", text)
	project.Write("generated/payments.gen.go", []byte(code))
	run := func(verb string, arguments ...string) string {
		output, err := project.Go(verb, arguments...)
		require.NoError(t, err, quiet(output))
		return output
	}
	run("build", "./...")
	run("test", "-vet=off", "./spec", "./spec/contract")
	output := run("test", "-vet=off", "-v", "-run", "^TestEvery", "./api", "./api/apitest")
	require.Contains(t, output, "--- PASS: TestEveryMethodIsAnswered/CreateCustomerVoucher")
	require.Contains(t, output, "--- PASS: TestEveryListIsWalked/Vouchers")
	output = run("test", "-vet=off", "-v", "-run", "^Test(Samples|Requests)", "./gen")
	require.Contains(t, output, "--- PASS: TestSamplesSurviveTheirTypes/listVouchers/200-documented.json")
}
