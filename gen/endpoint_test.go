//go:build !race

// The work is done by the go command, in processes that are not watched.

package gen_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/internal/overlay"
	"github.com/rzpkit/payments/spec"
)

// The one test of the design: endpoints and an event are added by editing the
// contract and adding samples. Their methods work, the walk through a list too, the
// event has its type, and the project's own tests cover them, without a line of Go.
//
// What changes is laid over the project, where most of what the tests need is in the
// build cache.
func TestANewEndpointCostsNoGo(t *testing.T) {
	t.Parallel()
	text := string(spec.Contract)
	require.Equal(t, 1, strings.Count(text, "\ncomponents:\n"))
	text = strings.Replace(text, "\ncomponents:\n", "\n"+read(t, "testdata/endpoint/path.yaml")+"components:\n", 1)
	text += read(t, "testdata/endpoint/schemas.yaml")
	code := generate(t, []byte(text))
	noUnderscoreInExportedNames(t, code)
	require.Equal(t, code, generate(t, []byte(text)), "two generations differ")

	project := overlay.New(t)
	project.Write("spec/payments.yaml", []byte(text))
	project.Write("generated/payments.gen.go", []byte(code))
	project.Write("use/main.go", []byte(read(t, "testdata/endpoint/use.go.txt")))
	added := os.DirFS("testdata/endpoint")
	require.NoError(t, fs.WalkDir(added, "spec", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			project.Write(path, []byte(read(t, "testdata/endpoint/"+path)))
		}
		return err
	}))
	run := func(verb string, arguments ...string) string {
		output, err := project.Go(verb, arguments...)
		require.NoError(t, err, quiet(output))
		return output
	}
	require.Equal(t, `cpn_9 9007199254740993 pay_SamplePaymen01 <nil>
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
`, run("run", "./use"))

	// Every package whose tests go through what the contract and the samples list,
	// without those that load a server, or wait, and ask nothing of the contract, and
	// without the longest and the one that lays files over the project itself. Of this one and of the command, those that
	// do so: the others make or read files, and an overlay is not seen by them; what they
	// prove is asked above. Their Go is what it was, and needs no vet.
	output := run("test", "-vet=off", "-short", "-v", "-skip", "^Test(Outcomes|CallsThatNeedTheSecretDoNotCompileWithoutIt)$", "./spec", "./spec/contract", "./spec/contract/record",
		"./spec/docdrift", "./api", "./api/apitest", "./api/webhook")
	require.Contains(t, output, "--- PASS: TestEveryEventIsTyped/coupon.processed")
	require.Contains(t, output, "--- PASS: TestEveryListIsWalked/PaymentCoupons")
	require.Contains(t, output, "--- PASS: TestEveryListIsWalked/CouponRecon")
	require.Contains(t, output, "--- PASS: TestEveryMethodIsAnswered/UploadPicture")
	run("test", "-vet=off", "-run", "^TestTour", "./cmd/rzpkit")
	output = run("test", "-vet=off", "-v", "-run", "^Test(Samples|Events|Requests)", "./gen")
	require.Contains(t, output, "--- PASS: TestSamplesSurviveTheirTypes/fetchCoupon/200-processed.json")
	require.Contains(t, output, "--- PASS: TestEventsSurviveTheirTypes/coupon.processed.json")
	require.Contains(t, output, "--- PASS: TestRequestsAreCheckedBeforeTheyAreSent")
}

// quiet leaves out what go test -v says of tests that pass.
func quiet(output string) string {
	var lines []string
	for line := range strings.Lines(output) {
		if !strings.HasPrefix(line, "=== ") && !strings.Contains(line, "--- PASS: ") {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "")
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	require.NoError(t, err)
	return string(text)
}
