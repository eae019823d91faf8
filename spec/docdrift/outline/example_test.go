package outline_test

import (
	"fmt"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/docdrift/outline"
)

func ExampleRead() {
	c, err := outline.Read("payments.yaml", spec.Contract)
	if err != nil {
		fmt.Println(err)
		return
	}
	operation := c.ByPath("POST", "/payments/:id/capture")[0]
	amount := operation.Body().Property("amount")
	types, _ := amount.Schema.Types()
	least, _, _ := amount.Schema.Keyword("minimum")
	fmt.Println(operation.Method, operation.Path, amount.Name, types, least, amount.Required)
	// Output:
	// POST /payments/{payment_id}/capture amount [integer] 1 true
}
