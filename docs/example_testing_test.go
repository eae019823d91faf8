package docs_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/api/webhook"
	"github.com/rzpkit/payments/generated"
)

func TestOrder(t *testing.T) {
	t.Parallel()
	client := apitest.NewServer(t).Client() // closed when the test ends
	order, err := client.CreateOrder(t.Context(), generated.CreateOrderRequest{Amount: 49_950, Currency: paise.INR})
	if err != nil {
		t.Fatal(err)
	}
	if order.Status != generated.OrderStatusCreated {
		t.Errorf("the order is %s", order.Status)
	}
}

func Example_faults() {
	server := razorpay()
	defer server.Close()
	fmt.Println(faults(context.Background(), server))
	// Output:
	// captured 4
	// <nil>
}

func faults(ctx context.Context, server *apitest.Server) error {
	client := server.Client()
	order, err := client.CreateOrder(ctx, generated.CreateOrderRequest{Amount: 49_950, Currency: paise.INR})
	if err != nil {
		return err
	}
	created, err := client.CreateUPIPaymentWithCollect(ctx, generated.UPICollectPayment{
		Amount: order.Amount, Currency: order.Currency, OrderID: order.ID,
		Email: "gaurav.kumar@example.com", Contact: "9123456789", IP: "192.168.0.103", Referer: "http", UserAgent: "Mozilla/5.0",
		UPI: generated.UPICollectDetails{VPA: apitest.VPASuccess}, // who agrees at once
	})
	if err != nil {
		return err
	}

	server.Inject(apitest.Fault{Operation: "capturePayment", Kind: apitest.ResetAfter, Times: 1})
	captured, err := client.CapturePayment(ctx, created.RazorpayPaymentID, generated.CaptureRequest{Amount: 49_950, Currency: paise.INR})
	if err != nil {
		return err
	}
	fmt.Println(captured.Status, len(server.Requests())) // captured 4: the answer was lost, and looked for
	return nil
}

func Example_time() {
	server := razorpay()
	defer server.Close()
	paymentID := authorized(server)
	server.Advance(5 * 24 * time.Hour) // nobody captured it
	fmt.Println(server.Payment(paymentID).Status)
	// Output: refunded
}

func Example_webhook() {
	handler, err := receiver(apitest.WebhookSecret)
	if err != nil {
		panic(err)
	}
	shop := httptest.NewServer(handler)
	defer shop.Close()
	server, err := apitest.Start(apitest.WebhookTo(shop.URL, apitest.WebhookSecret, apitest.Repeated(2)))
	if err != nil {
		panic(err)
	}
	defer server.Close()
	paymentID := authorized(server)
	if _, err := server.Client().CapturePayment(context.Background(), paymentID, generated.CaptureRequest{Amount: 49_950, Currency: paise.INR}); err != nil {
		panic(err)
	}
	fmt.Println(server.DeliverWebhooks(context.Background()), "accepted")
	// Output:
	// captured ₹499.50
	// paid
	// 9 accepted
}

func receiver(secret webhook.Secret) (http.Handler, error) {
	return webhook.NewHandler(webhook.Config{
		Secrets: []webhook.Secret{secret}, // and the next one while it is replaced
		Handle: func(_ context.Context, event *webhook.Event) error {
			switch body := event.Body.(type) {
			case *generated.PaymentCapturedEvent:
				payment := body.Payload.Payment.Entity
				fmt.Println("captured", paise.Format(payment.Amount, payment.Currency))
			case *generated.OrderPaidEvent:
				fmt.Println(body.Payload.Order.Entity.Status)
			case nil: // an event that the contract does not know yet, or one of another shape
				fmt.Println(event.Name, event.Err, len(event.Raw))
			}
			return nil // an error has it sent again
		},
	})
}

func Example_respond() {
	server := razorpay()
	defer server.Close()
	fmt.Println(respond(context.Background(), server))
	// Output: true createOrder: 502 Bad Gateway
}

func respond(ctx context.Context, server *apitest.Server) (bool, error) {
	server.Respond("createOrder", http.StatusBadGateway, "<html>Bad Gateway</html>") // once
	_, err := server.Client().CreateOrder(ctx, generated.CreateOrderRequest{Amount: 49_950, Currency: paise.INR})
	return api.MayHaveHappened(err), err
}
