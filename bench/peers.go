package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	razorpay "github.com/razorpay/razorpay-go"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/bench/stock"
	"github.com/rzpkit/payments/generated"
)

// timeout is the timeout of every peer's attempts. It costs time, but no production client goes
// without one.
const timeout = 30 * time.Second

// client is a peer that is ready for calls. It passes what it decoded to see, which is nil during a
// measurement.
type client interface {
	fetch(ctx context.Context, see func(id string, amount int64)) error
	list(ctx context.Context, see func(id string, amount int64)) error
}

// peer is a named client. Its calls go to server (scheme and host) through transport.
type peer struct {
	name string
	open func(server string, transport http.RoundTripper) (client, error)
}

// peers are measured in this order. All are compared with baseline and official.
var peers = []peer{
	{name: "rzpkit", open: openRzpkit},
	{name: baseline, open: openPlain},
	{name: official, open: openRazorpay},
	{name: "stock-oapi-codegen", open: openStock},
}

const (
	baseline = "net-http"
	official = "razorpay-go"
)

type rzpkitClient struct{ *api.Client }

func openRzpkit(server string, transport http.RoundTripper) (client, error) {
	made, err := api.New(api.Key(keyID, keySecret), api.WithBaseURL(server+"/v1"),
		api.WithHTTPClient(&http.Client{Transport: transport}), api.WithTimeout(timeout))
	return rzpkitClient{made}, err
}

func (c rzpkitClient) fetch(ctx context.Context, see func(string, int64)) error {
	payment, err := c.FetchPayment(ctx, paymentID, nil)
	if err == nil && see != nil {
		see(string(payment.ID), int64(payment.Amount))
	}
	return err
}

func (c rzpkitClient) list(ctx context.Context, see func(string, int64)) error {
	payments, err := c.ListPayments(ctx, &generated.ListPaymentsParams{Count: pageSize})
	if err == nil && see != nil {
		for _, payment := range payments.Items {
			see(string(payment.ID), int64(payment.Amount))
		}
	}
	return err
}

// razorpayClient is the official client, which returns maps.
type razorpayClient struct{ *razorpay.Client }

func openRazorpay(server string, transport http.RoundTripper) (client, error) {
	made := razorpay.NewClient(keyID, keySecret)
	made.Payment.Request.BaseURL = server
	made.Payment.Request.HTTPClient = &http.Client{Transport: transport, Timeout: timeout}
	return razorpayClient{made}, nil
}

func (c razorpayClient) fetch(_ context.Context, see func(string, int64)) error {
	payment, err := c.Payment.Fetch(paymentID, nil, nil)
	if err == nil && see != nil {
		err = seeMap(payment, see)
	}
	return err
}

func (c razorpayClient) list(_ context.Context, see func(string, int64)) error {
	answer, err := c.Payment.All(map[string]any{"count": pageSize}, nil)
	if err != nil || see == nil {
		return err
	}
	payments, ok := answer["items"].([]any)
	if !ok {
		return errors.New("items is not a list")
	}
	for _, payment := range payments {
		if err := seeMap(payment, see); err != nil {
			return err
		}
	}
	return nil
}

func seeMap(payment any, see func(string, int64)) error {
	members, _ := payment.(map[string]any)
	id, idOK := members["id"].(string)
	amount, amountOK := members["amount"].(float64)
	if !idOK || !amountOK {
		return fmt.Errorf("not a payment: %v", payment)
	}
	see(id, int64(amount))
	return nil
}

// stockClient is the client that stock oapi-codegen generates.
type stockClient struct{ *stock.ClientWithResponses }

func openStock(server string, transport http.RoundTripper) (client, error) {
	made, err := stock.NewClientWithResponses(server+"/v1",
		stock.WithHTTPClient(&http.Client{Transport: transport, Timeout: timeout}),
		stock.WithRequestEditorFn(func(_ context.Context, request *http.Request) error {
			request.SetBasicAuth(keyID, keySecret)
			return nil
		}))
	return stockClient{made}, err
}

func (c stockClient) fetch(ctx context.Context, see func(string, int64)) error {
	answer, err := c.FetchPaymentWithResponse(ctx, paymentID, nil)
	switch {
	case err != nil:
		return err
	case answer.JSON200 == nil:
		return fmt.Errorf("status %d", answer.StatusCode())
	case see != nil:
		see(answer.JSON200.Id, answer.JSON200.Amount)
	}
	return nil
}

func (c stockClient) list(ctx context.Context, see func(string, int64)) error {
	count := pageSize
	answer, err := c.ListPaymentsWithResponse(ctx, &stock.ListPaymentsParams{Count: &count})
	switch {
	case err != nil:
		return err
	case answer.JSON200 == nil:
		return fmt.Errorf("status %d", answer.StatusCode())
	case see != nil:
		for _, payment := range answer.JSON200.Items {
			see(payment.Id, payment.Amount)
		}
	}
	return nil
}
