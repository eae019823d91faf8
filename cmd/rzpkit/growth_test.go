//go:build !race

// The go command does the work in processes that the race detector does not watch.

package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/gen"
	"github.com/rzpkit/payments/internal/exit"
	"github.com/rzpkit/payments/internal/overlay"
	"github.com/rzpkit/payments/spec"
	check "github.com/rzpkit/payments/spec/contract"
)

// The test of the design: the contract grows in every supported way, and the generated code works
// without a handwritten line of Go. A page changes and the change is applied; pages document calls
// that the contract lacks, which are drafted; endpoints and an event are written by hand, with
// samples.
//
// The new files are laid over the project, where most of what the tests need is in the build cache.
// The contract grows in all ways at once because compiling takes most of the time.
func TestAContractGrowsWithoutGo(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles most of the module once more: run without -short")
	}
	t.Parallel()
	project := overlay.New(t)
	contract := project.Write("spec/payments.yaml", spec.Contract)
	addEndpoints(t, contract)
	changed := changedPage(t)
	_, code, err := rzpkit(t, "", "docs", "apply", "--no-build", "--contract", contract, madeSDK, "sdk-payments="+changed)
	require.Equal(t, 0, code, "%v", err)
	for _, page := range []string{"create", "list", "sdk"} {
		out, code, err := rzpkit(t, "", "docs", "apply", "--no-build", "--contract", contract, page+"="+draftPages+page+".md")
		require.Equal(t, exit.Findings, code, "%v", err)
		require.Contains(t, out, "drafted of "+page)
	}
	addFiles(t, project, filepath.Dir(contract), "samples", "spec/")
	addFiles(t, project, "testdata/endpoint", "spec", "")
	project.Write("use/main.go", []byte(read(t, "testdata/endpoint/use.go.txt")))

	generated := generate(t, contract)
	require.Equal(t, generated, generate(t, contract), "two generations differ")
	project.Write("generated/payments.gen.go", generated)
	encoded, err := check.EncodeJSON([]byte(read(t, contract)))
	require.NoError(t, err)
	project.Write("spec/payments.json", encoded)
	for _, line := range []string{
		"\tCursor ", "\tVoucher *CreateOrderVoucher `json:\"voucher,omitzero\"`", "type CreateOrderVoucher struct {",
		"\tIssuerCountry *string `json:\"issuer_country,omitzero\"`",
	} {
		require.Contains(t, string(generated), line)
	}
	require.NotRegexp(t, `(?m)^(type |func |\t)[A-Z]\w*_`, string(generated), "each schema has a name of its own")
	out, code, err := rzpkit(t, "", "docs", "check", "--contract", contract, "made="+changed)
	require.Equal(t, 0, code, "%v\n%s", err, out)

	made, err := projectOf("../../generated")
	require.NoError(t, err)
	types, err := listTypeCheck(t.Context(), made.root, made.generated)
	require.NoError(t, err)
	require.NoError(t, types.run(t.Context(), generated), "the packages that use the generated code")
	for _, use := range uses {
		output, err := project.Go(use.verb, use.arguments...)
		require.NoError(t, err, overlay.Failures(output))
		for _, line := range use.printed {
			if !strings.Contains(output, line) { // the whole output is too long to print
				t.Fatalf("%s %q does not print %q", use.verb, use.arguments, line)
			}
		}
	}
}

// uses are the go commands that run on the grown contract, and what they must print.
//
// The tests are those that iterate over the contract and the samples. Packages that read files of
// the module at run time, where the overlay is not seen, are left out, and so are examples, which
// name what they show.
var uses = []struct {
	verb      string
	arguments []string
	printed   []string
}{
	{"run", []string{"./use"}, []string{`cpn_9 9007199254740993 pay_SamplePaymen01 <nil>
fetchCoupon: coupon_id: invalid id "pay_9": want cpn_...
cpn_SampleCoupon01 <nil>
listPaymentCoupons: status: is none of the values that the contract lists
100 batch_SampleBatch001 <nil>
2 attempts, with one key: true
createCoupon: X-Coupon-Idempotency: shorter than 10 characters
2 <nil>
<nil>
pic_SamplePicture1 <nil>
listCouponRecon: year: is required
cpn_SampleCoupon01 100 <nil>
pay_SamplePaymen01 0 <nil>
0 answers broke the contract
`}},
	{"test", []string{"-vet=off", "-short", "-run", "^Test", "./spec", "./spec/contract", "./spec/contract/record"}, nil},
	{"test", []string{
		"-vet=off", "-short", "-v", "-run", "^Test(Every|InvalidIDs|OutcomesOfSomeCalls|TourVisits|SamplesSurvive|Events|RequestsAreChecked)",
		"./api", "./api/apitest", "./api/webhook", "./cmd/rzpkit", "./gen",
	}, []string{
		"--- PASS: TestEveryEventIsTyped/coupon.processed",
		"--- PASS: TestEveryListIsWalked/PaymentCoupons",
		"--- PASS: TestEveryListIsWalked/CouponRecon",
		"--- PASS: TestEveryListIsWalked/Vouchers",
		"--- PASS: TestEveryMethodIsAnswered/UploadPicture",
		"--- PASS: TestEveryMethodIsAnswered/CreateCustomerVoucher",
		"--- PASS: TestTourVisitsNewOperations",
		"--- PASS: TestSamplesSurviveTheirTypes/fetchCoupon/200-processed.json",
		"--- PASS: TestSamplesSurviveTheirTypes/listVouchers/200-documented.json",
		"--- PASS: TestEventsSurviveTheirTypes/coupon.processed.json",
		"--- PASS: TestRequestsAreCheckedBeforeTheyAreSent",
	}},
}

// changedPage returns a documentation page with a new parameter, a new object and a new property.
func changedPage(t *testing.T) (file string) {
	t.Helper()
	page := strings.NewReplacer(
		"| skip     |", "| cursor | string | Where to go on. Maximum length is 64 characters. |\n| skip     |",
		"| notes    |", "| voucher | object | Where it goes |\n| voucher.account* | string | Whose |\n| voucher.amount* | integer | How much |\n| notes    |",
		"  \"issuer_name\": \"HDFC Bank Ltd\",\n", "  \"issuer_name\": \"HDFC Bank Ltd\",\n  \"issuer_country\": \"IN\",\n",
	).Replace(read(t, madePages+"sdk.md"))
	return written(t, "new.md", page)
}

// addEndpoints adds the paths and schemas of testdata/endpoint to a contract.
func addEndpoints(t *testing.T, contract string) {
	t.Helper()
	text := read(t, contract)
	require.Equal(t, 1, strings.Count(text, "\ncomponents:\n"))
	text = strings.Replace(text, "\ncomponents:\n", "\n"+read(t, "testdata/endpoint/path.yaml")+"components:\n", 1)
	require.NoError(t, os.WriteFile(contract, []byte(text+read(t, "testdata/endpoint/schemas.yaml")), 0o600))
}

// addFiles adds the files of a folder to the project, under prefix.
func addFiles(t *testing.T, project *overlay.Module, root, folder, prefix string) {
	t.Helper()
	require.NoError(t, fs.WalkDir(os.DirFS(root), folder, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			project.Write(prefix+path, []byte(read(t, filepath.Join(root, path))))
		}
		return err
	}))
}

func generate(t *testing.T, contract string) []byte {
	t.Helper()
	loaded, err := gen.Load(contractFile, []byte(read(t, contract)), gen.ProjectNames())
	require.NoError(t, err)
	require.NoError(t, gen.Refuse(loaded))
	require.NotEmpty(t, gen.Undescribed(loaded), "drafts have no descriptions")
	code, err := gen.Generate(loaded)
	require.NoError(t, err)
	return code
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	require.NoError(t, err)
	return string(text)
}
