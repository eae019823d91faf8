package wire_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/rzpkit/payments/api/wire"
)

func Example() {
	var payment struct {
		Contact wire.Contact    `json:"contact"`
		Next    []wire.NextStep `json:"next"`
		Notes   wire.Notes      `json:"notes"`
		Save    wire.Flag       `json:"save"`
	}
	err := json.Unmarshal([]byte(`{"contact":9364591752,"next":["otp_submit"],"notes":[],"save":true}`), &payment)
	fmt.Println(payment.Contact, payment.Next[0].Action, len(payment.Notes), payment.Save, err)

	text, err := json.Marshal(payment)
	fmt.Println(string(text), err)
	// Output:
	// 9364591752 otp_submit 0 true <nil>
	// {"contact":"9364591752","next":["otp_submit"],"notes":[],"save":1} <nil>
}

// Strings and integers are accepted; only a string keeps a leading zero.
func ExampleCardNumber() {
	for _, text := range []string{`"0604111111111111"`, `4111111111111111`, `4111111111111111.5`} {
		var number wire.CardNumber
		err := json.Unmarshal([]byte(text), &number)
		fmt.Println(number, number.Last4(), len(string(number)), err)
	}
	// Output:
	// [redacted] 1111 16 <nil>
	// [redacted] 1111 16 <nil>
	// [redacted]  0 card number: want a string or a whole number
}

func ExampleCardNumber_Last4() {
	fmt.Println("card ending in", wire.CardNumber("4111111111110123").Last4())
	fmt.Printf("%q\n", wire.CardNumber("4111").Last4())
	// Output:
	// card ending in 0123
	// ""
}

func ExampleCardNumber_Format() {
	card := struct{ Number wire.CardNumber }{"4111111111111111"}
	fmt.Printf("%v %+v %q %x\n", card, card, card.Number, card.Number)
	fmt.Println(fmt.Errorf("pay with %v: %w", card, errors.ErrUnsupported))
	// Output:
	// {[redacted]} {Number:[redacted]} [redacted] [redacted]
	// pay with {[redacted]}: unsupported operation
}

func ExampleContact() {
	for _, text := range []string{`"+919364591752"`, `9364591752`, `9.3e9`} {
		var contact wire.Contact
		err := json.Unmarshal([]byte(text), &contact)
		fmt.Printf("%q %v\n", contact, err)
	}
	// Output:
	// "+919364591752" <nil>
	// "9364591752" <nil>
	// "" contact: want a string or a whole number
}

func ExampleFlag() {
	var flags []wire.Flag
	fmt.Println(json.Unmarshal([]byte(`[0, 1, false, true]`), &flags), flags)
	// Output: <nil> [false true false true]
}

func ExampleBool() {
	var payment struct {
		Captured wire.Bool `json:"captured"`
	}
	for _, text := range []string{`{"captured":true}`, `{"captured":"1"}`, `{"captured":0}`} {
		err := json.Unmarshal([]byte(text), &payment)
		if payment.Captured {
			fmt.Println(text, "captured", err)
		} else {
			fmt.Println(text, "not captured", err)
		}
	}
	written, err := json.Marshal(payment)
	fmt.Println(string(written), err)
	// Output:
	// {"captured":true} captured <nil>
	// {"captured":"1"} captured <nil>
	// {"captured":0} not captured <nil>
	// {"captured":false} <nil>
}

func ExampleInteger() {
	var counts []wire.Integer
	err := json.Unmarshal([]byte(`[10, "10", 10.0, 1e1]`), &counts)
	fmt.Println(counts, err)
	// Output: [10 10 10 10] <nil>
}

func ExampleFloat() {
	var rates []wire.Float
	err := json.Unmarshal([]byte(`[12.5, "12.5", 14]`), &rates)
	fmt.Println(rates, err)
	// Output: [12.5 12.5 14] <nil>
}

func ExampleIDs() {
	for _, text := range []string{`["offer_1","offer_2"]`, `{"entity":"collection","count":1,"items":[{"id":"offer_1"}]}`} {
		var offers wire.IDs[string]
		err := json.Unmarshal([]byte(text), &offers)
		fmt.Println(offers, err)
	}
	// Output:
	// [offer_1 offer_2] <nil>
	// [offer_1] <nil>
}

// A type that the server may send as [] when it is empty.
func ExampleReadObject() {
	var payment struct {
		Status string `json:"status"`
		UPI    upi    `json:"upi"`
	}
	fmt.Println(json.Unmarshal([]byte(`{"status":"captured","upi":[]}`), &payment), payment.Status)
	fmt.Println(json.Unmarshal([]byte(`{"status":"captured","upi":{"vpa":"a@b"}}`), &payment), payment.UPI.VPA)
	// Output:
	// <nil> captured
	// <nil> a@b
}

func ExampleMissing() {
	page := []wire.Member{{Name: "items", List: true, Of: []wire.Member{{Name: "id"}, {Name: "amount"}}}}
	fmt.Println(wire.Missing([]byte(`{"items":[{"id":"pay_1","notes":{"amount":"1000"}}]}`), page))

	name, payments := wire.Missing([]byte(`{"items":[{"id":"pay_1","amount":0}]}`), page)
	fmt.Printf("%q %d\n", name, payments)
	// Output:
	// items.0.amount 0
	// "" 1
}

func ExampleTextOrBool() {
	for _, text := range []string{`"453200111"`, `false`} {
		var iin wire.TextOrBool
		err := json.Unmarshal([]byte(text), &iin)
		_, boolean := iin.Bool()
		fmt.Println(iin, boolean, err)
	}
	// Output:
	// 453200111 false <nil>
	// false true <nil>
}

func ExampleTextOrBool_Bool() {
	fmt.Println(wire.TextOrBool("true").Bool())
	fmt.Println(wire.TextOrBool("453200111").Bool())
	// Output:
	// true true
	// false false
}

func ExampleMap() {
	for _, text := range []string{`{"VISA":1,"MC":0}`, `[]`} {
		var networks wire.Map[wire.Flag]
		err := json.Unmarshal([]byte(text), &networks)
		fmt.Println(networks, networks["VISA"], err)
	}
	// Output:
	// map[MC:false VISA:true] true <nil>
	// map[] false <nil>
}

func ExampleNotes() {
	var notes wire.Notes
	err := json.Unmarshal([]byte(`{"shop":"Pune","till":4,"gift":true}`), &notes)
	fmt.Printf("%q %v\n", notes, err)
	// Output: map["gift":"true" "shop":"Pune" "till":"4"] <nil>
}

func ExampleNextStep() {
	var steps []wire.NextStep
	err := json.Unmarshal([]byte(`["otp_submit",{"action":"redirect","url":"https://api.example/pay"}]`), &steps)
	for _, step := range steps {
		fmt.Printf("%s %q\n", step.Action, step.URL)
	}
	fmt.Println(err)
	// Output:
	// otp_submit ""
	// redirect "https://api.example/pay"
	// <nil>
}

// A program's own type can be redacted in the same way.
func ExampleRedact() {
	fmt.Printf("%v %d %x\n", pin(1234), pin(1234), []pin{1234})
	// Output: [redacted] [redacted] [[redacted]]
}

func ExampleTimestamp() {
	var times []wire.Timestamp
	err := json.Unmarshal([]byte(`[1736000000, 0]`), &times)
	fmt.Println(times, err)

	text, err := json.Marshal(times)
	fmt.Println(string(text), err)
	// Output:
	// [2025-01-04T14:13:20Z none] <nil>
	// [1736000000,0] <nil>
}

func ExampleTimestamp_Time() {
	fmt.Println(wire.Timestamp(1736000000).Time().Weekday())
	fmt.Println(wire.Timestamp(0).Time().IsZero())
	// Output:
	// Saturday
	// true
}

func ExampleAt() {
	moment := time.Date(2025, time.January, 4, 14, 13, 20, 999_000_000, time.UTC)
	fmt.Println(int64(wire.At(moment)), int64(wire.At(time.Time{})))
	// Output: 1736000000 0
}
