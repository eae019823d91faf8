package spec_test

import (
	"encoding/json"
	"fmt"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/rzpkit/payments/spec"
)

// A documented answer is validated against the contract.
func Example() {
	doc, err := openapi3.NewLoader().LoadFromData(spec.Contract)
	if err != nil {
		fmt.Println(err)
		return
	}
	body, err := spec.Samples.ReadFile("samples/fetchPayment/200-captured-upi.json")
	if err != nil {
		fmt.Println(err)
		return
	}
	var payment map[string]any
	if err := json.Unmarshal(body, &payment); err != nil {
		fmt.Println(err)
		return
	}
	schema := doc.Components.Schemas["Payment"].Value
	fmt.Println("as documented:", schema.VisitJSON(payment))

	payment["amount"] = "1000"
	fmt.Println("amount as a string:", schema.VisitJSON(payment, openapi3.DisableSchemaErrorDetails()))
	// Output:
	// as documented: <nil>
	// amount as a string: Error at "/amount": value must be an integer
}
