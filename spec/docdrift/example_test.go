package docdrift_test

import (
	"fmt"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/docdrift"
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

func ExampleDiff() {
	against, err := compare.Load("spec/payments.yaml", spec.Contract)
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
	for _, change := range docdrift.Diff(before, after, docdrift.Options{Against: against}).Changes {
		fmt.Println(change.Summary)
		fmt.Println("requests break:", change.Requests.Breaks, change.Requests.Why)
	}
	// Output:
	// new: mandatory body parameter reason (string) of capturePayment
	// requests break: yes a request without it is refused
}
