//go:build !race

// Each example loads the contract in one goroutine: the race detector would find nothing and take a
// second each.

package contract_test

import (
	"fmt"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract"
)

func ExampleContract_Check() {
	c, err := contract.Load(spec.Contract)
	if err != nil {
		panic(err)
	}
	for _, finding := range c.Check(contract.Exchange{
		Method: "POST", Path: "/v1/payments/validate/vpa",
		Status: 200, ContentType: "application/json", Body: []byte(`{"vpa":"gauravkumar@exampleupi","success":"yes"}`),
	}) {
		fmt.Println(finding)
	}
	// Output: breaking schema: validateVPA 200 /success: value must be a boolean
}

func ExampleContract_Match() {
	c, err := contract.Load(spec.Contract)
	if err != nil {
		panic(err)
	}
	operation, values, found := c.Match("GET", "/v1/payments/pay_1/card")
	fmt.Println(operation.ID, values["payment_id"], found)
	// Output: fetchPaymentCard pay_1 true
}

func ExampleContract_Documented() {
	c, err := contract.Load(spec.Contract)
	if err != nil {
		panic(err)
	}
	for _, d := range c.Documented() {
		if d.Operation == "fetchPayment" && d.Pointer == "/refund_status" && d.Value != "" {
			fmt.Println(d.Status, d.Pointer, d.Value)
		}
	}
	// Output:
	// 200 /refund_status "partial"
	// 200 /refund_status "full"
}
