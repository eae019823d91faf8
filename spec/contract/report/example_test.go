package report_test

import (
	"fmt"
	"os"

	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/report"
	"github.com/rzpkit/payments/spec/contract/summary"
)

func ExampleWrite() {
	c, err := contract.Load([]byte(`
openapi: 3.0.3
info: {title: Payments, version: "1"}
servers: [{url: https://api.razorpay.com/v1}]
paths:
  /payments:
    get:
      operationId: listPayments
      responses:
        '200': {description: Payments, content: {application/json: {schema: {type: object}}}}
`))
	if err != nil {
		panic(err)
	}
	s := summary.New()
	s.Add("", 200, c.Check(contract.Exchange{
		Method: "GET", Path: "/v1/refunds", Status: 200, At: contract.Place{File: "may.ndjson", Line: 7},
	}))
	if err := report.Write("github", os.Stdout, s, c, report.Options{Name: "payments.yaml"}); err != nil {
		panic(err)
	}
	// Output:
	// ::error file=may.ndjson,line=7,title=breaking unmatched%3A (no operation) 200::GET /v1/refunds belongs to no operation%0Aseen at: may.ndjson:7%0Afingerprint: e60350afef5cc309%0A1 time
	// 1 exchange checked: 1 breaking, 0 news; 0 of 1 operations seen, statuses 200 (1)
}

func ExampleFormats() {
	fmt.Println(report.Formats())
	// Output: [text json ndjson sarif junit github markdown html]
}
