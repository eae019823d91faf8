package impact_test

import (
	"fmt"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/docdrift/change"
	"github.com/rzpkit/payments/spec/docdrift/compare"
	"github.com/rzpkit/payments/spec/docdrift/impact"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

// The tests of plans are in package docdrift, which applies them.
func ExampleAssessor() {
	against, err := compare.Load("spec/payments.yaml", spec.Contract)
	if err != nil {
		fmt.Println(err)
		return
	}
	const row = "### OTP Submit\n\n**Parameters:**\n| Name | Type |\n|---|---|\n"
	before, _ := page.Read("made", []byte(row+"| otp* | string |\n"))
	after, _ := page.Read("made", []byte(row+"| otp* | integer |\n| device* | string |\n"))
	assess := impact.Assessor{Old: before, New: after, Options: impact.Options{Against: against}}
	for _, one := range change.Between(before, after) {
		means := assess.Of(one)
		fmt.Println(means.Summary)
		for _, step := range means.Steps {
			fmt.Println(" ", step.Does)
		}
		for _, open := range means.Undecided {
			fmt.Println("  decide:", open)
		}
	}
	// Output:
	// body otp of submitOTP: type string -> integer
	//   decide: change the type: it is marked x-sensitive, and never edited
	// new: mandatory body parameter device (string) of submitOTP
	//   add the property device
	//   require it
}
