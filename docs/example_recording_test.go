package docs_test

import (
	"testing"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/recording"
)

func TestRecordings(t *testing.T) {
	t.Parallel()
	checkRecordings(t, "../spec/samples")
}

func checkRecordings(t *testing.T, name string) {
	t.Helper()
	checks, err := contract.Load(spec.Contract) // or the text of a contract of your own
	if err != nil {
		t.Fatal(err)
	}
	reader, err := recording.Open(name, recording.Options{}) // a file or a folder
	if err != nil {
		t.Fatal(err) // an empty recording, for one
	}
	defer func() { _ = reader.Close() }()
	for exchange, err := range reader.All() {
		if err != nil {
			t.Error(err) // what cannot be read was not checked; the others follow
			continue
		}
		for _, finding := range checks.Check(exchange) {
			t.Error(finding)
		}
	}
}
