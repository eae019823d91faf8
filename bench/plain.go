package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
)

// plainClient is a client written without a library: net/http, encoding/json and a struct, without
// retries, typed errors or checks.
type plainClient struct {
	http   *http.Client
	server string
}

func openPlain(server string, transport http.RoundTripper) (client, error) {
	return plainClient{http: &http.Client{Transport: transport, Timeout: timeout}, server: server}, nil
}

func (c plainClient) fetch(ctx context.Context, see func(string, int64)) error {
	payment, err := get[plainPayment](ctx, c, "/v1/payments/"+url.PathEscape(paymentID))
	if err == nil && see != nil {
		see(payment.ID, payment.Amount)
	}
	return err
}

func (c plainClient) list(ctx context.Context, see func(string, int64)) error {
	payments, err := get[plainPage](ctx, c, "/v1/payments?count="+strconv.Itoa(pageSize))
	if err == nil && see != nil {
		for _, payment := range payments.Items {
			see(payment.ID, payment.Amount)
		}
	}
	return err
}

func get[T any](ctx context.Context, c plainClient, target string) (*T, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, c.server+target, nil)
	if err != nil {
		return nil, err
	}
	request.SetBasicAuth(keyID, keySecret)
	answer, err := c.http.Do(request)
	if err != nil {
		return nil, err
	}
	defer func() { _ = answer.Body.Close() }()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		return nil, err
	}
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("status %d", answer.StatusCode)
	}
	out := new(T)
	return out, json.Unmarshal(body, out)
}

type plainPage struct {
	Entity string         `json:"entity"`
	Count  int64          `json:"count"`
	Items  []plainPayment `json:"items"`
}

// plainPayment has every member of the contract's payment, in Go's own types, with pointers where
// null is possible.
type plainPayment struct {
	ID                string            `json:"id"`
	Entity            string            `json:"entity"`
	AccountID         string            `json:"account_id"`
	Amount            int64             `json:"amount"`
	Currency          string            `json:"currency"`
	Status            string            `json:"status"`
	OrderID           *string           `json:"order_id"`
	InvoiceID         *string           `json:"invoice_id"`
	International     *bool             `json:"international"`
	Method            string            `json:"method"`
	AmountRefunded    int64             `json:"amount_refunded"`
	AmountCaptured    *int64            `json:"amount_captured"`
	AmountTransferred *int64            `json:"amount_transferred"`
	RefundStatus      *string           `json:"refund_status"`
	Captured          bool              `json:"captured"`
	Description       *string           `json:"description"`
	CardID            *string           `json:"card_id"`
	Card              *plainCard        `json:"card"`
	Bank              *string           `json:"bank"`
	Wallet            *string           `json:"wallet"`
	VPA               *string           `json:"vpa"`
	UPI               *plainUPI         `json:"upi"`
	EMI               *plainEMI         `json:"emi"`
	EMIPlan           *plainEMI         `json:"emi_plan"`
	Email             *string           `json:"email"`
	Contact           *string           `json:"contact"`
	CustomerID        string            `json:"customer_id"`
	TokenID           *string           `json:"token_id"`
	Token             *plainToken       `json:"token"`
	TerminalID        string            `json:"terminal_id"`
	GatewayProvider   *string           `json:"gateway_provider"`
	Notes             map[string]string `json:"notes"`
	Fee               *int64            `json:"fee"`
	FeeBearer         *string           `json:"fee_bearer"`
	Tax               *int64            `json:"tax"`
	BaseAmount        *int64            `json:"base_amount"`
	BaseCurrency      string            `json:"base_currency"`
	ErrorCode         *string           `json:"error_code"`
	ErrorDescription  *string           `json:"error_description"`
	ErrorSource       *string           `json:"error_source"`
	ErrorStep         *string           `json:"error_step"`
	ErrorReason       *string           `json:"error_reason"`
	AcquirerData      plainAcquirer     `json:"acquirer_data"`
	CreatedAt         int64             `json:"created_at"`
	Provider          *string           `json:"provider"`
	Reward            json.RawMessage   `json:"reward"`
	Offers            *plainOffers      `json:"offers"`
	Refunds           json.RawMessage   `json:"refunds"`
	Transaction       json.RawMessage   `json:"transaction"`
}

type plainAcquirer struct {
	ARN                           *string `json:"arn"`
	AuthCode                      *string `json:"auth_code"`
	AuthenticationReferenceNumber *string `json:"authentication_reference_number"`
	BankTransactionID             *string `json:"bank_transaction_id"`
	RRN                           *string `json:"rrn"`
	TransactionID                 *string `json:"transaction_id"`
	UPITransactionID              *string `json:"upi_transaction_id"`
}

type plainCard struct {
	ID            string  `json:"id"`
	Entity        string  `json:"entity"`
	Name          string  `json:"name"`
	Last4         string  `json:"last4"`
	Network       string  `json:"network"`
	Type          string  `json:"type"`
	SubType       string  `json:"sub_type"`
	Issuer        *string `json:"issuer"`
	International bool    `json:"international"`
	EMI           *bool   `json:"emi"`
	IIN           *string `json:"iin"`
	TokenIIN      *string `json:"token_iin"`
}

type plainToken struct {
	ID          string          `json:"id"`
	Entity      string          `json:"entity"`
	Method      string          `json:"method"`
	Card        *plainTokenCard `json:"card"`
	ExpiryMonth int64           `json:"expiry_month"`
	ExpiryYear  int64           `json:"expiry_year"`
	ExpiredAt   int64           `json:"expired_at"`
	Status      *string         `json:"status"`
}

type plainTokenCard struct {
	Last4         string  `json:"last4"`
	Network       string  `json:"network"`
	Type          string  `json:"type"`
	SubType       string  `json:"sub_type"`
	Issuer        *string `json:"issuer"`
	International bool    `json:"international"`
	EMI           bool    `json:"emi"`
	TokenIIN      *string `json:"token_iin"`
}

type plainOffers struct {
	Entity string            `json:"entity"`
	Count  int64             `json:"count"`
	Items  []json.RawMessage `json:"items"`
}

type plainUPI struct {
	VPA              *string `json:"vpa"`
	Flow             string  `json:"flow"`
	PayerAccountType string  `json:"payer_account_type"`
}

type plainEMI struct {
	Issuer   string  `json:"issuer"`
	Type     *string `json:"type"`
	Rate     int64   `json:"rate"`
	Duration int64   `json:"duration"`
}
