// Code generated from spec/payments.yaml by github.com/oapi-codegen/oapi-codegen/v2 v2.8.2. DO NOT EDIT.

// Package generated is the Payments API as Go: a type for every schema of the
// contract and a method for every operation. It is made from
// spec/payments.yaml by `go generate ./...` and never edited.
//
// It knows shapes, not connections: [API] and [KeyOnlyAPI] hand each call,
// checked and encoded, to a [call.Caller]. Package api is the one that talks HTTP;
// a service imports it and takes the types from here:
//
//	client, err := api.New(api.Key(keyID, secret))
//	order, err := client.CreateOrder(ctx, generated.CreateOrderRequest{
//		Amount:   50_000, // paise
//		Currency: paise.INR,
//	})
//
// Every method returns a value if and only if its error is nil. A nil error
// means that the server answered with success and that the answer could be
// read.
//
// A list has a second method, an iterator over its items that fetches page after
// page: [API.ListPayments] gives one page, and [API.Payments] all of them.
//
// Enums are open: a value that the contract does not list is kept as it came,
// and its Valid method reports false. Ids are types of their own, checked
// before they are sent. A pointer is a value that may be null or left out.
package generated

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"log/slog"
	"math"
	"net/http"
	"strings"

	"github.com/rzpkit/payments/api/call"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/api/wire"
)

// ServerURL is where the API lives, without a trailing slash.
const ServerURL = "https://api.razorpay.com/v1"

// Defines values for AuthenticationChannel.
const (
	AuthenticationChannelApp     AuthenticationChannel = "app"
	AuthenticationChannelBrowser AuthenticationChannel = "browser"
)

// Valid indicates whether the value is a known member of the AuthenticationChannel enum.
func (e AuthenticationChannel) Valid() bool {
	switch e {
	case AuthenticationChannelApp:
		return true
	case AuthenticationChannelBrowser:
		return true
	default:
		return false
	}
}

// Defines values for CaptureMode.
const (
	CaptureModeAutomatic CaptureMode = "automatic"
	CaptureModeManual    CaptureMode = "manual"
)

// Valid indicates whether the value is a known member of the CaptureMode enum.
func (e CaptureMode) Valid() bool {
	switch e {
	case CaptureModeAutomatic:
		return true
	case CaptureModeManual:
		return true
	default:
		return false
	}
}

// Defines values for CardNetwork.
const (
	CardNetworkAmericanExpress CardNetwork = "American Express"
	CardNetworkDinersClub      CardNetwork = "Diners Club"
	CardNetworkMaestro         CardNetwork = "Maestro"
	CardNetworkMasterCard      CardNetwork = "MasterCard"
	CardNetworkRuPay           CardNetwork = "RuPay"
	CardNetworkUnknown         CardNetwork = "Unknown"
	CardNetworkVisa            CardNetwork = "Visa"
)

// Valid indicates whether the value is a known member of the CardNetwork enum.
func (e CardNetwork) Valid() bool {
	switch e {
	case CardNetworkAmericanExpress:
		return true
	case CardNetworkDinersClub:
		return true
	case CardNetworkMaestro:
		return true
	case CardNetworkMasterCard:
		return true
	case CardNetworkRuPay:
		return true
	case CardNetworkUnknown:
		return true
	case CardNetworkVisa:
		return true
	default:
		return false
	}
}

// Defines values for CardPaymentMethod.
const (
	CardPaymentMethodCard CardPaymentMethod = "card"
)

// Valid indicates whether the value is a known member of the CardPaymentMethod enum.
func (e CardPaymentMethod) Valid() bool {
	switch e {
	case CardPaymentMethodCard:
		return true
	default:
		return false
	}
}

// Defines values for CardSubType.
const (
	CardSubTypeBusiness CardSubType = "business"
	CardSubTypeConsumer CardSubType = "consumer"
	CardSubTypePremium  CardSubType = "premium"
)

// Valid indicates whether the value is a known member of the CardSubType enum.
func (e CardSubType) Valid() bool {
	switch e {
	case CardSubTypeBusiness:
		return true
	case CardSubTypeConsumer:
		return true
	case CardSubTypePremium:
		return true
	default:
		return false
	}
}

// Defines values for CardType.
const (
	CardTypeCredit  CardType = "credit"
	CardTypeDebit   CardType = "debit"
	CardTypePrepaid CardType = "prepaid"
	CardTypeUnknown CardType = "unknown"
)

// Valid indicates whether the value is a known member of the CardType enum.
func (e CardType) Valid() bool {
	switch e {
	case CardTypeCredit:
		return true
	case CardTypeDebit:
		return true
	case CardTypePrepaid:
		return true
	case CardTypeUnknown:
		return true
	default:
		return false
	}
}

// Defines values for DowntimeMethod.
const (
	DowntimeMethodCard       DowntimeMethod = "card"
	DowntimeMethodEmandate   DowntimeMethod = "emandate"
	DowntimeMethodNetbanking DowntimeMethod = "netbanking"
	DowntimeMethodUPI        DowntimeMethod = "upi"
	DowntimeMethodWallet     DowntimeMethod = "wallet"
)

// Valid indicates whether the value is a known member of the DowntimeMethod enum.
func (e DowntimeMethod) Valid() bool {
	switch e {
	case DowntimeMethodCard:
		return true
	case DowntimeMethodEmandate:
		return true
	case DowntimeMethodNetbanking:
		return true
	case DowntimeMethodUPI:
		return true
	case DowntimeMethodWallet:
		return true
	default:
		return false
	}
}

// Defines values for DowntimeSeverity.
const (
	DowntimeSeverityHigh   DowntimeSeverity = "high"
	DowntimeSeverityLow    DowntimeSeverity = "low"
	DowntimeSeverityMedium DowntimeSeverity = "medium"
)

// Valid indicates whether the value is a known member of the DowntimeSeverity enum.
func (e DowntimeSeverity) Valid() bool {
	switch e {
	case DowntimeSeverityHigh:
		return true
	case DowntimeSeverityLow:
		return true
	case DowntimeSeverityMedium:
		return true
	default:
		return false
	}
}

// Defines values for DowntimeStatus.
const (
	DowntimeStatusCancelled DowntimeStatus = "cancelled"
	DowntimeStatusResolved  DowntimeStatus = "resolved"
	DowntimeStatusScheduled DowntimeStatus = "scheduled"
	DowntimeStatusStarted   DowntimeStatus = "started"
	DowntimeStatusUpdated   DowntimeStatus = "updated"
)

// Valid indicates whether the value is a known member of the DowntimeStatus enum.
func (e DowntimeStatus) Valid() bool {
	switch e {
	case DowntimeStatusCancelled:
		return true
	case DowntimeStatusResolved:
		return true
	case DowntimeStatusScheduled:
		return true
	case DowntimeStatusStarted:
		return true
	case DowntimeStatusUpdated:
		return true
	default:
		return false
	}
}

// Defines values for Expansion.
const (
	ExpansionCard                  Expansion = "card"
	ExpansionEMI                   Expansion = "emi"
	ExpansionOffers                Expansion = "offers"
	ExpansionRefunds               Expansion = "refunds"
	ExpansionToken                 Expansion = "token"
	ExpansionTransaction           Expansion = "transaction"
	ExpansionTransactionSettlement Expansion = "transaction.settlement"
	ExpansionUPI                   Expansion = "upi"
)

// Valid indicates whether the value is a known member of the Expansion enum.
func (e Expansion) Valid() bool {
	switch e {
	case ExpansionCard:
		return true
	case ExpansionEMI:
		return true
	case ExpansionOffers:
		return true
	case ExpansionRefunds:
		return true
	case ExpansionToken:
		return true
	case ExpansionTransaction:
		return true
	case ExpansionTransactionSettlement:
		return true
	case ExpansionUPI:
		return true
	default:
		return false
	}
}

// Defines values for NetbankingPaymentMethod.
const (
	NetbankingPaymentMethodNetbanking NetbankingPaymentMethod = "netbanking"
)

// Valid indicates whether the value is a known member of the NetbankingPaymentMethod enum.
func (e NetbankingPaymentMethod) Valid() bool {
	switch e {
	case NetbankingPaymentMethodNetbanking:
		return true
	default:
		return false
	}
}

// Defines values for OrderStatus.
const (
	OrderStatusAttempted OrderStatus = "attempted"
	OrderStatusCreated   OrderStatus = "created"
	OrderStatusPaid      OrderStatus = "paid"
)

// Valid indicates whether the value is a known member of the OrderStatus enum.
func (e OrderStatus) Valid() bool {
	switch e {
	case OrderStatusAttempted:
		return true
	case OrderStatusCreated:
		return true
	case OrderStatusPaid:
		return true
	default:
		return false
	}
}

// Defines values for PayerAccountType.
const (
	PayerAccountTypeBankAccount PayerAccountType = "bank_account"
	PayerAccountTypeCreditCard  PayerAccountType = "credit_card"
	PayerAccountTypeCreditLine  PayerAccountType = "credit_line"
	PayerAccountTypeWallet      PayerAccountType = "wallet"
)

// Valid indicates whether the value is a known member of the PayerAccountType enum.
func (e PayerAccountType) Valid() bool {
	switch e {
	case PayerAccountTypeBankAccount:
		return true
	case PayerAccountTypeCreditCard:
		return true
	case PayerAccountTypeCreditLine:
		return true
	case PayerAccountTypeWallet:
		return true
	default:
		return false
	}
}

// Defines values for RefundStatus.
const (
	RefundStatusFull    RefundStatus = "full"
	RefundStatusPartial RefundStatus = "partial"
)

// Valid indicates whether the value is a known member of the RefundStatus enum.
func (e RefundStatus) Valid() bool {
	switch e {
	case RefundStatusFull:
		return true
	case RefundStatusPartial:
		return true
	default:
		return false
	}
}

// Defines values for PaymentMethod.
const (
	PaymentMethodCard       PaymentMethod = "card"
	PaymentMethodEMI        PaymentMethod = "emi"
	PaymentMethodNetbanking PaymentMethod = "netbanking"
	PaymentMethodPaylater   PaymentMethod = "paylater"
	PaymentMethodUPI        PaymentMethod = "upi"
	PaymentMethodWallet     PaymentMethod = "wallet"
)

// Valid indicates whether the value is a known member of the PaymentMethod enum.
func (e PaymentMethod) Valid() bool {
	switch e {
	case PaymentMethodCard:
		return true
	case PaymentMethodEMI:
		return true
	case PaymentMethodNetbanking:
		return true
	case PaymentMethodPaylater:
		return true
	case PaymentMethodUPI:
		return true
	case PaymentMethodWallet:
		return true
	default:
		return false
	}
}

// Defines values for PaymentStatus.
const (
	PaymentStatusAuthorized PaymentStatus = "authorized"
	PaymentStatusCaptured   PaymentStatus = "captured"
	PaymentStatusCreated    PaymentStatus = "created"
	PaymentStatusFailed     PaymentStatus = "failed"
	PaymentStatusRefunded   PaymentStatus = "refunded"
)

// Valid indicates whether the value is a known member of the PaymentStatus enum.
func (e PaymentStatus) Valid() bool {
	switch e {
	case PaymentStatusAuthorized:
		return true
	case PaymentStatusCaptured:
		return true
	case PaymentStatusCreated:
		return true
	case PaymentStatusFailed:
		return true
	case PaymentStatusRefunded:
		return true
	default:
		return false
	}
}

// Defines values for RefundSpeed.
const (
	RefundSpeedNormal  RefundSpeed = "normal"
	RefundSpeedOptimum RefundSpeed = "optimum"
)

// Valid indicates whether the value is a known member of the RefundSpeed enum.
func (e RefundSpeed) Valid() bool {
	switch e {
	case RefundSpeedNormal:
		return true
	case RefundSpeedOptimum:
		return true
	default:
		return false
	}
}

// Defines values for UPICollectDetailsFlow.
const (
	UPICollectDetailsFlowCollect UPICollectDetailsFlow = "collect"
)

// Valid indicates whether the value is a known member of the UPICollectDetailsFlow enum.
func (e UPICollectDetailsFlow) Valid() bool {
	switch e {
	case UPICollectDetailsFlowCollect:
		return true
	default:
		return false
	}
}

// Defines values for UPICollectPaymentMethod.
const (
	UPICollectPaymentMethodUPI UPICollectPaymentMethod = "upi"
)

// Valid indicates whether the value is a known member of the UPICollectPaymentMethod enum.
func (e UPICollectPaymentMethod) Valid() bool {
	switch e {
	case UPICollectPaymentMethodUPI:
		return true
	default:
		return false
	}
}

// Defines values for UPIFlow.
const (
	UPIFlowCollect UPIFlow = "collect"
	UPIFlowInApp   UPIFlow = "in_app"
	UPIFlowIntent  UPIFlow = "intent"
)

// Valid indicates whether the value is a known member of the UPIFlow enum.
func (e UPIFlow) Valid() bool {
	switch e {
	case UPIFlowCollect:
		return true
	case UPIFlowInApp:
		return true
	case UPIFlowIntent:
		return true
	default:
		return false
	}
}

// Defines values for UPIIntentDetailsFlow.
const (
	UPIIntentDetailsFlowIntent UPIIntentDetailsFlow = "intent"
)

// Valid indicates whether the value is a known member of the UPIIntentDetailsFlow enum.
func (e UPIIntentDetailsFlow) Valid() bool {
	switch e {
	case UPIIntentDetailsFlowIntent:
		return true
	default:
		return false
	}
}

// Defines values for UPIIntentPaymentMethod.
const (
	UPIIntentPaymentMethodUPI UPIIntentPaymentMethod = "upi"
)

// Valid indicates whether the value is a known member of the UPIIntentPaymentMethod enum.
func (e UPIIntentPaymentMethod) Valid() bool {
	switch e {
	case UPIIntentPaymentMethodUPI:
		return true
	default:
		return false
	}
}

// AccountID: Identifier of an account, `acc_` and an opaque rest.
type AccountID string

// Validate reports an id that cannot be one: without the prefix acc_, or
// with a character that has a meaning in a URL. The rest is opaque.
func (id AccountID) Validate() error { return call.CheckID(string(id), "acc_") }

// AcquirerData: References of the bank or network behind the payment; which of them there are depends on the
// method.
type AcquirerData struct {
	// Acquirer reference number of a card payment.
	ARN *string `json:"arn,omitzero"`

	// The card issuer's authorization code; null before authorization.
	AuthCode *string `json:"auth_code,omitzero"`

	// Reference of the card holder's authentication.
	AuthenticationReferenceNumber *string `json:"authentication_reference_number,omitzero"`

	// The bank's reference of a netbanking payment.
	BankTransactionID *string `json:"bank_transaction_id,omitzero"`

	// Retrieval reference number of the payment, digits with leading zeros.
	RRN *string `json:"rrn,omitzero"`

	// The wallet's or lender's reference of a payment.
	TransactionID *string `json:"transaction_id,omitzero"`

	// The UPI network's reference of a UPI payment.
	UPITransactionID *string `json:"upi_transaction_id,omitzero"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *AcquirerData) check(at string) error {
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *AcquirerData) Lacks() string {
	return ""
}

// Amount: An amount of money in the smallest unit of the currency beside it: 100 is one rupee in INR
// (100 paise) and 100 yen in JPY.
type Amount = paise.Amount

// AuthenticationChannel: Where the customer proves to be the card's holder.
type AuthenticationChannel string

// AuthenticationType: One way to authenticate a card's holder.
type AuthenticationType struct {
	// The way, such as `3ds` or `otp`.
	Type string `json:"type"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *AuthenticationType) check(at string) error {
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *AuthenticationType) Lacks() string {
	return ""
}

// BrowserDetails: The customer's browser, as the bank's risk check (3-D Secure) asks for it.
type BrowserDetails struct {
	// Bits a pixel of the screen.
	ColorDepth *int64 `json:"color_depth,omitzero"`

	// Whether the browser runs Java.
	JavaEnabled *bool `json:"java_enabled,omitzero"`

	// Whether the browser runs JavaScript.
	JavascriptEnabled *bool `json:"javascript_enabled,omitzero"`

	// The browser's language, such as `en-US`, 1 to 8 characters.
	Language string `json:"language,omitzero"`

	// Height of the screen, in pixels.
	ScreenHeight *int64 `json:"screen_height,omitzero"`

	// Width of the screen, in pixels.
	ScreenWidth *int64 `json:"screen_width,omitzero"`

	// Minutes from the browser's local time to UTC, negative east of Greenwich; -330 in India.
	TimezoneOffset *int64 `json:"timezone_offset,omitzero"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *BrowserDetails) check(at string) error {
	if v.ColorDepth != nil {
		if err := call.Within(at, "color_depth", int64((*v.ColorDepth)), 0, math.MaxInt64); err != nil {
			return err
		}
	}
	if err := call.AtMost(at, "language", string(v.Language), 8); err != nil {
		return err
	}
	if v.ScreenHeight != nil {
		if err := call.Within(at, "screen_height", int64((*v.ScreenHeight)), 0, math.MaxInt64); err != nil {
			return err
		}
	}
	if v.ScreenWidth != nil {
		if err := call.Within(at, "screen_width", int64((*v.ScreenWidth)), 0, math.MaxInt64); err != nil {
			return err
		}
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *BrowserDetails) Lacks() string {
	return ""
}

// CVV: Card verification value printed on the card, digits with leading zeros.
type CVV string

// String is [wire.Redacted]; string(v) is the way to the value.
func (CVV) String() string { return wire.Redacted }

// Format prints [wire.Redacted] for every verb but %p and %w.
func (CVV) Format(state fmt.State, _ rune) { wire.Redact(state) }

// LogValue is [wire.Redacted].
func (CVV) LogValue() slog.Value { return slog.StringValue(wire.Redacted) }

// CaptureMode: Whether payments are captured by themselves or by a capture call.
type CaptureMode string

// CaptureOptions: Until when payments are captured, and what happens to those that are not.
type CaptureOptions struct {
	// Minutes from the payment's creation within which it is captured by itself, at least 12;
	// or 0. Needed when `capture` is `automatic`.
	AutomaticExpiryPeriod *int64 `json:"automatic_expiry_period,omitzero"`

	// Minutes from the payment's creation within which it can be captured by a call, at most
	// 7200, which is 5 days and the default; not less than `automatic_expiry_period`.
	ManualExpiryPeriod *int64 `json:"manual_expiry_period,omitzero"`

	// How fast a payment that was not captured in time is given back: `normal`, or `optimum` for
	// the fastest way there is.
	RefundSpeed RefundSpeed `json:"refund_speed,omitzero"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *CaptureOptions) check(at string) error {
	if v.AutomaticExpiryPeriod != nil {
		if err := call.Within(at, "automatic_expiry_period", int64((*v.AutomaticExpiryPeriod)), 0, math.MaxInt64); err != nil {
			return err
		}
	}
	if v.ManualExpiryPeriod != nil {
		if err := call.Within(at, "manual_expiry_period", int64((*v.ManualExpiryPeriod)), 0, 7200); err != nil {
			return err
		}
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *CaptureOptions) Lacks() string {
	return ""
}

// CaptureRequest: What to capture of an authorized payment.
type CaptureRequest struct {
	// The amount to capture, in the currency's smallest unit; the authorized amount.
	Amount ChargeAmount `json:"amount"`

	// The currency of the payment.
	Currency Currency `json:"currency"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *CaptureRequest) check(at string) error {
	if err := call.Within(at, "amount", int64(v.Amount), 1, math.MaxInt64); err != nil {
		return err
	}
	if v.Currency == "" {
		return call.Refuse(at, "currency", call.ErrMissing)
	}
	if err := call.Matches(at, "currency", string(v.Currency), "^[A-Z]{3}$"); err != nil {
		return err
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *CaptureRequest) Lacks() string {
	return ""
}

// CaptureSettings: How the payments of an order are captured.
type CaptureSettings struct {
	// Whether payments are captured by themselves or by a capture call.
	Capture CaptureMode `json:"capture"`

	// Until when payments are captured, and what happens to those that are not.
	CaptureOptions *CaptureOptions `json:"capture_options,omitzero"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *CaptureSettings) check(at string) error {
	if v.Capture == "" {
		return call.Refuse(at, "capture", call.ErrMissing)
	}
	if v.CaptureOptions != nil {
		if err := (*v.CaptureOptions).check(at + "capture_options."); err != nil {
			return err
		}
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *CaptureSettings) Lacks() string {
	return ""
}

// Card: What is known of a card; never its full number.
type Card struct {
	// Whether the card can pay in monthly instalments; null if not known.
	EMI *bool `json:"emi"`

	// Always `card`.
	Entity string `json:"entity"`

	// Identifier of a card, `card_` and an opaque rest.
	ID CardID `json:"id"`

	// First six digits of the card's number.
	IIN *string `json:"iin,omitzero"`

	// Whether the card was issued abroad.
	International bool `json:"international"`

	// Code of the bank that issued the card; null for banks abroad.
	Issuer *string `json:"issuer"`

	// The last four digits of the card's number, leading zeros included.
	Last4 string `json:"last4"`

	// Name of the card's holder; often empty.
	Name string `json:"name"`

	// Network of a card, in the spelling of the card entity.
	Network CardNetwork `json:"network"`

	// Whom a card is issued for.
	SubType CardSubType `json:"sub_type"`

	// First nine digits of the card's token; null without a token.
	TokenIIN *string `json:"token_iin,omitzero"`

	// Kind of a card.
	Type CardType `json:"type"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *Card) check(at string) error {
	if err := v.ID.Validate(); err != nil {
		return call.Refuse(at, "id", err)
	}
	if v.Network == "" {
		return call.Refuse(at, "network", call.ErrMissing)
	}
	if v.SubType == "" {
		return call.Refuse(at, "sub_type", call.ErrMissing)
	}
	if v.Type == "" {
		return call.Refuse(at, "type", call.ErrMissing)
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *Card) Lacks() string {
	if v.ID == "" {
		return "id"
	}
	return ""
}

// CardAuthentication: How the customer proves to be the card's holder.
type CardAuthentication struct {
	// Where the customer proves to be the card's holder.
	AuthenticationChannel AuthenticationChannel `json:"authentication_channel,omitzero"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *CardAuthentication) check(at string) error {
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *CardAuthentication) Lacks() string {
	return ""
}

// CardDetails: The card to pay with.
type CardDetails struct {
	// Card verification value printed on the card, digits with leading zeros.
	CVV CVV `json:"cvv,omitzero"`

	// Month in which the card expires, 01 to 12.
	ExpiryMonth string `json:"expiry_month"`

	// Year in which the card expires, its last two digits.
	ExpiryYear string `json:"expiry_year"`

	// Name of the card's holder.
	Name string `json:"name"`

	// Full number of a card or card token, digits only, without blanks.
	Number CardNumber `json:"number"`
}

// LogValue leaves out what must not be logged.
func (v CardDetails) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("cvv", wire.Redacted),
		slog.Any("expiry_month", v.ExpiryMonth),
		slog.Any("expiry_year", v.ExpiryYear),
		slog.Any("name", v.Name),
		slog.String("number", wire.Redacted),
	)
}

// Format prints what LogValue leaves, for every verb but %p and %w.
func (v CardDetails) Format(state fmt.State, _ rune) { call.FormatLogged(state, v) }

// check names the first field that the contract refuses; at is the path to v.
func (v *CardDetails) check(at string) error {
	if v.CVV != "" {
		if err := call.Matches(at, "cvv", string(v.CVV), "^[0-9]{3,4}$"); err != nil {
			return err
		}
	}
	if v.ExpiryMonth == "" {
		return call.Refuse(at, "expiry_month", call.ErrMissing)
	}
	if v.ExpiryYear == "" {
		return call.Refuse(at, "expiry_year", call.ErrMissing)
	}
	if v.Name == "" {
		return call.Refuse(at, "name", call.ErrMissing)
	}
	if v.Number == "" {
		return call.Refuse(at, "number", call.ErrMissing)
	}
	if err := call.Matches(at, "number", string(v.Number), "^[0-9]{12,19}$"); err != nil {
		return err
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *CardDetails) Lacks() string {
	return ""
}

// CardID: Identifier of a card, `card_` and an opaque rest.
type CardID string

// Validate reports an id that cannot be one: without the prefix card_, or
// with a character that has a meaning in a URL. The rest is opaque.
func (id CardID) Validate() error { return call.CheckID(string(id), "card_") }

// CardNetwork: Network of a card, in the spelling of the card entity.
type CardNetwork string

// CardNumber: Full number of a card or card token, digits only, without blanks.
type CardNumber = wire.CardNumber

// CardPayment: A payment by card.
type CardPayment struct {
	// An amount to charge, at least 1, in the smallest unit of the currency beside it. In INR at
	// least 100, which is one rupee.
	Amount ChargeAmount `json:"amount"`

	// How the customer proves to be the card's holder.
	Authentication *CardAuthentication `json:"authentication,omitzero"`

	// The customer's browser, as the bank's risk check (3-D Secure) asks for it.
	Browser *BrowserDetails `json:"browser,omitzero"`

	// Where the customer's browser is sent with the result.
	CallbackURL string `json:"callback_url,omitzero"`

	// The card to pay with.
	Card CardDetails `json:"card"`

	// The customer's telephone number, 1 to 15 characters.
	Contact string `json:"contact"`

	// Three-letter code of a currency, in capitals.
	Currency Currency `json:"currency"`

	// Identifier of a customer, `cust_` and an opaque rest.
	CustomerID CustomerID `json:"customer_id,omitzero"`

	// The merchant's description of the payment.
	Description string `json:"description,omitzero"`

	// The customer's e-mail address, 1 to 40 characters.
	Email string `json:"email"`

	// IP address of the customer's device.
	IP string `json:"ip,omitzero"`

	// Always `card`.
	Method CardPaymentMethod `json:"method"`

	// Key-value pairs to keep with the object: at most 15, each value at most 256 characters.
	Notes NotesInput `json:"notes,omitzero"`

	// Identifier of an order, `order_` and an opaque rest.
	OrderID OrderID `json:"order_id"`

	// The `referer` header that the customer's browser sent.
	Referer string `json:"referer,omitzero"`

	// Whether the card is kept as a token for later payments.
	Save *Flag `json:"save,omitzero"`

	// The `user-agent` header that the customer's browser sent.
	UserAgent string `json:"user_agent,omitzero"`
}

// LogValue leaves out what must not be logged.
func (v CardPayment) LogValue() slog.Value {
	return slog.GroupValue(
		slog.Any("amount", v.Amount),
		slog.Any("authentication", call.Shown(v.Authentication)),
		slog.Any("browser", call.Shown(v.Browser)),
		slog.Any("callback_url", v.CallbackURL),
		slog.String("card", wire.Redacted),
		slog.Any("contact", v.Contact),
		slog.Any("currency", v.Currency),
		slog.Any("customer_id", v.CustomerID),
		slog.Any("description", v.Description),
		slog.Any("email", v.Email),
		slog.Any("ip", v.IP),
		slog.Any("method", v.Method),
		slog.Any("notes", v.Notes),
		slog.Any("order_id", v.OrderID),
		slog.Any("referer", v.Referer),
		slog.Any("save", call.Shown(v.Save)),
		slog.Any("user_agent", v.UserAgent),
	)
}

// Format prints what LogValue leaves, for every verb but %p and %w.
func (v CardPayment) Format(state fmt.State, _ rune) { call.FormatLogged(state, v) }

func (v *CardPayment) fill() {
	v.Method = "card"
}

// check names the first field that the contract refuses; at is the path to v.
func (v *CardPayment) check(at string) error {
	if err := call.Within(at, "amount", int64(v.Amount), 1, math.MaxInt64); err != nil {
		return err
	}
	if v.Authentication != nil {
		if err := (*v.Authentication).check(at + "authentication."); err != nil {
			return err
		}
	}
	if v.Browser != nil {
		if err := (*v.Browser).check(at + "browser."); err != nil {
			return err
		}
	}
	if err := v.Card.check(at + "card."); err != nil {
		return err
	}
	if v.Contact == "" {
		return call.Refuse(at, "contact", call.ErrMissing)
	}
	if err := call.AtMost(at, "contact", string(v.Contact), 15); err != nil {
		return err
	}
	if v.Currency == "" {
		return call.Refuse(at, "currency", call.ErrMissing)
	}
	if err := call.Matches(at, "currency", string(v.Currency), "^[A-Z]{3}$"); err != nil {
		return err
	}
	if v.CustomerID != "" {
		if err := v.CustomerID.Validate(); err != nil {
			return call.Refuse(at, "customer_id", err)
		}
	}
	if v.Email == "" {
		return call.Refuse(at, "email", call.ErrMissing)
	}
	if err := call.AtMost(at, "email", string(v.Email), 40); err != nil {
		return err
	}
	if v.Method == "" {
		return call.Refuse(at, "method", call.ErrMissing)
	}
	if err := call.Pairs(at, "notes", v.Notes, 15, 256); err != nil {
		return err
	}
	if err := v.OrderID.Validate(); err != nil {
		return call.Refuse(at, "order_id", err)
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *CardPayment) Lacks() string {
	if name := v.Card.Lacks(); name != "" {
		return "card." + name
	}
	if v.OrderID == "" {
		return "order_id"
	}
	return ""
}

// CardPaymentMethod: Always `card`.
type CardPaymentMethod string

// CardSubType: Whom a card is issued for.
type CardSubType string

// CardType: Kind of a card.
type CardType string

// ChargeAmount: An amount to charge, at least 1, in the smallest unit of the currency beside it. In INR at
// least 100, which is one rupee.
type ChargeAmount = paise.Amount

// Contact: A telephone number, with or without the country's code and its plus sign.
type Contact = wire.Contact

// CreateOrderRequest: The order to create.
type CreateOrderRequest struct {
	// An amount to charge, at least 1, in the smallest unit of the currency beside it. In INR at
	// least 100, which is one rupee.
	Amount ChargeAmount `json:"amount"`

	// The only bank account that the order may be paid from (third-party validation).
	BankAccount *OrderBankAccount `json:"bank_account,omitzero"`

	// Three-letter code of a currency, in capitals.
	Currency Currency `json:"currency"`

	// The least that the first part may be, in the currency's smallest unit; of use with
	// `partial_payment` only.
	FirstPaymentMinAmount *ChargeAmount `json:"first_payment_min_amount,omitzero"`

	// The one method that the order may be paid by, for third-party validation: `netbanking`
	// or `upi`.
	Method string `json:"method,omitzero"`

	// Key-value pairs to keep with the object: at most 15, each value at most 256 characters.
	Notes NotesInput `json:"notes,omitzero"`

	// Whether the customer may pay the order in parts.
	PartialPayment *bool `json:"partial_payment,omitzero"`

	// How the payments of an order are captured.
	Payment *CaptureSettings `json:"payment,omitzero"`

	// The merchant's own reference of the order, 1 to 40 characters.
	Receipt string `json:"receipt,omitzero"`
}

// LogValue leaves out what must not be logged.
func (v CreateOrderRequest) LogValue() slog.Value {
	return slog.GroupValue(
		slog.Any("amount", v.Amount),
		slog.String("bank_account", wire.Redacted),
		slog.Any("currency", v.Currency),
		slog.Any("first_payment_min_amount", call.Shown(v.FirstPaymentMinAmount)),
		slog.Any("method", v.Method),
		slog.Any("notes", v.Notes),
		slog.Any("partial_payment", call.Shown(v.PartialPayment)),
		slog.Any("payment", call.Shown(v.Payment)),
		slog.Any("receipt", v.Receipt),
	)
}

// Format prints what LogValue leaves, for every verb but %p and %w.
func (v CreateOrderRequest) Format(state fmt.State, _ rune) { call.FormatLogged(state, v) }

// check names the first field that the contract refuses; at is the path to v.
func (v *CreateOrderRequest) check(at string) error {
	if err := call.Within(at, "amount", int64(v.Amount), 1, math.MaxInt64); err != nil {
		return err
	}
	if v.BankAccount != nil {
		if err := (*v.BankAccount).check(at + "bank_account."); err != nil {
			return err
		}
	}
	if v.Currency == "" {
		return call.Refuse(at, "currency", call.ErrMissing)
	}
	if err := call.Matches(at, "currency", string(v.Currency), "^[A-Z]{3}$"); err != nil {
		return err
	}
	if v.FirstPaymentMinAmount != nil {
		if err := call.Within(at, "first_payment_min_amount", int64((*v.FirstPaymentMinAmount)), 1, math.MaxInt64); err != nil {
			return err
		}
	}
	if err := call.Pairs(at, "notes", v.Notes, 15, 256); err != nil {
		return err
	}
	if v.Payment != nil {
		if err := (*v.Payment).check(at + "payment."); err != nil {
			return err
		}
	}
	if err := call.AtMost(at, "receipt", string(v.Receipt), 40); err != nil {
		return err
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *CreateOrderRequest) Lacks() string {
	return ""
}

// CreatedPayment: A created payment and what the customer has to do next.
type CreatedPayment struct {
	// More about the card; its shape here is not documented.
	Metadata FreeForm `json:"metadata,omitzero"`

	// Steps of which one is to be taken next.
	Next []NextStep `json:"next"`

	// Identifier of a payment, `pay_` and an opaque rest.
	RazorpayPaymentID PaymentID `json:"razorpay_payment_id"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *CreatedPayment) check(at string) error {
	if err := v.RazorpayPaymentID.Validate(); err != nil {
		return call.Refuse(at, "razorpay_payment_id", err)
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *CreatedPayment) Lacks() string {
	if v.Next == nil {
		return "next"
	}
	if v.RazorpayPaymentID == "" {
		return "razorpay_payment_id"
	}
	return ""
}

// CreatedUPIPayment: A created UPI payment.
type CreatedUPIPayment struct {
	// The link that opens the customer's UPI app, in the intent flow only. Its `am` is in
	// rupees, not in paise.
	Link *string `json:"link,omitzero"`

	// Identifier of a payment, `pay_` and an opaque rest.
	RazorpayPaymentID PaymentID `json:"razorpay_payment_id"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *CreatedUPIPayment) check(at string) error {
	if err := v.RazorpayPaymentID.Validate(); err != nil {
		return call.Refuse(at, "razorpay_payment_id", err)
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *CreatedUPIPayment) Lacks() string {
	if v.RazorpayPaymentID == "" {
		return "razorpay_payment_id"
	}
	return ""
}

// Currency: Three-letter code of a currency, in capitals.
type Currency = paise.Currency

// CustomerID: Identifier of a customer, `cust_` and an opaque rest.
type CustomerID string

// Validate reports an id that cannot be one: without the prefix cust_, or
// with a character that has a meaning in a URL. The rest is opaque.
func (id CustomerID) Validate() error { return call.CheckID(string(id), "cust_") }

// Downtime: A time at which a payment method works badly or not at all.
type Downtime struct {
	// When the downtime began or will begin, in unix seconds.
	Begin Timestamp `json:"begin"`

	// When the downtime was recorded, in unix seconds.
	CreatedAt Timestamp `json:"created_at"`

	// When the downtime ended or will end, in unix seconds; null if not known.
	End *Timestamp `json:"end"`

	// Always `payment.downtime`; can be missing when one downtime is fetched.
	Entity string `json:"entity,omitzero"`

	// Identifier of a downtime, `down_` and an opaque rest.
	ID DowntimeID `json:"id"`

	// What exactly does not work; which properties there are depends on the method. `ALL` in place
	// of a code means every one of its kind.
	Instrument DowntimeInstrument `json:"instrument"`

	// The payment method that a downtime concerns.
	Method DowntimeMethod `json:"method"`

	// Whether the downtime was announced beforehand.
	Scheduled bool `json:"scheduled"`

	// How many payments are hit: `high` nearly all, `medium` and `low` fewer.
	Severity DowntimeSeverity `json:"severity"`

	// Where a downtime stands.
	Status DowntimeStatus `json:"status"`

	// When the record was last changed, in unix seconds.
	UpdatedAt Timestamp `json:"updated_at"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *Downtime) check(at string) error {
	if err := call.Within(at, "begin", int64(v.Begin), 0, math.MaxInt64); err != nil {
		return err
	}
	if err := call.Within(at, "created_at", int64(v.CreatedAt), 0, math.MaxInt64); err != nil {
		return err
	}
	if v.End != nil {
		if err := call.Within(at, "end", int64((*v.End)), 0, math.MaxInt64); err != nil {
			return err
		}
	}
	if err := v.ID.Validate(); err != nil {
		return call.Refuse(at, "id", err)
	}
	if err := v.Instrument.check(at + "instrument."); err != nil {
		return err
	}
	if v.Method == "" {
		return call.Refuse(at, "method", call.ErrMissing)
	}
	if v.Severity == "" {
		return call.Refuse(at, "severity", call.ErrMissing)
	}
	if v.Status == "" {
		return call.Refuse(at, "status", call.ErrMissing)
	}
	if err := call.Within(at, "updated_at", int64(v.UpdatedAt), 0, math.MaxInt64); err != nil {
		return err
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *Downtime) Lacks() string {
	if v.ID == "" {
		return "id"
	}
	if name := v.Instrument.Lacks(); name != "" {
		return "instrument." + name
	}
	return ""
}

// DowntimeCollection: Downtimes, possibly none.
type DowntimeCollection struct {
	// How many downtimes there are in `items`.
	Count int64 `json:"count"`

	// Always `collection`.
	Entity string `json:"entity"`

	// The downtimes.
	Items []Downtime `json:"items"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *DowntimeCollection) check(at string) error {
	if err := call.Within(at, "count", int64(v.Count), 0, math.MaxInt64); err != nil {
		return err
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *DowntimeCollection) Lacks() string {
	if v.Items == nil {
		return "items"
	}
	for i := range v.Items {
		if name := v.Items[i].Lacks(); name != "" {
			return fmt.Sprintf("items.%d.%s", i, name)
		}
	}
	return ""
}

// DowntimeEventPayload: What an event about a downtime carries.
type DowntimeEventPayload struct {
	// A downtime within a webhook.
	PaymentDowntime EventDowntime `json:"payment.downtime"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *DowntimeEventPayload) check(at string) error {
	if err := v.PaymentDowntime.check(at + "payment.downtime."); err != nil {
		return err
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *DowntimeEventPayload) Lacks() string {
	if name := v.PaymentDowntime.Lacks(); name != "" {
		return "payment.downtime." + name
	}
	return ""
}

// DowntimeID: Identifier of a downtime, `down_` and an opaque rest.
type DowntimeID string

// Validate reports an id that cannot be one: without the prefix down_, or
// with a character that has a meaning in a URL. The rest is opaque.
func (id DowntimeID) Validate() error { return call.CheckID(string(id), "down_") }

// DowntimeInstrument: What exactly does not work; which properties there are depends on the method. `ALL` in place
// of a code means every one of its kind.
type DowntimeInstrument struct {
	// Code of the bank.
	Bank *string `json:"bank,omitzero"`

	// Kind of the cards, such as `credit`.
	CardType *string `json:"card_type,omitzero"`

	// The UPI flow, such as `collect`.
	Flow *string `json:"flow,omitzero"`

	// Names of the properties that matter here, as webhooks send them.
	InstrumentSchema []string `json:"instrument_schema,omitzero"`

	// Code of the bank that issued the cards.
	Issuer *string `json:"issuer,omitzero"`

	// Short code of the card network, such as `VISA`, `MC`, `DICL` or `ALL`.
	Network *string `json:"network,omitzero"`

	// Code of the UPI app's provider.
	Psp *string `json:"psp,omitzero"`

	// Kind of the cards, as webhooks name it.
	Type *string `json:"type,omitzero"`

	// The part of virtual payment addresses after the @ sign.
	VPAHandle *string `json:"vpa_handle,omitzero"`

	// Code of the wallet.
	Wallet *string `json:"wallet,omitzero"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *DowntimeInstrument) check(at string) error {
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *DowntimeInstrument) Lacks() string {
	return ""
}

// DowntimeMethod: The payment method that a downtime concerns.
type DowntimeMethod string

// DowntimeSeverity: How many payments are hit: `high` nearly all, `medium` and `low` fewer.
type DowntimeSeverity string

// DowntimeStatus: Where a downtime stands.
type DowntimeStatus string

// EMIOption: One instalment plan of a bank.
type EMIOption struct {
	// How many months the instalments run.
	Duration int64 `json:"duration"`

	// Yearly interest, in percent; can have a fraction.
	Interest float64 `json:"interest"`

	// The least amount that the plan is open to, in the currency's smallest unit.
	MinAmount *Amount `json:"min_amount,omitzero"`

	// Who pays the interest, such as `customer` or `merchant`.
	Subvention *string `json:"subvention,omitzero"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *EMIOption) check(at string) error {
	if err := call.Within(at, "duration", int64(v.Duration), 1, math.MaxInt64); err != nil {
		return err
	}
	if v.MinAmount != nil {
		if err := call.Within(at, "min_amount", int64((*v.MinAmount)), 0, math.MaxInt64); err != nil {
			return err
		}
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *EMIOption) Lacks() string {
	return ""
}

// EMIOptions: Instalment plans by bank code, or an empty list when there are none.
type EMIOptions = wire.Map[[]EMIOption]

// EMIOptionsByBank: Instalment plans by bank code.
type EMIOptionsByBank map[string][]EMIOption

// EMIPlans: Instalment plans by bank code in an older form that no source describes, or an empty list
// when there are none.
type EMIPlans = json.RawMessage

// EmptyList: An empty map, which the server writes as an empty list.
type EmptyList = []FreeForm

// Error: Why a call was refused or failed.
type Error struct {
	// What to do about it, if the server proposes something.
	Action *string `json:"action,omitzero"`

	// Class of the error: BAD_REQUEST_ERROR, GATEWAY_ERROR, SERVER_ERROR; more can come.
	Code string `json:"code"`

	// What went wrong, for people to read; the wording changes.
	Description *string `json:"description,omitzero"`

	// The request's property or parameter that was refused, `expand.0` for one.
	Field *string `json:"field,omitzero"`

	// What the error is about: an object, or an empty list when there is nothing to say.
	Metadata ErrorMetadata `json:"metadata,omitzero"`

	// The exact cause, such as `input_validation_failed`; `NA` if not known.
	Reason *string `json:"reason,omitzero"`

	// Who caused it, such as `customer`, `business` or `bank`; `NA` if not known.
	Source *string `json:"source,omitzero"`

	// Where on a payment's way it happened, such as `payment_authentication`; `NA` if nowhere.
	Step *string `json:"step,omitzero"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *Error) check(at string) error {
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *Error) Lacks() string {
	return ""
}

// ErrorEnvelope: What every refused or failed call answers.
type ErrorEnvelope struct {
	// Why a call was refused or failed.
	Error Error `json:"error"`

	// Steps that can be taken in spite of the error, such as `otp_resend`.
	Next []NextStep `json:"next,omitzero"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *ErrorEnvelope) check(at string) error {
	if err := v.Error.check(at + "error."); err != nil {
		return err
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *ErrorEnvelope) Lacks() string {
	if name := v.Error.Lacks(); name != "" {
		return "error." + name
	}
	return ""
}

// ErrorMetadata: What the error is about: an object, or an empty list when there is nothing to say.
type ErrorMetadata = wire.Metadata

// ErrorMetadataObject: Identifiers that the error is about, possibly none.
type ErrorMetadataObject struct {
	// Identifier of an order, `order_` and an opaque rest.
	OrderID OrderID `json:"order_id,omitzero"`

	// Identifier of a payment, `pay_` and an opaque rest.
	PaymentID PaymentID `json:"payment_id,omitzero"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *ErrorMetadataObject) check(at string) error {
	if v.OrderID != "" {
		if err := v.OrderID.Validate(); err != nil {
			return call.Refuse(at, "order_id", err)
		}
	}
	if v.PaymentID != "" {
		if err := v.PaymentID.Validate(); err != nil {
			return call.Refuse(at, "payment_id", err)
		}
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *ErrorMetadataObject) Lacks() string {
	return ""
}

// EventDowntime: A downtime within a webhook.
type EventDowntime struct {
	// A time at which a payment method works badly or not at all.
	Entity Downtime `json:"entity"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *EventDowntime) check(at string) error {
	if err := v.Entity.check(at + "entity."); err != nil {
		return err
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *EventDowntime) Lacks() string {
	if name := v.Entity.Lacks(); name != "" {
		return "entity." + name
	}
	return ""
}

// EventOrder: An order within a webhook.
type EventOrder struct {
	// What the customer is to pay for, and how much of it is paid.
	Entity Order `json:"entity"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *EventOrder) check(at string) error {
	if err := v.Entity.check(at + "entity."); err != nil {
		return err
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *EventOrder) Lacks() string {
	if name := v.Entity.Lacks(); name != "" {
		return "entity." + name
	}
	return ""
}

// EventPayment: A payment within a webhook.
type EventPayment struct {
	// One try to pay, and what became of it.
	Entity Payment `json:"entity"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *EventPayment) check(at string) error {
	if err := v.Entity.check(at + "entity."); err != nil {
		return err
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *EventPayment) Lacks() string {
	if name := v.Entity.Lacks(); name != "" {
		return "entity." + name
	}
	return ""
}

// Expansion: A part of a payment that can be returned in full.
type Expansion string

// Flag: Yes or no, written as a boolean or as 1 and 0.
type Flag = wire.Flag

// FlagMap: A map of flags by code, or an empty list when it has no entry.
type FlagMap = wire.Map[wire.Flag]

// FreeForm: An object whose properties no source describes.
type FreeForm = json.RawMessage

// IIN: What is known of the cards whose numbers start alike.
type IIN struct {
	// Ways in which the cards' holders can be authenticated.
	AuthenticationTypes []AuthenticationType `json:"authentication_types"`

	// First six digits of the cards behind the tokens; null for cards themselves.
	CardIIN *string `json:"card_iin,omitzero"`

	// Whether the cards can pay in monthly instalments.
	EMI IINEMI `json:"emi"`

	// Always `iin`.
	Entity string `json:"entity"`

	// The digits asked about.
	IIN string `json:"iin"`

	// Whether the cards are issued abroad.
	International bool `json:"international"`

	// Whether the digits are those of tokens.
	IsTokenized *bool `json:"is_tokenized,omitzero"`

	// Code of the bank that issues the cards.
	IssuerCode string `json:"issuer_code"`

	// Name of the bank that issues the cards.
	IssuerName string `json:"issuer_name"`

	// Name of the card network, such as `Visa`.
	Network string `json:"network"`

	// Whether the cards can be charged again and again.
	Recurring IINRecurring `json:"recurring"`

	// Whom a card is issued for.
	SubType CardSubType `json:"sub_type"`

	// The same in another spelling, which some answers have.
	Tokenised *bool `json:"tokenised,omitzero"`

	// First nine digits of the tokens of the cards.
	TokenisedIIN *string `json:"tokenised_iin,omitzero"`

	// Kind of a card.
	Type CardType `json:"type"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *IIN) check(at string) error {
	if err := v.EMI.check(at + "emi."); err != nil {
		return err
	}
	if err := v.Recurring.check(at + "recurring."); err != nil {
		return err
	}
	if v.SubType == "" {
		return call.Refuse(at, "sub_type", call.ErrMissing)
	}
	if v.Type == "" {
		return call.Refuse(at, "type", call.ErrMissing)
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *IIN) Lacks() string {
	if v.AuthenticationTypes == nil {
		return "authentication_types"
	}
	for i := range v.AuthenticationTypes {
		if name := v.AuthenticationTypes[i].Lacks(); name != "" {
			return fmt.Sprintf("authentication_types.%d.%s", i, name)
		}
	}
	if name := v.EMI.Lacks(); name != "" {
		return "emi." + name
	}
	if name := v.Recurring.Lacks(); name != "" {
		return "recurring." + name
	}
	return ""
}

// IINEMI: Whether the cards can pay in monthly instalments.
type IINEMI struct {
	// Whether they can.
	Available bool `json:"available"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *IINEMI) check(at string) error {
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *IINEMI) Lacks() string {
	return ""
}

// IINRecurring: Whether the cards can be charged again and again.
type IINRecurring struct {
	// Whether they can.
	Available bool `json:"available"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *IINRecurring) check(at string) error {
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *IINRecurring) Lacks() string {
	return ""
}

// InvoiceID: Identifier of an invoice, `inv_` and an opaque rest.
type InvoiceID string

// Validate reports an id that cannot be one: without the prefix inv_, or
// with a character that has a meaning in a URL. The rest is opaque.
func (id InvoiceID) Validate() error { return call.CheckID(string(id), "inv_") }

// Methods: Which methods, networks, banks and wallets the account can be paid with.
type Methods struct {
	// Whether American Express cards are taken.
	Amex bool `json:"amex"`

	// Which payment apps are taken, by app code.
	App FlagMap `json:"app,omitzero"`

	// Whether cards are taken.
	Card bool `json:"card"`

	// Which card networks are taken, by short code such as `VISA` or `MAES`.
	CardNetworks FlagMap `json:"card_networks"`

	// Which kinds of cards are taken, by `consumer`, `business` and `premium`.
	CardSubtype FlagMap `json:"card_subtype"`

	// Which lenders give instalments without a card, by lender code.
	CardlessEMI SwitchMap `json:"cardless_emi"`

	// Whether cash on delivery is offered.
	COD *bool `json:"cod,omitzero"`

	// Whether credit cards are taken.
	CreditCard bool `json:"credit_card"`

	// Whether debit cards are taken.
	DebitCard bool `json:"debit_card"`

	// Which banks lend on debit cards, by bank code.
	DebitEMIProviders FlagMap `json:"debit_emi_providers,omitzero"`

	// Whether payment in monthly instalments is taken.
	EMI bool `json:"emi"`

	// Instalment plans by bank code, or an empty list when there are none.
	EMIOptions EMIOptions `json:"emi_options,omitzero"`

	// Instalment plans by bank code in an older form that no source describes, or an empty list
	// when there are none.
	EMIPlans EMIPlans `json:"emi_plans,omitzero"`

	// Who pays the interest of instalments, such as `customer`.
	EMISubvention *string `json:"emi_subvention,omitzero"`

	// Which kinds of cards can pay in instalments.
	EMITypes FlagMap `json:"emi_types,omitzero"`

	// Always `methods`.
	Entity string `json:"entity"`

	// Whether cards kept in Google Pay are taken.
	GooglePayCards *bool `json:"google_pay_cards,omitzero"`

	// Whether Google Pay is taken.
	Gpay *bool `json:"gpay,omitzero"`

	// Whether paper mandates (NACH) are taken.
	NACH *bool `json:"nach,omitzero"`

	// Names of the banks that netbanking works with, by bank code.
	Netbanking TextMap `json:"netbanking"`

	// Whether payments in person are offered.
	Offline *bool `json:"offline,omitzero"`

	// Which pay-later lenders are taken, by lender code.
	Paylater SwitchMap `json:"paylater"`

	// Whether prepaid cards are taken.
	PrepaidCard bool `json:"prepaid_card"`

	// What can be charged again and again without the customer.
	Recurring RecurringMethods `json:"recurring"`

	// Whether UPI is taken.
	UPI bool `json:"upi"`

	// Whether UPI's intent flow is open to the account.
	UPIIntent bool `json:"upi_intent"`

	// Which wallets are taken, by wallet code.
	Wallet SwitchMap `json:"wallet"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *Methods) check(at string) error {
	if err := v.Recurring.check(at + "recurring."); err != nil {
		return err
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *Methods) Lacks() string {
	if name := v.Recurring.Lacks(); name != "" {
		return "recurring." + name
	}
	return ""
}

// NetbankingPayment: A payment by netbanking, for third-party validation.
type NetbankingPayment struct {
	// An amount to charge, at least 1, in the smallest unit of the currency beside it. In INR at
	// least 100, which is one rupee.
	Amount ChargeAmount `json:"amount"`

	// Code of the customer's bank, mostly four characters, as /methods lists them.
	Bank string `json:"bank"`

	// Where the customer's browser is sent with the result.
	CallbackURL string `json:"callback_url,omitzero"`

	// The customer's telephone number, 1 to 15 characters.
	Contact string `json:"contact"`

	// Three-letter code of a currency, in capitals.
	Currency Currency `json:"currency"`

	// The merchant's description of the payment.
	Description string `json:"description,omitzero"`

	// The customer's e-mail address, 1 to 40 characters.
	Email string `json:"email"`

	// Always `netbanking`.
	Method NetbankingPaymentMethod `json:"method"`

	// Key-value pairs to keep with the object: at most 15, each value at most 256 characters.
	Notes NotesInput `json:"notes,omitzero"`

	// Identifier of an order, `order_` and an opaque rest.
	OrderID OrderID `json:"order_id"`
}

func (v *NetbankingPayment) fill() {
	v.Method = "netbanking"
}

// check names the first field that the contract refuses; at is the path to v.
func (v *NetbankingPayment) check(at string) error {
	if err := call.Within(at, "amount", int64(v.Amount), 1, math.MaxInt64); err != nil {
		return err
	}
	if v.Bank == "" {
		return call.Refuse(at, "bank", call.ErrMissing)
	}
	if v.Contact == "" {
		return call.Refuse(at, "contact", call.ErrMissing)
	}
	if err := call.AtMost(at, "contact", string(v.Contact), 15); err != nil {
		return err
	}
	if v.Currency == "" {
		return call.Refuse(at, "currency", call.ErrMissing)
	}
	if err := call.Matches(at, "currency", string(v.Currency), "^[A-Z]{3}$"); err != nil {
		return err
	}
	if v.Email == "" {
		return call.Refuse(at, "email", call.ErrMissing)
	}
	if err := call.AtMost(at, "email", string(v.Email), 40); err != nil {
		return err
	}
	if v.Method == "" {
		return call.Refuse(at, "method", call.ErrMissing)
	}
	if err := call.Pairs(at, "notes", v.Notes, 15, 256); err != nil {
		return err
	}
	if err := v.OrderID.Validate(); err != nil {
		return call.Refuse(at, "order_id", err)
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *NetbankingPayment) Lacks() string {
	if v.OrderID == "" {
		return "order_id"
	}
	return ""
}

// NetbankingPaymentMethod: Always `netbanking`.
type NetbankingPaymentMethod string

// NextAction: A step that can be taken next, with the link that takes it.
type NextAction struct {
	// What the link does: `redirect`, `otp_generate`, `otp_submit`, `otp_resend`, `poll`,
	// `intent`, or one not known yet.
	Action string `json:"action"`

	// The link, to be used as it is: nothing is to be read from it or built after it.
	URL string `json:"url"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *NextAction) check(at string) error {
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *NextAction) Lacks() string {
	return ""
}

// NextStep: A step that can be taken next, as its bare name or with its link.
type NextStep = wire.NextStep

// Notes: The merchant's own key-value pairs, kept with the object: a map of strings, or an empty list
// when there are none.
type Notes = wire.Notes

// NotesInput: Key-value pairs to keep with the object: at most 15, each value at most 256 characters.
type NotesInput = map[string]string

// OTP: A one-time password as the customer received it, of any length.
type OTP string

// String is [wire.Redacted]; string(v) is the way to the value.
func (OTP) String() string { return wire.Redacted }

// Format prints [wire.Redacted] for every verb but %p and %w.
func (OTP) Format(state fmt.State, _ rune) { wire.Redact(state) }

// LogValue is [wire.Redacted].
func (OTP) LogValue() slog.Value { return slog.StringValue(wire.Redacted) }

// OTPChallenge: A password was sent; what the customer can do now.
type OTPChallenge struct {
	// The card whose bank sent the password.
	Metadata OTPMetadata `json:"metadata"`

	// Steps of which one is to be taken next.
	Next []NextStep `json:"next"`

	// Identifier of a payment, `pay_` and an opaque rest.
	RazorpayPaymentID PaymentID `json:"razorpay_payment_id"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *OTPChallenge) check(at string) error {
	if err := v.Metadata.check(at + "metadata."); err != nil {
		return err
	}
	if err := v.RazorpayPaymentID.Validate(); err != nil {
		return call.Refuse(at, "razorpay_payment_id", err)
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *OTPChallenge) Lacks() string {
	if name := v.Metadata.Lacks(); name != "" {
		return "metadata." + name
	}
	if v.Next == nil {
		return "next"
	}
	if v.RazorpayPaymentID == "" {
		return "razorpay_payment_id"
	}
	return ""
}

// OTPMetadata: The card whose bank sent the password.
type OTPMetadata struct {
	// The first six digits of the card's number.
	IIN string `json:"iin"`

	// Code of the bank that issued the card.
	Issuer string `json:"issuer"`

	// The last four digits of the card's number, leading zeros included.
	Last4 string `json:"last4"`

	// Short code of the card's network, such as `MC` or `VISA`.
	Network string `json:"network"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *OTPMetadata) check(at string) error {
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *OTPMetadata) Lacks() string {
	return ""
}

// OTPResent: The password was sent again; what the customer can do now.
type OTPResent struct {
	// Steps of which one is to be taken next.
	Next []NextStep `json:"next"`

	// Identifier of a payment, `pay_` and an opaque rest.
	RazorpayPaymentID PaymentID `json:"razorpay_payment_id"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *OTPResent) check(at string) error {
	if err := v.RazorpayPaymentID.Validate(); err != nil {
		return call.Refuse(at, "razorpay_payment_id", err)
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *OTPResent) Lacks() string {
	if v.Next == nil {
		return "next"
	}
	if v.RazorpayPaymentID == "" {
		return "razorpay_payment_id"
	}
	return ""
}

// OfferID: Identifier of an offer, `offer_` and an opaque rest.
type OfferID string

// Validate reports an id that cannot be one: without the prefix offer_, or
// with a character that has a meaning in a URL. The rest is opaque.
func (id OfferID) Validate() error { return call.CheckID(string(id), "offer_") }

// Order: What the customer is to pay for, and how much of it is paid.
type Order struct {
	// An amount of money in the smallest unit of the currency beside it: 100 is one rupee in INR
	// (100 paise) and 100 yen in JPY.
	Amount Amount `json:"amount"`

	// What is still to pay, in the currency's smallest unit; null if not reckoned.
	AmountDue *Amount `json:"amount_due"`

	// What is paid so far, in the currency's smallest unit; null if not reckoned.
	AmountPaid *Amount `json:"amount_paid"`

	// How many payments were tried.
	Attempts int64 `json:"attempts"`

	// Settings of the checkout page; null or absent without one.
	Checkout FreeForm `json:"checkout,omitzero"`

	// When the order was created, in unix seconds.
	CreatedAt Timestamp `json:"created_at"`

	// Three-letter code of a currency, in capitals.
	Currency Currency `json:"currency"`

	// The merchant's description of the order.
	Description *string `json:"description,omitzero"`

	// Always `order`.
	Entity string `json:"entity"`

	// Identifier of an order, `order_` and an opaque rest.
	ID OrderID `json:"id"`

	// The merchant's own key-value pairs, kept with the object: a map of strings, or an empty list
	// when there are none.
	Notes Notes `json:"notes"`

	// The offer tied to the order; null or absent without one.
	OfferID *OfferID `json:"offer_id,omitzero"`

	// Offers that the customer can choose from, asked for or not.
	Offers []OfferID `json:"offers,omitzero"`

	// The merchant's own reference; null without one.
	Receipt *string `json:"receipt"`

	// Where an order stands: `created`, `attempted` (a payment was tried), `paid` (a payment was
	// captured).
	Status OrderStatus `json:"status"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *Order) check(at string) error {
	if err := call.Within(at, "amount", int64(v.Amount), 0, math.MaxInt64); err != nil {
		return err
	}
	if v.AmountDue != nil {
		if err := call.Within(at, "amount_due", int64((*v.AmountDue)), 0, math.MaxInt64); err != nil {
			return err
		}
	}
	if v.AmountPaid != nil {
		if err := call.Within(at, "amount_paid", int64((*v.AmountPaid)), 0, math.MaxInt64); err != nil {
			return err
		}
	}
	if err := call.Within(at, "attempts", int64(v.Attempts), 0, math.MaxInt64); err != nil {
		return err
	}
	if err := call.Within(at, "created_at", int64(v.CreatedAt), 0, math.MaxInt64); err != nil {
		return err
	}
	if v.Currency == "" {
		return call.Refuse(at, "currency", call.ErrMissing)
	}
	if err := call.Matches(at, "currency", string(v.Currency), "^[A-Z]{3}$"); err != nil {
		return err
	}
	if err := v.ID.Validate(); err != nil {
		return call.Refuse(at, "id", err)
	}
	if v.OfferID != nil {
		if err := (*v.OfferID).Validate(); err != nil {
			return call.Refuse(at, "offer_id", err)
		}
	}
	if v.Status == "" {
		return call.Refuse(at, "status", call.ErrMissing)
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *Order) Lacks() string {
	if v.ID == "" {
		return "id"
	}
	return ""
}

// OrderBankAccount: The only bank account that the order may be paid from (third-party validation).
type OrderBankAccount struct {
	// Number of the account, leading zeros included.
	AccountNumber string `json:"account_number"`

	// Code of the bank's branch (Indian Financial System Code).
	IFSC string `json:"ifsc"`

	// Name of the account's holder, as the bank has it.
	Name string `json:"name"`
}

// LogValue leaves out what must not be logged.
func (v OrderBankAccount) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("account_number", wire.Redacted),
		slog.Any("ifsc", v.IFSC),
		slog.Any("name", v.Name),
	)
}

// Format prints what LogValue leaves, for every verb but %p and %w.
func (v OrderBankAccount) Format(state fmt.State, _ rune) { call.FormatLogged(state, v) }

// check names the first field that the contract refuses; at is the path to v.
func (v *OrderBankAccount) check(at string) error {
	if v.AccountNumber == "" {
		return call.Refuse(at, "account_number", call.ErrMissing)
	}
	if v.IFSC == "" {
		return call.Refuse(at, "ifsc", call.ErrMissing)
	}
	if v.Name == "" {
		return call.Refuse(at, "name", call.ErrMissing)
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *OrderBankAccount) Lacks() string {
	return ""
}

// OrderEventPayload: What an event about an order carries, the payment that caused it included.
type OrderEventPayload struct {
	// An order within a webhook.
	Order EventOrder `json:"order"`

	// A payment within a webhook.
	Payment EventPayment `json:"payment"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *OrderEventPayload) check(at string) error {
	if err := v.Order.check(at + "order."); err != nil {
		return err
	}
	if err := v.Payment.check(at + "payment."); err != nil {
		return err
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *OrderEventPayload) Lacks() string {
	if name := v.Order.Lacks(); name != "" {
		return "order." + name
	}
	if name := v.Payment.Lacks(); name != "" {
		return "payment." + name
	}
	return ""
}

// OrderID: Identifier of an order, `order_` and an opaque rest.
type OrderID string

// Validate reports an id that cannot be one: without the prefix order_, or
// with a character that has a meaning in a URL. The rest is opaque.
func (id OrderID) Validate() error { return call.CheckID(string(id), "order_") }

// OrderPaidEvent: An order was paid.
type OrderPaidEvent struct {
	// Identifier of an account, `acc_` and an opaque rest.
	AccountID AccountID `json:"account_id,omitzero"`

	// The keys of `payload`.
	Contains []string `json:"contains"`

	// When the event occurred, in unix seconds.
	CreatedAt Timestamp `json:"created_at"`

	// Always `event`.
	Entity string `json:"entity"`

	// Name of the event.
	Event string `json:"event"`

	// What an event about an order carries, the payment that caused it included.
	Payload OrderEventPayload `json:"payload"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *OrderPaidEvent) check(at string) error {
	if v.AccountID != "" {
		if err := v.AccountID.Validate(); err != nil {
			return call.Refuse(at, "account_id", err)
		}
	}
	if err := call.Within(at, "created_at", int64(v.CreatedAt), 0, math.MaxInt64); err != nil {
		return err
	}
	if err := v.Payload.check(at + "payload."); err != nil {
		return err
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *OrderPaidEvent) Lacks() string {
	if v.Contains == nil {
		return "contains"
	}
	if name := v.Payload.Lacks(); name != "" {
		return "payload." + name
	}
	return ""
}

// EventName is order.paid.
func (*OrderPaidEvent) EventName() string { return "order.paid" }

// OrderStatus: Where an order stands: `created`, `attempted` (a payment was tried), `paid` (a payment was
// captured).
type OrderStatus string

// PayerAccountType: The kind of account that a UPI payment is made from.
type PayerAccountType string

// Payment: One try to pay, and what became of it.
type Payment struct {
	// References of the bank or network behind the payment; which of them there are depends on the
	// method.
	AcquirerData AcquirerData `json:"acquirer_data"`

	// An amount of money in the smallest unit of the currency beside it: 100 is one rupee in INR
	// (100 paise) and 100 yen in JPY.
	Amount Amount `json:"amount"`

	// What was captured, in the smallest unit of `currency`; null if nothing.
	AmountCaptured *Amount `json:"amount_captured,omitzero"`

	// What was given back so far, in the smallest unit of `currency`; 0 if nothing.
	AmountRefunded Amount `json:"amount_refunded"`

	// What was passed on to linked accounts, in the smallest unit of `currency`; 0 if nothing.
	AmountTransferred *Amount `json:"amount_transferred,omitzero"`

	// Code of the customer's bank, for netbanking and EMI; null for other methods. Mostly four
	// characters, but not always.
	Bank *string `json:"bank"`

	// The amount in `base_currency`, in its smallest unit.
	BaseAmount *Amount `json:"base_amount,omitzero"`

	// The currency that the account is settled in.
	BaseCurrency Currency `json:"base_currency,omitzero"`

	// Whether the payment was captured; stays true when it is refunded.
	Captured bool `json:"captured"`

	// What is known of a card; never its full number.
	Card *Card `json:"card,omitzero"`

	// The card that was used; null for other methods.
	CardID *CardID `json:"card_id"`

	// A telephone number, with or without the country's code and its plus sign.
	Contact *Contact `json:"contact,omitzero"`

	// When the payment was created, in unix seconds.
	CreatedAt Timestamp `json:"created_at"`

	// Three-letter code of a currency, in capitals.
	Currency Currency `json:"currency"`

	// Identifier of a customer, `cust_` and an opaque rest.
	CustomerID CustomerID `json:"customer_id,omitzero"`

	// The merchant's description of the payment; null without one.
	Description *string `json:"description"`

	// The customer's e-mail address; null if not known.
	Email *string `json:"email"`

	// The plan by which a payment is paid in equal monthly instalments.
	EMI *PaymentEMI `json:"emi,omitzero"`

	// The EMI plan under its older name.
	EMIPlan *PaymentEMI `json:"emi_plan,omitzero"`

	// Always `payment`.
	Entity string `json:"entity"`

	// Class of the error that made the payment fail, such as BAD_REQUEST_ERROR; null or empty
	// without one.
	ErrorCode *string `json:"error_code"`

	// What made the payment fail, for people to read; null without an error.
	ErrorDescription *string `json:"error_description"`

	// The exact cause, such as `payment_cancelled`; null without an error.
	ErrorReason *string `json:"error_reason"`

	// Who made the payment fail, such as `customer` or `bank`; null without an error.
	ErrorSource *string `json:"error_source"`

	// Where on its way the payment failed, such as `payment_authentication`; null without an
	// error.
	ErrorStep *string `json:"error_step"`

	// Fee kept for the payment, tax included, in the smallest unit of the currency; null until
	// it is captured.
	Fee *Amount `json:"fee"`

	// Name of the gateway that carried the payment.
	GatewayProvider *string `json:"gateway_provider,omitzero"`

	// Identifier of a payment, `pay_` and an opaque rest.
	ID PaymentID `json:"id"`

	// Whether the payment is made with a card issued abroad.
	International *bool `json:"international,omitzero"`

	// The invoice that the payment settles; null or absent without one.
	InvoiceID *InvoiceID `json:"invoice_id,omitzero"`

	// How a payment is made.
	Method PaymentMethod `json:"method"`

	// The merchant's own key-value pairs, kept with the object: a map of strings, or an empty list
	// when there are none.
	Notes Notes `json:"notes"`

	// The offers used, if expanded; a collection of objects with an `id`.
	Offers FreeForm `json:"offers,omitzero"`

	// The order that the payment is made against; null without one.
	OrderID *OrderID `json:"order_id"`

	// Provider of the payment; only null was ever seen.
	Provider *string `json:"provider,omitzero"`

	// How much was given back; null if nothing.
	RefundStatus *RefundStatus `json:"refund_status"`

	// The refunds, if expanded; their shape is not documented.
	Refunds FreeForm `json:"refunds,omitzero"`

	// A reward given for the payment; only null was ever seen.
	Reward FreeForm `json:"reward,omitzero"`

	// Where a payment stands: `created`, `authorized` (the bank agreed, the money is not taken
	// yet), `captured`, `refunded` (in full), `failed`.
	Status PaymentStatus `json:"status"`

	// Tax (GST) within the fee, in the smallest unit of the currency; null until the payment
	// is captured.
	Tax *Amount `json:"tax"`

	// Identifier of a terminal of the gateway, `term_` and an opaque rest.
	TerminalID TerminalID `json:"terminal_id,omitzero"`

	// The saved payment instrument, if expanded; its shape is not documented.
	Token FreeForm `json:"token,omitzero"`

	// The saved payment instrument that was used; absent or null without one.
	TokenID *TokenID `json:"token_id,omitzero"`

	// The ledger entry, with its settlement if that was asked for, if expanded; its shape is
	// not documented.
	Transaction FreeForm `json:"transaction,omitzero"`

	// The UPI side of a payment.
	UPI *PaymentUPI `json:"upi,omitzero"`

	// The customer's virtual payment address; null for methods other than UPI.
	VPA *string `json:"vpa"`

	// Code of the wallet; null for other methods.
	Wallet *string `json:"wallet"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *Payment) check(at string) error {
	if err := v.AcquirerData.check(at + "acquirer_data."); err != nil {
		return err
	}
	if err := call.Within(at, "amount", int64(v.Amount), 0, math.MaxInt64); err != nil {
		return err
	}
	if v.AmountCaptured != nil {
		if err := call.Within(at, "amount_captured", int64((*v.AmountCaptured)), 0, math.MaxInt64); err != nil {
			return err
		}
	}
	if err := call.Within(at, "amount_refunded", int64(v.AmountRefunded), 0, math.MaxInt64); err != nil {
		return err
	}
	if v.AmountTransferred != nil {
		if err := call.Within(at, "amount_transferred", int64((*v.AmountTransferred)), 0, math.MaxInt64); err != nil {
			return err
		}
	}
	if v.BaseAmount != nil {
		if err := call.Within(at, "base_amount", int64((*v.BaseAmount)), 0, math.MaxInt64); err != nil {
			return err
		}
	}
	if v.BaseCurrency != "" {
		if err := call.Matches(at, "base_currency", string(v.BaseCurrency), "^[A-Z]{3}$"); err != nil {
			return err
		}
	}
	if v.Card != nil {
		if err := (*v.Card).check(at + "card."); err != nil {
			return err
		}
	}
	if v.CardID != nil {
		if err := (*v.CardID).Validate(); err != nil {
			return call.Refuse(at, "card_id", err)
		}
	}
	if err := call.Within(at, "created_at", int64(v.CreatedAt), 0, math.MaxInt64); err != nil {
		return err
	}
	if v.Currency == "" {
		return call.Refuse(at, "currency", call.ErrMissing)
	}
	if err := call.Matches(at, "currency", string(v.Currency), "^[A-Z]{3}$"); err != nil {
		return err
	}
	if v.CustomerID != "" {
		if err := v.CustomerID.Validate(); err != nil {
			return call.Refuse(at, "customer_id", err)
		}
	}
	if v.EMI != nil {
		if err := (*v.EMI).check(at + "emi."); err != nil {
			return err
		}
	}
	if v.EMIPlan != nil {
		if err := (*v.EMIPlan).check(at + "emi_plan."); err != nil {
			return err
		}
	}
	if v.Fee != nil {
		if err := call.Within(at, "fee", int64((*v.Fee)), 0, math.MaxInt64); err != nil {
			return err
		}
	}
	if err := v.ID.Validate(); err != nil {
		return call.Refuse(at, "id", err)
	}
	if v.InvoiceID != nil {
		if err := (*v.InvoiceID).Validate(); err != nil {
			return call.Refuse(at, "invoice_id", err)
		}
	}
	if v.Method == "" {
		return call.Refuse(at, "method", call.ErrMissing)
	}
	if v.OrderID != nil {
		if err := (*v.OrderID).Validate(); err != nil {
			return call.Refuse(at, "order_id", err)
		}
	}
	if v.Status == "" {
		return call.Refuse(at, "status", call.ErrMissing)
	}
	if v.Tax != nil {
		if err := call.Within(at, "tax", int64((*v.Tax)), 0, math.MaxInt64); err != nil {
			return err
		}
	}
	if v.TerminalID != "" {
		if err := v.TerminalID.Validate(); err != nil {
			return call.Refuse(at, "terminal_id", err)
		}
	}
	if v.TokenID != nil {
		if err := (*v.TokenID).Validate(); err != nil {
			return call.Refuse(at, "token_id", err)
		}
	}
	if v.UPI != nil {
		if err := (*v.UPI).check(at + "upi."); err != nil {
			return err
		}
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *Payment) Lacks() string {
	if name := v.AcquirerData.Lacks(); name != "" {
		return "acquirer_data." + name
	}
	if v.ID == "" {
		return "id"
	}
	return ""
}

// RefundStatus: How much was given back; null if nothing.
type RefundStatus string

// PaymentAuthorizedEvent: A payment was authorized: the bank agreed, and the money can be captured.
type PaymentAuthorizedEvent struct {
	// Identifier of an account, `acc_` and an opaque rest.
	AccountID AccountID `json:"account_id,omitzero"`

	// The keys of `payload`.
	Contains []string `json:"contains"`

	// When the event occurred, in unix seconds.
	CreatedAt Timestamp `json:"created_at"`

	// Always `event`.
	Entity string `json:"entity"`

	// Name of the event.
	Event string `json:"event"`

	// What an event about a payment carries.
	Payload PaymentEventPayload `json:"payload"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *PaymentAuthorizedEvent) check(at string) error {
	if v.AccountID != "" {
		if err := v.AccountID.Validate(); err != nil {
			return call.Refuse(at, "account_id", err)
		}
	}
	if err := call.Within(at, "created_at", int64(v.CreatedAt), 0, math.MaxInt64); err != nil {
		return err
	}
	if err := v.Payload.check(at + "payload."); err != nil {
		return err
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *PaymentAuthorizedEvent) Lacks() string {
	if v.Contains == nil {
		return "contains"
	}
	if name := v.Payload.Lacks(); name != "" {
		return "payload." + name
	}
	return ""
}

// EventName is payment.authorized.
func (*PaymentAuthorizedEvent) EventName() string { return "payment.authorized" }

// PaymentCapturedEvent: A payment was captured, by a call or automatically.
type PaymentCapturedEvent struct {
	// Identifier of an account, `acc_` and an opaque rest.
	AccountID AccountID `json:"account_id,omitzero"`

	// The keys of `payload`.
	Contains []string `json:"contains"`

	// When the event occurred, in unix seconds.
	CreatedAt Timestamp `json:"created_at"`

	// Always `event`.
	Entity string `json:"entity"`

	// Name of the event.
	Event string `json:"event"`

	// What an event about a payment carries.
	Payload PaymentEventPayload `json:"payload"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *PaymentCapturedEvent) check(at string) error {
	if v.AccountID != "" {
		if err := v.AccountID.Validate(); err != nil {
			return call.Refuse(at, "account_id", err)
		}
	}
	if err := call.Within(at, "created_at", int64(v.CreatedAt), 0, math.MaxInt64); err != nil {
		return err
	}
	if err := v.Payload.check(at + "payload."); err != nil {
		return err
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *PaymentCapturedEvent) Lacks() string {
	if v.Contains == nil {
		return "contains"
	}
	if name := v.Payload.Lacks(); name != "" {
		return "payload." + name
	}
	return ""
}

// EventName is payment.captured.
func (*PaymentCapturedEvent) EventName() string { return "payment.captured" }

// PaymentCollection: One page of payments.
type PaymentCollection struct {
	// How many payments this page has; no total.
	Count int64 `json:"count"`

	// Always `collection`.
	Entity string `json:"entity"`

	// The payments.
	Items []Payment `json:"items"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *PaymentCollection) check(at string) error {
	if err := call.Within(at, "count", int64(v.Count), 0, math.MaxInt64); err != nil {
		return err
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *PaymentCollection) Lacks() string {
	if v.Items == nil {
		return "items"
	}
	for i := range v.Items {
		if name := v.Items[i].Lacks(); name != "" {
			return fmt.Sprintf("items.%d.%s", i, name)
		}
	}
	return ""
}

// PaymentConfirmation: Proof that a payment was authorized.
type PaymentConfirmation struct {
	// Identifier of an order, `order_` and an opaque rest.
	RazorpayOrderID OrderID `json:"razorpay_order_id"`

	// Identifier of a payment, `pay_` and an opaque rest.
	RazorpayPaymentID PaymentID `json:"razorpay_payment_id"`

	// HMAC-SHA256 of the order's identifier, a vertical bar and the payment's identifier, with
	// the key secret, in lower-case hexadecimal.
	RazorpaySignature string `json:"razorpay_signature"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *PaymentConfirmation) check(at string) error {
	if err := v.RazorpayOrderID.Validate(); err != nil {
		return call.Refuse(at, "razorpay_order_id", err)
	}
	if err := v.RazorpayPaymentID.Validate(); err != nil {
		return call.Refuse(at, "razorpay_payment_id", err)
	}
	if v.RazorpaySignature == "" {
		return call.Refuse(at, "razorpay_signature", call.ErrMissing)
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *PaymentConfirmation) Lacks() string {
	if v.RazorpayOrderID == "" {
		return "razorpay_order_id"
	}
	if v.RazorpayPaymentID == "" {
		return "razorpay_payment_id"
	}
	return ""
}

// PaymentDowntimeResolvedEvent: A downtime of a payment method ended.
type PaymentDowntimeResolvedEvent struct {
	// Identifier of an account, `acc_` and an opaque rest.
	AccountID AccountID `json:"account_id,omitzero"`

	// The keys of `payload`.
	Contains []string `json:"contains"`

	// When the event occurred, in unix seconds.
	CreatedAt Timestamp `json:"created_at"`

	// Always `event`.
	Entity string `json:"entity"`

	// Name of the event.
	Event string `json:"event"`

	// What an event about a downtime carries.
	Payload DowntimeEventPayload `json:"payload"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *PaymentDowntimeResolvedEvent) check(at string) error {
	if v.AccountID != "" {
		if err := v.AccountID.Validate(); err != nil {
			return call.Refuse(at, "account_id", err)
		}
	}
	if err := call.Within(at, "created_at", int64(v.CreatedAt), 0, math.MaxInt64); err != nil {
		return err
	}
	if err := v.Payload.check(at + "payload."); err != nil {
		return err
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *PaymentDowntimeResolvedEvent) Lacks() string {
	if v.Contains == nil {
		return "contains"
	}
	if name := v.Payload.Lacks(); name != "" {
		return "payload." + name
	}
	return ""
}

// EventName is payment.downtime.resolved.
func (*PaymentDowntimeResolvedEvent) EventName() string { return "payment.downtime.resolved" }

// PaymentDowntimeStartedEvent: A downtime of a payment method began.
type PaymentDowntimeStartedEvent struct {
	// Identifier of an account, `acc_` and an opaque rest.
	AccountID AccountID `json:"account_id,omitzero"`

	// The keys of `payload`.
	Contains []string `json:"contains"`

	// When the event occurred, in unix seconds.
	CreatedAt Timestamp `json:"created_at"`

	// Always `event`.
	Entity string `json:"entity"`

	// Name of the event.
	Event string `json:"event"`

	// What an event about a downtime carries.
	Payload DowntimeEventPayload `json:"payload"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *PaymentDowntimeStartedEvent) check(at string) error {
	if v.AccountID != "" {
		if err := v.AccountID.Validate(); err != nil {
			return call.Refuse(at, "account_id", err)
		}
	}
	if err := call.Within(at, "created_at", int64(v.CreatedAt), 0, math.MaxInt64); err != nil {
		return err
	}
	if err := v.Payload.check(at + "payload."); err != nil {
		return err
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *PaymentDowntimeStartedEvent) Lacks() string {
	if v.Contains == nil {
		return "contains"
	}
	if name := v.Payload.Lacks(); name != "" {
		return "payload." + name
	}
	return ""
}

// EventName is payment.downtime.started.
func (*PaymentDowntimeStartedEvent) EventName() string { return "payment.downtime.started" }

// PaymentDowntimeUpdatedEvent: Something about a downtime changed, such as its severity.
type PaymentDowntimeUpdatedEvent struct {
	// Identifier of an account, `acc_` and an opaque rest.
	AccountID AccountID `json:"account_id,omitzero"`

	// The keys of `payload`.
	Contains []string `json:"contains"`

	// When the event occurred, in unix seconds.
	CreatedAt Timestamp `json:"created_at"`

	// Always `event`.
	Entity string `json:"entity"`

	// Name of the event.
	Event string `json:"event"`

	// What an event about a downtime carries.
	Payload DowntimeEventPayload `json:"payload"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *PaymentDowntimeUpdatedEvent) check(at string) error {
	if v.AccountID != "" {
		if err := v.AccountID.Validate(); err != nil {
			return call.Refuse(at, "account_id", err)
		}
	}
	if err := call.Within(at, "created_at", int64(v.CreatedAt), 0, math.MaxInt64); err != nil {
		return err
	}
	if err := v.Payload.check(at + "payload."); err != nil {
		return err
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *PaymentDowntimeUpdatedEvent) Lacks() string {
	if v.Contains == nil {
		return "contains"
	}
	if name := v.Payload.Lacks(); name != "" {
		return "payload." + name
	}
	return ""
}

// EventName is payment.downtime.updated.
func (*PaymentDowntimeUpdatedEvent) EventName() string { return "payment.downtime.updated" }

// PaymentEMI: The plan by which a payment is paid in equal monthly instalments.
type PaymentEMI struct {
	// How many months the instalments run.
	Duration int64 `json:"duration"`

	// Code of the bank that lends.
	Issuer string `json:"issuer"`

	// Yearly interest, in hundredths of a percent as far as can be told.
	Rate int64 `json:"rate"`

	// Kind of card that the plan is for, such as `credit`.
	Type *string `json:"type,omitzero"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *PaymentEMI) check(at string) error {
	if err := call.Within(at, "duration", int64(v.Duration), 1, math.MaxInt64); err != nil {
		return err
	}
	if err := call.Within(at, "rate", int64(v.Rate), 0, math.MaxInt64); err != nil {
		return err
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *PaymentEMI) Lacks() string {
	return ""
}

// PaymentEventPayload: What an event about a payment carries.
type PaymentEventPayload struct {
	// A payment within a webhook.
	Payment EventPayment `json:"payment"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *PaymentEventPayload) check(at string) error {
	if err := v.Payment.check(at + "payment."); err != nil {
		return err
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *PaymentEventPayload) Lacks() string {
	if name := v.Payment.Lacks(); name != "" {
		return "payment." + name
	}
	return ""
}

// PaymentFailedEvent: A payment failed; its error fields say why.
type PaymentFailedEvent struct {
	// Identifier of an account, `acc_` and an opaque rest.
	AccountID AccountID `json:"account_id,omitzero"`

	// The keys of `payload`.
	Contains []string `json:"contains"`

	// When the event occurred, in unix seconds.
	CreatedAt Timestamp `json:"created_at"`

	// Always `event`.
	Entity string `json:"entity"`

	// Name of the event.
	Event string `json:"event"`

	// What an event about a payment carries.
	Payload PaymentEventPayload `json:"payload"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *PaymentFailedEvent) check(at string) error {
	if v.AccountID != "" {
		if err := v.AccountID.Validate(); err != nil {
			return call.Refuse(at, "account_id", err)
		}
	}
	if err := call.Within(at, "created_at", int64(v.CreatedAt), 0, math.MaxInt64); err != nil {
		return err
	}
	if err := v.Payload.check(at + "payload."); err != nil {
		return err
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *PaymentFailedEvent) Lacks() string {
	if v.Contains == nil {
		return "contains"
	}
	if name := v.Payload.Lacks(); name != "" {
		return "payload." + name
	}
	return ""
}

// EventName is payment.failed.
func (*PaymentFailedEvent) EventName() string { return "payment.failed" }

// PaymentID: Identifier of a payment, `pay_` and an opaque rest.
type PaymentID string

// Validate reports an id that cannot be one: without the prefix pay_, or
// with a character that has a meaning in a URL. The rest is opaque.
func (id PaymentID) Validate() error { return call.CheckID(string(id), "pay_") }

// PaymentMethod: How a payment is made.
type PaymentMethod string

// PaymentStatus: Where a payment stands: `created`, `authorized` (the bank agreed, the money is not taken
// yet), `captured`, `refunded` (in full), `failed`.
type PaymentStatus string

// PaymentUPI: The UPI side of a payment.
type PaymentUPI struct {
	// How a UPI payment was started, as answers name it.
	Flow UPIFlow `json:"flow,omitzero"`

	// The kind of account that a UPI payment is made from.
	PayerAccountType PayerAccountType `json:"payer_account_type,omitzero"`

	// The payer's virtual payment address; null before it is known.
	VPA *string `json:"vpa"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *PaymentUPI) check(at string) error {
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *PaymentUPI) Lacks() string {
	return ""
}

// RecurringCards: Which cards can be charged again and again.
type RecurringCards struct {
	// Networks of credit cards that can be.
	Credit []string `json:"credit,omitzero"`

	// Names of the banks whose debit cards can be, by bank code.
	Debit TextMap `json:"debit,omitzero"`

	// Networks of prepaid cards that can be.
	Prepaid []string `json:"prepaid,omitzero"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *RecurringCards) check(at string) error {
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *RecurringCards) Lacks() string {
	return ""
}

// RecurringMethods: What can be charged again and again without the customer.
type RecurringMethods struct {
	// Which cards can be charged again and again.
	Card *RecurringCards `json:"card,omitzero"`

	// Whether paper mandates (NACH) can be charged.
	NACH *bool `json:"nach,omitzero"`

	// Whether UPI mandates can be charged.
	UPI *bool `json:"upi,omitzero"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *RecurringMethods) check(at string) error {
	if v.Card != nil {
		if err := (*v.Card).check(at + "card."); err != nil {
			return err
		}
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *RecurringMethods) Lacks() string {
	return ""
}

// RefundSpeed: How fast a payment that was not captured in time is given back: `normal`, or `optimum` for
// the fastest way there is.
type RefundSpeed string

// SubmitOTPRequest: The password that the customer received.
type SubmitOTPRequest struct {
	// A one-time password as the customer received it, of any length.
	OTP OTP `json:"otp"`
}

// LogValue leaves out what must not be logged.
func (v SubmitOTPRequest) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("otp", wire.Redacted),
	)
}

// Format prints what LogValue leaves, for every verb but %p and %w.
func (v SubmitOTPRequest) Format(state fmt.State, _ rune) { call.FormatLogged(state, v) }

// check names the first field that the contract refuses; at is the path to v.
func (v *SubmitOTPRequest) check(at string) error {
	if v.OTP == "" {
		return call.Refuse(at, "otp", call.ErrMissing)
	}
	if err := call.Matches(at, "otp", string(v.OTP), "\\S"); err != nil {
		return err
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *SubmitOTPRequest) Lacks() string {
	return ""
}

// SwitchMap: A map of booleans by code, or an empty list when it has no entry.
type SwitchMap = wire.Map[bool]

// TerminalID: Identifier of a terminal of the gateway, `term_` and an opaque rest.
type TerminalID string

// Validate reports an id that cannot be one: without the prefix term_, or
// with a character that has a meaning in a URL. The rest is opaque.
func (id TerminalID) Validate() error { return call.CheckID(string(id), "term_") }

// TextMap: A map of texts by code, or an empty list when it has no entry.
type TextMap = wire.Map[string]

// Timestamp: A point in time, in seconds since 1970-01-01 00:00:00 UTC.
type Timestamp = wire.Timestamp

// TokenID: Identifier of a saved payment instrument, `token_` and an opaque rest.
type TokenID string

// Validate reports an id that cannot be one: without the prefix token_, or
// with a character that has a meaning in a URL. The rest is opaque.
func (id TokenID) Validate() error { return call.CheckID(string(id), "token_") }

// UPICollectDetails: Whom to ask for the money, and for how long.
type UPICollectDetails struct {
	// Minutes within which the customer has to confirm; 5 if left out.
	ExpiryTime *int64 `json:"expiry_time,omitzero"`

	// Always `collect`.
	Flow UPICollectDetailsFlow `json:"flow"`

	// The customer's virtual payment address.
	VPA string `json:"vpa"`
}

func (v *UPICollectDetails) fill() {
	v.Flow = "collect"
}

// check names the first field that the contract refuses; at is the path to v.
func (v *UPICollectDetails) check(at string) error {
	if v.ExpiryTime != nil {
		if err := call.Within(at, "expiry_time", int64((*v.ExpiryTime)), 1, math.MaxInt64); err != nil {
			return err
		}
	}
	if v.Flow == "" {
		return call.Refuse(at, "flow", call.ErrMissing)
	}
	if v.VPA == "" {
		return call.Refuse(at, "vpa", call.ErrMissing)
	}
	if err := call.Matches(at, "vpa", string(v.VPA), "\\S"); err != nil {
		return err
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *UPICollectDetails) Lacks() string {
	return ""
}

// UPICollectDetailsFlow: Always `collect`.
type UPICollectDetailsFlow string

// UPICollectPayment: A UPI payment that the customer's app asks to confirm.
type UPICollectPayment struct {
	// An amount to charge, at least 1, in the smallest unit of the currency beside it. In INR at
	// least 100, which is one rupee.
	Amount ChargeAmount `json:"amount"`

	// Where the final status of the payment is sent.
	CallbackURL string `json:"callback_url,omitzero"`

	// The customer's telephone number, 1 to 15 characters.
	Contact string `json:"contact"`

	// Three-letter code of a currency, in capitals.
	Currency Currency `json:"currency"`

	// Identifier of a customer, `cust_` and an opaque rest.
	CustomerID CustomerID `json:"customer_id,omitzero"`

	// The merchant's description of the payment.
	Description string `json:"description,omitzero"`

	// The customer's e-mail address, 1 to 40 characters.
	Email string `json:"email"`

	// IP address of the customer's device.
	IP string `json:"ip"`

	// Always `upi`.
	Method UPICollectPaymentMethod `json:"method"`

	// Key-value pairs to keep with the object: at most 15, each value at most 256 characters.
	Notes NotesInput `json:"notes,omitzero"`

	// Identifier of an order, `order_` and an opaque rest.
	OrderID OrderID `json:"order_id"`

	// The `referer` header that the customer's browser sent; any text.
	Referer string `json:"referer"`

	// Whether the address is kept as a token for later payments.
	Save *Flag `json:"save,omitzero"`

	// Whom to ask for the money, and for how long.
	UPI UPICollectDetails `json:"upi"`

	// The `user-agent` header that the customer's browser sent.
	UserAgent string `json:"user_agent"`
}

func (v *UPICollectPayment) fill() {
	v.Method = "upi"
	v.UPI.fill()
}

// check names the first field that the contract refuses; at is the path to v.
func (v *UPICollectPayment) check(at string) error {
	if err := call.Within(at, "amount", int64(v.Amount), 1, math.MaxInt64); err != nil {
		return err
	}
	if v.Contact == "" {
		return call.Refuse(at, "contact", call.ErrMissing)
	}
	if err := call.AtMost(at, "contact", string(v.Contact), 15); err != nil {
		return err
	}
	if v.Currency == "" {
		return call.Refuse(at, "currency", call.ErrMissing)
	}
	if err := call.Matches(at, "currency", string(v.Currency), "^[A-Z]{3}$"); err != nil {
		return err
	}
	if v.CustomerID != "" {
		if err := v.CustomerID.Validate(); err != nil {
			return call.Refuse(at, "customer_id", err)
		}
	}
	if v.Email == "" {
		return call.Refuse(at, "email", call.ErrMissing)
	}
	if err := call.AtMost(at, "email", string(v.Email), 40); err != nil {
		return err
	}
	if v.IP == "" {
		return call.Refuse(at, "ip", call.ErrMissing)
	}
	if v.Method == "" {
		return call.Refuse(at, "method", call.ErrMissing)
	}
	if err := call.Pairs(at, "notes", v.Notes, 15, 256); err != nil {
		return err
	}
	if err := v.OrderID.Validate(); err != nil {
		return call.Refuse(at, "order_id", err)
	}
	if v.Referer == "" {
		return call.Refuse(at, "referer", call.ErrMissing)
	}
	if err := v.UPI.check(at + "upi."); err != nil {
		return err
	}
	if v.UserAgent == "" {
		return call.Refuse(at, "user_agent", call.ErrMissing)
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *UPICollectPayment) Lacks() string {
	if v.OrderID == "" {
		return "order_id"
	}
	if name := v.UPI.Lacks(); name != "" {
		return "upi." + name
	}
	return ""
}

// UPICollectPaymentMethod: Always `upi`.
type UPICollectPaymentMethod string

// UPIFlow: How a UPI payment was started, as answers name it.
type UPIFlow string

// UPIIntentDetails: That the payment is started by a link.
type UPIIntentDetails struct {
	// Always `intent`.
	Flow UPIIntentDetailsFlow `json:"flow"`
}

func (v *UPIIntentDetails) fill() {
	v.Flow = "intent"
}

// check names the first field that the contract refuses; at is the path to v.
func (v *UPIIntentDetails) check(at string) error {
	if v.Flow == "" {
		return call.Refuse(at, "flow", call.ErrMissing)
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *UPIIntentDetails) Lacks() string {
	return ""
}

// UPIIntentDetailsFlow: Always `intent`.
type UPIIntentDetailsFlow string

// UPIIntentPayment: A UPI payment that a link opens in the customer's app.
type UPIIntentPayment struct {
	// An amount to charge, at least 1, in the smallest unit of the currency beside it. In INR at
	// least 100, which is one rupee.
	Amount ChargeAmount `json:"amount"`

	// Where the final status of the payment is sent.
	CallbackURL string `json:"callback_url,omitzero"`

	// The customer's telephone number, 1 to 15 characters.
	Contact string `json:"contact"`

	// Three-letter code of a currency, in capitals.
	Currency Currency `json:"currency"`

	// Identifier of a customer, `cust_` and an opaque rest.
	CustomerID CustomerID `json:"customer_id,omitzero"`

	// The merchant's description of the payment.
	Description string `json:"description,omitzero"`

	// The customer's e-mail address, 1 to 40 characters.
	Email string `json:"email"`

	// IP address of the customer's device.
	IP string `json:"ip"`

	// Always `upi`.
	Method UPIIntentPaymentMethod `json:"method"`

	// Key-value pairs to keep with the object: at most 15, each value at most 256 characters.
	Notes NotesInput `json:"notes,omitzero"`

	// Identifier of an order, `order_` and an opaque rest.
	OrderID OrderID `json:"order_id"`

	// The `referer` header that the customer's browser sent; any text.
	Referer string `json:"referer"`

	// Whether the address is kept as a token for later payments.
	Save *Flag `json:"save,omitzero"`

	// That the payment is started by a link.
	UPI UPIIntentDetails `json:"upi"`

	// The `user-agent` header that the customer's browser sent.
	UserAgent string `json:"user_agent"`
}

func (v *UPIIntentPayment) fill() {
	v.Method = "upi"
	v.UPI.fill()
}

// check names the first field that the contract refuses; at is the path to v.
func (v *UPIIntentPayment) check(at string) error {
	if err := call.Within(at, "amount", int64(v.Amount), 1, math.MaxInt64); err != nil {
		return err
	}
	if v.Contact == "" {
		return call.Refuse(at, "contact", call.ErrMissing)
	}
	if err := call.AtMost(at, "contact", string(v.Contact), 15); err != nil {
		return err
	}
	if v.Currency == "" {
		return call.Refuse(at, "currency", call.ErrMissing)
	}
	if err := call.Matches(at, "currency", string(v.Currency), "^[A-Z]{3}$"); err != nil {
		return err
	}
	if v.CustomerID != "" {
		if err := v.CustomerID.Validate(); err != nil {
			return call.Refuse(at, "customer_id", err)
		}
	}
	if v.Email == "" {
		return call.Refuse(at, "email", call.ErrMissing)
	}
	if err := call.AtMost(at, "email", string(v.Email), 40); err != nil {
		return err
	}
	if v.IP == "" {
		return call.Refuse(at, "ip", call.ErrMissing)
	}
	if v.Method == "" {
		return call.Refuse(at, "method", call.ErrMissing)
	}
	if err := call.Pairs(at, "notes", v.Notes, 15, 256); err != nil {
		return err
	}
	if err := v.OrderID.Validate(); err != nil {
		return call.Refuse(at, "order_id", err)
	}
	if v.Referer == "" {
		return call.Refuse(at, "referer", call.ErrMissing)
	}
	if err := v.UPI.check(at + "upi."); err != nil {
		return err
	}
	if v.UserAgent == "" {
		return call.Refuse(at, "user_agent", call.ErrMissing)
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *UPIIntentPayment) Lacks() string {
	if v.OrderID == "" {
		return "order_id"
	}
	if name := v.UPI.Lacks(); name != "" {
		return "upi." + name
	}
	return ""
}

// UPIIntentPaymentMethod: Always `upi`.
type UPIIntentPaymentMethod string

// UpdatePaymentRequest: The notes that a payment shall have.
type UpdatePaymentRequest struct {
	// Key-value pairs to keep with the object: at most 15, each value at most 256 characters.
	Notes NotesInput `json:"notes"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *UpdatePaymentRequest) check(at string) error {
	if v.Notes == nil {
		return call.Refuse(at, "notes", call.ErrMissing)
	}
	if err := call.Pairs(at, "notes", v.Notes, 15, 256); err != nil {
		return err
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *UpdatePaymentRequest) Lacks() string {
	return ""
}

// VPAValidation: What is known of a virtual payment address.
type VPAValidation struct {
	// Name of the address's owner; only there if the address exists.
	CustomerName *string `json:"customer_name,omitzero"`

	// Whether the address exists.
	Success bool `json:"success"`

	// The address that was asked about.
	VPA string `json:"vpa"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *VPAValidation) check(at string) error {
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *VPAValidation) Lacks() string {
	return ""
}

// ValidateVPARequest: The address to validate.
type ValidateVPARequest struct {
	// The virtual payment address.
	VPA string `json:"vpa"`
}

// check names the first field that the contract refuses; at is the path to v.
func (v *ValidateVPARequest) check(at string) error {
	if v.VPA == "" {
		return call.Refuse(at, "vpa", call.ErrMissing)
	}
	if err := call.Matches(at, "vpa", string(v.VPA), "\\S"); err != nil {
		return err
	}
	return nil
}

// Lacks names the first id or list that is always sent and is not in v, nor in what
// v always holds; "" is none.
func (v *ValidateVPARequest) Lacks() string {
	return ""
}

// Failure: What every refused or failed call answers.
type Failure = ErrorEnvelope

// WebhookEvent is the body of a webhook that the contract knows, a pointer to one
// of the types that are named for their event, such as [*PaymentCapturedEvent].
type WebhookEvent interface {
	// EventName is the name of the event that the type is for.
	EventName() string
	// Lacks names the first id or list that is always sent and is missing.
	Lacks() string
}

// NewWebhookEvent is an empty body of an event, to decode into; nil for an event
// that the contract does not know.
func NewWebhookEvent(name string) WebhookEvent {
	switch name {
	case "order.paid":
		return new(OrderPaidEvent)
	case "payment.authorized":
		return new(PaymentAuthorizedEvent)
	case "payment.captured":
		return new(PaymentCapturedEvent)
	case "payment.downtime.resolved":
		return new(PaymentDowntimeResolvedEvent)
	case "payment.downtime.started":
		return new(PaymentDowntimeStartedEvent)
	case "payment.downtime.updated":
		return new(PaymentDowntimeUpdatedEvent)
	case "payment.failed":
		return new(PaymentFailedEvent)
	}
	return nil
}

// ListPaymentsParams are the query parameters of ListPayments. What is left zero is not sent.
type ListPaymentsParams struct {
	// Only payments created at this time or later, in unix seconds, 946684800 to 4765046400.
	From wire.Timestamp

	// Only payments created at this time or earlier, in unix seconds, 946684800 to 4765046400.
	To wire.Timestamp

	// How many payments to return at most, 1 to 100; 10 if left out.
	Count int64

	// How many payments to pass over before the first one returned; 0 if left out.
	Skip int64

	// What to return in full along with each payment; the parameter is repeated for each. A value
	// that is not one of the list is refused with status 400.
	Expand []Expansion
}

// FetchPaymentParams are the query parameters of FetchPayment. What is left zero is not sent.
type FetchPaymentParams struct {
	// What to return in full along with each payment; the parameter is repeated for each. A value
	// that is not one of the list is refused with status 400.
	Expand []Expansion
}

var opFetchIIN = call.Operation{ID: "fetchIIN", Method: http.MethodGet, Path: "/iins/{token_iin}", Security: []string{"keySecret", "oauth"}, Safe: true}

var opFetchPaymentMethods = call.Operation{ID: "fetchPaymentMethods", Method: http.MethodGet, Path: "/methods", Security: []string{"keyOnly"}, KeyOnly: true, Safe: true}

var opCreateOrder = call.Operation{ID: "createOrder", Method: http.MethodPost, Path: "/orders", Security: []string{"keySecret", "oauth"}}

var opListOrderPayments = call.Operation{ID: "listOrderPayments", Method: http.MethodGet, Path: "/orders/{order_id}/payments", Security: []string{"keySecret", "oauth"}, Safe: true}

var opListPayments = call.Operation{ID: "listPayments", Method: http.MethodGet, Path: "/payments", Security: []string{"keySecret", "oauth"}, Safe: true}

var opCreatePayment = call.Operation{ID: "createPayment", Method: http.MethodPost, Path: "/payments/create/json", Security: []string{"keySecret", "oauth"}}

var opCreateUPIPayment = call.Operation{ID: "createUPIPayment", Method: http.MethodPost, Path: "/payments/create/upi", Security: []string{"keySecret", "oauth"}}

var opListPaymentDowntimes = call.Operation{ID: "listPaymentDowntimes", Method: http.MethodGet, Path: "/payments/downtimes", Security: []string{"keySecret", "oauth"}, Safe: true}

var opFetchPaymentDowntime = call.Operation{ID: "fetchPaymentDowntime", Method: http.MethodGet, Path: "/payments/downtimes/{downtime_id}", Security: []string{"keySecret", "oauth"}, Safe: true}

var opValidateVPA = call.Operation{ID: "validateVPA", Method: http.MethodPost, Path: "/payments/validate/vpa", Security: []string{"keySecret", "oauth"}, Safe: true}

var opFetchPayment = call.Operation{ID: "fetchPayment", Method: http.MethodGet, Path: "/payments/{payment_id}", Security: []string{"keySecret", "oauth"}, Safe: true}

var opUpdatePayment = call.Operation{ID: "updatePayment", Method: http.MethodPatch, Path: "/payments/{payment_id}", Security: []string{"keySecret", "oauth"}}

var opCapturePayment = call.Operation{ID: "capturePayment", Method: http.MethodPost, Path: "/payments/{payment_id}/capture", Security: []string{"keySecret", "oauth"}}

var opFetchPaymentCard = call.Operation{ID: "fetchPaymentCard", Method: http.MethodGet, Path: "/payments/{payment_id}/card", Security: []string{"keySecret", "oauth"}, Safe: true}

var opResendOTP = call.Operation{ID: "resendOTP", Method: http.MethodPost, Path: "/payments/{payment_id}/otp/resend", Security: []string{"keySecret", "oauth"}}

var opSubmitOTP = call.Operation{ID: "submitOTP", Method: http.MethodPost, Path: "/payments/{payment_id}/otp/submit", Security: []string{"keySecret", "oauth"}}

var opGenerateOTP = call.Operation{ID: "generateOTP", Method: http.MethodPost, Path: "/payments/{payment_id}/otp_generate", Security: []string{"keyOnly"}, KeyOnly: true}

// Operations lists every operation of the contract, by path and method.
func Operations() []call.Operation {
	return []call.Operation{
		opFetchIIN,
		opFetchPaymentMethods,
		opCreateOrder,
		opListOrderPayments,
		opListPayments,
		opCreatePayment,
		opCreateUPIPayment,
		opListPaymentDowntimes,
		opFetchPaymentDowntime,
		opValidateVPA,
		opFetchPayment,
		opUpdatePayment,
		opCapturePayment,
		opFetchPaymentCard,
		opResendOTP,
		opSubmitOTP,
		opGenerateOTP,
	}
}

// KeyOnlyAPI has the operations that a key without its secret may call. The
// zero value has no caller and cannot be used.
type KeyOnlyAPI struct{ caller call.Caller }

// NewKeyOnlyAPI gives the operations that a key alone may call.
func NewKeyOnlyAPI(caller call.Caller) KeyOnlyAPI { return KeyOnlyAPI{caller: caller} }

// API has every operation of the contract. The zero value has no caller and
// cannot be used.
type API struct{ KeyOnlyAPI }

// NewAPI gives every operation of the contract.
func NewAPI(caller call.Caller) API { return API{KeyOnlyAPI{caller: caller}} }

// FetchIIN calls GET /iins/{token_iin}: fetch a card range.
//
// What is known of the cards whose numbers, or whose tokens' numbers, start with the given
// digits (the issuer identification number).
//
// Documented in sdk-payments, "Token IIN API".
func (a API) FetchIIN(ctx context.Context, tokenIIN string, options ...call.Option) (*IIN, error) {
	tokenIINSegment, err := call.Segment("token_iin", string(tokenIIN), "^[0-9]{6}([0-9]{3})?$")
	if err != nil {
		return nil, opFetchIIN.Refused(err)
	}
	return call.Do[IIN](ctx, a.caller, call.Request{Operation: &opFetchIIN, Path: call.Path("/iins/%s", tokenIINSegment)}, nil, options)
}

// FetchPaymentMethods calls GET /methods: fetch the account's payment methods.
//
// Which methods, networks, banks and wallets the account can be paid with. Called with the key
// alone; a secret sent along can be refused.
//
// Documented in sdk-payments, "Fetch payment methods (Third party validation)".
func (a KeyOnlyAPI) FetchPaymentMethods(ctx context.Context, options ...call.Option) (*Methods, error) {
	return call.Do[Methods](ctx, a.caller, call.Request{Operation: &opFetchPaymentMethods, Path: "/methods"}, nil, options)
}

// CreateOrder calls POST /orders: create an order.
//
// Creates the order that payments are made against, and says how they are captured:
// automatically within a time, or by a capture call. Repeating the call creates a second
// order.
//
// Documented in sdk-payments, "Payment capture settings API".
func (a API) CreateOrder(ctx context.Context, body CreateOrderRequest, options ...call.Option) (*Order, error) {
	if err := body.check(""); err != nil {
		return nil, opCreateOrder.Refused(err)
	}
	return call.Do[Order](ctx, a.caller, call.Request{Operation: &opCreateOrder, Path: "/orders"}, body, options)
}

// ListOrderPayments calls GET /orders/{order_id}/payments: list the payments of an order.
//
// Every payment tried against an order, failed ones included.
//
// Documented in sdk-payments, "Fetch payments for an order"; payments-reference, "Fetch Payments based on Orders".
func (a API) ListOrderPayments(ctx context.Context, orderID OrderID, options ...call.Option) (*PaymentCollection, error) {
	if err := orderID.Validate(); err != nil {
		return nil, opListOrderPayments.Refused(call.Refuse("", "order_id", err))
	}
	return call.Do[PaymentCollection](ctx, a.caller, call.Request{Operation: &opListOrderPayments, Path: call.Path("/orders/%s/payments", string(orderID))}, nil, options)
}

// OrderPayments yields what [API.ListOrderPayments] lists, item by item, and an error at the
// end if there is one. The list has no pages: it comes at once.
func (a API) OrderPayments(ctx context.Context, orderID OrderID, options ...call.Option) iter.Seq2[Payment, error] {
	return call.Each(func() ([]Payment, error) {
		list, err := a.ListOrderPayments(ctx, orderID, options...)
		if err != nil {
			return nil, err
		}
		return list.Items, nil
	})
}

// ListPayments calls GET /payments: list payments.
//
// Payments of the account, the newest first, 10 unless `count` says otherwise. Narrow them by
// creation time and walk through them with `count` and `skip`. With `expand[]` the answer
// carries more of each payment, such as its card or its EMI plan.
//
// Documented in sdk-payments, "Fetch all payments"; sdk-payments, "Fetch expanded card or emi details for payments"; payments-reference, "Fetch Multiple Payments".
func (a API) ListPayments(ctx context.Context, params *ListPaymentsParams, options ...call.Option) (*PaymentCollection, error) {
	encoded, err := params.encode()
	if err != nil {
		return nil, opListPayments.Refused(err)
	}
	return call.Do[PaymentCollection](ctx, a.caller, call.Request{Operation: &opListPayments, Path: "/payments", Query: encoded}, nil, options)
}

// Payments yields what [API.ListPayments] lists, item by item, and an error at the
// end if there is one.
//
// It fetches page after page as they are needed, the newest items first, and every
// item that is there when it begins comes once, however many arrive meanwhile. It
// begins after Skip items; Count is the size of a page, 100 if it is zero, and not
// how many items come: stop ranging when there are enough. It remembers the ids.
func (a API) Payments(ctx context.Context, params *ListPaymentsParams, options ...call.Option) iter.Seq2[Payment, error] {
	var asked ListPaymentsParams
	if params != nil {
		asked = *params
	}
	mark := func(item *Payment) (string, wire.Timestamp) { return string(item.ID), item.CreatedAt }
	return call.Walk(call.Page{Count: asked.Count, Skip: asked.Skip, Until: asked.To}, mark, options, func(next call.Page, options []call.Option) ([]Payment, error) {
		window := asked
		window.Count, window.Skip, window.To = next.Count, next.Skip, next.Until
		list, err := a.ListPayments(ctx, &window, options...)
		if err != nil {
			return nil, err
		}
		return list.Items, nil
	})
}

// CreatePaymentWithCard calls POST /payments/create/json: create a card or netbanking payment.
//
// Creates a payment for an order from the merchant's own server. The answer says what the
// customer has to do next: follow a link to the bank, or enter a one-time password. Netbanking
// is the form for accounts that must check the payer's bank account (third-party validation).
// Repeating the call can create a second payment.
//
// Documented in sdk-payments, "Create Payment Json"; sdk-payments, "Create Payment Json (Third party validation)".
func (a API) CreatePaymentWithCard(ctx context.Context, body CardPayment, options ...call.Option) (*CreatedPayment, error) {
	body.fill()
	if err := body.check(""); err != nil {
		return nil, opCreatePayment.Refused(err)
	}
	return call.Do[CreatedPayment](ctx, a.caller, call.Request{Operation: &opCreatePayment, Path: "/payments/create/json"}, body, options)
}

// CreatePaymentWithNetbanking calls POST /payments/create/json: create a card or netbanking payment.
//
// Creates a payment for an order from the merchant's own server. The answer says what the
// customer has to do next: follow a link to the bank, or enter a one-time password. Netbanking
// is the form for accounts that must check the payer's bank account (third-party validation).
// Repeating the call can create a second payment.
//
// Documented in sdk-payments, "Create Payment Json"; sdk-payments, "Create Payment Json (Third party validation)".
func (a API) CreatePaymentWithNetbanking(ctx context.Context, body NetbankingPayment, options ...call.Option) (*CreatedPayment, error) {
	body.fill()
	if err := body.check(""); err != nil {
		return nil, opCreatePayment.Refused(err)
	}
	return call.Do[CreatedPayment](ctx, a.caller, call.Request{Operation: &opCreatePayment, Path: "/payments/create/json"}, body, options)
}

// CreateUPIPaymentWithCollect calls POST /payments/create/upi: create a UPI payment.
//
// Creates a UPI payment for an order. In the collect flow the customer's UPI app shows a
// request to pay; in the intent flow the answer carries a link that opens the app. Repeating
// the call can create a second payment.
//
// Documented in sdk-payments, "Create Payment UPI s2s / VPA token (Third party validation)".
func (a API) CreateUPIPaymentWithCollect(ctx context.Context, body UPICollectPayment, options ...call.Option) (*CreatedUPIPayment, error) {
	body.fill()
	if err := body.check(""); err != nil {
		return nil, opCreateUPIPayment.Refused(err)
	}
	return call.Do[CreatedUPIPayment](ctx, a.caller, call.Request{Operation: &opCreateUPIPayment, Path: "/payments/create/upi"}, body, options)
}

// CreateUPIPaymentWithIntent calls POST /payments/create/upi: create a UPI payment.
//
// Creates a UPI payment for an order. In the collect flow the customer's UPI app shows a
// request to pay; in the intent flow the answer carries a link that opens the app. Repeating
// the call can create a second payment.
//
// Documented in sdk-payments, "Create Payment UPI s2s / VPA token (Third party validation)".
func (a API) CreateUPIPaymentWithIntent(ctx context.Context, body UPIIntentPayment, options ...call.Option) (*CreatedUPIPayment, error) {
	body.fill()
	if err := body.check(""); err != nil {
		return nil, opCreateUPIPayment.Refused(err)
	}
	return call.Do[CreatedUPIPayment](ctx, a.caller, call.Request{Operation: &opCreateUPIPayment, Path: "/payments/create/upi"}, body, options)
}

// ListPaymentDowntimes calls GET /payments/downtimes: list payment downtimes.
//
// Downtimes of payment methods that are going on, are announced, or ended a short while ago.
//
// Documented in sdk-payments, "Fetch Payment Downtime Details".
func (a API) ListPaymentDowntimes(ctx context.Context, options ...call.Option) (*DowntimeCollection, error) {
	return call.Do[DowntimeCollection](ctx, a.caller, call.Request{Operation: &opListPaymentDowntimes, Path: "/payments/downtimes"}, nil, options)
}

// PaymentDowntimes yields what [API.ListPaymentDowntimes] lists, item by item, and an error at the
// end if there is one. The list has no pages: it comes at once.
func (a API) PaymentDowntimes(ctx context.Context, options ...call.Option) iter.Seq2[Downtime, error] {
	return call.Each(func() ([]Downtime, error) {
		list, err := a.ListPaymentDowntimes(ctx, options...)
		if err != nil {
			return nil, err
		}
		return list.Items, nil
	})
}

// FetchPaymentDowntime calls GET /payments/downtimes/{downtime_id}: fetch a payment downtime.
//
// One downtime by its identifier.
//
// Documented in sdk-payments, "Fetch Payment Downtime".
func (a API) FetchPaymentDowntime(ctx context.Context, downtimeID DowntimeID, options ...call.Option) (*Downtime, error) {
	if err := downtimeID.Validate(); err != nil {
		return nil, opFetchPaymentDowntime.Refused(call.Refuse("", "downtime_id", err))
	}
	return call.Do[Downtime](ctx, a.caller, call.Request{Operation: &opFetchPaymentDowntime, Path: call.Path("/payments/downtimes/%s", string(downtimeID))}, nil, options)
}

// ValidateVPA calls POST /payments/validate/vpa: validate a virtual payment address.
//
// Asks whether a virtual payment address exists and, if so, whose it is. Changes nothing.
//
// Documented in sdk-payments, "Valid VPA (Third party validation)".
func (a API) ValidateVPA(ctx context.Context, body ValidateVPARequest, options ...call.Option) (*VPAValidation, error) {
	if err := body.check(""); err != nil {
		return nil, opValidateVPA.Refused(err)
	}
	return call.Do[VPAValidation](ctx, a.caller, call.Request{Operation: &opValidateVPA, Path: "/payments/validate/vpa"}, body, options)
}

// FetchPayment calls GET /payments/{payment_id}: fetch a payment.
//
// The payment as it is now. This is also the way to learn what became of a capture whose
// answer was lost.
//
// Documented in sdk-payments, "Fetch a payment"; payments-reference, "Fetch a Payment"; payments-reference, "Payment Entity".
func (a API) FetchPayment(ctx context.Context, paymentID PaymentID, params *FetchPaymentParams, options ...call.Option) (*Payment, error) {
	if err := paymentID.Validate(); err != nil {
		return nil, opFetchPayment.Refused(call.Refuse("", "payment_id", err))
	}
	encoded, err := params.encode()
	if err != nil {
		return nil, opFetchPayment.Refused(err)
	}
	return call.Do[Payment](ctx, a.caller, call.Request{Operation: &opFetchPayment, Path: call.Path("/payments/%s", string(paymentID)), Query: encoded}, nil, options)
}

// UpdatePayment calls PATCH /payments/{payment_id}: replace a payment's notes.
//
// Puts the given notes in the place of those the payment has. No other field of a payment can
// be changed. A late repeat overwrites what another writer stored in between.
//
// Documented in sdk-payments, "Update a payment"; payments-reference, "Update the Payment".
func (a API) UpdatePayment(ctx context.Context, paymentID PaymentID, body UpdatePaymentRequest, options ...call.Option) (*Payment, error) {
	if err := paymentID.Validate(); err != nil {
		return nil, opUpdatePayment.Refused(call.Refuse("", "payment_id", err))
	}
	if err := body.check(""); err != nil {
		return nil, opUpdatePayment.Refused(err)
	}
	return call.Do[Payment](ctx, a.caller, call.Request{Operation: &opUpdatePayment, Path: call.Path("/payments/%s", string(paymentID))}, body, options)
}

// CapturePayment calls POST /payments/{payment_id}/capture: capture an authorized payment.
//
// Takes the money of a payment whose status is `authorized`. The amount should equal the
// authorized amount and come from the merchant's own records, not from the customer's
// browser. A payment in another status, one captured before included, is refused with
// status 400. No key makes the call idempotent: after a timeout only fetching the payment
// tells whether it took effect.
//
// Documented in sdk-payments, "Capture payment"; payments-reference, "Capture a Payment".
func (a API) CapturePayment(ctx context.Context, paymentID PaymentID, body CaptureRequest, options ...call.Option) (*Payment, error) {
	if err := paymentID.Validate(); err != nil {
		return nil, opCapturePayment.Refused(call.Refuse("", "payment_id", err))
	}
	if err := body.check(""); err != nil {
		return nil, opCapturePayment.Refused(err)
	}
	return call.Do[Payment](ctx, a.caller, call.Request{Operation: &opCapturePayment, Path: call.Path("/payments/%s/capture", string(paymentID))}, body, options)
}

// FetchPaymentCard calls GET /payments/{payment_id}/card: fetch the card of a payment.
//
// What is known of the card that a payment was made with; never its full number. A payment
// that was made without a card is refused with status 400.
//
// Documented in sdk-payments, "Fetch card details with paymentId"; payments-reference, "Fetch the Card Details for a Payment".
func (a API) FetchPaymentCard(ctx context.Context, paymentID PaymentID, options ...call.Option) (*Card, error) {
	if err := paymentID.Validate(); err != nil {
		return nil, opFetchPaymentCard.Refused(call.Refuse("", "payment_id", err))
	}
	return call.Do[Card](ctx, a.caller, call.Request{Operation: &opFetchPaymentCard, Path: call.Path("/payments/%s/card", string(paymentID))}, nil, options)
}

// ResendOTP calls POST /payments/{payment_id}/otp/resend: send a one-time password again.
//
// Has the password sent once more. The customer receives another message each time. Takes no
// body.
//
// Documented in sdk-payments, "OTP Resend".
func (a API) ResendOTP(ctx context.Context, paymentID PaymentID, options ...call.Option) (*OTPResent, error) {
	if err := paymentID.Validate(); err != nil {
		return nil, opResendOTP.Refused(call.Refuse("", "payment_id", err))
	}
	return call.Do[OTPResent](ctx, a.caller, call.Request{Operation: &opResendOTP, Path: call.Path("/payments/%s/otp/resend", string(paymentID))}, nil, options)
}

// SubmitOTP calls POST /payments/{payment_id}/otp/submit: submit a one-time password.
//
// Hands in the password that the customer received. On success the answer is signed; a wrong
// password is refused with status 400, and what can be done next stands beside the error.
//
// Documented in sdk-payments, "OTP Submit".
func (a API) SubmitOTP(ctx context.Context, paymentID PaymentID, body SubmitOTPRequest, options ...call.Option) (*PaymentConfirmation, error) {
	if err := paymentID.Validate(); err != nil {
		return nil, opSubmitOTP.Refused(call.Refuse("", "payment_id", err))
	}
	if err := body.check(""); err != nil {
		return nil, opSubmitOTP.Refused(err)
	}
	return call.Do[PaymentConfirmation](ctx, a.caller, call.Request{Operation: &opSubmitOTP, Path: call.Path("/payments/%s/otp/submit", string(paymentID))}, body, options)
}

// GenerateOTP calls POST /payments/{payment_id}/otp_generate: send a one-time password.
//
// Has the card's bank send the customer a one-time password for a payment that was created
// and whose next steps offer `otp_generate`. Called with the key alone; a secret sent along
// can be refused. Takes no body.
//
// Documented in sdk-payments, "OTP Generate".
func (a KeyOnlyAPI) GenerateOTP(ctx context.Context, paymentID PaymentID, options ...call.Option) (*OTPChallenge, error) {
	if err := paymentID.Validate(); err != nil {
		return nil, opGenerateOTP.Refused(call.Refuse("", "payment_id", err))
	}
	return call.Do[OTPChallenge](ctx, a.caller, call.Request{Operation: &opGenerateOTP, Path: call.Path("/payments/%s/otp_generate", string(paymentID))}, nil, options)
}

func (p *ListPaymentsParams) encode() (string, error) {
	if p == nil {
		return "", nil
	}
	var encoded []string
	if p.From != 0 {
		if err := call.Within("", "from", int64(p.From), 9.466848e+08, 4.7650464e+09); err != nil {
			return "", err
		}
		if err := call.Query(&encoded, "from", "form", true, p.From); err != nil {
			return "", err
		}
	}
	if p.To != 0 {
		if err := call.Within("", "to", int64(p.To), 9.466848e+08, 4.7650464e+09); err != nil {
			return "", err
		}
		if err := call.Query(&encoded, "to", "form", true, p.To); err != nil {
			return "", err
		}
	}
	if p.Count != 0 {
		if err := call.Within("", "count", int64(p.Count), 1, 100); err != nil {
			return "", err
		}
		if err := call.Query(&encoded, "count", "form", true, p.Count); err != nil {
			return "", err
		}
	}
	if p.Skip != 0 {
		if err := call.Within("", "skip", int64(p.Skip), 0, math.MaxInt64); err != nil {
			return "", err
		}
		if err := call.Query(&encoded, "skip", "form", true, p.Skip); err != nil {
			return "", err
		}
	}
	if len(p.Expand) > 0 {
		if err := call.Query(&encoded, "expand[]", "form", true, p.Expand); err != nil {
			return "", err
		}
	}
	return strings.Join(encoded, "&"), nil
}

func (p *FetchPaymentParams) encode() (string, error) {
	if p == nil {
		return "", nil
	}
	var encoded []string
	if len(p.Expand) > 0 {
		if err := call.Query(&encoded, "expand[]", "form", true, p.Expand); err != nil {
			return "", err
		}
	}
	return strings.Join(encoded, "&"), nil
}
