package summary_test

import (
	"fmt"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/summary"
)

// Two shards are summarized separately and merged.
func Example() {
	checks, err := contract.Load(spec.Contract)
	if err != nil {
		panic(err)
	}
	all := summary.New()
	for line, body := range []string{`{"vpa":"gaurav@upi","success":"yes"}`, `{"vpa":"a@b","success":true,"bank":"HDFC"}`} {
		shard := summary.Of(checks)
		exchange := contract.Exchange{
			Operation: "validateVPA", Status: 200, Body: []byte(body), At: contract.Place{File: "may.ndjson", Line: line + 1},
		}
		shard.AddExchange(exchange, checks.Examine(exchange))
		if err := all.Merge(shard); err != nil {
			panic(err) // the shard is of another contract
		}
	}
	for _, group := range all.Sorted() {
		fmt.Println(group.Count, group.Finding.Rule, group.Places[0], group.Sample)
	}
	// Output:
	// 1 schema may.ndjson:1 {"success":"xxx","vpa":"xxxxxx@xxx"}
	// 1 undocumented-field may.ndjson:2 {"bank":"xxxx","success":true,"vpa":"x@x"}
}
