package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

// paymentSteps returns the steps of the tour. Later steps use the results of earlier ones.
//
//nolint:funlen // one step after the other, as they are read
func paymentSteps(server *apitest.Server) []step {
	client, keyOnly := server.Client(), server.KeyOnlyClient()
	var (
		order        *generated.Order
		payment      *generated.CreatedPayment
		confirmation *generated.PaymentConfirmation
		refund       *generated.Refund
	)
	const price, part paise.Amount = 50_000, 20_000
	downtime := server.StartDowntime(generated.Downtime{
		Method: generated.DowntimeMethodNetbanking, Severity: generated.DowntimeSeverityHigh,
		Instrument: generated.DowntimeInstrument{Bank: api.Ptr("UTIB")},
	})
	return []step{
		{"createOrder", rupees(price) + ", captured by a call", 0, func(ctx context.Context, keep api.CallOption) (string, error) {
			var err error
			order, err = client.CreateOrder(ctx, generated.CreateOrderRequest{
				Amount: price, Currency: paise.INR, Receipt: "rcptid_11",
				Payment: &generated.CaptureSettings{
					Capture: generated.CaptureModeManual,
					CaptureOptions: &generated.CaptureOptions{
						ManualExpiryPeriod: api.Ptr[int64](7200), RefundSpeed: generated.RefundSpeedOptimum,
					},
				},
			}, keep)
			return resultOf(err, func() string { return fmt.Sprintf("%s is %s", order.ID, order.Status) })
		}},
		{"createPayment", "by card, " + rupees(price), 0, func(ctx context.Context, keep api.CallOption) (string, error) {
			var err error
			payment, err = client.CreatePaymentWithCard(ctx, generated.CardPayment{
				Amount: price, Currency: paise.INR, OrderID: order.ID,
				Email: "gaurav.kumar@example.com", Contact: "9090909090",
				Card: generated.CardDetails{Number: "4111111111111111", Name: "Gaurav", ExpiryMonth: "11", ExpiryYear: "30", CVV: "100"},
			}, keep)
			return resultOf(err, func() string { return fmt.Sprintf("%s, next %s", payment.RazorpayPaymentID, actionNames(payment.Next)) })
		}},
		{"generateOTP", "for that payment, with the key alone", 0, func(ctx context.Context, keep api.CallOption) (string, error) {
			challenge, err := keyOnly.GenerateOTP(ctx, payment.RazorpayPaymentID, keep)
			return resultOf(err, func() string {
				return fmt.Sprintf("sent for %s card ...%s, next %s", challenge.Metadata.Issuer, challenge.Metadata.Last4, actionNames(challenge.Next))
			})
		}},
		{"resendOTP", "once more", 0, func(ctx context.Context, keep api.CallOption) (string, error) {
			resent, err := client.ResendOTP(ctx, payment.RazorpayPaymentID, keep)
			return resultOf(err, func() string { return fmt.Sprintf("%s, next %s", resent.RazorpayPaymentID, actionNames(resent.Next)) })
		}},
		{"submitOTP", "the customer's one-time password", 0, func(ctx context.Context, keep api.CallOption) (string, error) {
			var err error
			confirmation, err = client.SubmitOTP(ctx, payment.RazorpayPaymentID, generated.SubmitOTPRequest{OTP: apitest.OTP}, keep)
			return resultOf(err, func() string {
				return fmt.Sprintf("%s is paid by %s", confirmation.RazorpayOrderID, confirmation.RazorpayPaymentID)
			})
		}},
		{"", "is the signature Razorpay's?", 0, func(context.Context, api.CallOption) (string, error) {
			c := confirmation
			err := api.VerifyPayment(order.ID, c.RazorpayPaymentID, c.RazorpaySignature, apitest.KeySecret)
			if err == nil && api.VerifyPayment(order.ID, "pay_another", c.RazorpaySignature, apitest.KeySecret) == nil {
				err = errors.New("the signature holds for another payment too")
			}
			return resultOf(err, func() string { return "yes, and not for another payment" })
		}},
		{"createPayment", "by netbanking, a second try, bank HDFC", 0, func(ctx context.Context, keep api.CallOption) (string, error) {
			created, err := client.CreatePaymentWithNetbanking(ctx, generated.NetbankingPayment{
				Amount: price, Currency: paise.INR, OrderID: order.ID,
				Email: "gaurav.kumar@example.com", Contact: "9123456789", Bank: "HDFC",
			}, keep)
			return resultOf(err, func() string { return fmt.Sprintf("%s, next %s", created.RazorpayPaymentID, actionNames(created.Next)) })
		}},
		{"createUPIPayment", "collect, a third, gauravkumar@exampleupi", 0, func(ctx context.Context, keep api.CallOption) (string, error) {
			created, err := client.CreateUPIPaymentWithCollect(ctx, generated.UPICollectPayment{
				Amount: price, Currency: paise.INR, OrderID: order.ID, CustomerID: "cust_EIW4T2etiweBmG",
				Email: "gaurav.kumar@example.com", Contact: "9123456789", IP: "192.168.0.103", Referer: "http", UserAgent: "Mozilla/5.0",
				UPI: generated.UPICollectDetails{VPA: "gauravkumar@exampleupi", ExpiryTime: api.Ptr[int64](5)},
			}, keep)
			return resultOf(err, func() string { return fmt.Sprintf("%s waits for the customer", created.RazorpayPaymentID) })
		}},
		{"createUPIPayment", "intent, a fourth", 0, func(ctx context.Context, keep api.CallOption) (string, error) {
			created, err := client.CreateUPIPaymentWithIntent(ctx, generated.UPIIntentPayment{
				Amount: price, Currency: paise.INR, OrderID: order.ID,
				Email: "gaurav.kumar@example.com", Contact: "9090909090", IP: "192.168.0.103", Referer: "http", UserAgent: "Mozilla/5.0",
			}, keep)
			return resultOf(err, func() string { return fmt.Sprintf("%s, with a upi:// link", created.RazorpayPaymentID) })
		}},
		{"capturePayment", rupees(price), 0, func(ctx context.Context, keep api.CallOption) (string, error) {
			captured, err := client.CapturePayment(ctx, confirmation.RazorpayPaymentID,
				generated.CaptureRequest{Amount: price, Currency: paise.INR}, keep)
			return resultOf(err, func() string { return describe(captured) })
		}},
		{"fetchOrder", "is it paid?", 0, func(ctx context.Context, keep api.CallOption) (string, error) {
			paid, err := client.FetchOrder(ctx, order.ID, nil, keep)
			return resultOf(err, func() string { return fmt.Sprintf("%s is %s", paid.ID, paid.Status) })
		}},
		{"createRefund", rupees(part) + ", with a key", 0, func(ctx context.Context, keep api.CallOption) (string, error) {
			var err error
			refund, err = client.CreateRefund(ctx, confirmation.RazorpayPaymentID,
				&generated.CreateRefundParams{IdempotencyKey: "refund-of-rcptid_11"}, generated.RefundRequest{Amount: api.Ptr(part)}, keep)
			return resultOf(err, func() string { return fmt.Sprintf("%s of %s is %s", refund.ID, rupees(refund.Amount), refund.Status) })
		}},
		{"createRefund", "the same again, as if its answer was lost", 0, func(ctx context.Context, keep api.CallOption) (string, error) {
			again, err := client.CreateRefund(ctx, confirmation.RazorpayPaymentID,
				&generated.CreateRefundParams{IdempotencyKey: "refund-of-rcptid_11"}, generated.RefundRequest{Amount: api.Ptr(part)}, keep)
			if err == nil && again.ID != refund.ID {
				err = fmt.Errorf("another refund was made: %s", again.ID)
			}
			return resultOf(err, func() string { return string(again.ID) + ", no other" })
		}},
		{"listPaymentRefunds", "of that payment", 0, func(ctx context.Context, keep api.CallOption) (string, error) {
			page, err := client.ListPaymentRefunds(ctx, confirmation.RazorpayPaymentID, nil, keep)
			return resultOf(err, func() string { return fmt.Sprintf("%d, of %s", len(page.Items), rupees(page.Items[0].Amount)) })
		}},
		{"fetchPayment", "with its card expanded", 0, func(ctx context.Context, keep api.CallOption) (string, error) {
			fetched, err := client.FetchPayment(ctx, confirmation.RazorpayPaymentID,
				&generated.FetchPaymentParams{Expand: []generated.Expansion{generated.ExpansionCard}}, keep)
			return resultOf(err, func() string { return describe(fetched) })
		}},
		{"listPayments", "the last 10", 0, func(ctx context.Context, keep api.CallOption) (string, error) {
			page, err := client.ListPayments(ctx, &generated.ListPaymentsParams{Count: 10}, keep)
			return resultOf(err, func() string { return fmt.Sprintf("%d payments; %s", len(page.Items), describe(&page.Items[0])) })
		}},
		{"listOrderPayments", "of the order", 0, func(ctx context.Context, keep api.CallOption) (string, error) {
			page, err := client.ListOrderPayments(ctx, order.ID, keep)
			return resultOf(err, func() string { return fmt.Sprintf("%d payments; %s", len(page.Items), describe(&page.Items[0])) })
		}},
		{"updatePayment", "notes: delivered = yes", 0, func(ctx context.Context, keep api.CallOption) (string, error) {
			updated, err := client.UpdatePayment(ctx, confirmation.RazorpayPaymentID,
				generated.UpdatePaymentRequest{Notes: map[string]string{"delivered": "yes"}}, keep)
			return resultOf(err, func() string { return fmt.Sprintf("notes %v", updated.Notes) })
		}},
		{"fetchPaymentCard", "which card was it?", 0, func(ctx context.Context, keep api.CallOption) (string, error) {
			card, err := client.FetchPaymentCard(ctx, confirmation.RazorpayPaymentID, keep)
			return resultOf(err, func() string { return fmt.Sprintf("%s %s ...%s", card.Network, card.Type, card.Last4) })
		}},
		{"listPaymentDowntimes", "what is down?", 0, func(ctx context.Context, keep api.CallOption) (string, error) {
			page, err := client.ListPaymentDowntimes(ctx, keep)
			return resultOf(err, func() string {
				return fmt.Sprintf("%d, the first since %s", len(page.Items), page.Items[0].Begin)
			})
		}},
		{"fetchPaymentDowntime", "one of them", 0, func(ctx context.Context, keep api.CallOption) (string, error) {
			downtime, err := client.FetchPaymentDowntime(ctx, downtime, keep)
			return resultOf(err, func() string {
				return fmt.Sprintf("%s, %s severity, %s", downtime.Method, downtime.Severity, downtime.Status)
			})
		}},
		{"fetchIIN", "412345", 0, func(ctx context.Context, keep api.CallOption) (string, error) {
			iin, err := client.FetchIIN(ctx, "412345", keep)
			return resultOf(err, func() string { return fmt.Sprintf("%s %s of %s", iin.Network, iin.Type, iin.IssuerName) })
		}},
		{"validateVPA", "gauravkumar@exampleupi", 0, func(ctx context.Context, keep api.CallOption) (string, error) {
			validation, err := client.ValidateVPA(ctx, generated.ValidateVPARequest{VPA: "gauravkumar@exampleupi"}, keep)
			return resultOf(err, func() string { return fmt.Sprintf("%s: %t", validation.VPA, validation.Success) })
		}},
		{"fetchPaymentMethods", "with the key alone", 0, func(ctx context.Context, keep api.CallOption) (string, error) {
			methods, err := keyOnly.FetchPaymentMethods(ctx, keep)
			return resultOf(err, func() string {
				return fmt.Sprintf("card %t, UPI %t, %d banks", methods.Card, methods.UPI, len(methods.Netbanking))
			})
		}},
		{"listPayments", "expanded by what there is not, to provoke an error", 400, func(ctx context.Context, keep api.CallOption) (string, error) {
			err := client.Do(ctx, "GET", "/payments?expand%5B%5D=everything", nil, nil, keep) // ListPayments would refuse it
			var failed *api.Error
			if !errors.As(err, &failed) || !errors.Is(err, api.ErrBadRequest) || api.MayHaveHappened(err) {
				return "", fmt.Errorf("wanted a refusal that surely had no effect, got %w", err)
			}
			return fmt.Sprintf("%d %s, field %s; nothing happened", failed.StatusCode, failed.Code, failed.Field), nil
		}},
		{"", "an id that is not one is never sent", 0, func(ctx context.Context, _ api.CallOption) (string, error) {
			before := len(server.Requests())
			_, err := client.FetchPayment(ctx, "..", nil)
			var refused *api.InputError
			if !errors.As(err, &refused) || len(server.Requests()) != before {
				return "", fmt.Errorf("wanted a refusal before sending, got %w", err)
			}
			return refused.Error(), nil
		}},
	}
}

// resultOf returns err, or else the result that describe gives.
func resultOf(err error, describe func() string) (string, error) {
	if err != nil {
		return "", err
	}
	return describe(), nil
}

func describe(payment *generated.Payment) string {
	return fmt.Sprintf("%s by %s: %s %s", payment.ID, payment.Method, payment.Status, paise.Format(payment.Amount, payment.Currency))
}

func rupees(amount paise.Amount) string { return paise.Format(amount, paise.INR) }

// actionNames returns the names of the next steps.
func actionNames(steps []generated.NextStep) string {
	names := make([]string, 0, len(steps))
	for _, step := range steps {
		names = append(names, step.Action)
	}
	return strings.Join(names, " or ")
}
