package apitest_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"syscall"
	"testing"
	"time"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/api/webhook"
	"github.com/rzpkit/payments/generated"
)

// In a test, the server takes one line.
func ExampleNewServer() {
	_ = func(t *testing.T) {
		t.Helper()
		client := apitest.NewServer(t).Client()
		if _, err := client.FetchPayment(t.Context(), "pay_1", nil); err != nil {
			t.Fatal(err)
		}
	}
	// Output:
}

// start starts a server for an example, which must close it.
func start() *apitest.Server {
	srv, err := apitest.Start()
	if err != nil {
		panic(err)
	}
	return srv
}

// beginPayment creates an order and a UPI payment for it by the customer of vpa.
func beginPayment(srv *apitest.Server, vpa string) generated.PaymentID {
	client := srv.Client()
	order, err := client.CreateOrder(context.Background(), generated.CreateOrderRequest{Amount: 49_950, Currency: paise.INR})
	if err != nil {
		panic(err)
	}
	created, err := client.CreateUPIPaymentWithCollect(context.Background(), generated.UPICollectPayment{
		Amount: order.Amount, Currency: order.Currency, OrderID: order.ID,
		Email: "gaurav.kumar@example.com", Contact: "9123456789", IP: "192.168.0.103", Referer: "http", UserAgent: "Mozilla/5.0",
		UPI: generated.UPICollectDetails{VPA: vpa},
	})
	if err != nil {
		panic(err)
	}
	return created.RazorpayPaymentID
}

// Without a browser, it returns what a browser hands over after Razorpay's checkout.
func ExampleServer_Checkout() {
	srv := start()
	defer srv.Close()
	client := srv.Client()
	order, err := client.CreateOrder(context.Background(), generated.CreateOrderRequest{Amount: 49_950, Currency: paise.INR})
	if err != nil {
		panic(err)
	}
	paid, err := srv.Checkout(order.ID)
	if err != nil {
		panic(err)
	}
	fmt.Println(client.VerifyPayment(order.ID, paid.RazorpayPaymentID, paid.RazorpaySignature))
	fmt.Println(srv.Payment(paid.RazorpayPaymentID).Status)
	// Output:
	// <nil>
	// authorized
}

// The bank approves after the payment has expired. No one captures the payment, so after five days
// it is refunded.
func ExampleServer_Advance() {
	srv := start()
	defer srv.Close()

	id := beginPayment(srv, "gaurav.kumar@exampleupi")
	fmt.Println(srv.Payment(id).Status)
	srv.Advance(5 * time.Minute)
	fmt.Println(srv.Payment(id).Status, *srv.Payment(id).ErrorReason)
	if err := srv.Authorize(id); err != nil {
		panic(err)
	}
	fmt.Println(srv.Payment(id).Status)
	srv.Advance(5 * 24 * time.Hour)
	fmt.Println(srv.Payment(id).Status, srv.Payment(id).AmountRefunded)
	// Output:
	// created
	// failed payment_timed_out
	// authorized
	// refunded 49950
}

// The customer bears the fee: an order of 49950 is paid with 51129 and captured with 49950.
func ExampleServer_ChargeFee() {
	srv := start()
	defer srv.Close()

	srv.ChargeFee(generated.FeeBearerCustomer)
	id := beginPayment(srv, apitest.VPASuccess)
	payment, err := srv.Client().CapturePayment(context.Background(), id, generated.CaptureRequest{Amount: 49_950, Currency: paise.INR})
	if err != nil {
		panic(err)
	}
	fmt.Println(payment.Amount, *payment.Fee, payment.FeeBearer)
	// Output: 51129 1179 customer
}

// The capture takes effect, but its response is lost.
func ExampleServer_Inject() {
	srv := start()
	defer srv.Close()

	id := beginPayment(srv, apitest.VPASuccess)
	srv.Inject(apitest.Fault{Operation: "capturePayment", Kind: apitest.ResetAfter, Times: 1})
	calls := srv.Client().API // calls that do not settle an unknown outcome
	_, err := calls.CapturePayment(context.Background(), id, generated.CaptureRequest{Amount: 49_950, Currency: paise.INR})
	fmt.Println(api.MayHaveHappened(err), srv.Payment(id).Status)
	_, err = calls.CapturePayment(context.Background(), id, generated.CaptureRequest{Amount: 49_950, Currency: paise.INR})
	fmt.Println(err)
	// Output:
	// true captured
	// capturePayment: 400 BAD_REQUEST_ERROR: This payment has already been captured
}

func ExampleServer_DeliverWebhooks() {
	shop := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err == nil {
			err = webhook.Verify(body, r.Header.Get(webhook.SignatureHeader), apitest.WebhookSecret)
		}
		var event struct{ Event string }
		_ = json.Unmarshal(body, &event)
		fmt.Println(event.Event, err)
	}))
	defer shop.Close()
	srv, err := apitest.Start(apitest.WebhookTo(shop.URL, apitest.WebhookSecret))
	if err != nil {
		panic(err)
	}
	defer srv.Close()

	_ = beginPayment(srv, apitest.VPASuccess)
	_ = beginPayment(srv, apitest.VPAFailure)
	fmt.Println(srv.DeliverWebhooks(context.Background()), "accepted")
	// Output:
	// payment.authorized <nil>
	// payment.failed <nil>
	// 2 accepted
}

// Connections are refused for a while, as when a server is restarted.
func ExampleServer_Refuse() {
	srv := start()
	defer srv.Close()

	srv.Refuse()
	_, err := srv.Client().FetchPayment(context.Background(), "pay_1", nil, api.NoRetry())
	fmt.Println(errors.Is(err, syscall.ECONNREFUSED))
	srv.Accept()
	_, err = srv.Client().FetchPayment(context.Background(), "pay_1", nil)
	fmt.Println(err)
	// Output:
	// true
	// <nil>
}

func ExampleServer_StartDowntime() {
	srv := start()
	defer srv.Close()

	id := srv.StartDowntime(generated.Downtime{
		Method: generated.DowntimeMethodNetbanking, Severity: generated.DowntimeSeverityHigh,
		Instrument: generated.DowntimeInstrument{Bank: api.Ptr("HDFC")},
	})
	downtime, err := srv.Client().FetchPaymentDowntime(context.Background(), id)
	fmt.Println(downtime.Method, downtime.Status, err)
	// Output: netbanking started <nil>
}

func ExampleFault_Validate() {
	fmt.Println(apitest.Fault{Operation: "capturePaymnet", Kind: apitest.ServerError}.Validate())
	// Output: Operation: the contract has no "capturePaymnet"
}

func ExampleStart() {
	srv, err := apitest.Start()
	if err != nil {
		panic(err)
	}
	defer srv.Close()

	client, err := api.New(api.Key(apitest.KeyID, apitest.KeySecret), api.WithBaseURL(srv.URL))
	if err != nil {
		panic(err)
	}
	payment, err := client.FetchPayment(context.Background(), "pay_MyOwn", nil)
	fmt.Println(payment.ID, err)
	// Output: pay_MyOwn <nil>
}

func ExampleServer_Client() {
	srv := start()
	defer srv.Close()

	client := srv.Client(api.WithUserAgent("shop/1.4"))
	order, err := client.CreateOrder(context.Background(), generated.CreateOrderRequest{Amount: 49_950, Currency: paise.INR})
	if err != nil {
		panic(err)
	}
	fmt.Println(order.Amount, order.Status)

	err = client.Do(context.Background(), http.MethodGet, "/payments?expand%5B%5D=everything", nil, nil)
	var failed *api.Error
	if errors.As(err, &failed) {
		fmt.Println(failed.StatusCode, failed.Code, failed.Field)
	}
	// Output:
	// 49950 created
	// 400 BAD_REQUEST_ERROR expand.0
}

func ExampleServer_KeyOnlyClient() {
	srv := start()
	defer srv.Close()

	challenge, err := srv.KeyOnlyClient().GenerateOTP(context.Background(), "pay_1")
	if err != nil {
		panic(err)
	}
	fmt.Println(challenge.RazorpayPaymentID, challenge.Next[0].Action)
	// Output: pay_1 otp_submit
}

// Prepared responses are used in order, one for each call of the operation.
func ExampleServer_Respond() {
	srv := start()
	defer srv.Close()
	srv.Respond("createOrder", http.StatusBadGateway, "<html>Bad Gateway</html>")
	srv.Respond("createOrder", http.StatusOK, map[string]any{"id": "order_1", "entity": "order", "amount": 49_950, "status": "paid"})

	request := generated.CreateOrderRequest{Amount: 49_950, Currency: paise.INR}
	for range 3 {
		order, err := srv.Client().CreateOrder(context.Background(), request)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(order.Status)
	}
	// Output:
	// createOrder: 502 Bad Gateway
	// paid
	// created
}

func ExampleServer_Handle() {
	srv := start()
	defer srv.Close()
	srv.Handle("GET /plans/{id}", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = fmt.Fprintf(w, `{"id":%q,"period":"weekly"}`, r.PathValue("id"))
	}))

	var plan struct{ ID, Period string }
	err := srv.Client().Do(context.Background(), "GET", "/plans/plan_00000000000001", nil, &plan)
	fmt.Println(plan, err)
	// Output:
	// {plan_00000000000001 weekly} <nil>
}

func ExampleServer_Requests() {
	srv := start()
	defer srv.Close()

	_, err := srv.Client().CreateOrder(context.Background(), generated.CreateOrderRequest{Amount: 49_950, Currency: paise.INR})
	if err != nil {
		panic(err)
	}
	for _, request := range srv.Requests() {
		fmt.Println(request.Operation, request.Method, request.Path, string(request.Body))
	}
	// Output: createOrder POST /v1/orders {"amount":49950,"currency":"INR"}
}

// Tests in any language control a server over HTTP. This one makes the bank approve a payment.
func ExampleServer_Control() {
	srv, err := apitest.Start(apitest.SameOrigin(), apitest.Keep(1000))
	if err != nil {
		fmt.Println(err)
		return
	}
	defer srv.Close()
	handler, err := srv.Control()
	if err != nil {
		fmt.Println(err)
		return
	}
	control := httptest.NewServer(handler)
	defer control.Close()

	id := beginPayment(srv, "gaurav.kumar@exampleupi")
	answer, err := http.Post(control.URL+"/payments/"+string(id)+"/authorize", "", nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	_ = answer.Body.Close()
	fmt.Println(answer.StatusCode, srv.Payment(id).Status)
	// Output: 200 authorized
}
