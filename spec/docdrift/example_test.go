package docdrift_test

import (
	"fmt"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/docdrift"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

const captured = `
### Capture payment

**Parameters:**
| Name    | Type    | Description   |
|---------|---------|---------------|
| amount* | integer | How much      |
`

func ExampleCheck() {
	against, err := docdrift.Load("spec/payments.yaml", spec.Contract)
	if err != nil {
		fmt.Println(err)
		return
	}
	read, err := page.Read("made", []byte(captured+"| currency* | integer | Of the payment |\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, verdict := range docdrift.Check([]*page.Page{read}, against, nil).Verdicts {
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

func ExampleCompare() {
	against, err := docdrift.Load("spec/payments.yaml", spec.Contract)
	if err != nil {
		fmt.Println(err)
		return
	}
	before, err := page.Read("made", []byte(captured))
	if err != nil {
		fmt.Println(err)
		return
	}
	after, err := page.Read("made", []byte(captured+"| reason* | string | Why |\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, change := range docdrift.Compare(before, after, against, nil, nil).Changes {
		fmt.Println(change.Words)
		fmt.Println("requests break:", change.Requests.Breaks, change.Requests.Why)
	}
	// Output:
	// new: mandatory body parameter reason (string) of capturePayment
	// requests break: yes a request without it is refused
}
