package contract_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract"
)

func TestTheQuickContractIsTheContract(t *testing.T) {
	t.Parallel()
	quick, err := contract.Quick(spec.Contract)
	require.NoError(t, err)
	require.Equal(t, string(quick), string(spec.ContractJSON), "spec/payments.json is not what the contract gives: run `make generate`")
	again, err := contract.Quick(quick)
	require.NoError(t, err)
	require.Equal(t, withoutDigest(quick), withoutDigest(again), "it says the same when it is read back")
	lined, err := contract.Load(spec.Contract)
	require.NoError(t, err)
	require.Empty(t, lined.Warnings(), "a quick contract has none")
}

func withoutDigest(quick []byte) string {
	const key = `"x-sha256":"`
	at := bytes.LastIndex(quick, []byte(key)) + len(key)
	return string(quick[:at]) + string(quick[at+64:])
}

// What a checker and a contract find has lines, whichever form was read.
func TestQuickContractsFindTheSame(t *testing.T) {
	t.Parallel()
	lined, err := contract.LoadNamed("payments.yaml", spec.Contract)
	require.NoError(t, err)
	quick, err := contract.LoadQuick("payments.yaml", spec.Contract, spec.ContractJSON)
	require.NoError(t, err)
	require.True(t, quick.IsQuick())
	require.Equal(t, lined.Digest(), quick.Digest())
	require.Equal(t, lined.Hosts(), quick.Hosts())
	require.Equal(t, lined.Slow(), quick.Slow())
	require.Equal(t, lined.Documented(), quick.Documented())
	checker, quickChecker := lined.Checker(), quick.Checker()
	for i, body := range []string{`"success":true`, `"success":1`, `"bank":"b"`, `"success":true`, `"success":"a","bank":1`, `"success":`} {
		exchange := contract.Exchange{
			Operation: "validateVPA", Status: 200, Body: []byte(`{"vpa":"a@b",` + body + "}"),
			At: contract.Place{File: "f", Line: i + 1},
		}
		want := checker.Examine(exchange)
		got := quickChecker.Examine(exchange)
		require.Equal(t, want.Findings, got.Findings, body)
		require.Equal(t, want.Findings == nil, i%3 == 0, body)
		require.Equal(t, lined.Check(exchange), quick.Check(exchange), body)
	}
	require.Subset(t, quickChecker.Seen(), checker.Seen(), "what was seen before and after the first finding")
	require.Subset(t, checker.Seen(), quickChecker.Seen())
}

func TestAQuickContractOfAnotherTextIsNotUsed(t *testing.T) {
	t.Parallel()
	text := bytes.ReplaceAll(spec.Contract, []byte("https://api.razorpay.com"), []byte("https://api.example.com"))
	for name, quick := range map[string][]byte{"of another text": spec.ContractJSON, "none": nil, "damaged": []byte("{")} {
		read, err := contract.LoadQuick("payments.yaml", text, quick)
		require.NoError(t, err, name)
		require.False(t, read.IsQuick(), name)
		require.Equal(t, []string{"api.example.com"}, read.Hosts(), name)
	}
	_, err := contract.LoadQuick("payments.yaml", []byte("openapi: 3.0.3\n"), spec.ContractJSON)
	require.ErrorContains(t, err, "contract: ")
	_, err = contract.Quick([]byte("openapi: 3.0.3\n"))
	require.ErrorContains(t, err, "contract: ")
}
