package paise_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/rzpkit/payments/api/paise"
)

func Example() {
	price, err := paise.Parse("₹4,999.50", paise.INR)
	if err != nil {
		panic(err)
	}
	tax, err := price.Percent(1800, paise.HalfEven) // 18 %
	if err != nil {
		panic(err)
	}
	total, err := price.Add(tax)
	if err != nil {
		panic(err)
	}
	fmt.Println(int64(total), paise.Format(total, paise.INR), paise.Plain(total, paise.INR))
	// Output: 589941 ₹5,899.41 5899.41
}

func ExampleAmount() {
	var payment struct {
		Amount   paise.Amount   `json:"amount"`
		Currency paise.Currency `json:"currency"`
	}
	err := json.Unmarshal([]byte(`{"amount": 49950, "currency": "INR"}`), &payment)
	fmt.Println(paise.Format(payment.Amount, payment.Currency), err)
	// Output: ₹499.50 <nil>
}

// Every form of a whole number is accepted, and nothing is rounded.
func ExampleAmount_UnmarshalJSON() {
	for _, text := range []string{`1000`, `"1000"`, `1000.0`, `1e3`, `1000.5`, `"1,000"`, `null`} {
		var amount paise.Amount
		err := json.Unmarshal([]byte(text), &amount)
		fmt.Println(text, amount, err == nil)
	}
	// Output:
	// 1000 1000 true
	// "1000" 1000 true
	// 1000.0 1000 true
	// 1e3 1000 true
	// 1000.5 0 false
	// "1,000" 0 false
	// null 0 false
}

func ExampleAmount_Add() {
	fmt.Println(paise.Amount(49950).Add(50))

	_, err := paise.Amount(9223372036854775807).Add(1)
	fmt.Println(errors.Is(err, paise.ErrOverflow))
	// Output:
	// 50000 <nil>
	// true
}

func ExampleAmount_Sub() {
	captured, refunded := paise.Amount(49950), paise.Amount(10000)
	fmt.Println(captured.Sub(refunded))
	// Output: 39950 <nil>
}

func ExampleAmount_Cmp() {
	amounts := []paise.Amount{49950, -100, 10000}
	slices.SortFunc(amounts, paise.Amount.Cmp)
	fmt.Println(amounts)
	// Output: [-100 10000 49950]
}

// 2 % of ₹1.25 is two and a half paise.
func ExampleAmount_Percent() {
	amount := paise.Amount(125)
	fmt.Println(amount.Percent(200, paise.HalfEven))
	fmt.Println(amount.Percent(200, paise.HalfUp))
	fmt.Println(amount.Percent(200, paise.Down))
	fmt.Println(amount.Percent(200, paise.Up))

	var forgotten paise.Rounding
	fmt.Println(amount.Percent(200, forgotten))
	// Output:
	// 2 <nil>
	// 3 <nil>
	// 2 <nil>
	// 3 <nil>
	// 0 take 200 basis points of 125: no rounding chosen
}

func ExampleCurrency_Exponent() {
	fmt.Println(paise.INR.Exponent(), paise.JPY.Exponent(), paise.KWD.Exponent())
	// Output: 2 0 3
}

func ExampleCurrency_Validate() {
	fmt.Println(paise.Currency("THB").Validate())
	fmt.Println(paise.Currency("thb").Validate())
	// Output:
	// <nil>
	// currency "thb": want three capital letters, as in INR
}

func ExampleParse() {
	fmt.Println(paise.Parse("499.50", paise.INR))
	fmt.Println(paise.Parse("₹4,99,999.00", paise.INR))
	fmt.Println(paise.Parse("Rs. 1,234", paise.INR))
	fmt.Println(paise.Parse("$1,234.50", paise.USD))
	fmt.Println(paise.Parse("99.990", paise.KWD))
	// Output:
	// 49950 <nil>
	// 49999900 <nil>
	// 123400 <nil>
	// 123450 <nil>
	// 99990 <nil>
}

func ExampleParse_errors() {
	for _, text := range []string{"499.505", "$5", "99999999999999999999"} {
		_, err := paise.Parse(text, paise.INR)
		switch {
		case errors.Is(err, paise.ErrPrecision):
			fmt.Println("round it first:", err)
		case errors.Is(err, paise.ErrOverflow):
			fmt.Println("too much:", err)
		case errors.Is(err, paise.ErrSyntax):
			fmt.Println("ask again:", err)
		}
	}
	// Output:
	// round it first: parse "499.505" as INR: finer than the currency allows
	// ask again: parse "$5" as INR: not an amount: want digits after the sign of INR, if any
	// too much: parse "99999999999999999999" as INR: amount out of range
}

func ExampleFormat() {
	fmt.Println(paise.Format(12345678, paise.INR))
	fmt.Println(paise.Format(-1234, paise.INR))
	fmt.Println(paise.Format(123450, paise.USD))
	fmt.Println(paise.Format(1234, paise.JPY))
	fmt.Println(paise.Format(1234, "rupees"))
	// Output:
	// ₹1,23,456.78
	// -₹12.34
	// USD 1,234.50
	// JPY 1,234
	// 1234 of currency "rupees"
}

func ExamplePlain() {
	fmt.Println(paise.Plain(12345678, paise.INR))
	fmt.Println(paise.Plain(99990, paise.KWD))
	// Output:
	// 123456.78
	// 99.990
}
