package recording_test

import (
	"fmt"
	"strings"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/recording"
)

func Example() {
	c, err := contract.Load(spec.Contract)
	if err != nil {
		panic(err)
	}
	reader, err := recording.New("traffic.ndjson", strings.NewReader(
		`{"method":"POST","path":"/v1/payments/validate/vpa","status":200,"content_type":"application/json","response":{"body":{"vpa":"gauravkumar@exampleupi","success":"yes"}}}
{"method":"POST","path":"/v1/pay
`), recording.Options{})
	if err != nil {
		panic(err)
	}
	defer func() { _ = reader.Close() }()
	for exchange, err := range reader.All() {
		if err != nil {
			fmt.Println(err)
			continue
		}
		for _, finding := range c.Check(exchange) {
			fmt.Println(finding)
		}
	}
	// Output:
	// traffic.ndjson:1: breaking schema: validateVPA 200 /success: value must be a boolean
	// traffic.ndjson:2: it is truncated
}

func ExampleOpen() {
	reader, err := recording.Open("../../samples/validateVPA", recording.Options{})
	if err != nil {
		panic(err)
	}
	defer func() { _ = reader.Close() }()
	exchange, err := reader.Next()
	fmt.Println(exchange.Operation, exchange.Status, exchange.At, err)
	// Output: validateVPA 200 ../../samples/validateVPA/200-valid.json:1 <nil>
}

func ExampleNew() {
	body := strings.NewReader(`{"error":{"code":"BAD_REQUEST_ERROR"}}`)
	reader, err := recording.New("stdin", body, recording.Options{Operation: "fetchPayment", Status: 400})
	if err != nil {
		panic(err)
	}
	exchange, err := reader.Next()
	fmt.Println(exchange.Operation, exchange.Status, string(exchange.Body), err)
	_, err = reader.Next()
	fmt.Println(err)
	// Output:
	// fetchPayment 400 {"error":{"code":"BAD_REQUEST_ERROR"}} <nil>
	// EOF
}
