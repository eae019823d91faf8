package gen_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/gen"
	"github.com/rzpkit/payments/spec"
)

// A compile error is reported for the part of the contract that the code was generated from, and no
// file is written.
func TestCompileErrorsNameTheContract(t *testing.T) {
	t.Parallel()
	const file = "../generated/payments.gen.go"
	before, err := os.ReadFile(file)
	require.NoError(t, err)
	contract, err := gen.Load("spec/payments.yaml", spec.Contract, gen.ProjectNames())
	require.NoError(t, err)
	code, err := gen.Generate(contract)
	require.NoError(t, err)
	require.NoError(t, contract.Compile(t.Context(), file, code))

	for name, test := range map[string]struct{ old, new, where, what string }{
		"a field":                  {"\tAmountRefunded Amount ", "\tAmountRefunded Nothing ", "    Payment: ", "Payment: the generated code does not compile: undefined: Nothing"},
		"a value of an enum":       {"\tOrderStatusPaid      OrderStatus =", "\tOrderStatusCreated OrderStatus =", "    OrderStatus:", "OrderStatus: the generated code does not compile: OrderStatusCreated redeclared in this block"},
		"a method":                 {"request := call.New(&opCapturePayment)", "request := call.New(nothing)", "    post:\n      operationId: capturePayment", "capturePayment: the generated code does not compile: undefined: nothing"},
		"a longer method":          {"request := call.New(&opFetchPaymentDowntime)", "request := call.New(nothing)", "    get:\n      operationId: fetchPaymentDowntime", "fetchPaymentDowntime: the generated code does not compile: undefined: nothing"},
		"a method of a oneOf body": {"func (a API) CreatePaymentWithCard(ctx context.Context, body CardPayment,", "func (a API) CreatePaymentWithCard(ctx context.Context, body Nothing,", "    post:\n      operationId: createPayment\n", "createPayment: the generated code does not compile: undefined: Nothing"},
		"an iterator":              {"iter.Seq2[Downtime, error]", "iter.Seq2[Nothing, error]", "    get:\n      operationId: listPaymentDowntimes", "listPaymentDowntimes: the generated code does not compile: undefined: Nothing"},
		"parameters":               {"type ListPaymentsParams struct {\n", "type ListPaymentsParams struct {\n\tNone Nothing\n", "    get:\n      operationId: listPayments\n", "listPayments: the generated code does not compile: undefined: Nothing"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Contains(t, string(code), test.old)
			err := contract.Compile(t.Context(), file, []byte(strings.Replace(string(code), test.old, test.new, 1)))
			var problems gen.ContractErrors
			require.ErrorAs(t, err, &problems)
			above, _, found := strings.Cut(string(spec.Contract), test.where)
			require.True(t, found)
			line := strings.Count(above, "\n") + 1
			require.Equal(t, gen.Place{File: "spec/payments.yaml", Line: line}, problems[0].Place)
			require.Equal(t, test.what, problems[0].Subject+": "+problems[0].Reason)
		})
	}
	after, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, string(before), string(after))
}

func TestCompileOutsideAModule(t *testing.T) {
	t.Parallel()
	contract, err := gen.Load("things.yaml", []byte(things(t)), thingNames)
	require.NoError(t, err)
	require.ErrorContains(t, contract.Compile(t.Context(), t.TempDir()+"/payments.gen.go", []byte("package generated")), "compile: exit status 1: ")
}
