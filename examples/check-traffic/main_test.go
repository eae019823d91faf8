package main

import (
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/contracttest"
	"github.com/rzpkit/payments/spec/contract/record"
	"github.com/rzpkit/payments/spec/contract/recording"
)

// recorded returns a client whose exchanges are appended, masked, to the file that RECORD names.
// Without RECORD nothing is recorded.
func recorded(t *testing.T, server *apitest.Server) *api.Client {
	t.Helper()
	name := os.Getenv("RECORD")
	if name == "" {
		return server.Client()
	}
	file, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	recorder := record.New(file, http.DefaultTransport)
	t.Cleanup(func() {
		if err := errors.Join(recorder.Err(), file.Close()); err != nil {
			t.Fatal(err)
		}
	})
	return server.Client(api.WithHTTPClient(&http.Client{Transport: recorder}))
}

// TestRun records if RECORD is set.
func TestRun(t *testing.T) {
	var out strings.Builder
	if err := run(t.Context(), recorded(t, apitest.NewServer(t)), "gaurav.kumar@exampleupi", &out); err != nil {
		t.Fatal(err)
	}
	if want := "gaurav.kumar@exampleupi: true\n"; !strings.HasPrefix(out.String(), want) {
		t.Fatalf("%q does not begin with %q", out.String(), want)
	}
}

// TestRunMatchesTheContract fails at the first exchange that violates the contract.
func TestRunMatchesTheContract(t *testing.T) {
	checks, err := contract.Load(spec.Contract)
	if err != nil {
		t.Fatal(err)
	}
	client := apitest.NewServer(t).Client(api.WithHTTPClient(&http.Client{
		Transport: contracttest.Transport(t, checks, http.DefaultTransport),
	}))
	if err := run(t.Context(), client, "gaurav.kumar@exampleupi", io.Discard); err != nil {
		t.Fatal(err)
	}
}

// TestRecording checks a recording as rzpkit check does.
func TestRecording(t *testing.T) {
	t.Setenv("RECORD", filepath.Join(t.TempDir(), "traffic.ndjson"))
	t.Run("record", TestRun)

	checks, err := contract.Load(spec.Contract)
	if err != nil {
		t.Fatal(err)
	}
	reader, err := recording.Open(os.Getenv("RECORD"), recording.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = reader.Close() }()
	exchanges := 0
	for {
		exchange, err := reader.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		exchanges++
		for _, finding := range checks.Check(exchange) {
			t.Errorf("%s: %v", exchange.Operation, finding)
		}
	}
	if exchanges != 2 {
		t.Errorf("%d exchanges were recorded", exchanges)
	}
}
