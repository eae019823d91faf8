package page_test

import (
	"fmt"

	"github.com/rzpkit/payments/spec/docdrift/page"
)

func ExampleRead() {
	read, err := page.Read("made", []byte(`
### Capture payment

`+"```py"+`
client.payment.capture(paymentId, {"amount": 1000})
`+"```"+`

**Parameters:**
| Name       | Type    | Description            |
|------------|---------|------------------------|
| paymentId* | string  | Which payment          |
| amount*    | integer | How much, at most 5000 |
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, section := range read.Sections {
		fmt.Println(section.Heading, section.Operation.Call)
		for _, fact := range section.Facts {
			fmt.Printf("%d: %s %s %s %v\n", fact.Line, fact.Label(), fact.Type, fact.Mandatory, fact.Bounds.List())
		}
	}
	// Output:
	// Capture payment client.payment.capture
	// 5: the call   []
	// 11: path paymentId string mandatory []
	// 12: body amount integer mandatory [{max 5000}]
	// 5: request sample   []
}
