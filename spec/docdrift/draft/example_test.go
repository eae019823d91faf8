package draft_test

import (
	"fmt"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/docdrift/draft"
	"github.com/rzpkit/payments/spec/docdrift/outline"
	"github.com/rzpkit/payments/spec/docdrift/page"
)

func ExampleNew() {
	read, err := page.Read("boxes", []byte(`
### Close a box

`+"```py"+`
client.box.close(boxId)
`+"```"+`

**Parameters:**
| Name   | Type   | Description |
|--------|--------|-------------|
| boxId* | string | Which box   |

**Response:**
`+"```json"+`
{"id": "box_Made00000001", "entity": "box", "amount_left": 100, "closed_at": 1700000000}
`+"```"+`
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	contract, err := outline.Read("spec/payments.yaml", spec.Contract)
	if err != nil {
		fmt.Println(err)
		return
	}
	drafted, err := draft.New(contract, read, []*page.Section{&read.Sections[0]})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(drafted.Operations, drafted.Samples[0].File)
	for _, one := range drafted.Undecided {
		fmt.Println(one)
	}
	// Output:
	// [closeBox] samples/closeBox/200-documented.json
	// Close a box: the page gives no path: POST /boxes/{box_id}/close is inferred from the name client.box.close
	// BoxID: its prefix box_ is inferred from the samples
	// Box: there is one sample: required are no more than id, entity and created_at, nullable what is null
	// closeBox: the tag boxes is new
	// closeBox: its operationId and the address of its documentation, https://razorpay.com/docs/api/, are inferred
}
