package report_test

import (
	"fmt"
	"os"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/docdrift/compare"
	"github.com/rzpkit/payments/spec/docdrift/page"
	"github.com/rzpkit/payments/spec/docdrift/report"
)

func ExampleWrite() {
	against, err := compare.Load("spec/payments.yaml", spec.Contract)
	if err != nil {
		fmt.Println(err)
		return
	}
	read, err := page.Read("made", []byte("### OTP Submit\n\n**Parameters:**\n| Name | Type |\n|---|---|\n| otp* | string |\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	checked := compare.Pages([]*page.Page{read}, against, nil)
	if err := report.Write("text", os.Stdout, report.OfCheck(checked, false)); err != nil {
		fmt.Println(err)
	}
	// Output:
	// 1 fact: 1 aligned, 0 acknowledged, 0 drifted, 0 unverifiable
}
