package goname_test

import (
	"fmt"

	"github.com/rzpkit/payments/spec/docdrift/goname"
)

func ExampleRead() {
	names, err := goname.Read("../../../generated")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(names.Methods("capturePayment"), names.Field("CaptureRequest", "amount"))
	// Output:
	// [API.CapturePayment] CaptureRequest.Amount ChargeAmount
}
