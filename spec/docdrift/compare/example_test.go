package compare_test

import (
	"fmt"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/docdrift/compare"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

const captured = `
### Capture payment

**Parameters:**
| Name    | Type    | Description   |
|---------|---------|---------------|
| amount* | integer | How much      |
`

func ExamplePages() {
	against, err := compare.Load("spec/payments.yaml", spec.Contract)
	if err != nil {
		fmt.Println(err)
		return
	}
	read, err := page.Read("made", []byte(captured+"| currency* | integer | Of the payment |\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, verdict := range compare.Pages([]*page.Page{read}, against, nil).Verdicts {
		fmt.Println(verdict.State, verdict.Source(), verdict.Fact.Label())
		for _, difference := range verdict.Differences {
			fmt.Printf("  %s: the page says %s, the contract %s\n", difference.Aspect, difference.Says, difference.Contract)
		}
	}
	// Output:
	// aligned made:7 body amount
	// drifted made:8 body currency
	//   type: the page says integer, the contract string
}
