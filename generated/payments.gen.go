// Code generated from spec/payments.yaml by the program in gen/. DO NOT EDIT.

// Package generated is the Payments API in Go: a type for every schema of the
// contract and a method for every operation. It is generated from
// spec/payments.yaml by `go generate ./...` and never edited.
//
// It has types but no connections: [API] and [KeyOnlyAPI] check and encode each call and hand it
// to a [call.Caller]. Package api sends the calls over HTTP; a service imports it, and takes the
// types from here:
//
//	client, err := api.New(api.Key(keyID, secret))
//	order, err := client.CreateOrder(ctx, generated.CreateOrderRequest{
//		Amount:   50_000, // paise
//		Currency: paise.INR,
//	})
//
// Every method returns a value if and only if its error is nil. A nil error means that the server
// answered with success and that the answer could be decoded.
//
// A list has a second method, an iterator over its items that fetches page after page:
// [API.ListPayments] returns one page, and [API.Payments] iterates over all of them.
//
// Enums are open: a value that the contract does not list is kept as it was received, and its
// Valid method returns false. Ids have types of their own and are checked before they are sent. A
// pointer is a value that may be null or left out. The server may write a value in several forms,
// and each is read: see package wire, whose Bool, Integer and Float are used like Go's own types.
package generated

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"log/slog"
	"math"
	"net/http"

	"github.com/rzpkit/payments/api/call"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/api/wire"
)

// ServerURL is the URL of the API, without a trailing slash.
const ServerURL = "https://api.razorpay.com/v1"

// The values of [AuthenticationChannel] that the contract lists. Valid is false for any other value.
const (
	AuthenticationChannelApp     AuthenticationChannel = "app"
	AuthenticationChannelBrowser AuthenticationChannel = "browser"
)

func (e AuthenticationChannel) Valid() bool {
	return call.IsOneOf(e, AuthenticationChannelApp, AuthenticationChannelBrowser)
}

// The values of [CaptureMode] that the contract lists. Valid is false for any other value.
const (
	CaptureModeAutomatic CaptureMode = "automatic"
	CaptureModeManual    CaptureMode = "manual"
)

func (e CaptureMode) Valid() bool { return call.IsOneOf(e, CaptureModeAutomatic, CaptureModeManual) }

// The values of [CardNetwork] that the contract lists. Valid is false for any other value.
const (
	CardNetworkAmericanExpress CardNetwork = "American Express"
	CardNetworkDinersClub      CardNetwork = "Diners Club"
	CardNetworkMaestro         CardNetwork = "Maestro"
	CardNetworkMasterCard      CardNetwork = "MasterCard"
	CardNetworkRuPay           CardNetwork = "RuPay"
	CardNetworkUnknown         CardNetwork = "Unknown"
	CardNetworkVisa            CardNetwork = "Visa"
)

func (e CardNetwork) Valid() bool {
	return call.IsOneOf(e, CardNetworkAmericanExpress, CardNetworkDinersClub, CardNetworkMaestro, CardNetworkMasterCard, CardNetworkRuPay, CardNetworkUnknown, CardNetworkVisa)
}

// The values of [CardSubType] that the contract lists. Valid is false for any other value.
const (
	CardSubTypeBusiness CardSubType = "business"
	CardSubTypeConsumer CardSubType = "consumer"
	CardSubTypePremium  CardSubType = "premium"
)

func (e CardSubType) Valid() bool {
	return call.IsOneOf(e, CardSubTypeBusiness, CardSubTypeConsumer, CardSubTypePremium)
}

// The values of [CardType] that the contract lists. Valid is false for any other value.
const (
	CardTypeCredit  CardType = "credit"
	CardTypeDebit   CardType = "debit"
	CardTypePrepaid CardType = "prepaid"
	CardTypeUnknown CardType = "unknown"
)

func (e CardType) Valid() bool {
	return call.IsOneOf(e, CardTypeCredit, CardTypeDebit, CardTypePrepaid, CardTypeUnknown)
}

// The values of [FailExisting] that the contract lists. Valid is false for any other value.
const (
	FailExistingNo  FailExisting = "0"
	FailExistingYes FailExisting = "1"
)

func (e FailExisting) Valid() bool { return call.IsOneOf(e, FailExistingNo, FailExistingYes) }

// The values of [DisputeAction] that the contract lists. Valid is false for any other value.
const (
	DisputeActionDraft  DisputeAction = "draft"
	DisputeActionSubmit DisputeAction = "submit"
)

func (e DisputeAction) Valid() bool { return call.IsOneOf(e, DisputeActionDraft, DisputeActionSubmit) }

// The values of [DisputeExpansion] that the contract lists. Valid is false for any other value.
const (
	DisputeExpansionPayment               DisputeExpansion = "payment"
	DisputeExpansionTransactionSettlement DisputeExpansion = "transaction.settlement"
)

func (e DisputeExpansion) Valid() bool {
	return call.IsOneOf(e, DisputeExpansionPayment, DisputeExpansionTransactionSettlement)
}

// The values of [DisputePhase] that the contract lists. Valid is false for any other value.
const (
	DisputePhaseArbitration    DisputePhase = "arbitration"
	DisputePhaseChargeback     DisputePhase = "chargeback"
	DisputePhaseFraud          DisputePhase = "fraud"
	DisputePhasePreArbitration DisputePhase = "pre_arbitration"
	DisputePhaseRetrieval      DisputePhase = "retrieval"
)

func (e DisputePhase) Valid() bool {
	return call.IsOneOf(e, DisputePhaseArbitration, DisputePhaseChargeback, DisputePhaseFraud, DisputePhasePreArbitration, DisputePhaseRetrieval)
}

// The values of [DisputeStatus] that the contract lists. Valid is false for any other value.
const (
	DisputeStatusClosed      DisputeStatus = "closed"
	DisputeStatusLost        DisputeStatus = "lost"
	DisputeStatusOpen        DisputeStatus = "open"
	DisputeStatusUnderReview DisputeStatus = "under_review"
	DisputeStatusWon         DisputeStatus = "won"
)

func (e DisputeStatus) Valid() bool {
	return call.IsOneOf(e, DisputeStatusClosed, DisputeStatusLost, DisputeStatusOpen, DisputeStatusUnderReview, DisputeStatusWon)
}

// The values of [DocumentType] that the contract lists. Valid is false for any other value.
const (
	DocumentTypeApplicationPdf DocumentType = "application/pdf"
	DocumentTypeImageJpeg      DocumentType = "image/jpeg"
	DocumentTypeImageJpg       DocumentType = "image/jpg"
	DocumentTypeImagePng       DocumentType = "image/png"
)

func (e DocumentType) Valid() bool {
	return call.IsOneOf(e, DocumentTypeApplicationPdf, DocumentTypeImageJpeg, DocumentTypeImageJpg, DocumentTypeImagePng)
}

// The values of [DowntimeMethod] that the contract lists. Valid is false for any other value.
const (
	DowntimeMethodCard       DowntimeMethod = "card"
	DowntimeMethodEmandate   DowntimeMethod = "emandate"
	DowntimeMethodNetbanking DowntimeMethod = "netbanking"
	DowntimeMethodUPI        DowntimeMethod = "upi"
	DowntimeMethodWallet     DowntimeMethod = "wallet"
)

func (e DowntimeMethod) Valid() bool {
	return call.IsOneOf(e, DowntimeMethodCard, DowntimeMethodEmandate, DowntimeMethodNetbanking, DowntimeMethodUPI, DowntimeMethodWallet)
}

// The values of [DowntimeSeverity] that the contract lists. Valid is false for any other value.
const (
	DowntimeSeverityHigh   DowntimeSeverity = "high"
	DowntimeSeverityLow    DowntimeSeverity = "low"
	DowntimeSeverityMedium DowntimeSeverity = "medium"
)

func (e DowntimeSeverity) Valid() bool {
	return call.IsOneOf(e, DowntimeSeverityHigh, DowntimeSeverityLow, DowntimeSeverityMedium)
}

// The values of [DowntimeStatus] that the contract lists. Valid is false for any other value.
const (
	DowntimeStatusCancelled DowntimeStatus = "cancelled"
	DowntimeStatusResolved  DowntimeStatus = "resolved"
	DowntimeStatusScheduled DowntimeStatus = "scheduled"
	DowntimeStatusStarted   DowntimeStatus = "started"
	DowntimeStatusUpdated   DowntimeStatus = "updated"
)

func (e DowntimeStatus) Valid() bool {
	return call.IsOneOf(e, DowntimeStatusCancelled, DowntimeStatusResolved, DowntimeStatusScheduled, DowntimeStatusStarted, DowntimeStatusUpdated)
}

// The values of [Expansion] that the contract lists. Valid is false for any other value.
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

func (e Expansion) Valid() bool {
	return call.IsOneOf(e, ExpansionCard, ExpansionEMI, ExpansionOffers, ExpansionRefunds, ExpansionToken, ExpansionTransaction, ExpansionTransactionSettlement, ExpansionUPI)
}

// The values of [FeeBearer] that the contract lists. Valid is false for any other value.
const (
	FeeBearerCustomer FeeBearer = "customer"
	FeeBearerPlatform FeeBearer = "platform"
)

func (e FeeBearer) Valid() bool { return call.IsOneOf(e, FeeBearerCustomer, FeeBearerPlatform) }

// The values of [InstantSettlementStatus] that the contract lists. Valid is false for any other value.
const (
	InstantSettlementStatusCreated            InstantSettlementStatus = "created"
	InstantSettlementStatusInitiated          InstantSettlementStatus = "initiated"
	InstantSettlementStatusPartiallyProcessed InstantSettlementStatus = "partially_processed"
	InstantSettlementStatusProcessed          InstantSettlementStatus = "processed"
	InstantSettlementStatusReversed           InstantSettlementStatus = "reversed"
)

func (e InstantSettlementStatus) Valid() bool {
	return call.IsOneOf(e, InstantSettlementStatusCreated, InstantSettlementStatusInitiated, InstantSettlementStatusPartiallyProcessed, InstantSettlementStatusProcessed, InstantSettlementStatusReversed)
}

// The values of [NotificationMedium] that the contract lists. Valid is false for any other value.
const (
	NotificationMediumEmail NotificationMedium = "email"
	NotificationMediumSms   NotificationMedium = "sms"
)

func (e NotificationMedium) Valid() bool {
	return call.IsOneOf(e, NotificationMediumEmail, NotificationMediumSms)
}

// The values of [OrderMethod] that the contract lists. Valid is false for any other value.
const (
	OrderMethodAch          OrderMethod = "ach"
	OrderMethodApp          OrderMethod = "app"
	OrderMethodBankTransfer OrderMethod = "bank_transfer"
	OrderMethodCOD          OrderMethod = "cod"
	OrderMethodCard         OrderMethod = "card"
	OrderMethodCardlessEMI  OrderMethod = "cardless_emi"
	OrderMethodEMI          OrderMethod = "emi"
	OrderMethodEmandate     OrderMethod = "emandate"
	OrderMethodFpx          OrderMethod = "fpx"
	OrderMethodNACH         OrderMethod = "nach"
	OrderMethodNetbanking   OrderMethod = "netbanking"
	OrderMethodPaylater     OrderMethod = "paylater"
	OrderMethodUPI          OrderMethod = "upi"
	OrderMethodWallet       OrderMethod = "wallet"
)

func (e OrderMethod) Valid() bool {
	return call.IsOneOf(e, OrderMethodAch, OrderMethodApp, OrderMethodBankTransfer, OrderMethodCOD, OrderMethodCard, OrderMethodCardlessEMI, OrderMethodEMI, OrderMethodEmandate, OrderMethodFpx, OrderMethodNACH, OrderMethodNetbanking, OrderMethodPaylater, OrderMethodUPI, OrderMethodWallet)
}

// The values of [OrderExpansion] that the contract lists. Valid is false for any other value.
const (
	OrderExpansionPayments       OrderExpansion = "payments"
	OrderExpansionPaymentsCard   OrderExpansion = "payments.card"
	OrderExpansionTransfers      OrderExpansion = "transfers"
	OrderExpansionVirtualAccount OrderExpansion = "virtual_account"
)

func (e OrderExpansion) Valid() bool {
	return call.IsOneOf(e, OrderExpansionPayments, OrderExpansionPaymentsCard, OrderExpansionTransfers, OrderExpansionVirtualAccount)
}

// The values of [OrderStatus] that the contract lists. Valid is false for any other value.
const (
	OrderStatusAttempted OrderStatus = "attempted"
	OrderStatusCreated   OrderStatus = "created"
	OrderStatusPaid      OrderStatus = "paid"
)

func (e OrderStatus) Valid() bool {
	return call.IsOneOf(e, OrderStatusAttempted, OrderStatusCreated, OrderStatusPaid)
}

// The values of [OrderTokenAuthType] that the contract lists. Valid is false for any other value.
const (
	OrderTokenAuthTypeAadhaar    OrderTokenAuthType = "aadhaar"
	OrderTokenAuthTypeCard       OrderTokenAuthType = "card"
	OrderTokenAuthTypeDebitcard  OrderTokenAuthType = "debitcard"
	OrderTokenAuthTypeNetbanking OrderTokenAuthType = "netbanking"
	OrderTokenAuthTypePhysical   OrderTokenAuthType = "physical"
	OrderTokenAuthTypeUPI        OrderTokenAuthType = "upi"
)

func (e OrderTokenAuthType) Valid() bool {
	return call.IsOneOf(e, OrderTokenAuthTypeAadhaar, OrderTokenAuthTypeCard, OrderTokenAuthTypeDebitcard, OrderTokenAuthTypeNetbanking, OrderTokenAuthTypePhysical, OrderTokenAuthTypeUPI)
}

// The values of [OrderTokenRecurringStatus] that the contract lists. Valid is false for any other value.
const (
	OrderTokenRecurringStatusCancelled OrderTokenRecurringStatus = "cancelled"
	OrderTokenRecurringStatusConfirmed OrderTokenRecurringStatus = "confirmed"
	OrderTokenRecurringStatusInitiated OrderTokenRecurringStatus = "initiated"
	OrderTokenRecurringStatusPaused    OrderTokenRecurringStatus = "paused"
	OrderTokenRecurringStatusRejected  OrderTokenRecurringStatus = "rejected"
)

func (e OrderTokenRecurringStatus) Valid() bool {
	return call.IsOneOf(e, OrderTokenRecurringStatusCancelled, OrderTokenRecurringStatusConfirmed, OrderTokenRecurringStatusInitiated, OrderTokenRecurringStatusPaused, OrderTokenRecurringStatusRejected)
}

// The values of [PayerAccountType] that the contract lists. Valid is false for any other value.
const (
	PayerAccountTypeBankAccount PayerAccountType = "bank_account"
	PayerAccountTypeCreditCard  PayerAccountType = "credit_card"
	PayerAccountTypeCreditLine  PayerAccountType = "credit_line"
	PayerAccountTypeWallet      PayerAccountType = "wallet"
)

func (e PayerAccountType) Valid() bool {
	return call.IsOneOf(e, PayerAccountTypeBankAccount, PayerAccountTypeCreditCard, PayerAccountTypeCreditLine, PayerAccountTypeWallet)
}

// The values of [RefundStatus] that the contract lists. Valid is false for any other value.
const (
	RefundStatusFull    RefundStatus = "full"
	RefundStatusPartial RefundStatus = "partial"
)

func (e RefundStatus) Valid() bool { return call.IsOneOf(e, RefundStatusFull, RefundStatusPartial) }

// The values of [PaymentLinkStatus] that the contract lists. Valid is false for any other value.
const (
	PaymentLinkStatusCancelled     PaymentLinkStatus = "cancelled"
	PaymentLinkStatusCreated       PaymentLinkStatus = "created"
	PaymentLinkStatusExpired       PaymentLinkStatus = "expired"
	PaymentLinkStatusPaid          PaymentLinkStatus = "paid"
	PaymentLinkStatusPartiallyPaid PaymentLinkStatus = "partially_paid"
)

func (e PaymentLinkStatus) Valid() bool {
	return call.IsOneOf(e, PaymentLinkStatusCancelled, PaymentLinkStatusCreated, PaymentLinkStatusExpired, PaymentLinkStatusPaid, PaymentLinkStatusPartiallyPaid)
}

// The values of [PaymentMethod] that the contract lists. Valid is false for any other value.
const (
	PaymentMethodAch          PaymentMethod = "ach"
	PaymentMethodApp          PaymentMethod = "app"
	PaymentMethodBankTransfer PaymentMethod = "bank_transfer"
	PaymentMethodCOD          PaymentMethod = "cod"
	PaymentMethodCard         PaymentMethod = "card"
	PaymentMethodCardlessEMI  PaymentMethod = "cardless_emi"
	PaymentMethodEMI          PaymentMethod = "emi"
	PaymentMethodEmandate     PaymentMethod = "emandate"
	PaymentMethodFpx          PaymentMethod = "fpx"
	PaymentMethodNACH         PaymentMethod = "nach"
	PaymentMethodNetbanking   PaymentMethod = "netbanking"
	PaymentMethodPaylater     PaymentMethod = "paylater"
	PaymentMethodUPI          PaymentMethod = "upi"
	PaymentMethodWallet       PaymentMethod = "wallet"
)

func (e PaymentMethod) Valid() bool {
	return call.IsOneOf(e, PaymentMethodAch, PaymentMethodApp, PaymentMethodBankTransfer, PaymentMethodCOD, PaymentMethodCard, PaymentMethodCardlessEMI, PaymentMethodEMI, PaymentMethodEmandate, PaymentMethodFpx, PaymentMethodNACH, PaymentMethodNetbanking, PaymentMethodPaylater, PaymentMethodUPI, PaymentMethodWallet)
}

// The values of [PaymentStatus] that the contract lists. Valid is false for any other value.
const (
	PaymentStatusAuthorized PaymentStatus = "authorized"
	PaymentStatusCaptured   PaymentStatus = "captured"
	PaymentStatusCreated    PaymentStatus = "created"
	PaymentStatusFailed     PaymentStatus = "failed"
	PaymentStatusRefunded   PaymentStatus = "refunded"
)

func (e PaymentStatus) Valid() bool {
	return call.IsOneOf(e, PaymentStatusAuthorized, PaymentStatusCaptured, PaymentStatusCreated, PaymentStatusFailed, PaymentStatusRefunded)
}

// The values of [PayoutStatus] that the contract lists. Valid is false for any other value.
const (
	PayoutStatusCreated   PayoutStatus = "created"
	PayoutStatusInitiated PayoutStatus = "initiated"
	PayoutStatusProcessed PayoutStatus = "processed"
	PayoutStatusReversed  PayoutStatus = "reversed"
)

func (e PayoutStatus) Valid() bool {
	return call.IsOneOf(e, PayoutStatusCreated, PayoutStatusInitiated, PayoutStatusProcessed, PayoutStatusReversed)
}

// The values of [QRCodeCloseReason] that the contract lists. Valid is false for any other value.
const (
	QRCodeCloseReasonOnDemand QRCodeCloseReason = "on_demand"
	QRCodeCloseReasonPaid     QRCodeCloseReason = "paid"
)

func (e QRCodeCloseReason) Valid() bool {
	return call.IsOneOf(e, QRCodeCloseReasonOnDemand, QRCodeCloseReasonPaid)
}

// The values of [QRCodeStatus] that the contract lists. Valid is false for any other value.
const (
	QRCodeStatusActive QRCodeStatus = "active"
	QRCodeStatusClosed QRCodeStatus = "closed"
)

func (e QRCodeStatus) Valid() bool { return call.IsOneOf(e, QRCodeStatusActive, QRCodeStatusClosed) }

// The values of [QRCodeType] that the contract lists. Valid is false for any other value.
const (
	QRCodeTypeBharatQr QRCodeType = "bharat_qr"
	QRCodeTypeUPIQr    QRCodeType = "upi_qr"
)

func (e QRCodeType) Valid() bool { return call.IsOneOf(e, QRCodeTypeBharatQr, QRCodeTypeUPIQr) }

// The values of [QRCodeUsage] that the contract lists. Valid is false for any other value.
const (
	QRCodeUsageMultipleUse QRCodeUsage = "multiple_use"
	QRCodeUsageSingleUse   QRCodeUsage = "single_use"
)

func (e QRCodeUsage) Valid() bool {
	return call.IsOneOf(e, QRCodeUsageMultipleUse, QRCodeUsageSingleUse)
}

// The values of [ReconType] that the contract lists. Valid is false for any other value.
const (
	ReconTypeAdjustment ReconType = "adjustment"
	ReconTypePayment    ReconType = "payment"
	ReconTypeRefund     ReconType = "refund"
	ReconTypeTransfer   ReconType = "transfer"
)

func (e ReconType) Valid() bool {
	return call.IsOneOf(e, ReconTypeAdjustment, ReconTypePayment, ReconTypeRefund, ReconTypeTransfer)
}

// The values of [RecurringStatus] that the contract lists. Valid is false for any other value.
const (
	RecurringStatusCancellationInitiated RecurringStatus = "cancellation_initiated"
	RecurringStatusCancelled             RecurringStatus = "cancelled"
	RecurringStatusConfirmed             RecurringStatus = "confirmed"
	RecurringStatusInitiated             RecurringStatus = "initiated"
	RecurringStatusNotApplicable         RecurringStatus = "not_applicable"
	RecurringStatusPaused                RecurringStatus = "paused"
	RecurringStatusRejected              RecurringStatus = "rejected"
	RecurringStatusResumed               RecurringStatus = "resumed"
)

func (e RecurringStatus) Valid() bool {
	return call.IsOneOf(e, RecurringStatusCancellationInitiated, RecurringStatusCancelled, RecurringStatusConfirmed, RecurringStatusInitiated, RecurringStatusNotApplicable, RecurringStatusPaused, RecurringStatusRejected, RecurringStatusResumed)
}

// The values of [RefundSpeed] that the contract lists. Valid is false for any other value.
const (
	RefundSpeedNormal  RefundSpeed = "normal"
	RefundSpeedOptimum RefundSpeed = "optimum"
)

func (e RefundSpeed) Valid() bool { return call.IsOneOf(e, RefundSpeedNormal, RefundSpeedOptimum) }

// The values of [RefundSpeedProcessed] that the contract lists. Valid is false for any other value.
const (
	RefundSpeedProcessedInstant RefundSpeedProcessed = "instant"
	RefundSpeedProcessedNormal  RefundSpeedProcessed = "normal"
	RefundSpeedProcessedOptimum RefundSpeedProcessed = "optimum"
)

func (e RefundSpeedProcessed) Valid() bool {
	return call.IsOneOf(e, RefundSpeedProcessedInstant, RefundSpeedProcessedNormal, RefundSpeedProcessedOptimum)
}

// The values of [RefundState] that the contract lists. Valid is false for any other value.
const (
	RefundStateFailed    RefundState = "failed"
	RefundStatePending   RefundState = "pending"
	RefundStateProcessed RefundState = "processed"
)

func (e RefundState) Valid() bool {
	return call.IsOneOf(e, RefundStateFailed, RefundStatePending, RefundStateProcessed)
}

// The values of [ReminderStatus] that the contract lists. Valid is false for any other value.
const (
	ReminderStatusFailed     ReminderStatus = "failed"
	ReminderStatusInProgress ReminderStatus = "in_progress"
)

func (e ReminderStatus) Valid() bool {
	return call.IsOneOf(e, ReminderStatusFailed, ReminderStatusInProgress)
}

// The values of [ReportedOrderMethod] that the contract lists. Valid is false for any other value.
const (
	ReportedOrderMethodAch          ReportedOrderMethod = "ach"
	ReportedOrderMethodApp          ReportedOrderMethod = "app"
	ReportedOrderMethodBankTransfer ReportedOrderMethod = "bank_transfer"
	ReportedOrderMethodCOD          ReportedOrderMethod = "cod"
	ReportedOrderMethodCard         ReportedOrderMethod = "card"
	ReportedOrderMethodCardlessEMI  ReportedOrderMethod = "cardless_emi"
	ReportedOrderMethodEMI          ReportedOrderMethod = "emi"
	ReportedOrderMethodEmandate     ReportedOrderMethod = "emandate"
	ReportedOrderMethodFpx          ReportedOrderMethod = "fpx"
	ReportedOrderMethodNACH         ReportedOrderMethod = "nach"
	ReportedOrderMethodNetbanking   ReportedOrderMethod = "netbanking"
	ReportedOrderMethodPaylater     ReportedOrderMethod = "paylater"
	ReportedOrderMethodUPI          ReportedOrderMethod = "upi"
	ReportedOrderMethodWallet       ReportedOrderMethod = "wallet"
)

func (e ReportedOrderMethod) Valid() bool {
	return call.IsOneOf(e, ReportedOrderMethodAch, ReportedOrderMethodApp, ReportedOrderMethodBankTransfer, ReportedOrderMethodCOD, ReportedOrderMethodCard, ReportedOrderMethodCardlessEMI, ReportedOrderMethodEMI, ReportedOrderMethodEmandate, ReportedOrderMethodFpx, ReportedOrderMethodNACH, ReportedOrderMethodNetbanking, ReportedOrderMethodPaylater, ReportedOrderMethodUPI, ReportedOrderMethodWallet)
}

// The values of [ReportedPaymentRefundStatus] that the contract lists. Valid is false for any other value.
const (
	ReportedPaymentRefundStatusFull    ReportedPaymentRefundStatus = "full"
	ReportedPaymentRefundStatusPartial ReportedPaymentRefundStatus = "partial"
)

func (e ReportedPaymentRefundStatus) Valid() bool {
	return call.IsOneOf(e, ReportedPaymentRefundStatusFull, ReportedPaymentRefundStatusPartial)
}

// The values of [ReportedQRCodeCloseReason] that the contract lists. Valid is false for any other value.
const (
	ReportedQRCodeCloseReasonOnDemand ReportedQRCodeCloseReason = "on_demand"
	ReportedQRCodeCloseReasonPaid     ReportedQRCodeCloseReason = "paid"
)

func (e ReportedQRCodeCloseReason) Valid() bool {
	return call.IsOneOf(e, ReportedQRCodeCloseReasonOnDemand, ReportedQRCodeCloseReasonPaid)
}

// The values of [SettlementReconLineCardNetwork] that the contract lists. Valid is false for any other value.
const (
	SettlementReconLineCardNetworkAmericanExpress SettlementReconLineCardNetwork = "American Express"
	SettlementReconLineCardNetworkDinersClub      SettlementReconLineCardNetwork = "Diners Club"
	SettlementReconLineCardNetworkMaestro         SettlementReconLineCardNetwork = "Maestro"
	SettlementReconLineCardNetworkMasterCard      SettlementReconLineCardNetwork = "MasterCard"
	SettlementReconLineCardNetworkRuPay           SettlementReconLineCardNetwork = "RuPay"
	SettlementReconLineCardNetworkUnknown         SettlementReconLineCardNetwork = "unknown"
	SettlementReconLineCardNetworkVisa            SettlementReconLineCardNetwork = "Visa"
)

func (e SettlementReconLineCardNetwork) Valid() bool {
	return call.IsOneOf(e, SettlementReconLineCardNetworkAmericanExpress, SettlementReconLineCardNetworkDinersClub, SettlementReconLineCardNetworkMaestro, SettlementReconLineCardNetworkMasterCard, SettlementReconLineCardNetworkRuPay, SettlementReconLineCardNetworkUnknown, SettlementReconLineCardNetworkVisa)
}

// The values of [SettlementReconLineCardType] that the contract lists. Valid is false for any other value.
const (
	SettlementReconLineCardTypeCredit  SettlementReconLineCardType = "credit"
	SettlementReconLineCardTypeDebit   SettlementReconLineCardType = "debit"
	SettlementReconLineCardTypePrepaid SettlementReconLineCardType = "prepaid"
	SettlementReconLineCardTypeUnknown SettlementReconLineCardType = "unknown"
)

func (e SettlementReconLineCardType) Valid() bool {
	return call.IsOneOf(e, SettlementReconLineCardTypeCredit, SettlementReconLineCardTypeDebit, SettlementReconLineCardTypePrepaid, SettlementReconLineCardTypeUnknown)
}

// The values of [SettlementReconLineMethod] that the contract lists. Valid is false for any other value.
const (
	SettlementReconLineMethodAch          SettlementReconLineMethod = "ach"
	SettlementReconLineMethodApp          SettlementReconLineMethod = "app"
	SettlementReconLineMethodBankTransfer SettlementReconLineMethod = "bank_transfer"
	SettlementReconLineMethodCOD          SettlementReconLineMethod = "cod"
	SettlementReconLineMethodCard         SettlementReconLineMethod = "card"
	SettlementReconLineMethodCardlessEMI  SettlementReconLineMethod = "cardless_emi"
	SettlementReconLineMethodEMI          SettlementReconLineMethod = "emi"
	SettlementReconLineMethodEmandate     SettlementReconLineMethod = "emandate"
	SettlementReconLineMethodFpx          SettlementReconLineMethod = "fpx"
	SettlementReconLineMethodNACH         SettlementReconLineMethod = "nach"
	SettlementReconLineMethodNetbanking   SettlementReconLineMethod = "netbanking"
	SettlementReconLineMethodPaylater     SettlementReconLineMethod = "paylater"
	SettlementReconLineMethodUPI          SettlementReconLineMethod = "upi"
	SettlementReconLineMethodWallet       SettlementReconLineMethod = "wallet"
)

func (e SettlementReconLineMethod) Valid() bool {
	return call.IsOneOf(e, SettlementReconLineMethodAch, SettlementReconLineMethodApp, SettlementReconLineMethodBankTransfer, SettlementReconLineMethodCOD, SettlementReconLineMethodCard, SettlementReconLineMethodCardlessEMI, SettlementReconLineMethodEMI, SettlementReconLineMethodEmandate, SettlementReconLineMethodFpx, SettlementReconLineMethodNACH, SettlementReconLineMethodNetbanking, SettlementReconLineMethodPaylater, SettlementReconLineMethodUPI, SettlementReconLineMethodWallet)
}

// The values of [SettlementStatus] that the contract lists. Valid is false for any other value.
const (
	SettlementStatusCreated   SettlementStatus = "created"
	SettlementStatusFailed    SettlementStatus = "failed"
	SettlementStatusProcessed SettlementStatus = "processed"
)

func (e SettlementStatus) Valid() bool {
	return call.IsOneOf(e, SettlementStatusCreated, SettlementStatusFailed, SettlementStatusProcessed)
}

// The values of [SupplyType] that the contract lists. Valid is false for any other value.
const (
	SupplyTypeInterstate SupplyType = "interstate"
	SupplyTypeIntrastate SupplyType = "intrastate"
)

func (e SupplyType) Valid() bool { return call.IsOneOf(e, SupplyTypeInterstate, SupplyTypeIntrastate) }

// The values of [TokenAuthType] that the contract lists. Valid is false for any other value.
const (
	TokenAuthTypeAadhaar    TokenAuthType = "aadhaar"
	TokenAuthTypeCard       TokenAuthType = "card"
	TokenAuthTypeDebitcard  TokenAuthType = "debitcard"
	TokenAuthTypeNetbanking TokenAuthType = "netbanking"
	TokenAuthTypePhysical   TokenAuthType = "physical"
	TokenAuthTypeUPI        TokenAuthType = "upi"
)

func (e TokenAuthType) Valid() bool {
	return call.IsOneOf(e, TokenAuthTypeAadhaar, TokenAuthTypeCard, TokenAuthTypeDebitcard, TokenAuthTypeNetbanking, TokenAuthTypePhysical, TokenAuthTypeUPI)
}

// The values of [TokenMethod] that the contract lists. Valid is false for any other value.
const (
	TokenMethodCard     TokenMethod = "card"
	TokenMethodEmandate TokenMethod = "emandate"
	TokenMethodNACH     TokenMethod = "nach"
	TokenMethodUPI      TokenMethod = "upi"
	TokenMethodWallet   TokenMethod = "wallet"
)

func (e TokenMethod) Valid() bool {
	return call.IsOneOf(e, TokenMethodCard, TokenMethodEmandate, TokenMethodNACH, TokenMethodUPI, TokenMethodWallet)
}

// The values of [TransferSettlementStatus] that the contract lists. Valid is false for any other value.
const (
	TransferSettlementStatusOnHold  TransferSettlementStatus = "on_hold"
	TransferSettlementStatusPending TransferSettlementStatus = "pending"
	TransferSettlementStatusSettled TransferSettlementStatus = "settled"
)

func (e TransferSettlementStatus) Valid() bool {
	return call.IsOneOf(e, TransferSettlementStatusOnHold, TransferSettlementStatusPending, TransferSettlementStatusSettled)
}

// The values of [TransferStatus] that the contract lists. Valid is false for any other value.
const (
	TransferStatusCreated           TransferStatus = "created"
	TransferStatusFailed            TransferStatus = "failed"
	TransferStatusPartiallyReversed TransferStatus = "partially_reversed"
	TransferStatusPending           TransferStatus = "pending"
	TransferStatusProcessed         TransferStatus = "processed"
	TransferStatusReversed          TransferStatus = "reversed"
)

func (e TransferStatus) Valid() bool {
	return call.IsOneOf(e, TransferStatusCreated, TransferStatusFailed, TransferStatusPartiallyReversed, TransferStatusPending, TransferStatusProcessed, TransferStatusReversed)
}

// The values of [UPIFlow] that the contract lists. Valid is false for any other value.
const (
	UPIFlowCollect UPIFlow = "collect"
	UPIFlowInApp   UPIFlow = "in_app"
	UPIFlowIntent  UPIFlow = "intent"
)

func (e UPIFlow) Valid() bool { return call.IsOneOf(e, UPIFlowCollect, UPIFlowInApp, UPIFlowIntent) }

// The values of [ListOrdersAuthorized] that the contract lists. Valid is false for any other value.
const (
	ListOrdersAuthorizedNo  ListOrdersAuthorized = 0
	ListOrdersAuthorizedYes ListOrdersAuthorized = 1
)

func (e ListOrdersAuthorized) Valid() bool {
	return call.IsOneOf(e, ListOrdersAuthorizedNo, ListOrdersAuthorizedYes)
}

// AccountID: Identifier of an account, `acc_` and an opaque rest.
type AccountID string

// Validate reports an id without the prefix acc_, or with a character that has a meaning in a URL.
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

func (v *AcquirerData) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainAcquirerData)(v))
}

type plainAcquirerData AcquirerData

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

func (v *AuthenticationType) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainAuthenticationType)(v))
}

type plainAuthenticationType AuthenticationType

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

func (v *BrowserDetails) check() error {
	return cmp.Or(
		call.Within("color_depth", v.ColorDepth, 0, math.MaxInt64),
		call.MaxLength("language", call.NonZero(&v.Language), 8),
		call.Within("screen_height", v.ScreenHeight, 0, math.MaxInt64),
		call.Within("screen_width", v.ScreenWidth, 0, math.MaxInt64),
	)
}

// CVV: Card verification value printed on the card, digits with leading zeros.
type CVV string

// String returns [wire.Redacted]. Use string(v) to get the value.
func (CVV) String() string { return wire.Redacted }

// Format prints [wire.Redacted] for every verb but %p and %w.
func (CVV) Format(state fmt.State, _ rune) { wire.Redact(state) }

// LogValue returns [wire.Redacted].
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

	// How fast money is given back: `normal`, or `optimum` for the fastest way there is.
	RefundSpeed RefundSpeed `json:"refund_speed,omitzero"`
}

func (v *CaptureOptions) check() error {
	return cmp.Or(
		call.Within("automatic_expiry_period", v.AutomaticExpiryPeriod, 0, math.MaxInt64),
		call.Within("manual_expiry_period", v.ManualExpiryPeriod, 0, 7200),
		call.Listed("refund_speed", call.NonZero(&v.RefundSpeed)),
	)
}

// CaptureRequest: What to capture of an authorized payment.
type CaptureRequest struct {
	// The amount to capture, in the currency's smallest unit; the authorized amount.
	Amount ChargeAmount `json:"amount"`

	// The currency of the payment.
	Currency Currency `json:"currency"`
}

func (v *CaptureRequest) check() error {
	return cmp.Or(
		call.Within("amount", &v.Amount, 1, math.MaxInt64),
		call.Required("currency", v.Currency != ""), call.Matches("currency", &v.Currency, "^[A-Z]{3}$"),
	)
}

// CaptureSettings: How the payments of an order are captured.
type CaptureSettings struct {
	// Whether payments are captured by themselves or by a capture call.
	Capture CaptureMode `json:"capture"`

	// Until when payments are captured, and what happens to those that are not.
	CaptureOptions *CaptureOptions `json:"capture_options,omitzero"`
}

func (v *CaptureSettings) check() error {
	return cmp.Or(
		call.Required("capture", v.Capture != ""), call.Listed("capture", &v.Capture),
		call.Object("capture_options", v.CaptureOptions, (*CaptureOptions).check),
	)
}

// Card: What is known of a card; never its full number.
type Card struct {
	// Whether the card can pay in monthly instalments; null if not known.
	EMI *wire.Bool `json:"emi"`

	// Always `card`.
	Entity string `json:"entity"`

	// Identifier of a card, `card_` and an opaque rest.
	ID CardID `json:"id"`

	// First six digits of the card's number.
	IIN *string `json:"iin,omitzero"`

	// Whether the card was issued abroad.
	International wire.Bool `json:"international"`

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

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*Card) RequiredMembers() []wire.Member { return requiredCard }

var requiredCard = []wire.Member{{Name: "id"}}

func (v *Card) UnmarshalJSON(data []byte) error { return wire.ReadObject(data, (*plainCard)(v)) }

type plainCard Card

// Plain returns the value as a type without an UnmarshalJSON method; see [wire.Object].
func (v *Card) Plain() any { return (*plainCard)(v) }

// CardAuthentication: How the customer proves to be the card's holder.
type CardAuthentication struct {
	// Where the customer proves to be the card's holder.
	AuthenticationChannel AuthenticationChannel `json:"authentication_channel,omitzero"`
}

func (v *CardAuthentication) check() error {
	return call.Listed("authentication_channel", call.NonZero(&v.AuthenticationChannel))
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

// LogValue leaves out the fields that must not be logged.
func (v CardDetails) LogValue() slog.Value { return call.Logged(v, "cvv", "number") }

// Format prints the value as LogValue shows it, for every verb but %p and %w.
func (v CardDetails) Format(state fmt.State, _ rune) { call.FormatLogged(state, v) }

func (v *CardDetails) check() error {
	return cmp.Or(
		call.Matches("cvv", call.NonZero(&v.CVV), "^[0-9]{3,4}$"),
		call.Required("expiry_month", v.ExpiryMonth != ""),
		call.Required("expiry_year", v.ExpiryYear != ""),
		call.Required("name", v.Name != ""),
		call.Required("number", v.Number != ""), call.Matches("number", &v.Number, "^[0-9]{12,19}$"),
	)
}

// CardID: Identifier of a card, `card_` and an opaque rest.
type CardID string

// Validate reports an id without the prefix card_, or with a character that has a meaning in a URL.
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
	Method string `json:"method"`

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

// LogValue leaves out the fields that must not be logged.
func (v CardPayment) LogValue() slog.Value { return call.Logged(v, "card") }

// Format prints the value as LogValue shows it, for every verb but %p and %w.
func (v CardPayment) Format(state fmt.State, _ rune) { call.FormatLogged(state, v) }

func (v *CardPayment) fill() { v.Method = "card" }
func (v *CardPayment) check() error {
	return cmp.Or(
		call.Within("amount", &v.Amount, 1, math.MaxInt64),
		call.Object("authentication", v.Authentication, (*CardAuthentication).check),
		call.Object("browser", v.Browser, (*BrowserDetails).check),
		call.Object("card", &v.Card, (*CardDetails).check),
		call.Required("contact", v.Contact != ""), call.MaxLength("contact", &v.Contact, 15),
		call.Required("currency", v.Currency != ""), call.Matches("currency", &v.Currency, "^[A-Z]{3}$"),
		call.Valid("customer_id", call.NonZero(&v.CustomerID)),
		call.Required("email", v.Email != ""), call.MaxLength("email", &v.Email, 40),
		call.Pairs("notes", v.Notes, 15, 256),
		call.Valid("order_id", &v.OrderID),
	)
}

// CardSubType: Whom a card is issued for.
type CardSubType string

// CardType: Kind of a card.
type CardType string

// ChargeAmount: An amount to charge, at least 1, in the smallest unit of the currency beside it. In INR at
// least 100, which is one rupee.
type ChargeAmount = paise.Amount

// Contact: A telephone number, with or without the country's code and its plus sign.
type Contact = wire.Contact

// ContestDisputeRequest: Evidence against a dispute, and whether to hand it in.
type ContestDisputeRequest struct {
	// That the customer opened or fetched what was sold online.
	AccessActivityLog []DocumentID `json:"access_activity_log,omitzero"`

	// Whether evidence is saved only (`draft`) or handed in (`submit`).
	Action DisputeAction `json:"action,omitzero"`

	// What to contest, from 0 to the dispute's amount, which is contested if it is left out;
	// in the smallest unit of the dispute's currency.
	Amount *Amount `json:"amount,omitzero"`

	// That the order was confirmed, such as a receipt.
	BillingProof []DocumentID `json:"billing_proof,omitzero"`

	// That the order was cancelled.
	CancellationProof []DocumentID `json:"cancellation_proof,omitzero"`

	// Where the customer says to have received it, or to be content.
	CustomerCommunication []DocumentID `json:"customer_communication,omitzero"`

	// Letters that say what is to be considered.
	ExplanationLetter []DocumentID `json:"explanation_letter,omitzero"`

	// Documents of kinds that the merchant names.
	Others []OtherEvidence `json:"others,omitzero"`

	// That the service was given.
	ProofOfService []DocumentID `json:"proof_of_service,omitzero"`

	// What the merchant says of refunds and cancellation, as customers see it.
	RefundCancellationPolicy []DocumentID `json:"refund_cancellation_policy,omitzero"`

	// That the money was given back.
	RefundConfirmation []DocumentID `json:"refund_confirmation,omitzero"`

	// That the goods were sent, to the customer's full address if possible.
	ShippingProof []DocumentID `json:"shipping_proof,omitzero"`

	// Why the merchant contests the dispute, 1 to 1000 characters.
	Summary string `json:"summary,omitzero"`

	// The merchant's terms of sale, as customers see them.
	TermAndConditions []DocumentID `json:"term_and_conditions,omitzero"`
}

func (v *ContestDisputeRequest) check() error {
	return cmp.Or(
		call.EveryValid("access_activity_log", v.AccessActivityLog),
		call.Listed("action", call.NonZero(&v.Action)),
		call.Within("amount", v.Amount, 0, math.MaxInt64),
		call.EveryValid("billing_proof", v.BillingProof),
		call.EveryValid("cancellation_proof", v.CancellationProof),
		call.EveryValid("customer_communication", v.CustomerCommunication),
		call.EveryValid("explanation_letter", v.ExplanationLetter),
		call.Every("others", v.Others, (*OtherEvidence).check),
		call.EveryValid("proof_of_service", v.ProofOfService),
		call.EveryValid("refund_cancellation_policy", v.RefundCancellationPolicy),
		call.EveryValid("refund_confirmation", v.RefundConfirmation),
		call.EveryValid("shipping_proof", v.ShippingProof),
		call.MaxLength("summary", call.NonZero(&v.Summary), 1000),
		call.EveryValid("term_and_conditions", v.TermAndConditions),
	)
}

// CreateCustomerRequest: The customer to create; nothing is mandatory.
type CreateCustomerRequest struct {
	// The customer's telephone number with the country's code, at least 8 digits and at most
	// 15 characters.
	Contact string `json:"contact,omitzero"`

	// The customer's e-mail address, at most 64 characters.
	Email string `json:"email,omitzero"`

	// What to do if there is a customer with these details: `1`, the default, is an error, `0`
	// answers that customer.
	FailExisting FailExisting `json:"fail_existing,omitzero"`

	// Number under which the customer pays goods and services tax.
	Gstin string `json:"gstin,omitzero"`

	// The customer's name, 3 to 50 characters.
	Name string `json:"name,omitzero"`

	// Key-value pairs to keep with the object: at most 15, each value at most 256 characters.
	Notes NotesInput `json:"notes,omitzero"`
}

func (v *CreateCustomerRequest) check() error {
	return cmp.Or(
		call.MinLength("contact", call.NonZero(&v.Contact), 8), call.MaxLength("contact", call.NonZero(&v.Contact), 15),
		call.MaxLength("email", call.NonZero(&v.Email), 64),
		call.Listed("fail_existing", call.NonZero(&v.FailExisting)),
		call.MinLength("name", call.NonZero(&v.Name), 3), call.MaxLength("name", call.NonZero(&v.Name), 50),
		call.Pairs("notes", v.Notes, 15, 256),
	)
}

// FailExisting: What to do if there is a customer with these details: `1`, the default, is an error, `0`
// answers that customer.
type FailExisting string

// CreateInstantSettlementRequest: How much of the balance to settle at once.
type CreateInstantSettlementRequest struct {
	// What to pay out, in paise; without meaning if `settle_full_balance` is true.
	Amount ChargeAmount `json:"amount"`

	// The merchant's own remark, 1 to 30 characters.
	Description string `json:"description,omitzero"`

	// Key-value pairs to keep with the object: at most 15, each value at most 256 characters.
	Notes NotesInput `json:"notes,omitzero"`

	// Whether to pay out as much as there is; false if left out.
	SettleFullBalance *bool `json:"settle_full_balance,omitzero"`
}

func (v *CreateInstantSettlementRequest) check() error {
	return cmp.Or(
		call.Within("amount", &v.Amount, 1, math.MaxInt64),
		call.MaxLength("description", call.NonZero(&v.Description), 30),
		call.Pairs("notes", v.Notes, 15, 256),
	)
}

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

// LogValue leaves out the fields that must not be logged.
func (v CreateOrderRequest) LogValue() slog.Value { return call.Logged(v, "bank_account") }

// Format prints the value as LogValue shows it, for every verb but %p and %w.
func (v CreateOrderRequest) Format(state fmt.State, _ rune) { call.FormatLogged(state, v) }

func (v *CreateOrderRequest) check() error {
	return cmp.Or(
		call.Within("amount", &v.Amount, 1, math.MaxInt64),
		call.Object("bank_account", v.BankAccount, (*OrderBankAccount).check),
		call.Required("currency", v.Currency != ""), call.Matches("currency", &v.Currency, "^[A-Z]{3}$"),
		call.Within("first_payment_min_amount", v.FirstPaymentMinAmount, 1, math.MaxInt64),
		call.Pairs("notes", v.Notes, 15, 256),
		call.Object("payment", v.Payment, (*CaptureSettings).check),
		call.MaxLength("receipt", call.NonZero(&v.Receipt), 40),
	)
}

// CreatePaymentLinkRequest: The link to create.
type CreatePaymentLinkRequest struct {
	// Whether the customer may pay in parts; false if left out. A UPI link cannot be.
	AcceptPartial *bool `json:"accept_partial,omitzero"`

	// What is to be paid, in the smallest unit of the currency.
	Amount ChargeAmount `json:"amount"`

	// Always `get`; needed with `callback_url`.
	CallbackMethod string `json:"callback_method,omitzero"`

	// Where the customer's browser is sent after the payment.
	CallbackURL string `json:"callback_url,omitzero"`

	// The currency; INR if left out. A UPI link takes INR only.
	Currency Currency `json:"currency,omitzero"`

	// Whom the link is for.
	Customer *PaymentLinkCustomerInput `json:"customer,omitzero"`

	// What the payment is for, 1 to 2048 characters.
	Description string `json:"description,omitzero"`

	// Until when it can be paid, in unix seconds: at least 15 minutes and at most six months
	// from now, which is the default.
	ExpireBy *Timestamp `json:"expire_by,omitzero"`

	// The least that the first part may be, in the smallest unit of the currency; of use with
	// `accept_partial` only.
	FirstMinPartialAmount *ChargeAmount `json:"first_min_partial_amount,omitzero"`

	// Key-value pairs to keep with the object: at most 15, each value at most 256 characters.
	Notes NotesInput `json:"notes,omitzero"`

	// Whether Razorpay sends the link to the customer.
	Notify *PaymentLinkNotifyInput `json:"notify,omitzero"`

	// How the page behind the link looks and what it offers.
	Options FreeForm `json:"options,omitzero"`

	// The merchant's own reference, 1 to 40 characters, which no other link may have.
	ReferenceID string `json:"reference_id,omitzero"`

	// Whether the customer is reminded.
	ReminderEnable *bool `json:"reminder_enable,omitzero"`

	// Whether the link opens a UPI app; false if left out. Live mode only.
	UPILink *bool `json:"upi_link,omitzero"`
}

func (v *CreatePaymentLinkRequest) check() error {
	return cmp.Or(
		call.Within("amount", &v.Amount, 1, math.MaxInt64),
		call.Constant("callback_method", call.NonZero(&v.CallbackMethod), "get"),
		call.Matches("currency", call.NonZero(&v.Currency), "^[A-Z]{3}$"),
		call.MaxLength("description", call.NonZero(&v.Description), 2048),
		call.Within("expire_by", v.ExpireBy, 0, math.MaxInt64),
		call.Within("first_min_partial_amount", v.FirstMinPartialAmount, 1, math.MaxInt64),
		call.Pairs("notes", v.Notes, 15, 256),
		call.MaxLength("reference_id", call.NonZero(&v.ReferenceID), 40),
	)
}

// CreateQRCodeRequest: The QR code to create.
type CreateQRCodeRequest struct {
	// When the code closes by itself, in unix seconds; for a single use only, and a time that is
	// 2 minutes to 2 hours from now. Later ones are brought forward.
	CloseBy *Timestamp `json:"close_by,omitzero"`

	// Identifier of a customer, `cust_` and an opaque rest.
	CustomerID CustomerID `json:"customer_id,omitzero"`

	// The merchant's description of the code.
	Description string `json:"description,omitzero"`

	// Whether each payment has to be of `payment_amount`; false if left out. A code for a
	// single use needs true.
	FixedAmount *bool `json:"fixed_amount,omitzero"`

	// The merchant's name for the code.
	Name string `json:"name,omitzero"`

	// Key-value pairs to keep with the object: at most 15, each value at most 256 characters.
	Notes NotesInput `json:"notes,omitzero"`

	// What each payment has to be, in paise; needed if `fixed_amount` is true.
	PaymentAmount *ChargeAmount `json:"payment_amount,omitzero"`

	// The invoice that the code is paid for. Without one no goods and services tax is told to the
	// payer.
	TaxInvoice *TaxInvoiceInput `json:"tax_invoice,omitzero"`

	// Always `upi_qr`.
	Type string `json:"type"`

	// Whether a QR code is closed by its first payment, or takes many.
	Usage QRCodeUsage `json:"usage"`
}

func (v *CreateQRCodeRequest) fill() { v.Type = "upi_qr" }
func (v *CreateQRCodeRequest) check() error {
	return cmp.Or(
		call.Within("close_by", v.CloseBy, 946684800, 4765046400),
		call.Valid("customer_id", call.NonZero(&v.CustomerID)),
		call.Pairs("notes", v.Notes, 15, 256),
		call.Within("payment_amount", v.PaymentAmount, 1, math.MaxInt64),
		call.Object("tax_invoice", v.TaxInvoice, (*TaxInvoiceInput).check),
		call.Required("usage", v.Usage != ""), call.Listed("usage", &v.Usage),
	)
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

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*CreatedPayment) RequiredMembers() []wire.Member { return requiredCreatedPayment }

var requiredCreatedPayment = []wire.Member{{Name: "razorpay_payment_id"}, {Name: "next", List: true}}

// CreatedUPIPayment: A created UPI payment.
type CreatedUPIPayment struct {
	// The link that opens the customer's UPI app, in the intent flow only. Its `am` is in
	// rupees, not in paise.
	Link *string `json:"link,omitzero"`

	// Identifier of a payment, `pay_` and an opaque rest.
	RazorpayPaymentID PaymentID `json:"razorpay_payment_id"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*CreatedUPIPayment) RequiredMembers() []wire.Member { return requiredCreatedUPIPayment }

var requiredCreatedUPIPayment = []wire.Member{{Name: "razorpay_payment_id"}}

// Currency: Three-letter code of a currency, in capitals.
type Currency = paise.Currency

// Customer: Someone who pays the merchant.
type Customer struct {
	// The customer's telephone number; null if not known.
	Contact *Contact `json:"contact"`

	// When the customer was created, in unix seconds.
	CreatedAt Timestamp `json:"created_at"`

	// The customer's e-mail address; null if not known.
	Email *string `json:"email"`

	// Always `customer`.
	Entity string `json:"entity"`

	// Number under which the customer pays goods and services tax; null without one.
	Gstin *string `json:"gstin"`

	// Identifier of a customer, `cust_` and an opaque rest.
	ID CustomerID `json:"id"`

	// The customer's name; null if not known.
	Name *string `json:"name"`

	// The merchant's own key-value pairs, kept with the object: a map of strings, or an empty list
	// when there are none.
	Notes Notes `json:"notes"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*Customer) RequiredMembers() []wire.Member { return requiredCustomer }

var requiredCustomer = []wire.Member{{Name: "id"}}

// CustomerCollection: One page of customers.
type CustomerCollection struct {
	// How many customers this page has; no total.
	Count wire.Integer `json:"count"`

	// Always `collection`.
	Entity string `json:"entity"`

	// The customers.
	Items []Customer `json:"items"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*CustomerCollection) RequiredMembers() []wire.Member { return requiredCustomerCollection }

var requiredCustomerCollection = []wire.Member{{Name: "items", List: true, Of: requiredCustomer}}

// CustomerID: Identifier of a customer, `cust_` and an opaque rest.
type CustomerID string

// Validate reports an id without the prefix cust_, or with a character that has a meaning in a URL.
func (id CustomerID) Validate() error { return call.CheckID(string(id), "cust_") }

// Dispute: An objection of a customer's bank to a payment.
type Dispute struct {
	// What is disputed of the payment, in the smallest unit of `currency`.
	Amount Amount `json:"amount"`

	// What was taken from the merchant, in the smallest unit of `currency`; 0 unless it is
	// lost.
	AmountDeducted Amount `json:"amount_deducted"`

	// Remarks on the dispute; null without any.
	Comments *string `json:"comments,omitzero"`

	// When the dispute was created, in unix seconds.
	CreatedAt Timestamp `json:"created_at"`

	// Three-letter code of a currency, in capitals.
	Currency Currency `json:"currency"`

	// Always `dispute`.
	Entity string `json:"entity"`

	// What the merchant saved or handed in against a dispute.
	Evidence DisputeEvidence `json:"evidence"`

	// The gateway's own identifier of the dispute.
	GatewayDisputeID *string `json:"gateway_dispute_id,omitzero"`

	// Identifier of a dispute, `disp_` and an opaque rest.
	ID DisputeID `json:"id"`

	// What changed, and when, if expanded.
	Lifecycle []DisputeChange `json:"lifecycle,omitzero"`

	// The payment, if expanded; no source shows its form.
	Payment json.RawMessage `json:"payment,omitzero"`

	// Identifier of a payment, `pay_` and an opaque rest.
	PaymentID PaymentID `json:"payment_id"`

	// How far a dispute has gone: `fraud` (a suspicion of the bank), `retrieval` (a question),
	// `chargeback` (the money is asked back), `pre_arbitration` and `arbitration` (a chargeback
	// that was won is challenged again, and once more).
	Phase DisputePhase `json:"phase"`

	// The reason of a dispute, as its network gives it.
	Reason *DisputeReason `json:"reason,omitzero"`

	// Code of the reason, such as `chargeback`.
	ReasonCode string `json:"reason_code"`

	// The reason in words; null or absent without them.
	ReasonDescription *string `json:"reason_description,omitzero"`

	// Until when the merchant can respond, in unix seconds.
	RespondBy Timestamp `json:"respond_by"`

	// Where a dispute stands: `open` (the merchant can respond), `under_review` (by the customer's
	// bank), `won`, `lost`, `closed` (without either).
	Status DisputeStatus `json:"status"`

	// The ledger entry, if expanded; only null was ever seen.
	Transaction json.RawMessage `json:"transaction,omitzero"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*Dispute) RequiredMembers() []wire.Member { return requiredDispute }

var requiredDispute = []wire.Member{{Name: "id"}, {Name: "payment_id"}, {Name: "amount"}, {Name: "amount_deducted"}, {Name: "evidence", Of: requiredDisputeEvidence}}

// DisputeAction: Whether evidence is saved only (`draft`) or handed in (`submit`).
type DisputeAction string

// DisputeChange: One change of a dispute.
type DisputeChange struct {
	// What was before and what is now; its shape differs.
	Change FreeForm `json:"change,omitzero"`

	// When it was changed, in unix seconds.
	CreatedAt *Timestamp `json:"created_at,omitzero"`

	// The account that it was changed for.
	MerchantID *string `json:"merchant_id,omitzero"`

	// Who changed it; null if nobody did by hand.
	UserID *string `json:"user_id,omitzero"`
}

func (v *DisputeChange) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainDisputeChange)(v))
}

type plainDisputeChange DisputeChange

// DisputeCollection: Disputes, possibly none.
type DisputeCollection struct {
	// How many disputes there are in `items`.
	Count wire.Integer `json:"count"`

	// Always `collection`.
	Entity string `json:"entity"`

	// The disputes.
	Items []Dispute `json:"items"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*DisputeCollection) RequiredMembers() []wire.Member { return requiredDisputeCollection }

var requiredDisputeCollection = []wire.Member{{Name: "items", List: true, Of: requiredDispute}}

// DisputeEventPayload: What an event about a dispute carries, its payment included as a rule.
type DisputeEventPayload struct {
	// A dispute within a webhook.
	Dispute EventDispute `json:"dispute"`

	// A payment within a webhook about something else.
	Payment *EventReportedPayment `json:"payment,omitzero"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*DisputeEventPayload) RequiredMembers() []wire.Member { return requiredDisputeEventPayload }

var requiredDisputeEventPayload = []wire.Member{{Name: "dispute", Of: requiredEventDispute}}

// DisputeEvidence: What the merchant saved or handed in against a dispute.
type DisputeEvidence struct {
	// That the customer used what was sold online; null without any.
	AccessActivityLog []DocumentID `json:"access_activity_log"`

	// What is contested, in the smallest unit of the dispute's currency.
	Amount Amount `json:"amount"`

	// That the order was confirmed, such as a receipt; null without any.
	BillingProof []DocumentID `json:"billing_proof"`

	// That the order was cancelled; null without any.
	CancellationProof []DocumentID `json:"cancellation_proof"`

	// What the customer wrote; null without any.
	CustomerCommunication []DocumentID `json:"customer_communication"`

	// Letters of the merchant's; null without any.
	ExplanationLetter []DocumentID `json:"explanation_letter"`

	// Documents of kinds that the merchant names; null without any.
	Others []OtherEvidence `json:"others"`

	// That the service was given; null without any.
	ProofOfService []DocumentID `json:"proof_of_service"`

	// What the merchant says of refunds and cancellation; null without any.
	RefundCancellationPolicy []DocumentID `json:"refund_cancellation_policy"`

	// That the money was given back; null without any.
	RefundConfirmation []DocumentID `json:"refund_confirmation"`

	// That the goods were sent; null without any.
	ShippingProof []DocumentID `json:"shipping_proof"`

	// When it was last handed in, in unix seconds; null before it.
	SubmittedAt *Timestamp `json:"submitted_at"`

	// Why the merchant contests it; null if nothing is said.
	Summary *string `json:"summary"`

	// The merchant's terms of sale; null without any.
	TermAndConditions []DocumentID `json:"term_and_conditions"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*DisputeEvidence) RequiredMembers() []wire.Member { return requiredDisputeEvidence }

var requiredDisputeEvidence = []wire.Member{{Name: "amount"}}

// DisputeExpansion: A part of a dispute that can be returned in full.
type DisputeExpansion string

// DisputeID: Identifier of a dispute, `disp_` and an opaque rest.
type DisputeID string

// Validate reports an id without the prefix disp_, or with a character that has a meaning in a URL.
func (id DisputeID) Validate() error { return call.CheckID(string(id), "disp_") }

// DisputePhase: How far a dispute has gone: `fraud` (a suspicion of the bank), `retrieval` (a question),
// `chargeback` (the money is asked back), `pre_arbitration` and `arbitration` (a chargeback
// that was won is challenged again, and once more).
type DisputePhase string

// DisputeReason: The reason of a dispute, as its network gives it.
type DisputeReason struct {
	// Code of the reason.
	Code *string `json:"code,omitzero"`

	// The reason in words.
	Description *string `json:"description,omitzero"`

	// The gateway's code of the reason.
	GatewayCode *string `json:"gateway_code,omitzero"`

	// The gateway's words for it.
	GatewayDescription *string `json:"gateway_description,omitzero"`

	// Name of the card network.
	Network *string `json:"network,omitzero"`
}

func (v *DisputeReason) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainDisputeReason)(v))
}

type plainDisputeReason DisputeReason

// DisputeStatus: Where a dispute stands: `open` (the merchant can respond), `under_review` (by the customer's
// bank), `won`, `lost`, `closed` (without either).
type DisputeStatus string

// Document: The record of an uploaded file.
type Document struct {
	// When it was uploaded, in unix seconds.
	CreatedAt Timestamp `json:"created_at"`

	// Name of the file, as some answers have it.
	DisplayName *string `json:"display_name,omitzero"`

	// Always `document`.
	Entity string `json:"entity"`

	// Identifier of a document, `doc_` and an opaque rest.
	ID DocumentID `json:"id"`

	// Media type of a document.
	MimeType DocumentType `json:"mime_type"`

	// Name of the file.
	Name *string `json:"name,omitzero"`

	// What a document is for.
	Purpose DocumentPurpose `json:"purpose"`

	// Size of the file, in bytes.
	Size wire.Integer `json:"size"`

	// Link to the file; only an empty one was ever seen.
	URL *string `json:"url,omitzero"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*Document) RequiredMembers() []wire.Member { return requiredDocument }

var requiredDocument = []wire.Member{{Name: "id"}}

// DocumentID: Identifier of a document, `doc_` and an opaque rest.
type DocumentID string

// Validate reports an id without the prefix doc_, or with a character that has a meaning in a URL.
func (id DocumentID) Validate() error { return call.CheckID(string(id), "doc_") }

// DocumentPurpose: What a document is for.
type DocumentPurpose = string

// DocumentType: Media type of a document.
type DocumentType string

// DocumentUpload: A file to upload.
type DocumentUpload struct {
	// The file, a JPEG, PNG or PDF.
	File call.File `json:"file"`

	// What a document is for.
	Purpose DocumentPurpose `json:"purpose"`
}

func (v *DocumentUpload) fill() { v.Purpose = "dispute_evidence" }
func (v *DocumentUpload) check() error {
	return cmp.Or(call.Required("file", v.File.Content != nil), call.Named("file", &v.File))
}

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
	Scheduled wire.Bool `json:"scheduled"`

	// How many payments are hit: `high` nearly all, `medium` and `low` fewer.
	Severity DowntimeSeverity `json:"severity"`

	// Where a downtime stands.
	Status DowntimeStatus `json:"status"`

	// When the record was last changed, in unix seconds.
	UpdatedAt Timestamp `json:"updated_at"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*Downtime) RequiredMembers() []wire.Member { return requiredDowntime }

var requiredDowntime = []wire.Member{{Name: "id"}}

// DowntimeCollection: Downtimes, possibly none.
type DowntimeCollection struct {
	// How many downtimes there are in `items`.
	Count wire.Integer `json:"count"`

	// Always `collection`.
	Entity string `json:"entity"`

	// The downtimes.
	Items []Downtime `json:"items"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*DowntimeCollection) RequiredMembers() []wire.Member { return requiredDowntimeCollection }

var requiredDowntimeCollection = []wire.Member{{Name: "items", List: true, Of: requiredDowntime}}

// DowntimeEventPayload: What an event about a downtime carries.
type DowntimeEventPayload struct {
	// A downtime within a webhook.
	PaymentDowntime EventDowntime `json:"payment.downtime"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*DowntimeEventPayload) RequiredMembers() []wire.Member { return requiredDowntimeEventPayload }

var requiredDowntimeEventPayload = []wire.Member{{Name: "payment.downtime", Of: requiredEventDowntime}}

// DowntimeID: Identifier of a downtime, `down_` and an opaque rest.
type DowntimeID string

// Validate reports an id without the prefix down_, or with a character that has a meaning in a URL.
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

func (v *DowntimeInstrument) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainDowntimeInstrument)(v))
}

type plainDowntimeInstrument DowntimeInstrument

// DowntimeMethod: The payment method that a downtime concerns.
type DowntimeMethod string

// DowntimeSeverity: How many payments are hit: `high` nearly all, `medium` and `low` fewer.
type DowntimeSeverity string

// DowntimeStatus: Where a downtime stands.
type DowntimeStatus string

// EMIOption: One instalment plan of a bank.
type EMIOption struct {
	// How many months the instalments run.
	Duration wire.Integer `json:"duration"`

	// Yearly interest, in percent; can have a fraction.
	Interest wire.Float `json:"interest"`

	// The least amount that the plan is open to, in the currency's smallest unit.
	MinAmount Amount `json:"min_amount"`

	// Who pays the interest, such as `customer` or `merchant`.
	Subvention string `json:"subvention"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*EMIOption) RequiredMembers() []wire.Member { return requiredEMIOption }

var requiredEMIOption = []wire.Member{{Name: "min_amount"}}

func (v *EMIOption) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainEMIOption)(v))
}

type plainEMIOption EMIOption

// EMIOptions: Instalment plans by bank code, or an empty list when there are none.
type EMIOptions = wire.Map[[]EMIOption]

// EMIOptionsByBank: Instalment plans by bank code.
type EMIOptionsByBank = map[string][]EMIOption

// EMIPlan: The instalment plans of one bank.
type EMIPlan struct {
	// The least amount that the plans are open to, in the currency's smallest unit.
	MinAmount Amount `json:"min_amount"`

	// Yearly interest, in percent, by how many months the instalments run; an empty list when there
	// is no plan.
	Plans EMIRates `json:"plans"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*EMIPlan) RequiredMembers() []wire.Member { return requiredEMIPlan }

var requiredEMIPlan = []wire.Member{{Name: "min_amount"}}

func (v *EMIPlan) UnmarshalJSON(data []byte) error { return wire.ReadObject(data, (*plainEMIPlan)(v)) }

type plainEMIPlan EMIPlan

// EMIPlans: Instalment plans by bank code in an older form, or an empty list when there are none.
type EMIPlans = wire.Map[EMIPlan]

// EMIPlansByBank: Instalment plans by bank code.
type EMIPlansByBank = map[string]EMIPlan

// EMIRates: Yearly interest, in percent, by how many months the instalments run; an empty list when there
// is no plan.
type EMIRates = wire.Map[wire.Float]

// EditCustomerRequest: What shall be different of a customer; what is left out stays.
type EditCustomerRequest struct {
	// The customer's telephone number with the country's code, at least 8 digits and at most
	// 15 characters.
	Contact string `json:"contact,omitzero"`

	// The customer's e-mail address, at most 64 characters.
	Email string `json:"email,omitzero"`

	// The customer's name, 3 to 50 characters.
	Name string `json:"name,omitzero"`
}

func (v *EditCustomerRequest) check() error {
	return cmp.Or(
		call.MinLength("contact", call.NonZero(&v.Contact), 8), call.MaxLength("contact", call.NonZero(&v.Contact), 15),
		call.MaxLength("email", call.NonZero(&v.Email), 64),
		call.MinLength("name", call.NonZero(&v.Name), 3), call.MaxLength("name", call.NonZero(&v.Name), 50),
	)
}

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

func (v *Error) UnmarshalJSON(data []byte) error { return wire.ReadObject(data, (*plainError)(v)) }

type plainError Error

// ErrorEnvelope: What every refused or failed call answers.
type ErrorEnvelope struct {
	// Why a call was refused or failed.
	Error Error `json:"error"`

	// Steps that can be taken in spite of the error, such as `otp_resend`.
	Next []NextStep `json:"next,omitzero"`
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

// EventDispute: A dispute within a webhook.
type EventDispute struct {
	// A dispute, as a webhook tells of it.
	Entity ReportedDispute `json:"entity"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*EventDispute) RequiredMembers() []wire.Member { return requiredEventDispute }

var requiredEventDispute = []wire.Member{{Name: "entity", Of: requiredReportedDispute}}

// EventDowntime: A downtime within a webhook.
type EventDowntime struct {
	// A time at which a payment method works badly or not at all.
	Entity Downtime `json:"entity"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*EventDowntime) RequiredMembers() []wire.Member { return requiredEventDowntime }

var requiredEventDowntime = []wire.Member{{Name: "entity", Of: requiredDowntime}}

// EventOrder: An order within a webhook.
type EventOrder struct {
	// What the customer is to pay for, and how much of it is paid.
	Entity Order `json:"entity"`
}

// LogValue leaves out the fields that must not be logged.
func (v EventOrder) LogValue() slog.Value { return call.Logged(v) }

// Format prints the value as LogValue shows it, for every verb but %p and %w.
func (v EventOrder) Format(state fmt.State, _ rune) { call.FormatLogged(state, v) }

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*EventOrder) RequiredMembers() []wire.Member { return requiredEventOrder }

var requiredEventOrder = []wire.Member{{Name: "entity", Of: requiredOrder}}

// EventPayment: A payment within a webhook.
type EventPayment struct {
	// One try to pay, and what became of it.
	Entity Payment `json:"entity"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*EventPayment) RequiredMembers() []wire.Member { return requiredEventPayment }

var requiredEventPayment = []wire.Member{{Name: "entity", Of: requiredPayment}}

// EventPaymentLink: A payment link within a webhook.
type EventPaymentLink struct {
	// A payment link, as a webhook tells of it.
	Entity ReportedPaymentLink `json:"entity"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*EventPaymentLink) RequiredMembers() []wire.Member { return requiredEventPaymentLink }

var requiredEventPaymentLink = []wire.Member{{Name: "entity", Of: requiredReportedPaymentLink}}

// EventQRCode: A QR code within a webhook.
type EventQRCode struct {
	// A QR code, as a webhook tells of it.
	Entity ReportedQRCode `json:"entity"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*EventQRCode) RequiredMembers() []wire.Member { return requiredEventQRCode }

var requiredEventQRCode = []wire.Member{{Name: "entity", Of: requiredReportedQRCode}}

// EventRefund: A refund within a webhook.
type EventRefund struct {
	// A refund, as a webhook tells of it.
	Entity ReportedRefund `json:"entity"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*EventRefund) RequiredMembers() []wire.Member { return requiredEventRefund }

var requiredEventRefund = []wire.Member{{Name: "entity", Of: requiredReportedRefund}}

// EventReportedOrder: An order within a webhook about something else.
type EventReportedOrder struct {
	// An order, as a webhook about something else tells of it.
	Entity ReportedOrder `json:"entity"`
}

// LogValue leaves out the fields that must not be logged.
func (v EventReportedOrder) LogValue() slog.Value { return call.Logged(v) }

// Format prints the value as LogValue shows it, for every verb but %p and %w.
func (v EventReportedOrder) Format(state fmt.State, _ rune) { call.FormatLogged(state, v) }

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*EventReportedOrder) RequiredMembers() []wire.Member { return requiredEventReportedOrder }

var requiredEventReportedOrder = []wire.Member{{Name: "entity", Of: requiredReportedOrder}}

func (v *EventReportedOrder) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainEventReportedOrder)(v))
}

type plainEventReportedOrder EventReportedOrder

// EventReportedPayment: A payment within a webhook about something else.
type EventReportedPayment struct {
	// A payment, as a webhook about something else tells of it.
	Entity ReportedPayment `json:"entity"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*EventReportedPayment) RequiredMembers() []wire.Member { return requiredEventReportedPayment }

var requiredEventReportedPayment = []wire.Member{{Name: "entity", Of: requiredReportedPayment}}

func (v *EventReportedPayment) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainEventReportedPayment)(v))
}

type plainEventReportedPayment EventReportedPayment

// EventSettlement: A settlement within a webhook.
type EventSettlement struct {
	// A settlement, as a webhook tells of it.
	Entity ReportedSettlement `json:"entity"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*EventSettlement) RequiredMembers() []wire.Member { return requiredEventSettlement }

var requiredEventSettlement = []wire.Member{{Name: "entity", Of: requiredReportedSettlement}}

// Expansion: A part of a payment that can be returned in full.
type Expansion string

// FeeBearer: Who bears the fee of a payment: `platform`, that is the merchant, or `customer`, who pays it
// on top of the order's amount.
type FeeBearer string

// Flag: Yes or no, written as a boolean or as 1 and 0.
type Flag = wire.Flag

// FlagMap: A map of flags by code, or an empty list when it has no entry.
type FlagMap = wire.Map[Flag]

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
	International wire.Bool `json:"international"`

	// Whether the digits are those of tokens.
	IsTokenized *wire.Bool `json:"is_tokenized,omitzero"`

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
	Tokenised *wire.Bool `json:"tokenised,omitzero"`

	// First nine digits of the tokens of the cards, or null; in some answers a boolean, whether
	// the digits asked about are those of tokens.
	TokenisedIIN *TokenisedIIN `json:"tokenised_iin,omitzero"`

	// Kind of a card.
	Type CardType `json:"type"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*IIN) RequiredMembers() []wire.Member { return requiredIIN }

var requiredIIN = []wire.Member{{Name: "authentication_types", List: true}}

// IINEMI: Whether the cards can pay in monthly instalments.
type IINEMI struct {
	// Whether they can.
	Available wire.Bool `json:"available"`
}

func (v *IINEMI) UnmarshalJSON(data []byte) error { return wire.ReadObject(data, (*plainIINEMI)(v)) }

type plainIINEMI IINEMI

// IINRecurring: Whether the cards can be charged again and again.
type IINRecurring struct {
	// Whether they can.
	Available wire.Bool `json:"available"`
}

func (v *IINRecurring) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainIINRecurring)(v))
}

type plainIINRecurring IINRecurring

// InstantSettlement: A payout that the merchant asked for.
type InstantSettlement struct {
	// What is still to reach the bank account, in paise.
	AmountPending Amount `json:"amount_pending"`

	// What the merchant asked for, in paise.
	AmountRequested Amount `json:"amount_requested"`

	// What went back to the account's balance, in paise.
	AmountReversed Amount `json:"amount_reversed"`

	// What reached the bank account so far, less fees and tax, in paise.
	AmountSettled Amount `json:"amount_settled"`

	// When the settlement was created, in unix seconds.
	CreatedAt Timestamp `json:"created_at"`

	// Three-letter code of a currency, in capitals.
	Currency Currency `json:"currency"`

	// The merchant's own remark; null without one.
	Description *string `json:"description"`

	// Always `settlement.ondemand`.
	Entity string `json:"entity"`

	// Fee for the settlement, tax included, in paise.
	Fees Amount `json:"fees"`

	// Identifier of an instant settlement, `setlod_` and an opaque rest.
	ID InstantSettlementID `json:"id"`

	// The merchant's own key-value pairs, kept with the object: a map of strings, or an empty list
	// when there are none.
	Notes Notes `json:"notes"`

	// Payouts, possibly none.
	OndemandPayouts *InstantSettlementPayoutCollection `json:"ondemand_payouts,omitzero"`

	// Whether it was made by a schedule.
	Scheduled *wire.Bool `json:"scheduled,omitzero"`

	// Whether all of the balance was asked for.
	SettleFullBalance wire.Bool `json:"settle_full_balance"`

	// Where an instant settlement stands: `created`, `initiated`, `partially_processed` (some of
	// its payouts are made), `processed`, `reversed` (back in the account's balance).
	Status InstantSettlementStatus `json:"status"`

	// Tax within the fee, in paise.
	Tax Amount `json:"tax"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*InstantSettlement) RequiredMembers() []wire.Member { return requiredInstantSettlement }

var requiredInstantSettlement = []wire.Member{{Name: "id"}, {Name: "amount_pending"}, {Name: "amount_requested"}, {Name: "amount_reversed"}, {Name: "amount_settled"}, {Name: "fees"}, {Name: "tax"}}

// InstantSettlementCollection: One page of instant settlements.
type InstantSettlementCollection struct {
	// How many instant settlements this page has; no total.
	Count wire.Integer `json:"count"`

	// Always `collection`.
	Entity string `json:"entity"`

	// The instant settlements.
	Items []InstantSettlement `json:"items"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*InstantSettlementCollection) RequiredMembers() []wire.Member {
	return requiredInstantSettlementCollection
}

var requiredInstantSettlementCollection = []wire.Member{{Name: "items", List: true, Of: requiredInstantSettlement}}

// InstantSettlementExpansion: A part of an instant settlement that can be returned in full.
type InstantSettlementExpansion = string

// InstantSettlementID: Identifier of an instant settlement, `setlod_` and an opaque rest.
type InstantSettlementID string

// Validate reports an id without the prefix setlod_, or with a character that has a meaning in a URL.
func (id InstantSettlementID) Validate() error { return call.CheckID(string(id), "setlod_") }

// InstantSettlementPayout: One transfer to the bank account for an instant settlement.
type InstantSettlementPayout struct {
	// What is transferred, fee included, in paise.
	Amount Amount `json:"amount"`

	// What reached the bank account, less fee and tax, in paise; null before it.
	AmountSettled *Amount `json:"amount_settled"`

	// When the payout was created, in unix seconds.
	CreatedAt Timestamp `json:"created_at"`

	// Always `settlement.ondemand_payout`.
	Entity string `json:"entity"`

	// Fee for the transfer, tax included, in paise.
	Fees Amount `json:"fees"`

	// Identifier of a payout of an instant settlement, `setlodp_` and an opaque rest.
	ID InstantSettlementPayoutID `json:"id"`

	// When the transfer was begun, in unix seconds; null before it.
	InitiatedAt *Timestamp `json:"initiated_at"`

	// When it was made, in unix seconds; null before it.
	ProcessedAt *Timestamp `json:"processed_at"`

	// When it went back to the balance, in unix seconds; null if it did not.
	ReversedAt *Timestamp `json:"reversed_at"`

	// Where a payout of an instant settlement stands; `reversed` is back in the account's balance.
	Status PayoutStatus `json:"status"`

	// Tax within the fee, in paise.
	Tax Amount `json:"tax"`

	// Unique transaction reference by which the banks know it; null before it is made.
	Utr *string `json:"utr"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*InstantSettlementPayout) RequiredMembers() []wire.Member {
	return requiredInstantSettlementPayout
}

var requiredInstantSettlementPayout = []wire.Member{{Name: "id"}, {Name: "amount"}, {Name: "fees"}, {Name: "tax"}}

func (v *InstantSettlementPayout) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainInstantSettlementPayout)(v))
}

type plainInstantSettlementPayout InstantSettlementPayout

// InstantSettlementPayoutCollection: Payouts, possibly none.
type InstantSettlementPayoutCollection struct {
	// How many payouts there are in `items`.
	Count wire.Integer `json:"count"`

	// Always `collection`.
	Entity string `json:"entity"`

	// The payouts.
	Items []InstantSettlementPayout `json:"items"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*InstantSettlementPayoutCollection) RequiredMembers() []wire.Member {
	return requiredInstantSettlementPayoutCollection
}

var requiredInstantSettlementPayoutCollection = []wire.Member{{Name: "items", List: true, Of: requiredInstantSettlementPayout}}

func (v *InstantSettlementPayoutCollection) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainInstantSettlementPayoutCollection)(v))
}

type plainInstantSettlementPayoutCollection InstantSettlementPayoutCollection

// InstantSettlementPayoutID: Identifier of a payout of an instant settlement, `setlodp_` and an opaque rest.
type InstantSettlementPayoutID string

// Validate reports an id without the prefix setlodp_, or with a character that has a meaning in a URL.
func (id InstantSettlementPayoutID) Validate() error { return call.CheckID(string(id), "setlodp_") }

// InstantSettlementStatus: Where an instant settlement stands: `created`, `initiated`, `partially_processed` (some of
// its payouts are made), `processed`, `reversed` (back in the account's balance).
type InstantSettlementStatus string

// InvoiceID: Identifier of an invoice, `inv_` and an opaque rest.
type InvoiceID string

// Validate reports an id without the prefix inv_, or with a character that has a meaning in a URL.
func (id InvoiceID) Validate() error { return call.CheckID(string(id), "inv_") }

// Methods: Which methods, networks, banks and wallets the account can be paid with.
type Methods struct {
	// Whether American Express cards are taken.
	Amex wire.Bool `json:"amex"`

	// Which payment apps are taken, by app code.
	App FlagMap `json:"app,omitzero"`

	// Whether cards are taken.
	Card wire.Bool `json:"card"`

	// Which card networks are taken, by short code such as `VISA` or `MAES`.
	CardNetworks FlagMap `json:"card_networks"`

	// Which kinds of cards are taken, by `consumer`, `business` and `premium`.
	CardSubtype FlagMap `json:"card_subtype"`

	// Which lenders give instalments without a card, by lender code.
	CardlessEMI SwitchMap `json:"cardless_emi"`

	// Whether cash on delivery is offered.
	COD *wire.Bool `json:"cod,omitzero"`

	// Whether credit cards are taken.
	CreditCard wire.Bool `json:"credit_card"`

	// Whether debit cards are taken.
	DebitCard wire.Bool `json:"debit_card"`

	// Which banks lend on debit cards, by bank code.
	DebitEMIProviders FlagMap `json:"debit_emi_providers,omitzero"`

	// Whether payment in monthly instalments is taken.
	EMI wire.Bool `json:"emi"`

	// Instalment plans by bank code, or an empty list when there are none.
	EMIOptions EMIOptions `json:"emi_options,omitzero"`

	// Instalment plans by bank code in an older form, or an empty list when there are none.
	EMIPlans EMIPlans `json:"emi_plans,omitzero"`

	// Who pays the interest of instalments, such as `customer`.
	EMISubvention *string `json:"emi_subvention,omitzero"`

	// Which kinds of cards can pay in instalments.
	EMITypes FlagMap `json:"emi_types,omitzero"`

	// Always `methods`.
	Entity string `json:"entity"`

	// Whether cards kept in Google Pay are taken.
	GooglePayCards *wire.Bool `json:"google_pay_cards,omitzero"`

	// Whether Google Pay is taken.
	Gpay *wire.Bool `json:"gpay,omitzero"`

	// Whether paper mandates (NACH) are taken.
	NACH *wire.Bool `json:"nach,omitzero"`

	// Names of the banks that netbanking works with, by bank code.
	Netbanking TextMap `json:"netbanking"`

	// Whether payments in person are offered.
	Offline *wire.Bool `json:"offline,omitzero"`

	// Which pay-later lenders are taken, by lender code.
	Paylater SwitchMap `json:"paylater"`

	// Whether prepaid cards are taken.
	PrepaidCard wire.Bool `json:"prepaid_card"`

	// What can be charged again and again without the customer.
	Recurring RecurringMethods `json:"recurring"`

	// Whether UPI is taken.
	UPI wire.Bool `json:"upi"`

	// Whether UPI's intent flow is open to the account.
	UPIIntent wire.Bool `json:"upi_intent"`

	// Which wallets are taken, by wallet code.
	Wallet SwitchMap `json:"wallet"`
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
	Method string `json:"method"`

	// Key-value pairs to keep with the object: at most 15, each value at most 256 characters.
	Notes NotesInput `json:"notes,omitzero"`

	// Identifier of an order, `order_` and an opaque rest.
	OrderID OrderID `json:"order_id"`
}

func (v *NetbankingPayment) fill() { v.Method = "netbanking" }
func (v *NetbankingPayment) check() error {
	return cmp.Or(
		call.Within("amount", &v.Amount, 1, math.MaxInt64),
		call.Required("bank", v.Bank != ""),
		call.Required("contact", v.Contact != ""), call.MaxLength("contact", &v.Contact, 15),
		call.Required("currency", v.Currency != ""), call.Matches("currency", &v.Currency, "^[A-Z]{3}$"),
		call.Required("email", v.Email != ""), call.MaxLength("email", &v.Email, 40),
		call.Pairs("notes", v.Notes, 15, 256),
		call.Valid("order_id", &v.OrderID),
	)
}

// NextAction: A step that can be taken next, with the link that takes it.
type NextAction struct {
	// What the link does: `redirect`, `otp_generate`, `otp_submit`, `otp_resend`, `poll`,
	// `intent`, or one not known yet.
	Action string `json:"action"`

	// The link, to be used as it is: nothing is to be read from it or built after it.
	URL string `json:"url"`
}

// NextStep: A step that can be taken next, as its bare name or with its link.
type NextStep = wire.NextStep

// Notes: The merchant's own key-value pairs, kept with the object: a map of strings, or an empty list
// when there are none.
type Notes = wire.Notes

// NotesInput: Key-value pairs to keep with the object: at most 15, each value at most 256 characters.
type NotesInput = map[string]string

// Notification: What became of the wish to send a link.
type Notification struct {
	// Whether it is sent.
	Success wire.Bool `json:"success"`
}

// NotificationMedium: How a payment link is sent to the customer.
type NotificationMedium string

// NullableNotes: Pairs as above, or null where there are none.
type NullableNotes = wire.Notes

// OTP: A one-time password as the customer received it, of any length.
type OTP string

// String returns [wire.Redacted]. Use string(v) to get the value.
func (OTP) String() string { return wire.Redacted }

// Format prints [wire.Redacted] for every verb but %p and %w.
func (OTP) Format(state fmt.State, _ rune) { wire.Redact(state) }

// LogValue returns [wire.Redacted].
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

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*OTPChallenge) RequiredMembers() []wire.Member { return requiredOTPChallenge }

var requiredOTPChallenge = []wire.Member{{Name: "razorpay_payment_id"}, {Name: "next", List: true}}

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

func (v *OTPMetadata) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainOTPMetadata)(v))
}

type plainOTPMetadata OTPMetadata

// OTPResent: The password was sent again; what the customer can do now.
type OTPResent struct {
	// Steps of which one is to be taken next.
	Next []NextStep `json:"next"`

	// Identifier of a payment, `pay_` and an opaque rest.
	RazorpayPaymentID PaymentID `json:"razorpay_payment_id"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*OTPResent) RequiredMembers() []wire.Member { return requiredOTPResent }

var requiredOTPResent = []wire.Member{{Name: "razorpay_payment_id"}, {Name: "next", List: true}}

// OfferID: Identifier of an offer, `offer_` and an opaque rest.
type OfferID string

// Validate reports an id without the prefix offer_, or with a character that has a meaning in a URL.
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
	Attempts wire.Integer `json:"attempts"`

	// Settings of the checkout page; null or absent without one.
	Checkout json.RawMessage `json:"checkout,omitzero"`

	// When the order was created, in unix seconds.
	CreatedAt Timestamp `json:"created_at"`

	// Three-letter code of a currency, in capitals.
	Currency Currency `json:"currency"`

	// Identifier of a customer, `cust_` and an opaque rest.
	CustomerID CustomerID `json:"customer_id,omitzero"`

	// The merchant's description of the order; null or absent without one.
	Description *string `json:"description,omitzero"`

	// Always `order`.
	Entity string `json:"entity"`

	// Identifier of an order, `order_` and an opaque rest.
	ID OrderID `json:"id"`

	// The one method that the order may be paid by; null or absent if that is open.
	Method *OrderMethod `json:"method,omitzero"`

	// The merchant's own key-value pairs, kept with the object: a map of strings, or an empty list
	// when there are none.
	Notes Notes `json:"notes"`

	// The offer tied to the order; null or absent without one.
	OfferID *OfferID `json:"offer_id,omitzero"`

	// Offers that the customer can choose from, asked for or not: a list of identifiers, or in
	// some orders a collection.
	Offers OrderOffers `json:"offers,omitzero"`

	// Every payment tried against the order, if expanded.
	Payments *PaymentCollection `json:"payments,omitzero"`

	// The merchant's own reference; null without one.
	Receipt *string `json:"receipt"`

	// Where an order stands: `created`, `attempted` (a payment was tried), `paid` (a payment was
	// captured).
	Status OrderStatus `json:"status"`

	// The instrument that the first payment of an order saves for later ones.
	Token *OrderToken `json:"token,omitzero"`

	// What of the order goes to linked accounts: a list where the order was created with it, a
	// collection where it is expanded.
	Transfers *OrderTransfers `json:"transfers,omitzero"`

	// The account that the order is paid into, if expanded; its shape is unknown.
	VirtualAccount json.RawMessage `json:"virtual_account,omitzero"`
}

// LogValue leaves out the fields that must not be logged.
func (v Order) LogValue() slog.Value { return call.Logged(v) }

// Format prints the value as LogValue shows it, for every verb but %p and %w.
func (v Order) Format(state fmt.State, _ rune) { call.FormatLogged(state, v) }

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*Order) RequiredMembers() []wire.Member { return requiredOrder }

var requiredOrder = []wire.Member{{Name: "id"}, {Name: "amount"}}

// OrderMethod: The one method that the order may be paid by; null or absent if that is open.
type OrderMethod string

// OrderBankAccount: The only bank account that the order may be paid from (third-party validation).
type OrderBankAccount struct {
	// Number of the account, leading zeros included.
	AccountNumber string `json:"account_number"`

	// Code of the bank's branch (Indian Financial System Code).
	IFSC string `json:"ifsc"`

	// Name of the account's holder, as the bank has it.
	Name string `json:"name"`
}

// LogValue leaves out the fields that must not be logged.
func (v OrderBankAccount) LogValue() slog.Value { return call.Logged(v, "account_number") }

// Format prints the value as LogValue shows it, for every verb but %p and %w.
func (v OrderBankAccount) Format(state fmt.State, _ rune) { call.FormatLogged(state, v) }

func (v *OrderBankAccount) check() error {
	return cmp.Or(
		call.Required("account_number", v.AccountNumber != ""),
		call.Required("ifsc", v.IFSC != ""),
		call.Required("name", v.Name != ""),
	)
}

// OrderCollection: One page of orders.
type OrderCollection struct {
	// How many orders this page has; no total.
	Count wire.Integer `json:"count"`

	// Always `collection`.
	Entity string `json:"entity"`

	// The orders.
	Items []Order `json:"items"`
}

// LogValue leaves out the fields that must not be logged.
func (v OrderCollection) LogValue() slog.Value { return call.Logged(v) }

// Format prints the value as LogValue shows it, for every verb but %p and %w.
func (v OrderCollection) Format(state fmt.State, _ rune) { call.FormatLogged(state, v) }

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*OrderCollection) RequiredMembers() []wire.Member { return requiredOrderCollection }

var requiredOrderCollection = []wire.Member{{Name: "items", List: true, Of: requiredOrder}}

// OrderEventPayload: What an event about an order carries, the payment that caused it included.
type OrderEventPayload struct {
	// An order within a webhook.
	Order EventOrder `json:"order"`

	// A payment within a webhook.
	Payment EventPayment `json:"payment"`
}

// LogValue leaves out the fields that must not be logged.
func (v OrderEventPayload) LogValue() slog.Value { return call.Logged(v) }

// Format prints the value as LogValue shows it, for every verb but %p and %w.
func (v OrderEventPayload) Format(state fmt.State, _ rune) { call.FormatLogged(state, v) }

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*OrderEventPayload) RequiredMembers() []wire.Member { return requiredOrderEventPayload }

var requiredOrderEventPayload = []wire.Member{{Name: "order", Of: requiredEventOrder}, {Name: "payment", Of: requiredEventPayment}}

// OrderExpansion: A part of an order that can be returned in full.
type OrderExpansion string

// OrderID: Identifier of an order, `order_` and an opaque rest.
type OrderID string

// Validate reports an id without the prefix order_, or with a character that has a meaning in a URL.
func (id OrderID) Validate() error { return call.CheckID(string(id), "order_") }

// OrderOffer: An offer of an order; what else it has is not documented.
type OrderOffer struct {
	// Identifier of an offer, `offer_` and an opaque rest.
	ID OfferID `json:"id"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*OrderOffer) RequiredMembers() []wire.Member { return requiredOrderOffer }

var requiredOrderOffer = []wire.Member{{Name: "id"}}

func (v *OrderOffer) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainOrderOffer)(v))
}

type plainOrderOffer OrderOffer

// OrderOfferCollection: Offers of an order, possibly none.
type OrderOfferCollection struct {
	// How many offers there are in `items`.
	Count wire.Integer `json:"count"`

	// Always `collection`.
	Entity string `json:"entity"`

	// The offers.
	Items []OrderOffer `json:"items"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*OrderOfferCollection) RequiredMembers() []wire.Member { return requiredOrderOfferCollection }

var requiredOrderOfferCollection = []wire.Member{{Name: "items", List: true, Of: requiredOrderOffer}}

// OrderOffers: Offers that the customer can choose from, asked for or not: a list of identifiers, or in
// some orders a collection.
type OrderOffers = wire.IDs[OfferID]

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

// LogValue leaves out the fields that must not be logged.
func (v OrderPaidEvent) LogValue() slog.Value { return call.Logged(v) }

// Format prints the value as LogValue shows it, for every verb but %p and %w.
func (v OrderPaidEvent) Format(state fmt.State, _ rune) { call.FormatLogged(state, v) }

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*OrderPaidEvent) RequiredMembers() []wire.Member { return requiredOrderPaidEvent }

var requiredOrderPaidEvent = []wire.Member{{Name: "contains", List: true}, {Name: "payload", Of: requiredOrderEventPayload}}

// EventName returns order.paid.
func (*OrderPaidEvent) EventName() string { return "order.paid" }

// OrderStatus: Where an order stands: `created`, `attempted` (a payment was tried), `paid` (a payment was
// captured).
type OrderStatus string

// OrderToken: The instrument that the first payment of an order saves for later ones.
type OrderToken struct {
	// How the customer confirms that later payments may be made; null if not known.
	AuthType *OrderTokenAuthType `json:"auth_type,omitzero"`

	// The bank account that later payments are taken from.
	BankAccount *OrderTokenBankAccount `json:"bank_account,omitzero"`

	// Three-letter code of a currency, in capitals.
	Currency Currency `json:"currency,omitzero"`

	// Until when later payments can be made, in unix seconds; null without an end.
	ExpireAt *Timestamp `json:"expire_at"`

	// Why the instrument was not saved; null if it was, or is not yet.
	FailureReason *string `json:"failure_reason,omitzero"`

	// What is taken along with the confirmation, in the smallest unit of the currency.
	FirstPaymentAmount *Amount `json:"first_payment_amount,omitzero"`

	// How often a payment is taken, such as `monthly`; null if that is not agreed.
	Frequency *string `json:"frequency,omitzero"`

	// The most that a later payment may take, in the smallest unit of the currency.
	MaxAmount Amount `json:"max_amount"`

	// How payments are made with a saved instrument.
	Method TokenMethod `json:"method,omitzero"`

	// The paper mandate (NACH) that the customer signs.
	NACH *OrderTokenNACH `json:"nach,omitzero"`

	// The merchant's own key-value pairs, kept with the object: a map of strings, or an empty list
	// when there are none.
	Notes Notes `json:"notes,omitzero"`

	// Whether later payments can be made; null while nobody has confirmed it.
	RecurringStatus *OrderTokenRecurringStatus `json:"recurring_status,omitzero"`
}

// LogValue leaves out the fields that must not be logged.
func (v OrderToken) LogValue() slog.Value { return call.Logged(v) }

// Format prints the value as LogValue shows it, for every verb but %p and %w.
func (v OrderToken) Format(state fmt.State, _ rune) { call.FormatLogged(state, v) }

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*OrderToken) RequiredMembers() []wire.Member { return requiredOrderToken }

var requiredOrderToken = []wire.Member{{Name: "max_amount"}}

func (v *OrderToken) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainOrderToken)(v))
}

type plainOrderToken OrderToken

// OrderTokenAuthType: How the customer confirms that later payments may be made; null if not known.
type OrderTokenAuthType string

// OrderTokenRecurringStatus: Whether later payments can be made; null while nobody has confirmed it.
type OrderTokenRecurringStatus string

// OrderTokenBankAccount: The bank account that later payments are taken from.
type OrderTokenBankAccount struct {
	// Number of the account, leading zeros included.
	AccountNumber string `json:"account_number"`

	// Kind of the account, such as `savings`.
	AccountType string `json:"account_type"`

	// Name of the bank.
	BankName string `json:"bank_name"`

	// E-mail address of the account's holder.
	BeneficiaryEmail *string `json:"beneficiary_email,omitzero"`

	// Telephone number of the account's holder.
	BeneficiaryMobile *Contact `json:"beneficiary_mobile,omitzero"`

	// Code of the bank's branch (Indian Financial System Code).
	IFSC string `json:"ifsc"`

	// Name of the account's holder.
	Name string `json:"name"`
}

// LogValue leaves out the fields that must not be logged.
func (v OrderTokenBankAccount) LogValue() slog.Value { return call.Logged(v, "account_number") }

// Format prints the value as LogValue shows it, for every verb but %p and %w.
func (v OrderTokenBankAccount) Format(state fmt.State, _ rune) { call.FormatLogged(state, v) }

func (v *OrderTokenBankAccount) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainOrderTokenBankAccount)(v))
}

type plainOrderTokenBankAccount OrderTokenBankAccount

// OrderTokenNACH: The paper mandate (NACH) that the customer signs.
type OrderTokenNACH struct {
	// Whether a form is made for the customer.
	CreateForm wire.Bool `json:"create_form"`

	// What the mandate is for.
	Description *string `json:"description,omitzero"`

	// First reference on the form.
	FormReference1 *string `json:"form_reference1,omitzero"`

	// Second reference on the form.
	FormReference2 *string `json:"form_reference2,omitzero"`

	// Link to the form, filled in.
	PrefilledForm string `json:"prefilled_form"`

	// Link where the signed form is uploaded.
	UploadFormURL string `json:"upload_form_url"`
}

func (v *OrderTokenNACH) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainOrderTokenNACH)(v))
}

type plainOrderTokenNACH OrderTokenNACH

// OrderTransfers: What of the order goes to linked accounts: a list where the order was created with it, a
// collection where it is expanded.
type OrderTransfers struct{ wire.OneOf }

// AsList returns the value if it has this form and no other; see [wire.OneOf].
func (v OrderTransfers) AsList() ([]Transfer, bool) {
	return wire.Form[[]Transfer](v.OneOf, formsOrderTransfers, 0)
}

// AsTransferCollection returns the value if it has this form and no other; see [wire.OneOf].
func (v OrderTransfers) AsTransferCollection() (TransferCollection, bool) {
	return wire.Form[TransferCollection](v.OneOf, formsOrderTransfers, 1)
}

var formsOrderTransfers = []wire.Shape{
	{Kind: "array", Items: &wire.Shape{Kind: "object", Members: map[string]wire.Shape{
		"amount":                  {Kind: "integer", Required: true},
		"amount_reversed":         {Kind: "integer", Required: true},
		"created_at":              {Kind: "integer", Required: true},
		"currency":                {Kind: "string", Pattern: "^[A-Z]{3}$", Required: true},
		"entity":                  {Kind: "string", Values: []string{"transfer"}, Required: true},
		"error":                   {Kind: "object", Required: true},
		"fees":                    {Kind: "integer", Nullable: true},
		"id":                      {Kind: "string", Pattern: "^trf_.+$", Required: true},
		"linked_account_notes":    {Kind: "array", Required: true},
		"notes":                   {Required: true},
		"on_hold":                 {Kind: "boolean", Required: true},
		"on_hold_until":           {Kind: "integer", Required: true, Nullable: true},
		"processed_at":            {Kind: "integer", Required: true, Nullable: true},
		"recipient":               {Kind: "string", Pattern: "^acc_.+$", Required: true},
		"recipient_settlement_id": {Kind: "string", Pattern: "^setl_.+$", Required: true, Nullable: true},
		"settlement_status":       {Kind: "string", Values: []string{"pending", "on_hold", "settled"}, Nullable: true},
		"source":                  {Kind: "string", Required: true},
		"status":                  {Kind: "string", Values: []string{"created", "pending", "processed", "failed", "reversed", "partially_reversed"}, Required: true},
		"tax":                     {Kind: "integer", Nullable: true},
	}}},
	{Kind: "object", Members: map[string]wire.Shape{
		"count":  {Kind: "integer", Required: true},
		"entity": {Kind: "string", Values: []string{"collection"}, Required: true},
		"items":  {Kind: "array", Required: true},
	}},
}

// OtherEvidence: Documents of a kind that the merchant names.
type OtherEvidence struct {
	// The documents.
	DocumentIds []DocumentID `json:"document_ids"`

	// The kind, in the merchant's words.
	Type string `json:"type"`
}

func (v *OtherEvidence) check() error {
	return cmp.Or(
		call.Required("document_ids", v.DocumentIds != nil), call.EveryValid("document_ids", v.DocumentIds),
		call.Required("type", v.Type != ""),
	)
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*OtherEvidence) RequiredMembers() []wire.Member { return requiredOtherEvidence }

var requiredOtherEvidence = []wire.Member{{Name: "document_ids", List: true}}

func (v *OtherEvidence) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainOtherEvidence)(v))
}

type plainOtherEvidence OtherEvidence

// PayerAccountType: The kind of account that a UPI payment is made from.
type PayerAccountType string

// Payment: One try to pay, and what became of it.
type Payment struct {
	// Identifier of an account, `acc_` and an opaque rest.
	AccountID AccountID `json:"account_id,omitzero"`

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

	// Whether the payment was captured; stays true when it is refunded. In some webhooks it is
	// the text `1`.
	Captured wire.Bool `json:"captured"`

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

	// Who bears the fee of a payment: `platform`, that is the merchant, or `customer`, who pays it
	// on top of the order's amount.
	FeeBearer FeeBearer `json:"fee_bearer,omitzero"`

	// Name of the gateway that carried the payment.
	GatewayProvider *string `json:"gateway_provider,omitzero"`

	// Identifier of a payment, `pay_` and an opaque rest.
	ID PaymentID `json:"id"`

	// Whether the payment is made with a card issued abroad.
	International *wire.Bool `json:"international,omitzero"`

	// The invoice that the payment settles; null or absent without one.
	InvoiceID *InvoiceID `json:"invoice_id,omitzero"`

	// How a payment is made.
	Method PaymentMethod `json:"method"`

	// The merchant's own key-value pairs, kept with the object: a map of strings, or an empty list
	// when there are none.
	Notes Notes `json:"notes"`

	// The offers used, if expanded; null without any.
	Offers *PaymentOffers `json:"offers,omitzero"`

	// The order that the payment is made against; null without one.
	OrderID *OrderID `json:"order_id"`

	// Provider of the payment; only null was ever seen.
	Provider *string `json:"provider,omitzero"`

	// How much was given back; null if nothing.
	RefundStatus *RefundStatus `json:"refund_status"`

	// The refunds, if expanded; their shape is not documented.
	Refunds json.RawMessage `json:"refunds,omitzero"`

	// A reward given for the payment; only null was ever seen.
	Reward json.RawMessage `json:"reward,omitzero"`

	// Where a payment stands: `created`, `authorized` (the bank agreed, the money is not taken
	// yet), `captured`, `refunded` (in full), `failed`.
	Status PaymentStatus `json:"status"`

	// Tax (GST) within the fee, in the smallest unit of the currency; null until the payment
	// is captured.
	Tax *Amount `json:"tax"`

	// Identifier of a terminal of the gateway, `term_` and an opaque rest.
	TerminalID TerminalID `json:"terminal_id,omitzero"`

	// The saved payment instrument, if expanded; null without one.
	Token *PaymentToken `json:"token,omitzero"`

	// The saved payment instrument that was used; absent or null without one.
	TokenID *TokenID `json:"token_id,omitzero"`

	// The ledger entry, with its settlement if that was asked for, if expanded; its shape is
	// not documented.
	Transaction json.RawMessage `json:"transaction,omitzero"`

	// The UPI side of a payment.
	UPI *PaymentUPI `json:"upi,omitzero"`

	// The customer's virtual payment address; null for methods other than UPI.
	VPA *string `json:"vpa"`

	// Code of the wallet; null for other methods.
	Wallet *string `json:"wallet"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*Payment) RequiredMembers() []wire.Member { return requiredPayment }

var requiredPayment = []wire.Member{{Name: "id"}, {Name: "amount"}, {Name: "amount_refunded"}}

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

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*PaymentAuthorizedEvent) RequiredMembers() []wire.Member { return requiredPaymentAuthorizedEvent }

var requiredPaymentAuthorizedEvent = []wire.Member{{Name: "contains", List: true}, {Name: "payload", Of: requiredPaymentEventPayload}}

// EventName returns payment.authorized.
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

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*PaymentCapturedEvent) RequiredMembers() []wire.Member { return requiredPaymentCapturedEvent }

var requiredPaymentCapturedEvent = []wire.Member{{Name: "contains", List: true}, {Name: "payload", Of: requiredPaymentEventPayload}}

// EventName returns payment.captured.
func (*PaymentCapturedEvent) EventName() string { return "payment.captured" }

// PaymentCollection: One page of payments.
type PaymentCollection struct {
	// How many payments this page has; no total.
	Count wire.Integer `json:"count"`

	// Always `collection`.
	Entity string `json:"entity"`

	// The payments.
	Items []Payment `json:"items"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*PaymentCollection) RequiredMembers() []wire.Member { return requiredPaymentCollection }

var requiredPaymentCollection = []wire.Member{{Name: "items", List: true, Of: requiredPayment}}

func (v *PaymentCollection) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainPaymentCollection)(v))
}

type plainPaymentCollection PaymentCollection

// Plain returns the value as a type without an UnmarshalJSON method; see [wire.Object].
func (v *PaymentCollection) Plain() any { return (*plainPaymentCollection)(v) }

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

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*PaymentConfirmation) RequiredMembers() []wire.Member { return requiredPaymentConfirmation }

var requiredPaymentConfirmation = []wire.Member{{Name: "razorpay_order_id"}, {Name: "razorpay_payment_id"}}

// PaymentDisputeActionRequiredEvent: The merchant has to do something about a dispute.
type PaymentDisputeActionRequiredEvent struct {
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

	// What an event about a dispute carries, its payment included as a rule.
	Payload DisputeEventPayload `json:"payload"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*PaymentDisputeActionRequiredEvent) RequiredMembers() []wire.Member {
	return requiredPaymentDisputeActionRequiredEvent
}

var requiredPaymentDisputeActionRequiredEvent = []wire.Member{{Name: "contains", List: true}, {Name: "payload", Of: requiredDisputeEventPayload}}

// EventName returns payment.dispute.action_required.
func (*PaymentDisputeActionRequiredEvent) EventName() string {
	return "payment.dispute.action_required"
}

// PaymentDisputeClosedEvent: A dispute was closed, neither won nor lost.
type PaymentDisputeClosedEvent struct {
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

	// What an event about a dispute carries, its payment included as a rule.
	Payload DisputeEventPayload `json:"payload"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*PaymentDisputeClosedEvent) RequiredMembers() []wire.Member {
	return requiredPaymentDisputeClosedEvent
}

var requiredPaymentDisputeClosedEvent = []wire.Member{{Name: "contains", List: true}, {Name: "payload", Of: requiredDisputeEventPayload}}

// EventName returns payment.dispute.closed.
func (*PaymentDisputeClosedEvent) EventName() string { return "payment.dispute.closed" }

// PaymentDisputeCreatedEvent: A payment is disputed; the merchant can respond until `respond_by`.
type PaymentDisputeCreatedEvent struct {
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

	// What an event about a dispute carries, its payment included as a rule.
	Payload DisputeEventPayload `json:"payload"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*PaymentDisputeCreatedEvent) RequiredMembers() []wire.Member {
	return requiredPaymentDisputeCreatedEvent
}

var requiredPaymentDisputeCreatedEvent = []wire.Member{{Name: "contains", List: true}, {Name: "payload", Of: requiredDisputeEventPayload}}

// EventName returns payment.dispute.created.
func (*PaymentDisputeCreatedEvent) EventName() string { return "payment.dispute.created" }

// PaymentDisputeLostEvent: A dispute was lost; the money goes back to the customer.
type PaymentDisputeLostEvent struct {
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

	// What an event about a dispute carries, its payment included as a rule.
	Payload DisputeEventPayload `json:"payload"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*PaymentDisputeLostEvent) RequiredMembers() []wire.Member {
	return requiredPaymentDisputeLostEvent
}

var requiredPaymentDisputeLostEvent = []wire.Member{{Name: "contains", List: true}, {Name: "payload", Of: requiredDisputeEventPayload}}

// EventName returns payment.dispute.lost.
func (*PaymentDisputeLostEvent) EventName() string { return "payment.dispute.lost" }

// PaymentDisputeUnderReviewEvent: The customer's bank looks at the evidence.
type PaymentDisputeUnderReviewEvent struct {
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

	// What an event about a dispute carries, its payment included as a rule.
	Payload DisputeEventPayload `json:"payload"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*PaymentDisputeUnderReviewEvent) RequiredMembers() []wire.Member {
	return requiredPaymentDisputeUnderReviewEvent
}

var requiredPaymentDisputeUnderReviewEvent = []wire.Member{{Name: "contains", List: true}, {Name: "payload", Of: requiredDisputeEventPayload}}

// EventName returns payment.dispute.under_review.
func (*PaymentDisputeUnderReviewEvent) EventName() string { return "payment.dispute.under_review" }

// PaymentDisputeWonEvent: A dispute was won.
type PaymentDisputeWonEvent struct {
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

	// What an event about a dispute carries, its payment included as a rule.
	Payload DisputeEventPayload `json:"payload"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*PaymentDisputeWonEvent) RequiredMembers() []wire.Member { return requiredPaymentDisputeWonEvent }

var requiredPaymentDisputeWonEvent = []wire.Member{{Name: "contains", List: true}, {Name: "payload", Of: requiredDisputeEventPayload}}

// EventName returns payment.dispute.won.
func (*PaymentDisputeWonEvent) EventName() string { return "payment.dispute.won" }

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

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*PaymentDowntimeResolvedEvent) RequiredMembers() []wire.Member {
	return requiredPaymentDowntimeResolvedEvent
}

var requiredPaymentDowntimeResolvedEvent = []wire.Member{{Name: "contains", List: true}, {Name: "payload", Of: requiredDowntimeEventPayload}}

// EventName returns payment.downtime.resolved.
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

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*PaymentDowntimeStartedEvent) RequiredMembers() []wire.Member {
	return requiredPaymentDowntimeStartedEvent
}

var requiredPaymentDowntimeStartedEvent = []wire.Member{{Name: "contains", List: true}, {Name: "payload", Of: requiredDowntimeEventPayload}}

// EventName returns payment.downtime.started.
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

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*PaymentDowntimeUpdatedEvent) RequiredMembers() []wire.Member {
	return requiredPaymentDowntimeUpdatedEvent
}

var requiredPaymentDowntimeUpdatedEvent = []wire.Member{{Name: "contains", List: true}, {Name: "payload", Of: requiredDowntimeEventPayload}}

// EventName returns payment.downtime.updated.
func (*PaymentDowntimeUpdatedEvent) EventName() string { return "payment.downtime.updated" }

// PaymentEMI: The plan by which a payment is paid in equal monthly instalments.
type PaymentEMI struct {
	// How many months the instalments run.
	Duration wire.Integer `json:"duration"`

	// Code of the bank that lends.
	Issuer string `json:"issuer"`

	// Yearly interest, in hundredths of a percent as far as can be told.
	Rate wire.Integer `json:"rate"`

	// Kind of card that the plan is for, such as `credit`.
	Type *string `json:"type,omitzero"`
}

func (v *PaymentEMI) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainPaymentEMI)(v))
}

type plainPaymentEMI PaymentEMI

// PaymentEventPayload: What an event about a payment carries.
type PaymentEventPayload struct {
	// A payment within a webhook.
	Payment EventPayment `json:"payment"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*PaymentEventPayload) RequiredMembers() []wire.Member { return requiredPaymentEventPayload }

var requiredPaymentEventPayload = []wire.Member{{Name: "payment", Of: requiredEventPayment}}

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

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*PaymentFailedEvent) RequiredMembers() []wire.Member { return requiredPaymentFailedEvent }

var requiredPaymentFailedEvent = []wire.Member{{Name: "contains", List: true}, {Name: "payload", Of: requiredPaymentEventPayload}}

// EventName returns payment.failed.
func (*PaymentFailedEvent) EventName() string { return "payment.failed" }

// PaymentID: Identifier of a payment, `pay_` and an opaque rest.
type PaymentID string

// Validate reports an id without the prefix pay_, or with a character that has a meaning in a URL.
func (id PaymentID) Validate() error { return call.CheckID(string(id), "pay_") }

// PaymentLink: A link by which a customer pays.
type PaymentLink struct {
	// Whether the customer may pay in parts.
	AcceptPartial wire.Bool `json:"accept_partial"`

	// What is to be paid, in the smallest unit of `currency`.
	Amount Amount `json:"amount"`

	// What is paid so far, in the smallest unit of `currency`.
	AmountPaid Amount `json:"amount_paid"`

	// How it is sent there, `get`; empty without `callback_url`.
	CallbackMethod *string `json:"callback_method,omitzero"`

	// Where the customer's browser is sent after the payment; empty without one.
	CallbackURL *string `json:"callback_url,omitzero"`

	// When the link was cancelled, in unix seconds; 0 if it was not.
	CancelledAt Timestamp `json:"cancelled_at"`

	// When the link was created, in unix seconds.
	CreatedAt Timestamp `json:"created_at"`

	// Three-letter code of a currency, in capitals.
	Currency Currency `json:"currency"`

	// Whom the link is for.
	Customer PaymentLinkCustomer `json:"customer"`

	// When the link was deleted, in unix seconds; 0 if it was not.
	DeletedAt *Timestamp `json:"deleted_at,omitzero"`

	// What the payment is for.
	Description string `json:"description"`

	// Until when it can be paid, in unix seconds; 0 if no time was given.
	ExpireBy Timestamp `json:"expire_by"`

	// When the link expired, in unix seconds; 0 if it did not.
	ExpiredAt Timestamp `json:"expired_at"`

	// The least that the first part may be, in the smallest unit of `currency`; 0 if any.
	FirstMinPartialAmount Amount `json:"first_min_partial_amount"`

	// Identifier of a payment link, `plink_` and an opaque rest.
	ID PaymentLinkID `json:"id"`

	// Pairs as above, or null where there are none.
	Notes NullableNotes `json:"notes"`

	// Whether Razorpay sends the link to the customer.
	Notify PaymentLinkNotify `json:"notify"`

	// Identifier of an order, `order_` and an opaque rest.
	OrderID OrderID `json:"order_id,omitzero"`

	// Captured payments made by the link; null or empty before the first.
	Payments []PaymentLinkPayment `json:"payments"`

	// The merchant's own reference; empty without one.
	ReferenceID string `json:"reference_id"`

	// Whether the customer is reminded.
	ReminderEnable wire.Bool `json:"reminder_enable"`

	// What became of the reminders.
	Reminders PaymentLinkReminders `json:"reminders"`

	// The link itself.
	ShortURL string `json:"short_url"`

	// What made the link; empty for one made by a call.
	Source *string `json:"source,omitzero"`

	// Identifier of what made the link; empty for one made by a call.
	SourceID *string `json:"source_id,omitzero"`

	// Where a payment link stands.
	Status PaymentLinkStatus `json:"status"`

	// When the link was last changed, in unix seconds; null if it was not.
	UpdatedAt *Timestamp `json:"updated_at,omitzero"`

	// Whether the link opens a UPI app.
	UPILink *wire.Bool `json:"upi_link,omitzero"`

	// Who made the link in the dashboard; empty for one made by a call.
	UserID string `json:"user_id"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*PaymentLink) RequiredMembers() []wire.Member { return requiredPaymentLink }

var requiredPaymentLink = []wire.Member{{Name: "id"}, {Name: "amount"}, {Name: "amount_paid"}, {Name: "first_min_partial_amount"}}

// PaymentLinkCancelledEvent: A payment link was cancelled.
type PaymentLinkCancelledEvent struct {
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

	// What an event about a payment link carries; its order and payment if it was paid.
	Payload PaymentLinkEventPayload `json:"payload"`
}

// LogValue leaves out the fields that must not be logged.
func (v PaymentLinkCancelledEvent) LogValue() slog.Value { return call.Logged(v) }

// Format prints the value as LogValue shows it, for every verb but %p and %w.
func (v PaymentLinkCancelledEvent) Format(state fmt.State, _ rune) { call.FormatLogged(state, v) }

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*PaymentLinkCancelledEvent) RequiredMembers() []wire.Member {
	return requiredPaymentLinkCancelledEvent
}

var requiredPaymentLinkCancelledEvent = []wire.Member{{Name: "contains", List: true}, {Name: "payload", Of: requiredPaymentLinkEventPayload}}

// EventName returns payment_link.cancelled.
func (*PaymentLinkCancelledEvent) EventName() string { return "payment_link.cancelled" }

// PaymentLinkCustomer: Whom the link is for.
type PaymentLinkCustomer struct {
	// The customer's telephone number; null or absent if not given.
	Contact *Contact `json:"contact,omitzero"`

	// The customer's e-mail address; null or absent if not given.
	Email *string `json:"email,omitzero"`

	// The customer's name; null or absent if not given.
	Name *string `json:"name,omitzero"`
}

func (v *PaymentLinkCustomer) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainPaymentLinkCustomer)(v))
}

type plainPaymentLinkCustomer PaymentLinkCustomer

// PaymentLinkCustomerInput: Whom the link is for.
type PaymentLinkCustomerInput struct {
	// The customer's telephone number.
	Contact string `json:"contact,omitzero"`

	// The customer's e-mail address.
	Email string `json:"email,omitzero"`

	// The customer's name.
	Name string `json:"name,omitzero"`
}

// PaymentLinkEventPayload: What an event about a payment link carries; its order and payment if it was paid.
type PaymentLinkEventPayload struct {
	// An order within a webhook about something else.
	Order *EventReportedOrder `json:"order,omitzero"`

	// A payment within a webhook about something else.
	Payment *EventReportedPayment `json:"payment,omitzero"`

	// A payment link within a webhook.
	PaymentLink EventPaymentLink `json:"payment_link"`
}

// LogValue leaves out the fields that must not be logged.
func (v PaymentLinkEventPayload) LogValue() slog.Value { return call.Logged(v) }

// Format prints the value as LogValue shows it, for every verb but %p and %w.
func (v PaymentLinkEventPayload) Format(state fmt.State, _ rune) { call.FormatLogged(state, v) }

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*PaymentLinkEventPayload) RequiredMembers() []wire.Member {
	return requiredPaymentLinkEventPayload
}

var requiredPaymentLinkEventPayload = []wire.Member{{Name: "payment_link", Of: requiredEventPaymentLink}}

// PaymentLinkExpiredEvent: A payment link expired.
type PaymentLinkExpiredEvent struct {
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

	// What an event about a payment link carries; its order and payment if it was paid.
	Payload PaymentLinkEventPayload `json:"payload"`
}

// LogValue leaves out the fields that must not be logged.
func (v PaymentLinkExpiredEvent) LogValue() slog.Value { return call.Logged(v) }

// Format prints the value as LogValue shows it, for every verb but %p and %w.
func (v PaymentLinkExpiredEvent) Format(state fmt.State, _ rune) { call.FormatLogged(state, v) }

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*PaymentLinkExpiredEvent) RequiredMembers() []wire.Member {
	return requiredPaymentLinkExpiredEvent
}

var requiredPaymentLinkExpiredEvent = []wire.Member{{Name: "contains", List: true}, {Name: "payload", Of: requiredPaymentLinkEventPayload}}

// EventName returns payment_link.expired.
func (*PaymentLinkExpiredEvent) EventName() string { return "payment_link.expired" }

// PaymentLinkID: Identifier of a payment link, `plink_` and an opaque rest.
type PaymentLinkID string

// Validate reports an id without the prefix plink_, or with a character that has a meaning in a URL.
func (id PaymentLinkID) Validate() error { return call.CheckID(string(id), "plink_") }

// PaymentLinkList: Payment links, possibly none.
type PaymentLinkList struct {
	// The links.
	PaymentLinks []PaymentLink `json:"payment_links"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*PaymentLinkList) RequiredMembers() []wire.Member { return requiredPaymentLinkList }

var requiredPaymentLinkList = []wire.Member{{Name: "payment_links", List: true, Of: requiredPaymentLink}}

// PaymentLinkNotify: Whether Razorpay sends the link to the customer.
type PaymentLinkNotify struct {
	// Whether it is sent as an e-mail.
	Email wire.Bool `json:"email"`

	// Whether it is sent as a text message.
	Sms wire.Bool `json:"sms"`
}

func (v *PaymentLinkNotify) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainPaymentLinkNotify)(v))
}

type plainPaymentLinkNotify PaymentLinkNotify

// PaymentLinkNotifyInput: Whether Razorpay sends the link to the customer.
type PaymentLinkNotifyInput struct {
	// Whether to send it as an e-mail.
	Email *bool `json:"email,omitzero"`

	// Whether to send it as a text message.
	Sms *bool `json:"sms,omitzero"`
}

// PaymentLinkPaidEvent: A payment link was paid.
type PaymentLinkPaidEvent struct {
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

	// What an event about a payment link carries; its order and payment if it was paid.
	Payload PaymentLinkEventPayload `json:"payload"`
}

// LogValue leaves out the fields that must not be logged.
func (v PaymentLinkPaidEvent) LogValue() slog.Value { return call.Logged(v) }

// Format prints the value as LogValue shows it, for every verb but %p and %w.
func (v PaymentLinkPaidEvent) Format(state fmt.State, _ rune) { call.FormatLogged(state, v) }

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*PaymentLinkPaidEvent) RequiredMembers() []wire.Member { return requiredPaymentLinkPaidEvent }

var requiredPaymentLinkPaidEvent = []wire.Member{{Name: "contains", List: true}, {Name: "payload", Of: requiredPaymentLinkEventPayload}}

// EventName returns payment_link.paid.
func (*PaymentLinkPaidEvent) EventName() string { return "payment_link.paid" }

// PaymentLinkPartiallyPaidEvent: A part of a payment link was paid.
type PaymentLinkPartiallyPaidEvent struct {
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

	// What an event about a payment link carries; its order and payment if it was paid.
	Payload PaymentLinkEventPayload `json:"payload"`
}

// LogValue leaves out the fields that must not be logged.
func (v PaymentLinkPartiallyPaidEvent) LogValue() slog.Value { return call.Logged(v) }

// Format prints the value as LogValue shows it, for every verb but %p and %w.
func (v PaymentLinkPartiallyPaidEvent) Format(state fmt.State, _ rune) { call.FormatLogged(state, v) }

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*PaymentLinkPartiallyPaidEvent) RequiredMembers() []wire.Member {
	return requiredPaymentLinkPartiallyPaidEvent
}

var requiredPaymentLinkPartiallyPaidEvent = []wire.Member{{Name: "contains", List: true}, {Name: "payload", Of: requiredPaymentLinkEventPayload}}

// EventName returns payment_link.partially_paid.
func (*PaymentLinkPartiallyPaidEvent) EventName() string { return "payment_link.partially_paid" }

// PaymentLinkPayment: A captured payment made by a link.
type PaymentLinkPayment struct {
	// What was paid, in the smallest unit of the link's currency.
	Amount Amount `json:"amount"`

	// When the payment was made, in unix seconds.
	CreatedAt Timestamp `json:"created_at"`

	// How a payment is made.
	Method PaymentMethod `json:"method"`

	// Identifier of a payment, `pay_` and an opaque rest.
	PaymentID PaymentID `json:"payment_id"`

	// Identifier of a payment link, `plink_` and an opaque rest.
	PlinkID PaymentLinkID `json:"plink_id,omitzero"`

	// Where a payment stands: `created`, `authorized` (the bank agreed, the money is not taken
	// yet), `captured`, `refunded` (in full), `failed`.
	Status PaymentStatus `json:"status"`

	// When the payment last changed, in unix seconds.
	UpdatedAt *Timestamp `json:"updated_at,omitzero"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*PaymentLinkPayment) RequiredMembers() []wire.Member { return requiredPaymentLinkPayment }

var requiredPaymentLinkPayment = []wire.Member{{Name: "payment_id"}, {Name: "amount"}}

func (v *PaymentLinkPayment) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainPaymentLinkPayment)(v))
}

type plainPaymentLinkPayment PaymentLinkPayment

// PaymentLinkReminders: What became of the reminders.
type PaymentLinkReminders struct {
	// What became of the reminders of a payment link.
	Status ReminderStatus `json:"status,omitzero"`
}

func (v *PaymentLinkReminders) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainPaymentLinkReminders)(v))
}

type plainPaymentLinkReminders PaymentLinkReminders

// PaymentLinkStatus: Where a payment link stands.
type PaymentLinkStatus string

// PaymentMethod: How a payment is made.
type PaymentMethod string

// PaymentOffers: The offers used, if expanded; null without any.
type PaymentOffers struct {
	// How many offers there are in `items`.
	Count wire.Integer `json:"count"`

	// Always `collection`.
	Entity string `json:"entity"`

	// The offers.
	Items []OrderOffer `json:"items"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*PaymentOffers) RequiredMembers() []wire.Member { return requiredPaymentOffers }

var requiredPaymentOffers = []wire.Member{{Name: "items", List: true, Of: requiredOrderOffer}}

func (v *PaymentOffers) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainPaymentOffers)(v))
}

type plainPaymentOffers PaymentOffers

// PaymentStatus: Where a payment stands: `created`, `authorized` (the bank agreed, the money is not taken
// yet), `captured`, `refunded` (in full), `failed`.
type PaymentStatus string

// PaymentToken: The saved payment instrument, if expanded; null without one.
type PaymentToken struct {
	// What is known of a saved card that a payment was made with.
	Card *PaymentTokenCard `json:"card,omitzero"`

	// Always `token`.
	Entity string `json:"entity"`

	// Until when payments can be made with it, in unix seconds.
	ExpiredAt *Timestamp `json:"expired_at,omitzero"`

	// Month in which the card expires, 1 to 12.
	ExpiryMonth *wire.Integer `json:"expiry_month,omitzero"`

	// Year in which the card expires, four digits.
	ExpiryYear *wire.Integer `json:"expiry_year,omitzero"`

	// Identifier of a saved payment instrument, `token_` and an opaque rest.
	ID TokenID `json:"id"`

	// How payments are made with a saved instrument.
	Method TokenMethod `json:"method"`

	// Where the instrument stands, such as `active`; null if that is not kept.
	Status *string `json:"status,omitzero"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*PaymentToken) RequiredMembers() []wire.Member { return requiredPaymentToken }

var requiredPaymentToken = []wire.Member{{Name: "id"}}

func (v *PaymentToken) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainPaymentToken)(v))
}

type plainPaymentToken PaymentToken

// PaymentTokenCard: What is known of a saved card that a payment was made with.
type PaymentTokenCard struct {
	// Whether the card can pay in monthly instalments.
	EMI wire.Bool `json:"emi"`

	// Whether the card was issued abroad.
	International wire.Bool `json:"international"`

	// Code of the bank that issued the card; null for banks abroad.
	Issuer *string `json:"issuer"`

	// The last four digits of the card's number, leading zeros included.
	Last4 string `json:"last4"`

	// Network of a card, in the spelling of the card entity.
	Network CardNetwork `json:"network"`

	// Whom a card is issued for.
	SubType CardSubType `json:"sub_type"`

	// First nine digits of the card's token; null without a token.
	TokenIIN *string `json:"token_iin,omitzero"`

	// Kind of a card.
	Type CardType `json:"type"`
}

func (v *PaymentTokenCard) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainPaymentTokenCard)(v))
}

type plainPaymentTokenCard PaymentTokenCard

// PaymentUPI: The UPI side of a payment.
type PaymentUPI struct {
	// How a UPI payment was started, as answers name it.
	Flow UPIFlow `json:"flow,omitzero"`

	// The kind of account that a UPI payment is made from.
	PayerAccountType PayerAccountType `json:"payer_account_type,omitzero"`

	// The payer's virtual payment address; null before it is known.
	VPA *string `json:"vpa"`
}

func (v *PaymentUPI) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainPaymentUPI)(v))
}

type plainPaymentUPI PaymentUPI

// PayoutStatus: Where a payout of an instant settlement stands; `reversed` is back in the account's balance.
type PayoutStatus string

// QRCode: A code that customers scan to pay.
type QRCode struct {
	// When the code closes by itself, in unix seconds; null if it does not.
	CloseBy *Timestamp `json:"close_by"`

	// Why the code was closed; null or absent while it is open.
	CloseReason *QRCodeCloseReason `json:"close_reason,omitzero"`

	// When the code was closed, in unix seconds; null or absent while it is open.
	ClosedAt *Timestamp `json:"closed_at,omitzero"`

	// When the code was created, in unix seconds.
	CreatedAt Timestamp `json:"created_at"`

	// The customer whom the code is for; null for anyone.
	CustomerID *CustomerID `json:"customer_id"`

	// The merchant's description of the code; null without one.
	Description *string `json:"description"`

	// Always `qr_code`.
	Entity string `json:"entity"`

	// Whether each payment has to be of `payment_amount`.
	FixedAmount wire.Bool `json:"fixed_amount"`

	// Identifier of a QR code, `qr_` and an opaque rest.
	ID QRCodeID `json:"id"`

	// What the code says, for a picture of the merchant's own.
	ImageContent *string `json:"image_content,omitzero"`

	// Link to the picture of the code.
	ImageURL string `json:"image_url"`

	// The merchant's name for the code; null without one.
	Name *string `json:"name"`

	// The merchant's own key-value pairs, kept with the object: a map of strings, or an empty list
	// when there are none.
	Notes Notes `json:"notes"`

	// What each payment has to be, in paise; null if that is the customer's choice.
	PaymentAmount *Amount `json:"payment_amount"`

	// What was captured by it so far, in paise.
	PaymentsAmountReceived Amount `json:"payments_amount_received"`

	// How many payments were captured by it so far.
	PaymentsCountReceived wire.Integer `json:"payments_count_received"`

	// Whether a QR code can be paid by.
	Status QRCodeStatus `json:"status"`

	// The invoice that a QR code is paid for; null without one.
	TaxInvoice *TaxInvoice `json:"tax_invoice,omitzero"`

	// What a QR code can be paid by: `upi_qr` by UPI alone, `bharat_qr` by cards as well.
	Type QRCodeType `json:"type"`

	// Whether a QR code is closed by its first payment, or takes many.
	Usage QRCodeUsage `json:"usage"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*QRCode) RequiredMembers() []wire.Member { return requiredQRCode }

var requiredQRCode = []wire.Member{{Name: "id"}, {Name: "payments_amount_received"}}

// QRCodeCloseReason: Why the code was closed; null or absent while it is open.
type QRCodeCloseReason string

// QRCodeClosedEvent: A QR code was closed.
type QRCodeClosedEvent struct {
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

	// What an event about a QR code carries; the payment if one was made.
	Payload QRCodeEventPayload `json:"payload"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*QRCodeClosedEvent) RequiredMembers() []wire.Member { return requiredQRCodeClosedEvent }

var requiredQRCodeClosedEvent = []wire.Member{{Name: "contains", List: true}, {Name: "payload", Of: requiredQRCodeEventPayload}}

// EventName returns qr_code.closed.
func (*QRCodeClosedEvent) EventName() string { return "qr_code.closed" }

// QRCodeCollection: One page of QR codes.
type QRCodeCollection struct {
	// How many QR codes this page has; no total.
	Count wire.Integer `json:"count"`

	// Always `collection`.
	Entity string `json:"entity"`

	// The QR codes.
	Items []QRCode `json:"items"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*QRCodeCollection) RequiredMembers() []wire.Member { return requiredQRCodeCollection }

var requiredQRCodeCollection = []wire.Member{{Name: "items", List: true, Of: requiredQRCode}}

// QRCodeCreatedEvent: A QR code was created.
type QRCodeCreatedEvent struct {
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

	// What an event about a QR code carries; the payment if one was made.
	Payload QRCodeEventPayload `json:"payload"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*QRCodeCreatedEvent) RequiredMembers() []wire.Member { return requiredQRCodeCreatedEvent }

var requiredQRCodeCreatedEvent = []wire.Member{{Name: "contains", List: true}, {Name: "payload", Of: requiredQRCodeEventPayload}}

// EventName returns qr_code.created.
func (*QRCodeCreatedEvent) EventName() string { return "qr_code.created" }

// QRCodeCreditedEvent: A payment was made by a QR code.
type QRCodeCreditedEvent struct {
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

	// What an event about a QR code carries; the payment if one was made.
	Payload QRCodeEventPayload `json:"payload"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*QRCodeCreditedEvent) RequiredMembers() []wire.Member { return requiredQRCodeCreditedEvent }

var requiredQRCodeCreditedEvent = []wire.Member{{Name: "contains", List: true}, {Name: "payload", Of: requiredQRCodeEventPayload}}

// EventName returns qr_code.credited.
func (*QRCodeCreditedEvent) EventName() string { return "qr_code.credited" }

// QRCodeEventPayload: What an event about a QR code carries; the payment if one was made.
type QRCodeEventPayload struct {
	// A payment within a webhook about something else.
	Payment *EventReportedPayment `json:"payment,omitzero"`

	// A QR code within a webhook.
	QrCode EventQRCode `json:"qr_code"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*QRCodeEventPayload) RequiredMembers() []wire.Member { return requiredQRCodeEventPayload }

var requiredQRCodeEventPayload = []wire.Member{{Name: "qr_code", Of: requiredEventQRCode}}

// QRCodeID: Identifier of a QR code, `qr_` and an opaque rest.
type QRCodeID string

// Validate reports an id without the prefix qr_, or with a character that has a meaning in a URL.
func (id QRCodeID) Validate() error { return call.CheckID(string(id), "qr_") }

// QRCodeStatus: Whether a QR code can be paid by.
type QRCodeStatus string

// QRCodeType: What a QR code can be paid by: `upi_qr` by UPI alone, `bharat_qr` by cards as well.
type QRCodeType string

// QRCodeUsage: Whether a QR code is closed by its first payment, or takes many.
type QRCodeUsage string

// ReconNotes: Notes of what was settled, as a text or as pairs; null without any.
type ReconNotes struct{ wire.OneOf }

// AsText returns the value if it has this form and no other; see [wire.OneOf].
func (v ReconNotes) AsText() (string, bool) { return wire.Form[string](v.OneOf, formsReconNotes, 0) }

// AsFreeForm returns the value if it has this form and no other; see [wire.OneOf].
func (v ReconNotes) AsFreeForm() (FreeForm, bool) {
	return wire.Form[FreeForm](v.OneOf, formsReconNotes, 1)
}

// AsEmptyList returns the value if it has this form and no other; see [wire.OneOf].
func (v ReconNotes) AsEmptyList() (EmptyList, bool) {
	return wire.Form[EmptyList](v.OneOf, formsReconNotes, 2)
}

var formsReconNotes = []wire.Shape{
	{Kind: "string"},
	{Kind: "object"},
	{Kind: "array", Empty: true},
}

// ReconType: What was settled.
type ReconType string

// RecurringCards: Which cards can be charged again and again.
type RecurringCards struct {
	// Networks of credit cards that can be.
	Credit []string `json:"credit,omitzero"`

	// Names of the banks whose debit cards can be, by bank code.
	Debit TextMap `json:"debit,omitzero"`

	// Networks of prepaid cards that can be.
	Prepaid []string `json:"prepaid,omitzero"`
}

func (v *RecurringCards) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainRecurringCards)(v))
}

type plainRecurringCards RecurringCards

// RecurringMethods: What can be charged again and again without the customer.
type RecurringMethods struct {
	// Which cards can be charged again and again.
	Card *RecurringCards `json:"card,omitzero"`

	// Whether paper mandates (NACH) can be charged.
	NACH *wire.Bool `json:"nach,omitzero"`

	// Whether UPI mandates can be charged.
	UPI *wire.Bool `json:"upi,omitzero"`
}

func (v *RecurringMethods) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainRecurringMethods)(v))
}

type plainRecurringMethods RecurringMethods

// RecurringStatus: Whether an instrument can be charged again and again: `confirmed`, or why it cannot be.
type RecurringStatus string

// Refund: Money given back to a customer, and what became of it.
type Refund struct {
	// References by which the customer's bank knows the refund; which of them there are depends on
	// the method of the payment.
	AcquirerData RefundAcquirerData `json:"acquirer_data"`

	// What is given back, in the smallest unit of `currency`.
	Amount Amount `json:"amount"`

	// The batch of refunds that it was made with; null without one.
	BatchID *string `json:"batch_id"`

	// When the refund was created, in unix seconds.
	CreatedAt Timestamp `json:"created_at"`

	// The currency of the payment.
	Currency Currency `json:"currency"`

	// Always `refund`.
	Entity string `json:"entity"`

	// Identifier of a refund, `rfnd_` and an opaque rest.
	ID RefundID `json:"id"`

	// The merchant's own key-value pairs, kept with the object: a map of strings, or an empty list
	// when there are none.
	Notes Notes `json:"notes"`

	// Identifier of a payment, `pay_` and an opaque rest.
	PaymentID PaymentID `json:"payment_id"`

	// The merchant's own reference of the refund; null without one.
	Receipt *string `json:"receipt"`

	// How a refund was made: `instant`, `normal`, which takes five to seven working days, or
	// `optimum` as far as only that is said.
	SpeedProcessed RefundSpeedProcessed `json:"speed_processed,omitzero"`

	// How fast money is given back: `normal`, or `optimum` for the fastest way there is.
	SpeedRequested RefundSpeed `json:"speed_requested,omitzero"`

	// Where a refund stands: `pending` (being worked on), `processed`, `failed` (the money stays
	// with the merchant).
	Status RefundState `json:"status"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*Refund) RequiredMembers() []wire.Member { return requiredRefund }

var requiredRefund = []wire.Member{{Name: "id"}, {Name: "payment_id"}, {Name: "amount"}}

// RefundAcquirerData: References by which the customer's bank knows the refund; which of them there are depends on
// the method of the payment.
type RefundAcquirerData struct {
	// Acquirer reference number of a refund to a card; null until the bank gives one.
	ARN *string `json:"arn,omitzero"`

	// Retrieval reference number of a refund, digits with leading zeros; null before it.
	RRN *string `json:"rrn,omitzero"`

	// Unique transaction reference of a refund by bank transfer; null before it.
	Utr *string `json:"utr,omitzero"`
}

func (v *RefundAcquirerData) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainRefundAcquirerData)(v))
}

type plainRefundAcquirerData RefundAcquirerData

// RefundCollection: One page of refunds.
type RefundCollection struct {
	// How many refunds this page has; no total.
	Count wire.Integer `json:"count"`

	// Always `collection`.
	Entity string `json:"entity"`

	// The refunds.
	Items []Refund `json:"items"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*RefundCollection) RequiredMembers() []wire.Member { return requiredRefundCollection }

var requiredRefundCollection = []wire.Member{{Name: "items", List: true, Of: requiredRefund}}

// RefundCreatedEvent: A refund was created.
type RefundCreatedEvent struct {
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

	// What an event about a refund carries, its payment included as a rule.
	Payload RefundEventPayload `json:"payload"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*RefundCreatedEvent) RequiredMembers() []wire.Member { return requiredRefundCreatedEvent }

var requiredRefundCreatedEvent = []wire.Member{{Name: "contains", List: true}, {Name: "payload", Of: requiredRefundEventPayload}}

// EventName returns refund.created.
func (*RefundCreatedEvent) EventName() string { return "refund.created" }

// RefundEventPayload: What an event about a refund carries, its payment included as a rule.
type RefundEventPayload struct {
	// A payment within a webhook about something else.
	Payment *EventReportedPayment `json:"payment,omitzero"`

	// A refund within a webhook.
	Refund EventRefund `json:"refund"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*RefundEventPayload) RequiredMembers() []wire.Member { return requiredRefundEventPayload }

var requiredRefundEventPayload = []wire.Member{{Name: "refund", Of: requiredEventRefund}}

// RefundFailedEvent: A refund failed; the money stays with the merchant.
type RefundFailedEvent struct {
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

	// What an event about a refund carries, its payment included as a rule.
	Payload RefundEventPayload `json:"payload"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*RefundFailedEvent) RequiredMembers() []wire.Member { return requiredRefundFailedEvent }

var requiredRefundFailedEvent = []wire.Member{{Name: "contains", List: true}, {Name: "payload", Of: requiredRefundEventPayload}}

// EventName returns refund.failed.
func (*RefundFailedEvent) EventName() string { return "refund.failed" }

// RefundID: Identifier of a refund, `rfnd_` and an opaque rest.
type RefundID string

// Validate reports an id without the prefix rfnd_, or with a character that has a meaning in a URL.
func (id RefundID) Validate() error { return call.CheckID(string(id), "rfnd_") }

// RefundProcessedEvent: A refund was processed: the money is on its way to the customer.
type RefundProcessedEvent struct {
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

	// What an event about a refund carries, its payment included as a rule.
	Payload RefundEventPayload `json:"payload"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*RefundProcessedEvent) RequiredMembers() []wire.Member { return requiredRefundProcessedEvent }

var requiredRefundProcessedEvent = []wire.Member{{Name: "contains", List: true}, {Name: "payload", Of: requiredRefundEventPayload}}

// EventName returns refund.processed.
func (*RefundProcessedEvent) EventName() string { return "refund.processed" }

// RefundRequest: What to give back of a payment, and how.
type RefundRequest struct {
	// How much to give back, in the smallest unit of the payment's currency; in INR at least
	// 100. All that is left of the payment if left out.
	Amount *ChargeAmount `json:"amount,omitzero"`

	// Key-value pairs to keep with the object: at most 15, each value at most 256 characters.
	Notes NotesInput `json:"notes,omitzero"`

	// The merchant's own reference of the refund.
	Receipt string `json:"receipt,omitzero"`

	// How fast to give the money back: `normal`, or `optimum` for the fastest way there is.
	Speed RefundSpeed `json:"speed,omitzero"`
}

func (v *RefundRequest) check() error {
	return cmp.Or(
		call.Within("amount", v.Amount, 1, math.MaxInt64),
		call.Pairs("notes", v.Notes, 15, 256),
		call.Listed("speed", call.NonZero(&v.Speed)),
	)
}

// RefundSpeed: How fast money is given back: `normal`, or `optimum` for the fastest way there is.
type RefundSpeed string

// RefundSpeedChangedEvent: A refund that was to be made at once is made at the normal speed.
type RefundSpeedChangedEvent struct {
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

	// What an event about a refund carries, its payment included as a rule.
	Payload RefundEventPayload `json:"payload"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*RefundSpeedChangedEvent) RequiredMembers() []wire.Member {
	return requiredRefundSpeedChangedEvent
}

var requiredRefundSpeedChangedEvent = []wire.Member{{Name: "contains", List: true}, {Name: "payload", Of: requiredRefundEventPayload}}

// EventName returns refund.speed_changed.
func (*RefundSpeedChangedEvent) EventName() string { return "refund.speed_changed" }

// RefundSpeedProcessed: How a refund was made: `instant`, `normal`, which takes five to seven working days, or
// `optimum` as far as only that is said.
type RefundSpeedProcessed string

// RefundState: Where a refund stands: `pending` (being worked on), `processed`, `failed` (the money stays
// with the merchant).
type RefundState string

// ReminderStatus: What became of the reminders of a payment link.
type ReminderStatus string

// ReportedDispute: A dispute, as a webhook tells of it.
type ReportedDispute struct {
	// What is disputed of the payment, in the smallest unit of `currency`.
	Amount *Amount `json:"amount,omitzero"`

	// What was taken from the merchant, in the smallest unit of `currency`; 0 unless it is
	// lost.
	AmountDeducted *Amount `json:"amount_deducted,omitzero"`

	// Remarks on the dispute; null without any.
	Comments *string `json:"comments,omitzero"`

	// When the dispute was created, in unix seconds.
	CreatedAt *Timestamp `json:"created_at,omitzero"`

	// Three-letter code of a currency, in capitals.
	Currency Currency `json:"currency,omitzero"`

	// Always `dispute`.
	Entity string `json:"entity,omitzero"`

	// What the merchant saved or handed in; its form differs.
	Evidence FreeForm `json:"evidence,omitzero"`

	// The gateway's own identifier of the dispute.
	GatewayDisputeID *string `json:"gateway_dispute_id,omitzero"`

	// Identifier of a dispute, `disp_` and an opaque rest.
	ID DisputeID `json:"id"`

	// What changed, and when, if expanded.
	Lifecycle []DisputeChange `json:"lifecycle,omitzero"`

	// The payment, if expanded; no source shows its form.
	Payment json.RawMessage `json:"payment,omitzero"`

	// Identifier of a payment, `pay_` and an opaque rest.
	PaymentID PaymentID `json:"payment_id,omitzero"`

	// How far a dispute has gone: `fraud` (a suspicion of the bank), `retrieval` (a question),
	// `chargeback` (the money is asked back), `pre_arbitration` and `arbitration` (a chargeback
	// that was won is challenged again, and once more).
	Phase DisputePhase `json:"phase,omitzero"`

	// The reason of a dispute, as its network gives it.
	Reason *DisputeReason `json:"reason,omitzero"`

	// Code of the reason, such as `chargeback`.
	ReasonCode *string `json:"reason_code,omitzero"`

	// The reason in words; null or absent without them.
	ReasonDescription *string `json:"reason_description,omitzero"`

	// Until when the merchant can respond, in unix seconds.
	RespondBy *Timestamp `json:"respond_by,omitzero"`

	// Where a dispute stands: `open` (the merchant can respond), `under_review` (by the customer's
	// bank), `won`, `lost`, `closed` (without either).
	Status DisputeStatus `json:"status,omitzero"`

	// The ledger entry, if expanded; only null was ever seen.
	Transaction json.RawMessage `json:"transaction,omitzero"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*ReportedDispute) RequiredMembers() []wire.Member { return requiredReportedDispute }

var requiredReportedDispute = []wire.Member{{Name: "id"}}

// ReportedOrder: An order, as a webhook about something else tells of it.
type ReportedOrder struct {
	// An amount of money in the smallest unit of the currency beside it: 100 is one rupee in INR
	// (100 paise) and 100 yen in JPY.
	Amount *Amount `json:"amount,omitzero"`

	// What is still to pay, in the currency's smallest unit; null if not reckoned.
	AmountDue *Amount `json:"amount_due,omitzero"`

	// What is paid so far, in the currency's smallest unit; null if not reckoned.
	AmountPaid *Amount `json:"amount_paid,omitzero"`

	// How many payments were tried.
	Attempts *wire.Integer `json:"attempts,omitzero"`

	// Settings of the checkout page; null or absent without one.
	Checkout json.RawMessage `json:"checkout,omitzero"`

	// When the order was created, in unix seconds.
	CreatedAt *Timestamp `json:"created_at,omitzero"`

	// Three-letter code of a currency, in capitals.
	Currency Currency `json:"currency,omitzero"`

	// Identifier of a customer, `cust_` and an opaque rest.
	CustomerID CustomerID `json:"customer_id,omitzero"`

	// The merchant's description of the order; null or absent without one.
	Description *string `json:"description,omitzero"`

	// Always `order`.
	Entity string `json:"entity,omitzero"`

	// Identifier of an order, `order_` and an opaque rest.
	ID OrderID `json:"id"`

	// The one method that the order may be paid by; null or absent if that is open.
	Method *ReportedOrderMethod `json:"method,omitzero"`

	// Pairs as above, or null where there are none.
	Notes NullableNotes `json:"notes,omitzero"`

	// The offer tied to the order; null or absent without one.
	OfferID *OfferID `json:"offer_id,omitzero"`

	// Offers that the customer can choose from, asked for or not: a list of identifiers, or in
	// some orders a collection.
	Offers OrderOffers `json:"offers,omitzero"`

	// Every payment tried against the order, if expanded.
	Payments *PaymentCollection `json:"payments,omitzero"`

	// The merchant's own reference; null without one.
	Receipt *string `json:"receipt,omitzero"`

	// Where an order stands: `created`, `attempted` (a payment was tried), `paid` (a payment was
	// captured).
	Status OrderStatus `json:"status,omitzero"`

	// The instrument that the first payment of an order saves for later ones.
	Token *OrderToken `json:"token,omitzero"`

	// What of the order goes to linked accounts: a list where the order was created with it, a
	// collection where it is expanded.
	Transfers *OrderTransfers `json:"transfers,omitzero"`

	// The account that the order is paid into, if expanded; its shape is unknown.
	VirtualAccount json.RawMessage `json:"virtual_account,omitzero"`
}

// LogValue leaves out the fields that must not be logged.
func (v ReportedOrder) LogValue() slog.Value { return call.Logged(v) }

// Format prints the value as LogValue shows it, for every verb but %p and %w.
func (v ReportedOrder) Format(state fmt.State, _ rune) { call.FormatLogged(state, v) }

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*ReportedOrder) RequiredMembers() []wire.Member { return requiredReportedOrder }

var requiredReportedOrder = []wire.Member{{Name: "id"}}

func (v *ReportedOrder) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainReportedOrder)(v))
}

type plainReportedOrder ReportedOrder

// ReportedOrderMethod: The one method that the order may be paid by; null or absent if that is open.
type ReportedOrderMethod string

// ReportedPayment: A payment, as a webhook about something else tells of it.
type ReportedPayment struct {
	// Identifier of an account, `acc_` and an opaque rest.
	AccountID AccountID `json:"account_id,omitzero"`

	// References of the bank or network behind the payment; which of them there are depends on the
	// method.
	AcquirerData *AcquirerData `json:"acquirer_data,omitzero"`

	// An amount of money in the smallest unit of the currency beside it: 100 is one rupee in INR
	// (100 paise) and 100 yen in JPY.
	Amount *Amount `json:"amount,omitzero"`

	// What was captured, in the smallest unit of `currency`; null if nothing.
	AmountCaptured *Amount `json:"amount_captured,omitzero"`

	// What was given back so far, in the smallest unit of `currency`; 0 if nothing.
	AmountRefunded *Amount `json:"amount_refunded,omitzero"`

	// What was passed on to linked accounts, in the smallest unit of `currency`; 0 if nothing.
	AmountTransferred *Amount `json:"amount_transferred,omitzero"`

	// Code of the customer's bank, for netbanking and EMI; null for other methods. Mostly four
	// characters, but not always.
	Bank *string `json:"bank,omitzero"`

	// The amount in `base_currency`, in its smallest unit.
	BaseAmount *Amount `json:"base_amount,omitzero"`

	// The currency that the account is settled in.
	BaseCurrency Currency `json:"base_currency,omitzero"`

	// Whether the payment was captured; stays true when it is refunded. In some webhooks it is
	// the text `1`.
	Captured *wire.Bool `json:"captured,omitzero"`

	// The card that was used; its form differs.
	Card FreeForm `json:"card,omitzero"`

	// The card that was used; null for other methods.
	CardID *CardID `json:"card_id,omitzero"`

	// The customer's telephone number; null if not known.
	Contact *Contact `json:"contact,omitzero"`

	// When the payment was created, in unix seconds.
	CreatedAt *Timestamp `json:"created_at,omitzero"`

	// Three-letter code of a currency, in capitals.
	Currency Currency `json:"currency,omitzero"`

	// Identifier of a customer, `cust_` and an opaque rest.
	CustomerID CustomerID `json:"customer_id,omitzero"`

	// The merchant's description of the payment; null without one.
	Description *string `json:"description,omitzero"`

	// The customer's e-mail address; null if not known.
	Email *string `json:"email,omitzero"`

	// The plan by which a payment is paid in equal monthly instalments.
	EMI *PaymentEMI `json:"emi,omitzero"`

	// The EMI plan under its older name.
	EMIPlan *PaymentEMI `json:"emi_plan,omitzero"`

	// Always `payment`.
	Entity string `json:"entity,omitzero"`

	// Class of the error that made the payment fail, such as BAD_REQUEST_ERROR; null or empty
	// without one.
	ErrorCode *string `json:"error_code,omitzero"`

	// What made the payment fail, for people to read; null without an error.
	ErrorDescription *string `json:"error_description,omitzero"`

	// The exact cause, such as `payment_cancelled`; null without an error.
	ErrorReason *string `json:"error_reason,omitzero"`

	// Who made the payment fail, such as `customer` or `bank`; null without an error.
	ErrorSource *string `json:"error_source,omitzero"`

	// Where on its way the payment failed, such as `payment_authentication`; null without an
	// error.
	ErrorStep *string `json:"error_step,omitzero"`

	// Fee kept for the payment, tax included, in the smallest unit of the currency; null until
	// it is captured.
	Fee *Amount `json:"fee,omitzero"`

	// Who bears the fee of a payment: `platform`, that is the merchant, or `customer`, who pays it
	// on top of the order's amount.
	FeeBearer FeeBearer `json:"fee_bearer,omitzero"`

	// Name of the gateway that carried the payment.
	GatewayProvider *string `json:"gateway_provider,omitzero"`

	// Identifier of a payment, `pay_` and an opaque rest.
	ID PaymentID `json:"id"`

	// Whether the payment is made with a card issued abroad.
	International *wire.Bool `json:"international,omitzero"`

	// The invoice that the payment settles; null or absent without one.
	InvoiceID *InvoiceID `json:"invoice_id,omitzero"`

	// How a payment is made.
	Method PaymentMethod `json:"method,omitzero"`

	// Pairs as above, or null where there are none.
	Notes NullableNotes `json:"notes,omitzero"`

	// The offers used, if expanded; null without any.
	Offers *PaymentOffers `json:"offers,omitzero"`

	// The order that the payment is made against; null without one.
	OrderID *OrderID `json:"order_id,omitzero"`

	// Provider of the payment; only null was ever seen.
	Provider *string `json:"provider,omitzero"`

	// How much was given back; null if nothing.
	RefundStatus *ReportedPaymentRefundStatus `json:"refund_status,omitzero"`

	// The refunds, if expanded; their shape is not documented.
	Refunds json.RawMessage `json:"refunds,omitzero"`

	// A reward given for the payment; only null was ever seen.
	Reward json.RawMessage `json:"reward,omitzero"`

	// Where a payment stands: `created`, `authorized` (the bank agreed, the money is not taken
	// yet), `captured`, `refunded` (in full), `failed`.
	Status PaymentStatus `json:"status,omitzero"`

	// Tax (GST) within the fee, in the smallest unit of the currency; null until the payment
	// is captured.
	Tax *Amount `json:"tax,omitzero"`

	// Identifier of a terminal of the gateway, `term_` and an opaque rest.
	TerminalID TerminalID `json:"terminal_id,omitzero"`

	// The saved payment instrument, if expanded; null without one.
	Token *PaymentToken `json:"token,omitzero"`

	// The saved payment instrument that was used; absent or null without one.
	TokenID *TokenID `json:"token_id,omitzero"`

	// The ledger entry, with its settlement if that was asked for, if expanded; its shape is
	// not documented.
	Transaction json.RawMessage `json:"transaction,omitzero"`

	// The UPI side of a payment.
	UPI *PaymentUPI `json:"upi,omitzero"`

	// The customer's virtual payment address; null for methods other than UPI.
	VPA *string `json:"vpa,omitzero"`

	// Code of the wallet; null for other methods.
	Wallet *string `json:"wallet,omitzero"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*ReportedPayment) RequiredMembers() []wire.Member { return requiredReportedPayment }

var requiredReportedPayment = []wire.Member{{Name: "id"}}

func (v *ReportedPayment) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainReportedPayment)(v))
}

type plainReportedPayment ReportedPayment

// ReportedPaymentRefundStatus: How much was given back; null if nothing.
type ReportedPaymentRefundStatus string

// ReportedPaymentLink: A payment link, as a webhook tells of it.
type ReportedPaymentLink struct {
	// Whether the customer may pay in parts.
	AcceptPartial *wire.Bool `json:"accept_partial,omitzero"`

	// What is to be paid, in the smallest unit of `currency`.
	Amount *Amount `json:"amount,omitzero"`

	// What is paid so far, in the smallest unit of `currency`.
	AmountPaid *Amount `json:"amount_paid,omitzero"`

	// How it is sent there, `get`; empty without `callback_url`.
	CallbackMethod *string `json:"callback_method,omitzero"`

	// Where the customer's browser is sent after the payment; empty without one.
	CallbackURL *string `json:"callback_url,omitzero"`

	// When the link was cancelled, in unix seconds; 0 if it was not.
	CancelledAt *Timestamp `json:"cancelled_at,omitzero"`

	// When the link was created, in unix seconds.
	CreatedAt *Timestamp `json:"created_at,omitzero"`

	// Three-letter code of a currency, in capitals.
	Currency Currency `json:"currency,omitzero"`

	// Whom the link is for.
	Customer *PaymentLinkCustomer `json:"customer,omitzero"`

	// When the link was deleted, in unix seconds; 0 if it was not.
	DeletedAt *Timestamp `json:"deleted_at,omitzero"`

	// What the payment is for.
	Description *string `json:"description,omitzero"`

	// Until when it can be paid, in unix seconds; 0 if no time was given.
	ExpireBy *Timestamp `json:"expire_by,omitzero"`

	// When the link expired, in unix seconds; 0 if it did not.
	ExpiredAt *Timestamp `json:"expired_at,omitzero"`

	// The least that the first part may be, in the smallest unit of `currency`; 0 if any.
	FirstMinPartialAmount *Amount `json:"first_min_partial_amount,omitzero"`

	// Identifier of a payment link, `plink_` and an opaque rest.
	ID PaymentLinkID `json:"id"`

	// Pairs as above, or null where there are none.
	Notes NullableNotes `json:"notes,omitzero"`

	// Whether Razorpay sends the link to the customer.
	Notify *PaymentLinkNotify `json:"notify,omitzero"`

	// Identifier of an order, `order_` and an opaque rest.
	OrderID OrderID `json:"order_id,omitzero"`

	// Captured payments made by the link; null or empty before the first.
	Payments []PaymentLinkPayment `json:"payments,omitzero"`

	// The merchant's own reference; empty without one.
	ReferenceID *string `json:"reference_id,omitzero"`

	// Whether the customer is reminded.
	ReminderEnable *wire.Bool `json:"reminder_enable,omitzero"`

	// What became of the reminders.
	Reminders *PaymentLinkReminders `json:"reminders,omitzero"`

	// The link itself.
	ShortURL *string `json:"short_url,omitzero"`

	// What made the link; empty for one made by a call.
	Source *string `json:"source,omitzero"`

	// Identifier of what made the link; empty for one made by a call.
	SourceID *string `json:"source_id,omitzero"`

	// Where a payment link stands.
	Status PaymentLinkStatus `json:"status,omitzero"`

	// When the link was last changed, in unix seconds; null if it was not.
	UpdatedAt *Timestamp `json:"updated_at,omitzero"`

	// Whether the link opens a UPI app.
	UPILink *wire.Bool `json:"upi_link,omitzero"`

	// Who made the link in the dashboard; empty for one made by a call.
	UserID *string `json:"user_id,omitzero"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*ReportedPaymentLink) RequiredMembers() []wire.Member { return requiredReportedPaymentLink }

var requiredReportedPaymentLink = []wire.Member{{Name: "id"}}

// ReportedQRCode: A QR code, as a webhook tells of it.
type ReportedQRCode struct {
	// When the code closes by itself, in unix seconds; null if it does not.
	CloseBy *Timestamp `json:"close_by,omitzero"`

	// Why the code was closed; null or absent while it is open.
	CloseReason *ReportedQRCodeCloseReason `json:"close_reason,omitzero"`

	// When the code was closed, in unix seconds; null or absent while it is open.
	ClosedAt *Timestamp `json:"closed_at,omitzero"`

	// When the code was created, in unix seconds.
	CreatedAt *Timestamp `json:"created_at,omitzero"`

	// The customer whom the code is for; null for anyone.
	CustomerID *CustomerID `json:"customer_id,omitzero"`

	// The merchant's description of the code; null without one.
	Description *string `json:"description,omitzero"`

	// Always `qr_code`.
	Entity string `json:"entity,omitzero"`

	// Whether each payment has to be of `payment_amount`.
	FixedAmount *wire.Bool `json:"fixed_amount,omitzero"`

	// Identifier of a QR code, `qr_` and an opaque rest.
	ID QRCodeID `json:"id"`

	// What the code says, for a picture of the merchant's own.
	ImageContent *string `json:"image_content,omitzero"`

	// Link to the picture of the code.
	ImageURL *string `json:"image_url,omitzero"`

	// The merchant's name for the code; null without one.
	Name *string `json:"name,omitzero"`

	// Pairs as above, or null where there are none.
	Notes NullableNotes `json:"notes,omitzero"`

	// What each payment has to be, in paise; null if that is the customer's choice.
	PaymentAmount *Amount `json:"payment_amount,omitzero"`

	// What was captured by it so far, in paise.
	PaymentsAmountReceived *Amount `json:"payments_amount_received,omitzero"`

	// How many payments were captured by it so far.
	PaymentsCountReceived *wire.Integer `json:"payments_count_received,omitzero"`

	// Whether a QR code can be paid by.
	Status QRCodeStatus `json:"status,omitzero"`

	// The invoice that a QR code is paid for; null without one.
	TaxInvoice *TaxInvoice `json:"tax_invoice,omitzero"`

	// What a QR code can be paid by: `upi_qr` by UPI alone, `bharat_qr` by cards as well.
	Type QRCodeType `json:"type,omitzero"`

	// Whether a QR code is closed by its first payment, or takes many.
	Usage QRCodeUsage `json:"usage,omitzero"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*ReportedQRCode) RequiredMembers() []wire.Member { return requiredReportedQRCode }

var requiredReportedQRCode = []wire.Member{{Name: "id"}}

// ReportedQRCodeCloseReason: Why the code was closed; null or absent while it is open.
type ReportedQRCodeCloseReason string

// ReportedRefund: A refund, as a webhook tells of it.
type ReportedRefund struct {
	// References by which the customer's bank knows the refund; which of them there are depends on
	// the method of the payment.
	AcquirerData *RefundAcquirerData `json:"acquirer_data,omitzero"`

	// What is given back, in the smallest unit of `currency`.
	Amount *Amount `json:"amount,omitzero"`

	// The batch of refunds that it was made with; null without one.
	BatchID *string `json:"batch_id,omitzero"`

	// When the refund was created, in unix seconds.
	CreatedAt *Timestamp `json:"created_at,omitzero"`

	// The currency of the payment.
	Currency Currency `json:"currency,omitzero"`

	// Always `refund`.
	Entity string `json:"entity,omitzero"`

	// Identifier of a refund, `rfnd_` and an opaque rest.
	ID RefundID `json:"id"`

	// Pairs as above, or null where there are none.
	Notes NullableNotes `json:"notes,omitzero"`

	// Identifier of a payment, `pay_` and an opaque rest.
	PaymentID PaymentID `json:"payment_id,omitzero"`

	// The merchant's own reference of the refund; null without one.
	Receipt *string `json:"receipt,omitzero"`

	// How a refund was made: `instant`, `normal`, which takes five to seven working days, or
	// `optimum` as far as only that is said.
	SpeedProcessed RefundSpeedProcessed `json:"speed_processed,omitzero"`

	// How fast money is given back: `normal`, or `optimum` for the fastest way there is.
	SpeedRequested RefundSpeed `json:"speed_requested,omitzero"`

	// Where a refund stands: `pending` (being worked on), `processed`, `failed` (the money stays
	// with the merchant).
	Status RefundState `json:"status,omitzero"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*ReportedRefund) RequiredMembers() []wire.Member { return requiredReportedRefund }

var requiredReportedRefund = []wire.Member{{Name: "id"}}

// ReportedSettlement: A settlement, as a webhook tells of it.
type ReportedSettlement struct {
	// What is paid out, in paise.
	Amount *Amount `json:"amount,omitzero"`

	// When the settlement was created, in unix seconds.
	CreatedAt *Timestamp `json:"created_at,omitzero"`

	// Always `settlement`.
	Entity string `json:"entity,omitzero"`

	// Fees for what is settled, in paise; 0 where they were kept from each payment.
	Fees *Amount `json:"fees,omitzero"`

	// Identifier of a settlement, `setl_` and an opaque rest.
	ID SettlementID `json:"id"`

	// Where a settlement stands.
	Status SettlementStatus `json:"status,omitzero"`

	// Tax on the fees, in paise.
	Tax *Amount `json:"tax,omitzero"`

	// Unique transaction reference by which the banks know the payout.
	Utr *string `json:"utr,omitzero"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*ReportedSettlement) RequiredMembers() []wire.Member { return requiredReportedSettlement }

var requiredReportedSettlement = []wire.Member{{Name: "id"}}

// Settlement: Money paid out to the merchant's bank account.
type Settlement struct {
	// What is paid out, in paise.
	Amount Amount `json:"amount"`

	// When the settlement was created, in unix seconds.
	CreatedAt Timestamp `json:"created_at"`

	// Always `settlement`.
	Entity string `json:"entity"`

	// Fees for what is settled, in paise; 0 where they were kept from each payment.
	Fees Amount `json:"fees"`

	// Identifier of a settlement, `setl_` and an opaque rest.
	ID SettlementID `json:"id"`

	// Where a settlement stands.
	Status SettlementStatus `json:"status"`

	// Tax on the fees, in paise.
	Tax Amount `json:"tax"`

	// Unique transaction reference by which the banks know the payout.
	Utr string `json:"utr"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*Settlement) RequiredMembers() []wire.Member { return requiredSettlement }

var requiredSettlement = []wire.Member{{Name: "id"}, {Name: "amount"}, {Name: "fees"}, {Name: "tax"}}

// SettlementCollection: One page of settlements.
type SettlementCollection struct {
	// How many settlements this page has; no total.
	Count wire.Integer `json:"count"`

	// Always `collection`.
	Entity string `json:"entity"`

	// The settlements.
	Items []Settlement `json:"items"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*SettlementCollection) RequiredMembers() []wire.Member { return requiredSettlementCollection }

var requiredSettlementCollection = []wire.Member{{Name: "items", List: true, Of: requiredSettlement}}

// SettlementEventPayload: What an event about a settlement carries.
type SettlementEventPayload struct {
	// A settlement within a webhook.
	Settlement EventSettlement `json:"settlement"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*SettlementEventPayload) RequiredMembers() []wire.Member { return requiredSettlementEventPayload }

var requiredSettlementEventPayload = []wire.Member{{Name: "settlement", Of: requiredEventSettlement}}

// SettlementID: Identifier of a settlement, `setl_` and an opaque rest.
type SettlementID string

// Validate reports an id without the prefix setl_, or with a character that has a meaning in a URL.
func (id SettlementID) Validate() error { return call.CheckID(string(id), "setl_") }

// SettlementProcessedEvent: A settlement was paid out.
type SettlementProcessedEvent struct {
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

	// What an event about a settlement carries.
	Payload SettlementEventPayload `json:"payload"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*SettlementProcessedEvent) RequiredMembers() []wire.Member {
	return requiredSettlementProcessedEvent
}

var requiredSettlementProcessedEvent = []wire.Member{{Name: "contains", List: true}, {Name: "payload", Of: requiredSettlementEventPayload}}

// EventName returns settlement.processed.
func (*SettlementProcessedEvent) EventName() string { return "settlement.processed" }

// SettlementReconCollection: One page of lines.
type SettlementReconCollection struct {
	// How many lines this page has; no total.
	Count wire.Integer `json:"count"`

	// Always `collection`.
	Entity string `json:"entity"`

	// The lines.
	Items []SettlementReconLine `json:"items"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*SettlementReconCollection) RequiredMembers() []wire.Member {
	return requiredSettlementReconCollection
}

var requiredSettlementReconCollection = []wire.Member{{Name: "items", List: true, Of: requiredSettlementReconLine}}

// SettlementReconLine: One payment, refund, transfer or adjustment that was settled.
type SettlementReconLine struct {
	// The amount of what was settled, in the smallest unit of `currency`.
	Amount Amount `json:"amount"`

	// Code of the bank that issued the card; null for other methods and banks abroad.
	CardIssuer *string `json:"card_issuer"`

	// Network of the card; null for other methods.
	CardNetwork *SettlementReconLineCardNetwork `json:"card_network"`

	// Kind of the card; null for other methods.
	CardType *SettlementReconLineCardType `json:"card_type"`

	// When it was created, in unix seconds.
	CreatedAt Timestamp `json:"created_at"`

	// What was given to the merchant, in the smallest unit of `currency`; 0 for a debit.
	Credit Amount `json:"credit"`

	// Kind of the credit; only `default` was ever seen.
	CreditType *string `json:"credit_type,omitzero"`

	// Three-letter code of a currency, in capitals.
	Currency Currency `json:"currency"`

	// What was taken from the merchant, in the smallest unit of `currency`; 0 for a credit.
	Debit Amount `json:"debit"`

	// Description of what was settled; null without one.
	Description *string `json:"description"`

	// The dispute behind an adjustment; null without one.
	DisputeID *DisputeID `json:"dispute_id"`

	// Identifier of what was settled, of the kind that `type` says.
	EntityID string `json:"entity_id"`

	// Fee kept for it, tax included, in the smallest unit of `currency`.
	Fee Amount `json:"fee"`

	// How the payment was made; null for transfers and adjustments.
	Method *SettlementReconLineMethod `json:"method"`

	// Notes of what was settled, as a text or as pairs; null without any.
	Notes ReconNotes `json:"notes"`

	// Whether its settlement to a linked account waits.
	OnHold wire.Bool `json:"on_hold"`

	// The order behind it; null without one.
	OrderID *OrderID `json:"order_id"`

	// The merchant's own reference of the order; null without one.
	OrderReceipt *string `json:"order_receipt"`

	// The payment behind a refund or transfer; null for a payment itself.
	PaymentID *PaymentID `json:"payment_id"`

	// When it was booked, in unix seconds; only null was ever seen.
	PostedAt *Timestamp `json:"posted_at"`

	// Whether it was settled.
	Settled wire.Bool `json:"settled"`

	// When it was settled, in unix seconds.
	SettledAt Timestamp `json:"settled_at"`

	// Identifier of a settlement, `setl_` and an opaque rest.
	SettlementID SettlementID `json:"settlement_id"`

	// Unique transaction reference of the settlement; null if there is none.
	SettlementUtr *string `json:"settlement_utr"`

	// Tax within the fee, in the smallest unit of `currency`.
	Tax Amount `json:"tax"`

	// What was settled.
	Type ReconType `json:"type"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*SettlementReconLine) RequiredMembers() []wire.Member { return requiredSettlementReconLine }

var requiredSettlementReconLine = []wire.Member{{Name: "settlement_id"}, {Name: "amount"}, {Name: "credit"}, {Name: "debit"}, {Name: "fee"}, {Name: "tax"}}

// SettlementReconLineCardNetwork: Network of the card; null for other methods.
type SettlementReconLineCardNetwork string

// SettlementReconLineCardType: Kind of the card; null for other methods.
type SettlementReconLineCardType string

// SettlementReconLineMethod: How the payment was made; null for transfers and adjustments.
type SettlementReconLineMethod string

// SettlementStatus: Where a settlement stands.
type SettlementStatus string

// SubmitOTPRequest: The password that the customer received.
type SubmitOTPRequest struct {
	// A one-time password as the customer received it, of any length.
	OTP OTP `json:"otp"`
}

// LogValue leaves out the fields that must not be logged.
func (v SubmitOTPRequest) LogValue() slog.Value { return call.Logged(v, "otp") }

// Format prints the value as LogValue shows it, for every verb but %p and %w.
func (v SubmitOTPRequest) Format(state fmt.State, _ rune) { call.FormatLogged(state, v) }

func (v *SubmitOTPRequest) check() error {
	return cmp.Or(call.Required("otp", v.OTP != ""), call.Matches("otp", &v.OTP, "\\S"))
}

// SupplyType: Whether what is sold goes to another state of India.
type SupplyType string

// SwitchMap: A map of booleans by code, or an empty list when it has no entry.
type SwitchMap = wire.Map[wire.Bool]

// TaxInvoice: The invoice that a QR code is paid for; null without one.
type TaxInvoice struct {
	// Number under which the merchant pays goods and services tax.
	BusinessGstin *string `json:"business_gstin,omitzero"`

	// Cess on it, in paise.
	CessAmount *Amount `json:"cess_amount,omitzero"`

	// Name of the customer on it.
	CustomerName *string `json:"customer_name,omitzero"`

	// When it was issued, in unix seconds.
	Date *Timestamp `json:"date,omitzero"`

	// Goods and services tax on it, in paise.
	GstAmount *Amount `json:"gst_amount,omitzero"`

	// Number of the invoice.
	Number *string `json:"number,omitzero"`

	// Whether what is sold goes to another state of India.
	SupplyType SupplyType `json:"supply_type,omitzero"`
}

func (v *TaxInvoice) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainTaxInvoice)(v))
}

type plainTaxInvoice TaxInvoice

// TaxInvoiceInput: The invoice that the code is paid for. Without one no goods and services tax is told to the
// payer.
type TaxInvoiceInput struct {
	// Number under which the merchant pays goods and services tax; that of the account if left
	// out.
	BusinessGstin string `json:"business_gstin,omitzero"`

	// Cess on it, in paise.
	CessAmount *Amount `json:"cess_amount,omitzero"`

	// Name of the customer on it.
	CustomerName string `json:"customer_name,omitzero"`

	// When it was issued, in unix seconds; today if left out.
	Date *Timestamp `json:"date,omitzero"`

	// Goods and services tax on it, in paise.
	GstAmount *Amount `json:"gst_amount,omitzero"`

	// Number of the invoice.
	Number string `json:"number,omitzero"`

	// Whether what is sold goes to another state of India.
	SupplyType SupplyType `json:"supply_type,omitzero"`
}

func (v *TaxInvoiceInput) check() error {
	return cmp.Or(
		call.Within("cess_amount", v.CessAmount, 0, math.MaxInt64),
		call.Within("date", v.Date, 0, math.MaxInt64),
		call.Within("gst_amount", v.GstAmount, 0, math.MaxInt64),
		call.Listed("supply_type", call.NonZero(&v.SupplyType)),
	)
}

// TerminalID: Identifier of a terminal of the gateway, `term_` and an opaque rest.
type TerminalID string

// Validate reports an id without the prefix term_, or with a character that has a meaning in a URL.
func (id TerminalID) Validate() error { return call.CheckID(string(id), "term_") }

// TextMap: A map of texts by code, or an empty list when it has no entry.
type TextMap = wire.Map[string]

// Timestamp: A point in time, in seconds since 1970-01-01 00:00:00 UTC.
type Timestamp = wire.Timestamp

// Token: A payment instrument that is saved for later payments.
type Token struct {
	// How the customer confirmed that payments may be made; null if nobody asked.
	AuthType *TokenAuthType `json:"auth_type,omitzero"`

	// Code of the customer's bank; null for other methods.
	Bank *string `json:"bank,omitzero"`

	// The bank account that payments are taken from.
	BankDetails *TokenBankDetails `json:"bank_details,omitzero"`

	// The customer's address; only null was ever seen.
	BillingAddress json.RawMessage `json:"billing_address,omitzero"`

	// What is known of a saved card; it has no identifier.
	Card *TokenCard `json:"card,omitzero"`

	// Whether the card is saved as a token of its network.
	CompliantWithTokenisationGuidelines *wire.Bool `json:"compliant_with_tokenisation_guidelines,omitzero"`

	// When it was saved, in unix seconds.
	CreatedAt *Timestamp `json:"created_at,omitzero"`

	// Whether the customer can choose another currency.
	DccEnabled *wire.Bool `json:"dcc_enabled,omitzero"`

	// Always `token`.
	Entity string `json:"entity"`

	// Until when payments can be made with it, in unix seconds; null if not limited.
	ExpiredAt *Timestamp `json:"expired_at,omitzero"`

	// Identifier of a saved payment instrument, `token_` and an opaque rest.
	ID TokenID `json:"id"`

	// The most that a payment may take, in the smallest unit of the currency; null if that is not
	// agreed.
	MaxAmount *Amount `json:"max_amount,omitzero"`

	// How payments are made with a saved instrument.
	Method TokenMethod `json:"method"`

	// Reference of the mandate at the gateway; null without one.
	Mrn *string `json:"mrn,omitzero"`

	// The merchant's own key-value pairs, kept with the object: a map of strings, or an empty list
	// when there are none.
	Notes Notes `json:"notes,omitzero"`

	// Whether payments can be made without the customer.
	Recurring *wire.Bool `json:"recurring,omitzero"`

	// Whether payments can be made without the customer.
	RecurringDetails *TokenRecurring `json:"recurring_details,omitzero"`

	// From when payments can be made with it, in unix seconds; null if at once.
	StartTime *Timestamp `json:"start_time,omitzero"`

	// Where the instrument stands, such as `active`; null if that is not kept.
	Status *string `json:"status,omitzero"`

	// Reference of the instrument within the API.
	Token *string `json:"token,omitzero"`

	// When it was last used, in unix seconds; null if it was not.
	UsedAt *Timestamp `json:"used_at,omitzero"`

	// A saved virtual payment address; null for other methods.
	VPA *TokenVPA `json:"vpa,omitzero"`

	// Code of the wallet; null for other methods.
	Wallet *string `json:"wallet,omitzero"`
}

// LogValue leaves out the fields that must not be logged.
func (v Token) LogValue() slog.Value { return call.Logged(v) }

// Format prints the value as LogValue shows it, for every verb but %p and %w.
func (v Token) Format(state fmt.State, _ rune) { call.FormatLogged(state, v) }

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*Token) RequiredMembers() []wire.Member { return requiredToken }

var requiredToken = []wire.Member{{Name: "id"}}

// TokenAuthType: How the customer confirmed that payments may be made; null if nobody asked.
type TokenAuthType string

// TokenBankDetails: The bank account that payments are taken from.
type TokenBankDetails struct {
	// Number of the account, leading zeros included.
	AccountNumber string `json:"account_number"`

	// Kind of the account, such as `savings`.
	AccountType string `json:"account_type"`

	// Name of the account's holder.
	BeneficiaryName string `json:"beneficiary_name"`

	// Code of the bank's branch (Indian Financial System Code).
	IFSC string `json:"ifsc"`
}

// LogValue leaves out the fields that must not be logged.
func (v TokenBankDetails) LogValue() slog.Value { return call.Logged(v, "account_number") }

// Format prints the value as LogValue shows it, for every verb but %p and %w.
func (v TokenBankDetails) Format(state fmt.State, _ rune) { call.FormatLogged(state, v) }

func (v *TokenBankDetails) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainTokenBankDetails)(v))
}

type plainTokenBankDetails TokenBankDetails

// TokenCard: What is known of a saved card; it has no identifier.
type TokenCard struct {
	// Whether the card can pay in monthly instalments.
	EMI wire.Bool `json:"emi"`

	// Always `card`.
	Entity string `json:"entity"`

	// Month in which the card expires, 1 to 12.
	ExpiryMonth *wire.Integer `json:"expiry_month,omitzero"`

	// Year in which the card expires, four digits.
	ExpiryYear *wire.Integer `json:"expiry_year,omitzero"`

	// What a saved card can be used for.
	Flows TokenFlows `json:"flows"`

	// Whether the card was issued abroad.
	International wire.Bool `json:"international"`

	// Code of the bank that issued the card; null for banks abroad.
	Issuer *string `json:"issuer"`

	// The last four digits of the card's number, leading zeros included.
	Last4 string `json:"last4"`

	// Name of the card's holder; often empty.
	Name string `json:"name"`

	// Network of a card, in the spelling of the card entity.
	Network CardNetwork `json:"network"`

	// Whom a card is issued for.
	SubType CardSubType `json:"sub_type,omitzero"`

	// First nine digits of the card's token; null without a token.
	TokenIIN *string `json:"token_iin,omitzero"`

	// Kind of a card.
	Type CardType `json:"type"`
}

func (v *TokenCard) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainTokenCard)(v))
}

type plainTokenCard TokenCard

// TokenCollection: Saved instruments, possibly none.
type TokenCollection struct {
	// How many saved instruments there are in `items`.
	Count wire.Integer `json:"count"`

	// Always `collection`.
	Entity string `json:"entity"`

	// The saved instruments.
	Items []Token `json:"items"`
}

// LogValue leaves out the fields that must not be logged.
func (v TokenCollection) LogValue() slog.Value { return call.Logged(v) }

// Format prints the value as LogValue shows it, for every verb but %p and %w.
func (v TokenCollection) Format(state fmt.State, _ rune) { call.FormatLogged(state, v) }

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*TokenCollection) RequiredMembers() []wire.Member { return requiredTokenCollection }

var requiredTokenCollection = []wire.Member{{Name: "items", List: true, Of: requiredToken}}

// TokenDeletion: What became of the wish to delete a saved instrument.
type TokenDeletion struct {
	// Whether it is deleted.
	Deleted wire.Bool `json:"deleted"`
}

// TokenFlows: What a saved card can be used for.
type TokenFlows struct {
	// Whether its holder can confirm a payment with a one-time password.
	OTP *wire.Bool `json:"otp,omitzero"`

	// Whether it can be charged without its holder.
	Recurring wire.Bool `json:"recurring"`
}

func (v *TokenFlows) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainTokenFlows)(v))
}

type plainTokenFlows TokenFlows

// TokenID: Identifier of a saved payment instrument, `token_` and an opaque rest.
type TokenID string

// Validate reports an id without the prefix token_, or with a character that has a meaning in a URL.
func (id TokenID) Validate() error { return call.CheckID(string(id), "token_") }

// TokenMethod: How payments are made with a saved instrument.
type TokenMethod string

// TokenRecurring: Whether payments can be made without the customer.
type TokenRecurring struct {
	// Why they cannot; null if they can.
	FailureReason *string `json:"failure_reason"`

	// Whether an instrument can be charged again and again: `confirmed`, or why it cannot be.
	Status RecurringStatus `json:"status"`
}

func (v *TokenRecurring) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainTokenRecurring)(v))
}

type plainTokenRecurring TokenRecurring

// TokenVPA: A saved virtual payment address; null for other methods.
type TokenVPA struct {
	// The part of the address after the @ sign.
	Handle string `json:"handle"`

	// Name of the address's owner; null if not known.
	Name *string `json:"name"`

	// The part of the address before the @ sign.
	Username string `json:"username"`
}

func (v *TokenVPA) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainTokenVPA)(v))
}

type plainTokenVPA TokenVPA

// TokenisedIIN: First nine digits of the tokens of the cards, or null; in some answers a boolean, whether
// the digits asked about are those of tokens.
type TokenisedIIN = wire.TextOrBool

// Transfer: A part of a payment that is passed on to a linked account.
type Transfer struct {
	// What is passed on, in the smallest unit of `currency`.
	Amount Amount `json:"amount"`

	// What was taken back so far, in the smallest unit of `currency`; 0 if nothing.
	AmountReversed Amount `json:"amount_reversed"`

	// When the transfer was created, in unix seconds.
	CreatedAt Timestamp `json:"created_at"`

	// Three-letter code of a currency, in capitals.
	Currency Currency `json:"currency"`

	// Always `transfer`.
	Entity string `json:"entity"`

	// Why a transfer failed; everything is null if it did not.
	Error TransferError `json:"error"`

	// Fee for the transfer, tax included, in the smallest unit of `currency`; null before it.
	Fees *Amount `json:"fees,omitzero"`

	// Identifier of a transfer to a linked account, `trf_` and an opaque rest.
	ID TransferID `json:"id"`

	// Keys of those notes that the linked account sees.
	LinkedAccountNotes []string `json:"linked_account_notes"`

	// The merchant's own key-value pairs, kept with the object: a map of strings, or an empty list
	// when there are none.
	Notes Notes `json:"notes"`

	// Whether its settlement to the linked account waits.
	OnHold wire.Bool `json:"on_hold"`

	// Until when the settlement waits, in unix seconds; null if it does not, or for good.
	OnHoldUntil *Timestamp `json:"on_hold_until"`

	// When it was processed, in unix seconds; null before it.
	ProcessedAt *Timestamp `json:"processed_at"`

	// Identifier of an account, `acc_` and an opaque rest.
	Recipient AccountID `json:"recipient"`

	// The settlement to the linked account; null before it.
	RecipientSettlementID *SettlementID `json:"recipient_settlement_id"`

	// Whether it was settled to the linked account; null before it is processed.
	SettlementStatus *TransferSettlementStatus `json:"settlement_status,omitzero"`

	// Identifier of the order or payment that it is taken from.
	Source string `json:"source"`

	// Where a transfer to a linked account stands.
	Status TransferStatus `json:"status"`

	// Tax (GST) within the fee, in the smallest unit of `currency`; null before it.
	Tax *Amount `json:"tax,omitzero"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*Transfer) RequiredMembers() []wire.Member { return requiredTransfer }

var requiredTransfer = []wire.Member{{Name: "id"}, {Name: "recipient"}, {Name: "amount"}, {Name: "amount_reversed"}, {Name: "linked_account_notes", List: true}}

func (v *Transfer) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainTransfer)(v))
}

type plainTransfer Transfer

// TransferSettlementStatus: Whether it was settled to the linked account; null before it is processed.
type TransferSettlementStatus string

// TransferCollection: Transfers, possibly none.
type TransferCollection struct {
	// How many transfers there are in `items`.
	Count wire.Integer `json:"count"`

	// Always `collection`.
	Entity string `json:"entity"`

	// The transfers.
	Items []Transfer `json:"items"`
}

// RequiredMembers lists the ids, amounts and lists that are always sent; see [wire.Missing].
func (*TransferCollection) RequiredMembers() []wire.Member { return requiredTransferCollection }

var requiredTransferCollection = []wire.Member{{Name: "items", List: true, Of: requiredTransfer}}

// TransferError: Why a transfer failed; everything is null if it did not.
type TransferError struct {
	// Class of the error.
	Code *string `json:"code,omitzero"`

	// What went wrong, for people to read.
	Description *string `json:"description,omitzero"`

	// What was refused.
	Field *string `json:"field,omitzero"`

	// The transfer; null without an error.
	ID *TransferID `json:"id,omitzero"`

	// What the error is about; only null was ever seen.
	Metadata json.RawMessage `json:"metadata,omitzero"`

	// The exact cause.
	Reason *string `json:"reason,omitzero"`

	// Who caused it.
	Source *string `json:"source,omitzero"`

	// Where on its way the transfer failed.
	Step *string `json:"step,omitzero"`
}

func (v *TransferError) UnmarshalJSON(data []byte) error {
	return wire.ReadObject(data, (*plainTransferError)(v))
}

type plainTransferError TransferError

// TransferID: Identifier of a transfer to a linked account, `trf_` and an opaque rest.
type TransferID string

// Validate reports an id without the prefix trf_, or with a character that has a meaning in a URL.
func (id TransferID) Validate() error { return call.CheckID(string(id), "trf_") }

// TransferStatus: Where a transfer to a linked account stands.
type TransferStatus string

// UPICollectDetails: Whom to ask for the money, and for how long.
type UPICollectDetails struct {
	// Minutes within which the customer has to confirm; 5 if left out.
	ExpiryTime *int64 `json:"expiry_time,omitzero"`

	// Always `collect`.
	Flow string `json:"flow"`

	// The customer's virtual payment address.
	VPA string `json:"vpa"`
}

func (v *UPICollectDetails) fill() { v.Flow = "collect" }
func (v *UPICollectDetails) check() error {
	return cmp.Or(
		call.Within("expiry_time", v.ExpiryTime, 1, math.MaxInt64),
		call.Required("vpa", v.VPA != ""), call.Matches("vpa", &v.VPA, "\\S"),
	)
}

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
	Method string `json:"method"`

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
func (v *UPICollectPayment) check() error {
	return cmp.Or(
		call.Within("amount", &v.Amount, 1, math.MaxInt64),
		call.Required("contact", v.Contact != ""), call.MaxLength("contact", &v.Contact, 15),
		call.Required("currency", v.Currency != ""), call.Matches("currency", &v.Currency, "^[A-Z]{3}$"),
		call.Valid("customer_id", call.NonZero(&v.CustomerID)),
		call.Required("email", v.Email != ""), call.MaxLength("email", &v.Email, 40),
		call.Required("ip", v.IP != ""),
		call.Pairs("notes", v.Notes, 15, 256),
		call.Valid("order_id", &v.OrderID),
		call.Required("referer", v.Referer != ""),
		call.Object("upi", &v.UPI, (*UPICollectDetails).check),
		call.Required("user_agent", v.UserAgent != ""),
	)
}

// UPIFlow: How a UPI payment was started, as answers name it.
type UPIFlow string

// UPIIntentDetails: That the payment is started by a link.
type UPIIntentDetails struct {
	// Always `intent`.
	Flow string `json:"flow"`
}

func (v *UPIIntentDetails) fill() { v.Flow = "intent" }

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
	Method string `json:"method"`

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
func (v *UPIIntentPayment) check() error {
	return cmp.Or(
		call.Within("amount", &v.Amount, 1, math.MaxInt64),
		call.Required("contact", v.Contact != ""), call.MaxLength("contact", &v.Contact, 15),
		call.Required("currency", v.Currency != ""), call.Matches("currency", &v.Currency, "^[A-Z]{3}$"),
		call.Valid("customer_id", call.NonZero(&v.CustomerID)),
		call.Required("email", v.Email != ""), call.MaxLength("email", &v.Email, 40),
		call.Required("ip", v.IP != ""),
		call.Pairs("notes", v.Notes, 15, 256),
		call.Valid("order_id", &v.OrderID),
		call.Required("referer", v.Referer != ""),
		call.Required("user_agent", v.UserAgent != ""),
	)
}

// UpdateOrderRequest: The notes that an order shall have.
type UpdateOrderRequest struct {
	// Key-value pairs to keep with the object: at most 15, each value at most 256 characters.
	Notes NotesInput `json:"notes"`
}

func (v *UpdateOrderRequest) check() error {
	return cmp.Or(call.Required("notes", v.Notes != nil), call.Pairs("notes", v.Notes, 15, 256))
}

// UpdatePaymentLinkRequest: What shall be different of a link; what is left out stays.
type UpdatePaymentLinkRequest struct {
	// Whether the customer may pay in parts.
	AcceptPartial *bool `json:"accept_partial,omitzero"`

	// Until when it can be paid, in unix seconds: at least 15 minutes from now.
	ExpireBy *Timestamp `json:"expire_by,omitzero"`

	// Key-value pairs to keep with the object: at most 15, each value at most 256 characters.
	Notes NotesInput `json:"notes,omitzero"`

	// The merchant's own reference, 1 to 40 characters, which no other link may have.
	ReferenceID string `json:"reference_id,omitzero"`

	// Whether the customer is reminded.
	ReminderEnable *bool `json:"reminder_enable,omitzero"`
}

func (v *UpdatePaymentLinkRequest) check() error {
	return cmp.Or(
		call.Within("expire_by", v.ExpireBy, 0, math.MaxInt64),
		call.Pairs("notes", v.Notes, 15, 256),
		call.MaxLength("reference_id", call.NonZero(&v.ReferenceID), 40),
	)
}

// UpdatePaymentRequest: The notes that a payment shall have.
type UpdatePaymentRequest struct {
	// Key-value pairs to keep with the object: at most 15, each value at most 256 characters.
	Notes NotesInput `json:"notes"`
}

func (v *UpdatePaymentRequest) check() error {
	return cmp.Or(call.Required("notes", v.Notes != nil), call.Pairs("notes", v.Notes, 15, 256))
}

// UpdateRefundRequest: The notes that a refund shall have.
type UpdateRefundRequest struct {
	// Key-value pairs to keep with the object: at most 15, each value at most 256 characters.
	Notes NotesInput `json:"notes"`
}

func (v *UpdateRefundRequest) check() error {
	return cmp.Or(call.Required("notes", v.Notes != nil), call.Pairs("notes", v.Notes, 15, 256))
}

// VPAValidation: What is known of a virtual payment address.
type VPAValidation struct {
	// Name of the address's owner; only there if the address exists.
	CustomerName *string `json:"customer_name,omitzero"`

	// Whether the address exists.
	Success wire.Bool `json:"success"`

	// The address that was asked about.
	VPA string `json:"vpa"`
}

// ValidateVPARequest: The address to validate.
type ValidateVPARequest struct {
	// The virtual payment address.
	VPA string `json:"vpa"`
}

func (v *ValidateVPARequest) check() error {
	return cmp.Or(call.Required("vpa", v.VPA != ""), call.Matches("vpa", &v.VPA, "\\S"))
}

// ListOrdersAuthorized: 1 for orders of which a payment was authorized, 0 for those of which none was.
type ListOrdersAuthorized int64

// Failure: What every refused or failed call answers.
type Failure = ErrorEnvelope

// WebhookEvent is the body of a webhook event that the contract has: a pointer to one of the event
// types, such as [*OrderPaidEvent].
type WebhookEvent interface {
	// EventName returns the name of the event.
	EventName() string
	// RequiredMembers lists the members that every event of the type has; see [wire.Missing].
	RequiredMembers() []wire.Member
}

// NewWebhookEvent returns an empty body to decode an event into, or nil for an event that the
// contract does not have.
func NewWebhookEvent(name string) WebhookEvent {
	if event, known := webhookEvents[name]; known {
		return event()
	}
	return nil
}

var webhookEvents = map[string]func() WebhookEvent{
	"order.paid":                      func() WebhookEvent { return new(OrderPaidEvent) },
	"payment.authorized":              func() WebhookEvent { return new(PaymentAuthorizedEvent) },
	"payment.captured":                func() WebhookEvent { return new(PaymentCapturedEvent) },
	"payment.dispute.action_required": func() WebhookEvent { return new(PaymentDisputeActionRequiredEvent) },
	"payment.dispute.closed":          func() WebhookEvent { return new(PaymentDisputeClosedEvent) },
	"payment.dispute.created":         func() WebhookEvent { return new(PaymentDisputeCreatedEvent) },
	"payment.dispute.lost":            func() WebhookEvent { return new(PaymentDisputeLostEvent) },
	"payment.dispute.under_review":    func() WebhookEvent { return new(PaymentDisputeUnderReviewEvent) },
	"payment.dispute.won":             func() WebhookEvent { return new(PaymentDisputeWonEvent) },
	"payment.downtime.resolved":       func() WebhookEvent { return new(PaymentDowntimeResolvedEvent) },
	"payment.downtime.started":        func() WebhookEvent { return new(PaymentDowntimeStartedEvent) },
	"payment.downtime.updated":        func() WebhookEvent { return new(PaymentDowntimeUpdatedEvent) },
	"payment.failed":                  func() WebhookEvent { return new(PaymentFailedEvent) },
	"payment_link.cancelled":          func() WebhookEvent { return new(PaymentLinkCancelledEvent) },
	"payment_link.expired":            func() WebhookEvent { return new(PaymentLinkExpiredEvent) },
	"payment_link.paid":               func() WebhookEvent { return new(PaymentLinkPaidEvent) },
	"payment_link.partially_paid":     func() WebhookEvent { return new(PaymentLinkPartiallyPaidEvent) },
	"qr_code.closed":                  func() WebhookEvent { return new(QRCodeClosedEvent) },
	"qr_code.created":                 func() WebhookEvent { return new(QRCodeCreatedEvent) },
	"qr_code.credited":                func() WebhookEvent { return new(QRCodeCreditedEvent) },
	"refund.created":                  func() WebhookEvent { return new(RefundCreatedEvent) },
	"refund.failed":                   func() WebhookEvent { return new(RefundFailedEvent) },
	"refund.processed":                func() WebhookEvent { return new(RefundProcessedEvent) },
	"refund.speed_changed":            func() WebhookEvent { return new(RefundSpeedChangedEvent) },
	"settlement.processed":            func() WebhookEvent { return new(SettlementProcessedEvent) },
}

// ListCustomersParams are parameters of ListCustomers. A zero field is not sent.
type ListCustomersParams struct {
	// How many customers to return at most, 1 to 100; 10 if left out.
	Count int64

	// How many customers to pass over before the first one returned; 0 if left out.
	Skip int64
}

func (p *ListCustomersParams) addTo(request *call.Request) {
	if p == nil {
		return
	}
	request.Refuse(call.Within("count", call.NonZero(&p.Count), 1, 100))
	request.Refuse(call.Within("skip", call.NonZero(&p.Skip), 0, math.MaxInt64))
	request.QueryParam("count", call.NonZero(&p.Count))
	request.QueryParam("skip", call.NonZero(&p.Skip))
}

// FetchDisputeParams are parameters of FetchDispute. A zero field is not sent.
type FetchDisputeParams struct {
	// What to return in full along with the dispute; the parameter is repeated for each. A value
	// that is not one of the list is refused with status 400.
	Expand []DisputeExpansion
}

func (p *FetchDisputeParams) addTo(request *call.Request) {
	if p == nil {
		return
	}
	request.Refuse(call.EveryListed("expand[]", p.Expand))
	request.QueryParam("expand[]", p.Expand)
}

// ListOrdersParams are parameters of ListOrders. A zero field is not sent.
type ListOrdersParams struct {
	// Only orders created at this time or later, in unix seconds, 946684800 to 4765046400.
	From Timestamp

	// Only orders created at this time or earlier, in unix seconds, 946684800 to 4765046400.
	To Timestamp

	// How many orders to return at most, 1 to 100; 10 if left out.
	Count int64

	// How many orders to pass over before the first one returned; 0 if left out.
	Skip int64

	// 1 for orders of which a payment was authorized, 0 for those of which none was.
	Authorized *ListOrdersAuthorized

	// Only orders with this receipt.
	Receipt string

	// What to return in full along with each order; the parameter is repeated for each.
	Expand []OrderExpansion
}

func (p *ListOrdersParams) addTo(request *call.Request) {
	if p == nil {
		return
	}
	request.Refuse(call.Within("from", call.NonZero(&p.From), 946684800, 4765046400))
	request.Refuse(call.Within("to", call.NonZero(&p.To), 946684800, 4765046400))
	request.Refuse(call.Within("count", call.NonZero(&p.Count), 1, 100))
	request.Refuse(call.Within("skip", call.NonZero(&p.Skip), 0, math.MaxInt64))
	request.Refuse(call.Listed("authorized", p.Authorized))
	request.Refuse(call.EveryListed("expand[]", p.Expand))
	request.QueryParam("from", call.NonZero(&p.From))
	request.QueryParam("to", call.NonZero(&p.To))
	request.QueryParam("count", call.NonZero(&p.Count))
	request.QueryParam("skip", call.NonZero(&p.Skip))
	request.QueryParam("authorized", p.Authorized)
	request.QueryParam("receipt", call.NonZero(&p.Receipt))
	request.QueryParam("expand[]", p.Expand)
}

// FetchOrderParams are parameters of FetchOrder. A zero field is not sent.
type FetchOrderParams struct {
	// What to return in full along with the order; the parameter is repeated for each.
	Expand []OrderExpansion
}

func (p *FetchOrderParams) addTo(request *call.Request) {
	if p == nil {
		return
	}
	request.Refuse(call.EveryListed("expand[]", p.Expand))
	request.QueryParam("expand[]", p.Expand)
}

// ListPaymentLinksParams are parameters of ListPaymentLinks. A zero field is not sent.
type ListPaymentLinksParams struct {
	// Only the link that this payment was made by.
	PaymentID PaymentID

	// Only the link with this reference of the merchant's own.
	ReferenceID string
}

func (p *ListPaymentLinksParams) addTo(request *call.Request) {
	if p == nil {
		return
	}
	request.Refuse(call.Valid("payment_id", call.NonZero(&p.PaymentID)))
	request.QueryParam("payment_id", call.NonZero(&p.PaymentID))
	request.QueryParam("reference_id", call.NonZero(&p.ReferenceID))
}

// ListPaymentsParams are parameters of ListPayments. A zero field is not sent.
type ListPaymentsParams struct {
	// Only payments created at this time or later, in unix seconds, 946684800 to 4765046400.
	From Timestamp

	// Only payments created at this time or earlier, in unix seconds, 946684800 to 4765046400.
	To Timestamp

	// How many payments to return at most, 1 to 100; 10 if left out.
	Count int64

	// How many payments to pass over before the first one returned; 0 if left out.
	Skip int64

	// What to return in full along with each payment; the parameter is repeated for each. A value
	// that is not one of the list is refused with status 400.
	Expand []Expansion
}

func (p *ListPaymentsParams) addTo(request *call.Request) {
	if p == nil {
		return
	}
	request.Refuse(call.Within("from", call.NonZero(&p.From), 946684800, 4765046400))
	request.Refuse(call.Within("to", call.NonZero(&p.To), 946684800, 4765046400))
	request.Refuse(call.Within("count", call.NonZero(&p.Count), 1, 100))
	request.Refuse(call.Within("skip", call.NonZero(&p.Skip), 0, math.MaxInt64))
	request.Refuse(call.EveryListed("expand[]", p.Expand))
	request.QueryParam("from", call.NonZero(&p.From))
	request.QueryParam("to", call.NonZero(&p.To))
	request.QueryParam("count", call.NonZero(&p.Count))
	request.QueryParam("skip", call.NonZero(&p.Skip))
	request.QueryParam("expand[]", p.Expand)
}

// ListQRCodesParams are parameters of ListQRCodes. A zero field is not sent.
type ListQRCodesParams struct {
	// Only QR codes created at this time or later, in unix seconds, 946684800 to 4765046400.
	From Timestamp

	// Only QR codes created at this time or earlier, in unix seconds, 946684800 to 4765046400.
	To Timestamp

	// How many QR codes to return at most, 1 to 100; 10 if left out.
	Count int64

	// How many QR codes to pass over before the first one returned; 0 if left out.
	Skip int64

	// Only QR codes of this customer.
	CustomerID CustomerID

	// Only the QR code that this payment was made by.
	PaymentID PaymentID
}

func (p *ListQRCodesParams) addTo(request *call.Request) {
	if p == nil {
		return
	}
	request.Refuse(call.Within("from", call.NonZero(&p.From), 946684800, 4765046400))
	request.Refuse(call.Within("to", call.NonZero(&p.To), 946684800, 4765046400))
	request.Refuse(call.Within("count", call.NonZero(&p.Count), 1, 100))
	request.Refuse(call.Within("skip", call.NonZero(&p.Skip), 0, math.MaxInt64))
	request.Refuse(call.Valid("customer_id", call.NonZero(&p.CustomerID)))
	request.Refuse(call.Valid("payment_id", call.NonZero(&p.PaymentID)))
	request.QueryParam("from", call.NonZero(&p.From))
	request.QueryParam("to", call.NonZero(&p.To))
	request.QueryParam("count", call.NonZero(&p.Count))
	request.QueryParam("skip", call.NonZero(&p.Skip))
	request.QueryParam("customer_id", call.NonZero(&p.CustomerID))
	request.QueryParam("payment_id", call.NonZero(&p.PaymentID))
}

// ListQRCodePaymentsParams are parameters of ListQRCodePayments. A zero field is not sent.
type ListQRCodePaymentsParams struct {
	// Only payments created at this time or later, in unix seconds, 946684800 to 4765046400.
	From Timestamp

	// Only payments created at this time or earlier, in unix seconds, 946684800 to 4765046400.
	To Timestamp

	// How many payments to return at most, 1 to 100; 10 if left out.
	Count int64

	// How many payments to pass over before the first one returned; 0 if left out.
	Skip int64
}

func (p *ListQRCodePaymentsParams) addTo(request *call.Request) {
	if p == nil {
		return
	}
	request.Refuse(call.Within("from", call.NonZero(&p.From), 946684800, 4765046400))
	request.Refuse(call.Within("to", call.NonZero(&p.To), 946684800, 4765046400))
	request.Refuse(call.Within("count", call.NonZero(&p.Count), 1, 100))
	request.Refuse(call.Within("skip", call.NonZero(&p.Skip), 0, math.MaxInt64))
	request.QueryParam("from", call.NonZero(&p.From))
	request.QueryParam("to", call.NonZero(&p.To))
	request.QueryParam("count", call.NonZero(&p.Count))
	request.QueryParam("skip", call.NonZero(&p.Skip))
}

// FetchPaymentParams are parameters of FetchPayment. A zero field is not sent.
type FetchPaymentParams struct {
	// What to return in full along with each payment; the parameter is repeated for each. A value
	// that is not one of the list is refused with status 400.
	Expand []Expansion
}

func (p *FetchPaymentParams) addTo(request *call.Request) {
	if p == nil {
		return
	}
	request.Refuse(call.EveryListed("expand[]", p.Expand))
	request.QueryParam("expand[]", p.Expand)
}

// CreateRefundParams are parameters of CreateRefund. A zero field is not sent, except
// IdempotencyKey, the header X-Refund-Idempotency, which is then generated.
type CreateRefundParams struct {
	// The key by which the server knows a repeat of the same refund: at least 10 letters,
	// digits, underscores and dashes, a new one for each refund. A repeat has the same key and
	// the same body. Another body is refused with status 409, and so is a repeat while the
	// first is being worked on; the two have the same code.
	IdempotencyKey string
}

func (p *CreateRefundParams) addTo(request *call.Request) {
	if p == nil {
		p = new(CreateRefundParams)
	}
	request.Refuse(call.MinLength("X-Refund-Idempotency", call.NonZero(&p.IdempotencyKey), 10))
	request.Refuse(call.Matches("X-Refund-Idempotency", call.NonZero(&p.IdempotencyKey), "^[A-Za-z0-9_-]+$"))
	request.IdempotencyKey("X-Refund-Idempotency", call.NonZero(&p.IdempotencyKey))
}

// ListPaymentRefundsParams are parameters of ListPaymentRefunds. A zero field is not sent.
type ListPaymentRefundsParams struct {
	// Only refunds created at this time or later, in unix seconds, 946684800 to 4765046400.
	From Timestamp

	// Only refunds created at this time or earlier, in unix seconds, 946684800 to 4765046400.
	To Timestamp

	// How many refunds to return at most, 1 to 100; 10 if left out.
	Count int64

	// How many refunds to pass over before the first one returned; 0 if left out.
	Skip int64
}

func (p *ListPaymentRefundsParams) addTo(request *call.Request) {
	if p == nil {
		return
	}
	request.Refuse(call.Within("from", call.NonZero(&p.From), 946684800, 4765046400))
	request.Refuse(call.Within("to", call.NonZero(&p.To), 946684800, 4765046400))
	request.Refuse(call.Within("count", call.NonZero(&p.Count), 1, 100))
	request.Refuse(call.Within("skip", call.NonZero(&p.Skip), 0, math.MaxInt64))
	request.QueryParam("from", call.NonZero(&p.From))
	request.QueryParam("to", call.NonZero(&p.To))
	request.QueryParam("count", call.NonZero(&p.Count))
	request.QueryParam("skip", call.NonZero(&p.Skip))
}

// ListRefundsParams are parameters of ListRefunds. A zero field is not sent.
type ListRefundsParams struct {
	// Only refunds created at this time or later, in unix seconds, 946684800 to 4765046400.
	From Timestamp

	// Only refunds created at this time or earlier, in unix seconds, 946684800 to 4765046400.
	To Timestamp

	// How many refunds to return at most, 1 to 100; 10 if left out.
	Count int64

	// How many refunds to pass over before the first one returned; 0 if left out.
	Skip int64
}

func (p *ListRefundsParams) addTo(request *call.Request) {
	if p == nil {
		return
	}
	request.Refuse(call.Within("from", call.NonZero(&p.From), 946684800, 4765046400))
	request.Refuse(call.Within("to", call.NonZero(&p.To), 946684800, 4765046400))
	request.Refuse(call.Within("count", call.NonZero(&p.Count), 1, 100))
	request.Refuse(call.Within("skip", call.NonZero(&p.Skip), 0, math.MaxInt64))
	request.QueryParam("from", call.NonZero(&p.From))
	request.QueryParam("to", call.NonZero(&p.To))
	request.QueryParam("count", call.NonZero(&p.Count))
	request.QueryParam("skip", call.NonZero(&p.Skip))
}

// ListSettlementsParams are parameters of ListSettlements. A zero field is not sent.
type ListSettlementsParams struct {
	// Only settlements created at this time or later, in unix seconds, 946684800 to
	// 4765046400.
	From Timestamp

	// Only settlements created at this time or earlier, in unix seconds, 946684800 to
	// 4765046400.
	To Timestamp

	// How many settlements to return at most, 1 to 100; 10 if left out.
	Count int64

	// How many settlements to pass over before the first one returned; 0 if left out.
	Skip int64
}

func (p *ListSettlementsParams) addTo(request *call.Request) {
	if p == nil {
		return
	}
	request.Refuse(call.Within("from", call.NonZero(&p.From), 946684800, 4765046400))
	request.Refuse(call.Within("to", call.NonZero(&p.To), 946684800, 4765046400))
	request.Refuse(call.Within("count", call.NonZero(&p.Count), 1, 100))
	request.Refuse(call.Within("skip", call.NonZero(&p.Skip), 0, math.MaxInt64))
	request.QueryParam("from", call.NonZero(&p.From))
	request.QueryParam("to", call.NonZero(&p.To))
	request.QueryParam("count", call.NonZero(&p.Count))
	request.QueryParam("skip", call.NonZero(&p.Skip))
}

// ListInstantSettlementsParams are parameters of ListInstantSettlements. A zero field is not sent.
type ListInstantSettlementsParams struct {
	// Only instant settlements created at this time or later, in unix seconds, 946684800 to
	// 4765046400.
	From Timestamp

	// Only instant settlements created at this time or earlier, in unix seconds, 946684800 to
	// 4765046400.
	To Timestamp

	// How many instant settlements to return at most, 1 to 100; 10 if left out.
	Count int64

	// How many instant settlements to pass over before the first one returned; 0 if left out.
	Skip int64

	// What to return in full along with each instant settlement.
	Expand []InstantSettlementExpansion
}

func (p *ListInstantSettlementsParams) addTo(request *call.Request) {
	if p == nil {
		return
	}
	request.Refuse(call.Within("from", call.NonZero(&p.From), 946684800, 4765046400))
	request.Refuse(call.Within("to", call.NonZero(&p.To), 946684800, 4765046400))
	request.Refuse(call.Within("count", call.NonZero(&p.Count), 1, 100))
	request.Refuse(call.Within("skip", call.NonZero(&p.Skip), 0, math.MaxInt64))
	request.QueryParam("from", call.NonZero(&p.From))
	request.QueryParam("to", call.NonZero(&p.To))
	request.QueryParam("count", call.NonZero(&p.Count))
	request.QueryParam("skip", call.NonZero(&p.Skip))
	request.QueryParam("expand[]", p.Expand)
}

// FetchInstantSettlementParams are parameters of FetchInstantSettlement. A zero field is not sent.
type FetchInstantSettlementParams struct {
	// What to return in full along with the instant settlement.
	Expand []InstantSettlementExpansion
}

func (p *FetchInstantSettlementParams) addTo(request *call.Request) {
	if p == nil {
		return
	}
	request.QueryParam("expand[]", p.Expand)
}

// ListSettlementReconParams are parameters of ListSettlementRecon. Required parameters are always sent; any other zero field is not sent.
type ListSettlementReconParams struct {
	// The year, four digits.
	Year int64

	// The month, 1 to 12.
	Month int64

	// The day of the month, 1 to 31; the whole month if left out.
	Day int64

	// How many lines to return at most, 1 to 1000.
	Count int64

	// How many lines to pass over before the first one returned; 0 if left out.
	Skip int64
}

func (p *ListSettlementReconParams) addTo(request *call.Request) {
	if p == nil {
		request.Refuse(call.Required("year", false))
		return
	}
	request.Refuse(call.Within("year", &p.Year, 1000, 9999))
	request.Refuse(call.Within("month", &p.Month, 1, 12))
	request.Refuse(call.Within("day", call.NonZero(&p.Day), 1, 31))
	request.Refuse(call.Within("count", call.NonZero(&p.Count), 1, 1000))
	request.Refuse(call.Within("skip", call.NonZero(&p.Skip), 0, math.MaxInt64))
	request.QueryParam("year", &p.Year)
	request.QueryParam("month", &p.Month)
	request.QueryParam("day", call.NonZero(&p.Day))
	request.QueryParam("count", call.NonZero(&p.Count))
	request.QueryParam("skip", call.NonZero(&p.Skip))
}

var (
	opListCustomers           = call.Operation{ID: "listCustomers", Method: http.MethodGet, Path: "/customers", Security: []string{"keySecret", "oauth"}, Safe: true}
	opCreateCustomer          = call.Operation{ID: "createCustomer", Method: http.MethodPost, Path: "/customers", Security: []string{"keySecret", "oauth"}}
	opFetchCustomer           = call.Operation{ID: "fetchCustomer", Method: http.MethodGet, Path: "/customers/{customer_id}", Security: []string{"keySecret", "oauth"}, Safe: true}
	opEditCustomer            = call.Operation{ID: "editCustomer", Method: http.MethodPut, Path: "/customers/{customer_id}", Security: []string{"keySecret", "oauth"}}
	opListCustomerTokens      = call.Operation{ID: "listCustomerTokens", Method: http.MethodGet, Path: "/customers/{customer_id}/tokens", Security: []string{"keySecret", "oauth"}, Safe: true}
	opDeleteCustomerToken     = call.Operation{ID: "deleteCustomerToken", Method: http.MethodDelete, Path: "/customers/{customer_id}/tokens/{token_id}", Security: []string{"keySecret", "oauth"}}
	opFetchCustomerToken      = call.Operation{ID: "fetchCustomerToken", Method: http.MethodGet, Path: "/customers/{customer_id}/tokens/{token_id}", Security: []string{"keySecret", "oauth"}, Safe: true}
	opListDisputes            = call.Operation{ID: "listDisputes", Method: http.MethodGet, Path: "/disputes", Security: []string{"keySecret", "oauth"}, Safe: true}
	opFetchDispute            = call.Operation{ID: "fetchDispute", Method: http.MethodGet, Path: "/disputes/{dispute_id}", Security: []string{"keySecret", "oauth"}, Safe: true}
	opAcceptDispute           = call.Operation{ID: "acceptDispute", Method: http.MethodPost, Path: "/disputes/{dispute_id}/accept", Security: []string{"keySecret", "oauth"}}
	opContestDispute          = call.Operation{ID: "contestDispute", Method: http.MethodPatch, Path: "/disputes/{dispute_id}/contest", Security: []string{"keySecret", "oauth"}}
	opUploadDocument          = call.Operation{ID: "uploadDocument", Method: http.MethodPost, Path: "/documents", Security: []string{"keySecret", "oauth"}}
	opFetchDocument           = call.Operation{ID: "fetchDocument", Method: http.MethodGet, Path: "/documents/{document_id}", Security: []string{"keySecret", "oauth"}, Safe: true}
	opFetchDocumentContent    = call.Operation{ID: "fetchDocumentContent", Method: http.MethodGet, Path: "/documents/{document_id}/content", Security: []string{"keySecret", "oauth"}, Safe: true}
	opFetchIIN                = call.Operation{ID: "fetchIIN", Method: http.MethodGet, Path: "/iins/{token_iin}", Security: []string{"keySecret", "oauth"}, Safe: true}
	opFetchPaymentMethods     = call.Operation{ID: "fetchPaymentMethods", Method: http.MethodGet, Path: "/methods", Security: []string{"keyOnly"}, KeyOnly: true, Safe: true}
	opListOrders              = call.Operation{ID: "listOrders", Method: http.MethodGet, Path: "/orders", Security: []string{"keySecret", "oauth"}, Safe: true}
	opCreateOrder             = call.Operation{ID: "createOrder", Method: http.MethodPost, Path: "/orders", Security: []string{"keySecret", "oauth"}}
	opFetchOrder              = call.Operation{ID: "fetchOrder", Method: http.MethodGet, Path: "/orders/{order_id}", Security: []string{"keySecret", "oauth"}, Safe: true}
	opUpdateOrder             = call.Operation{ID: "updateOrder", Method: http.MethodPatch, Path: "/orders/{order_id}", Security: []string{"keySecret", "oauth"}}
	opListOrderPayments       = call.Operation{ID: "listOrderPayments", Method: http.MethodGet, Path: "/orders/{order_id}/payments", Security: []string{"keySecret", "oauth"}, Safe: true}
	opListPaymentLinks        = call.Operation{ID: "listPaymentLinks", Method: http.MethodGet, Path: "/payment_links", Security: []string{"keySecret", "oauth"}, Safe: true}
	opCreatePaymentLink       = call.Operation{ID: "createPaymentLink", Method: http.MethodPost, Path: "/payment_links", Security: []string{"keySecret", "oauth"}}
	opFetchPaymentLink        = call.Operation{ID: "fetchPaymentLink", Method: http.MethodGet, Path: "/payment_links/{payment_link_id}", Security: []string{"keySecret", "oauth"}, Safe: true}
	opUpdatePaymentLink       = call.Operation{ID: "updatePaymentLink", Method: http.MethodPatch, Path: "/payment_links/{payment_link_id}", Security: []string{"keySecret", "oauth"}}
	opCancelPaymentLink       = call.Operation{ID: "cancelPaymentLink", Method: http.MethodPost, Path: "/payment_links/{payment_link_id}/cancel", Security: []string{"keySecret", "oauth"}}
	opNotifyPaymentLink       = call.Operation{ID: "notifyPaymentLink", Method: http.MethodPost, Path: "/payment_links/{payment_link_id}/notify_by/{medium}", Security: []string{"keySecret", "oauth"}}
	opListPayments            = call.Operation{ID: "listPayments", Method: http.MethodGet, Path: "/payments", Security: []string{"keySecret", "oauth"}, Safe: true}
	opCreatePayment           = call.Operation{ID: "createPayment", Method: http.MethodPost, Path: "/payments/create/json", Security: []string{"keySecret", "oauth"}}
	opCreateUPIPayment        = call.Operation{ID: "createUPIPayment", Method: http.MethodPost, Path: "/payments/create/upi", Security: []string{"keySecret", "oauth"}}
	opListPaymentDowntimes    = call.Operation{ID: "listPaymentDowntimes", Method: http.MethodGet, Path: "/payments/downtimes", Security: []string{"keySecret", "oauth"}, Safe: true}
	opFetchPaymentDowntime    = call.Operation{ID: "fetchPaymentDowntime", Method: http.MethodGet, Path: "/payments/downtimes/{downtime_id}", Security: []string{"keySecret", "oauth"}, Safe: true}
	opListQRCodes             = call.Operation{ID: "listQRCodes", Method: http.MethodGet, Path: "/payments/qr_codes", Security: []string{"keySecret", "oauth"}, Safe: true}
	opCreateQRCode            = call.Operation{ID: "createQRCode", Method: http.MethodPost, Path: "/payments/qr_codes", Security: []string{"keySecret", "oauth"}}
	opFetchQRCode             = call.Operation{ID: "fetchQRCode", Method: http.MethodGet, Path: "/payments/qr_codes/{qr_code_id}", Security: []string{"keySecret", "oauth"}, Safe: true}
	opCloseQRCode             = call.Operation{ID: "closeQRCode", Method: http.MethodPost, Path: "/payments/qr_codes/{qr_code_id}/close", Security: []string{"keySecret", "oauth"}}
	opListQRCodePayments      = call.Operation{ID: "listQRCodePayments", Method: http.MethodGet, Path: "/payments/qr_codes/{qr_code_id}/payments", Security: []string{"keySecret", "oauth"}, Safe: true}
	opValidateVPA             = call.Operation{ID: "validateVPA", Method: http.MethodPost, Path: "/payments/validate/vpa", Security: []string{"keySecret", "oauth"}, Safe: true}
	opFetchPayment            = call.Operation{ID: "fetchPayment", Method: http.MethodGet, Path: "/payments/{payment_id}", Security: []string{"keySecret", "oauth"}, Safe: true}
	opUpdatePayment           = call.Operation{ID: "updatePayment", Method: http.MethodPatch, Path: "/payments/{payment_id}", Security: []string{"keySecret", "oauth"}}
	opCapturePayment          = call.Operation{ID: "capturePayment", Method: http.MethodPost, Path: "/payments/{payment_id}/capture", Security: []string{"keySecret", "oauth"}}
	opFetchPaymentCard        = call.Operation{ID: "fetchPaymentCard", Method: http.MethodGet, Path: "/payments/{payment_id}/card", Security: []string{"keySecret", "oauth"}, Safe: true}
	opResendOTP               = call.Operation{ID: "resendOTP", Method: http.MethodPost, Path: "/payments/{payment_id}/otp/resend", Security: []string{"keySecret", "oauth"}}
	opSubmitOTP               = call.Operation{ID: "submitOTP", Method: http.MethodPost, Path: "/payments/{payment_id}/otp/submit", Security: []string{"keySecret", "oauth"}}
	opGenerateOTP             = call.Operation{ID: "generateOTP", Method: http.MethodPost, Path: "/payments/{payment_id}/otp_generate", Security: []string{"keyOnly"}, KeyOnly: true}
	opCreateRefund            = call.Operation{ID: "createRefund", Method: http.MethodPost, Path: "/payments/{payment_id}/refund", Security: []string{"keySecret", "oauth"}, KeyHeader: "X-Refund-Idempotency"}
	opListPaymentRefunds      = call.Operation{ID: "listPaymentRefunds", Method: http.MethodGet, Path: "/payments/{payment_id}/refunds", Security: []string{"keySecret", "oauth"}, Safe: true}
	opFetchPaymentRefund      = call.Operation{ID: "fetchPaymentRefund", Method: http.MethodGet, Path: "/payments/{payment_id}/refunds/{refund_id}", Security: []string{"keySecret", "oauth"}, Safe: true}
	opListRefunds             = call.Operation{ID: "listRefunds", Method: http.MethodGet, Path: "/refunds", Security: []string{"keySecret", "oauth"}, Safe: true}
	opFetchRefund             = call.Operation{ID: "fetchRefund", Method: http.MethodGet, Path: "/refunds/{refund_id}", Security: []string{"keySecret", "oauth"}, Safe: true}
	opUpdateRefund            = call.Operation{ID: "updateRefund", Method: http.MethodPatch, Path: "/refunds/{refund_id}", Security: []string{"keySecret", "oauth"}}
	opListSettlements         = call.Operation{ID: "listSettlements", Method: http.MethodGet, Path: "/settlements", Security: []string{"keySecret", "oauth"}, Safe: true}
	opListInstantSettlements  = call.Operation{ID: "listInstantSettlements", Method: http.MethodGet, Path: "/settlements/ondemand", Security: []string{"keySecret", "oauth"}, Safe: true}
	opCreateInstantSettlement = call.Operation{ID: "createInstantSettlement", Method: http.MethodPost, Path: "/settlements/ondemand", Security: []string{"keySecret", "oauth"}}
	opFetchInstantSettlement  = call.Operation{ID: "fetchInstantSettlement", Method: http.MethodGet, Path: "/settlements/ondemand/{instant_settlement_id}", Security: []string{"keySecret", "oauth"}, Safe: true}
	opListSettlementRecon     = call.Operation{ID: "listSettlementRecon", Method: http.MethodGet, Path: "/settlements/recon/combined", Security: []string{"keySecret", "oauth"}, Safe: true}
	opFetchSettlement         = call.Operation{ID: "fetchSettlement", Method: http.MethodGet, Path: "/settlements/{settlement_id}", Security: []string{"keySecret", "oauth"}, Safe: true}
)

// Operations lists every operation of the contract, by path and method.
func Operations() []call.Operation {
	return []call.Operation{opListCustomers, opCreateCustomer, opFetchCustomer, opEditCustomer, opListCustomerTokens, opDeleteCustomerToken, opFetchCustomerToken, opListDisputes, opFetchDispute, opAcceptDispute, opContestDispute, opUploadDocument, opFetchDocument, opFetchDocumentContent, opFetchIIN, opFetchPaymentMethods, opListOrders, opCreateOrder, opFetchOrder, opUpdateOrder, opListOrderPayments, opListPaymentLinks, opCreatePaymentLink, opFetchPaymentLink, opUpdatePaymentLink, opCancelPaymentLink, opNotifyPaymentLink, opListPayments, opCreatePayment, opCreateUPIPayment, opListPaymentDowntimes, opFetchPaymentDowntime, opListQRCodes, opCreateQRCode, opFetchQRCode, opCloseQRCode, opListQRCodePayments, opValidateVPA, opFetchPayment, opUpdatePayment, opCapturePayment, opFetchPaymentCard, opResendOTP, opSubmitOTP, opGenerateOTP, opCreateRefund, opListPaymentRefunds, opFetchPaymentRefund, opListRefunds, opFetchRefund, opUpdateRefund, opListSettlements, opListInstantSettlements, opCreateInstantSettlement, opFetchInstantSettlement, opListSettlementRecon, opFetchSettlement}
}

// KeyOnlyAPI has the operations that a key may call without its secret. The zero value has no
// caller and cannot be used.
type KeyOnlyAPI struct{ caller call.Caller }

// NewKeyOnlyAPI returns the operations that a key may call without its secret.
func NewKeyOnlyAPI(caller call.Caller) KeyOnlyAPI { return KeyOnlyAPI{caller: caller} }

// API has every operation of the contract. The zero value has no caller and cannot be used.
type API struct{ KeyOnlyAPI }

// NewAPI returns every operation of the contract.
func NewAPI(caller call.Caller) API { return API{KeyOnlyAPI{caller: caller}} }

// ListCustomers calls GET /customers: list customers.
//
// Customers of the account, the newest first, 10 unless `count` says otherwise. They cannot be
// narrowed by time.
//
// Documented in api/customers/fetch-all, "Fetch All Customers".
func (a API) ListCustomers(ctx context.Context, params *ListCustomersParams, options ...call.Option) (*CustomerCollection, error) {
	return call.Do[CustomerCollection](ctx, a.caller, requestListCustomers(params), options)
}

func requestListCustomers(params *ListCustomersParams) *call.Request {
	request := call.New(&opListCustomers)
	params.addTo(request)
	return request
}

// Customers yields the items that [API.ListCustomers] lists. An item that cannot be decoded
// yields a [*call.ItemError], and the next one follows; any other error ends the iteration.
//
// It fetches pages as needed; see
// [call.List.Walk]. Count is the size of a page, not the number of items: stop ranging when
// you have enough. If it is zero, a page has 100 items.
func (a API) Customers(ctx context.Context, params *ListCustomersParams, options ...call.Option) iter.Seq2[Customer, error] {
	var query ListCustomersParams
	if params != nil {
		query = *params
	}
	list := &call.List[Customer]{
		Items: "items", Size: 100, Required: requiredCustomerCollection,
		Identify: func(item *Customer) (string, wire.Timestamp) { return string(item.ID), 0 },
		Request: func(page call.Page) *call.Request {
			query := query
			query.Count, query.Skip = page.Count, page.Skip
			return requestListCustomers(&query)
		},
	}
	return list.Walk(ctx, a.caller, call.Page{Count: query.Count, Skip: query.Skip}, options)
}

// CreateCustomer calls POST /customers: create a customer.
//
// Creates a customer. One with the same details is an error, status 400, unless `fail_existing`
// is `0`: then the existing customer is the answer, and the call can be repeated.
//
// Documented in api/customers/create, "Create a Customer".
func (a API) CreateCustomer(ctx context.Context, body CreateCustomerRequest, options ...call.Option) (*Customer, error) {
	request := call.New(&opCreateCustomer)
	request.JSONBody(&body, body.check())
	return call.Do[Customer](ctx, a.caller, request, options)
}

// FetchCustomer calls GET /customers/{customer_id}: fetch a customer.
//
// One customer by the identifier.
//
// Documented in api/customers/fetch-with-id, "Fetch Customer With ID".
func (a API) FetchCustomer(ctx context.Context, customerID CustomerID, options ...call.Option) (*Customer, error) {
	request := call.New(&opFetchCustomer)
	request.PathID("customer_id", string(customerID), customerID.Validate())
	return call.Do[Customer](ctx, a.caller, request, options)
}

// EditCustomer calls PUT /customers/{customer_id}: change a customer's details.
//
// Puts the given name, e-mail address and telephone number in the place of those the customer
// has; what is left out stays. E-mail address and telephone number together belong to one
// customer only. A late repeat overwrites what another writer stored in between.
//
// Documented in api/customers/edit, "Edit Customer Details".
func (a API) EditCustomer(ctx context.Context, customerID CustomerID, body EditCustomerRequest, options ...call.Option) (*Customer, error) {
	request := call.New(&opEditCustomer)
	request.PathID("customer_id", string(customerID), customerID.Validate())
	request.JSONBody(&body, body.check())
	return call.Do[Customer](ctx, a.caller, request, options)
}

// ListCustomerTokens calls GET /customers/{customer_id}/tokens: list the saved instruments of a customer.
//
// Payment instruments (tokens) saved for a customer, all at once. Expired, rejected and unused
// ones are left out.
//
// Documented in api/payments/recurring-payments/cards/tokens, "2.2. Fetch All Tokens by Customer ID".
func (a API) ListCustomerTokens(ctx context.Context, customerID CustomerID, options ...call.Option) (*TokenCollection, error) {
	return call.Do[TokenCollection](ctx, a.caller, requestListCustomerTokens(customerID), options)
}

func requestListCustomerTokens(customerID CustomerID) *call.Request {
	request := call.New(&opListCustomerTokens)
	request.PathID("customer_id", string(customerID), customerID.Validate())
	return request
}

// CustomerTokens yields the items that [API.ListCustomerTokens] lists. An item that cannot be decoded
// yields a [*call.ItemError], and the next one follows; any other error ends the iteration.
func (a API) CustomerTokens(ctx context.Context, customerID CustomerID, options ...call.Option) iter.Seq2[Token, error] {
	list := &call.List[Token]{
		Items: "items", Unpaged: true, Required: requiredTokenCollection,
		Identify: func(item *Token) (string, wire.Timestamp) { return string(item.ID), 0 },
		Request:  func(call.Page) *call.Request { return requestListCustomerTokens(customerID) },
	}
	return list.Walk(ctx, a.caller, call.Page{}, options)
}

// DeleteCustomerToken calls DELETE /customers/{customer_id}/tokens/{token_id}: delete a saved instrument of a customer.
//
// Deletes a payment instrument (token), so that no payment can be made with it any more. What
// a repeat answers is not documented.
//
// Documented in api/payments/recurring-payments/cards/tokens, "2.4. Delete Tokens".
func (a API) DeleteCustomerToken(ctx context.Context, customerID CustomerID, tokenID TokenID, options ...call.Option) (*TokenDeletion, error) {
	request := call.New(&opDeleteCustomerToken)
	request.PathID("customer_id", string(customerID), customerID.Validate())
	request.PathID("token_id", string(tokenID), tokenID.Validate())
	return call.Do[TokenDeletion](ctx, a.caller, request, options)
}

// FetchCustomerToken calls GET /customers/{customer_id}/tokens/{token_id}: fetch a saved instrument of a customer.
//
// One payment instrument (token) that is saved for a customer.
//
// Documented in api/payments/recurring-payments/cards/tokens, "2.3 Fetch a Token by Customer ID".
func (a API) FetchCustomerToken(ctx context.Context, customerID CustomerID, tokenID TokenID, options ...call.Option) (*Token, error) {
	request := call.New(&opFetchCustomerToken)
	request.PathID("customer_id", string(customerID), customerID.Validate())
	request.PathID("token_id", string(tokenID), tokenID.Validate())
	return call.Do[Token](ctx, a.caller, request, options)
}

// ListDisputes calls GET /disputes: list disputes.
//
// Disputes of the account's payments. No page names a parameter by which they are narrowed or
// come in pages.
//
// Documented in api/disputes/fetch-all, "Fetch All Disputes".
func (a API) ListDisputes(ctx context.Context, options ...call.Option) (*DisputeCollection, error) {
	return call.Do[DisputeCollection](ctx, a.caller, requestListDisputes(), options)
}

func requestListDisputes() *call.Request {
	request := call.New(&opListDisputes)
	return request
}

// Disputes yields the items that [API.ListDisputes] lists. An item that cannot be decoded
// yields a [*call.ItemError], and the next one follows; any other error ends the iteration.
func (a API) Disputes(ctx context.Context, options ...call.Option) iter.Seq2[Dispute, error] {
	list := &call.List[Dispute]{
		Items: "items", Unpaged: true, Required: requiredDisputeCollection,
		Identify: func(item *Dispute) (string, wire.Timestamp) { return string(item.ID), 0 },
		Request:  func(call.Page) *call.Request { return requestListDisputes() },
	}
	return list.Walk(ctx, a.caller, call.Page{}, options)
}

// FetchDispute calls GET /disputes/{dispute_id}: fetch a dispute.
//
// The dispute as it is now, with the evidence that was saved or handed in.
//
// Documented in api/disputes/fetch, "Fetch a Dispute With ID"; api/disputes/entity, "Disputes Entity".
func (a API) FetchDispute(ctx context.Context, disputeID DisputeID, params *FetchDisputeParams, options ...call.Option) (*Dispute, error) {
	request := call.New(&opFetchDispute)
	request.PathID("dispute_id", string(disputeID), disputeID.Validate())
	params.addTo(request)
	return call.Do[Dispute](ctx, a.caller, request, options)
}

// AcceptDispute calls POST /disputes/{dispute_id}/accept: accept a dispute.
//
// Gives in to a dispute: it is `lost`, and the money goes back to the customer. That cannot be
// undone. A dispute that is not open any more is refused with status 400. Takes no body.
//
// Documented in api/disputes/accept, "Accept a Dispute".
func (a API) AcceptDispute(ctx context.Context, disputeID DisputeID, options ...call.Option) (*Dispute, error) {
	request := call.New(&opAcceptDispute)
	request.PathID("dispute_id", string(disputeID), disputeID.Validate())
	return call.Do[Dispute](ctx, a.caller, request, options)
}

// ContestDispute calls PATCH /disputes/{dispute_id}/contest: contest a dispute.
//
// Saves evidence against a dispute, and with `action` at `submit` hands it in: the dispute is
// then `under_review`, and nothing can be changed any more. A draft is not handed in by itself
// when the time to respond is over. Handing in needs at least one document. A dispute that is
// not open any more is refused with status 400.
//
// Documented in api/disputes/contest, "Contest a Dispute".
func (a API) ContestDispute(ctx context.Context, disputeID DisputeID, body ContestDisputeRequest, options ...call.Option) (*Dispute, error) {
	request := call.New(&opContestDispute)
	request.PathID("dispute_id", string(disputeID), disputeID.Validate())
	request.JSONBody(&body, body.check())
	return call.Do[Dispute](ctx, a.caller, request, options)
}

// UploadDocument calls POST /documents: upload a document.
//
// Uploads a file, a picture or a PDF, that is later named as evidence in a dispute. Repeating
// the call makes a second document.
//
// Documented in api/documents/create, "Create a Document".
func (a API) UploadDocument(ctx context.Context, body DocumentUpload, options ...call.Option) (*Document, error) {
	request := call.New(&opUploadDocument)
	body.fill()
	request.MultipartBody(&body, body.check())
	return call.Do[Document](ctx, a.caller, request, options)
}

// FetchDocument calls GET /documents/{document_id}: fetch what is known of a document.
//
// The record of a document; its content is another call.
//
// Documented in api/documents/fetch-info, "Fetch Document Information"; api/documents/entity, "Documents Entity".
func (a API) FetchDocument(ctx context.Context, documentID DocumentID, options ...call.Option) (*Document, error) {
	request := call.New(&opFetchDocument)
	request.PathID("document_id", string(documentID), documentID.Validate())
	return call.Do[Document](ctx, a.caller, request, options)
}

// FetchDocumentContent calls GET /documents/{document_id}/content: fetch the content of a document.
//
// The file as it was uploaded.
//
// Documented in api/documents/fetch-content, "Fetch Document Content".
func (a API) FetchDocumentContent(ctx context.Context, documentID DocumentID, options ...call.Option) (*call.Content, error) {
	request := call.New(&opFetchDocumentContent)
	request.PathID("document_id", string(documentID), documentID.Validate())
	request.Accept = "application/pdf, image/jpeg, image/jpg, image/png"
	return call.Do[call.Content](ctx, a.caller, request, options)
}

// FetchIIN calls GET /iins/{token_iin}: fetch a card range.
//
// What is known of the cards whose numbers, or whose tokens' numbers, start with the given
// digits (the issuer identification number).
//
// Documented in sdk-payments, "Token IIN API".
func (a API) FetchIIN(ctx context.Context, tokenIIN string, options ...call.Option) (*IIN, error) {
	request := call.New(&opFetchIIN)
	request.PathSegment("token_iin", tokenIIN, call.Matches("token_iin", &tokenIIN, "^[0-9]{6}([0-9]{3})?$"))
	return call.Do[IIN](ctx, a.caller, request, options)
}

// FetchPaymentMethods calls GET /methods: fetch the account's payment methods.
//
// Which methods, networks, banks and wallets the account can be paid with. Called with the key
// alone; a secret sent along can be refused.
//
// Documented in sdk-payments, "Fetch payment methods (Third party validation)".
func (a KeyOnlyAPI) FetchPaymentMethods(ctx context.Context, options ...call.Option) (*Methods, error) {
	request := call.New(&opFetchPaymentMethods)
	return call.Do[Methods](ctx, a.caller, request, options)
}

// ListOrders calls GET /orders: list orders.
//
// Orders of the account, the newest first, 10 unless `count` says otherwise. Narrow them by
// creation time, by receipt, or by whether a payment of them was authorized. With `expand[]`
// each has its payments or transfers.
//
// Documented in api/orders/fetch-all, "Fetch All Orders"; api/orders/fetch-all-expanded-payments, "Fetch All Orders (With Expanded Payments)"; api/orders/fetch-all-expanded-card-payments, "Fetch All Orders (With Expanded Card Payments)".
func (a API) ListOrders(ctx context.Context, params *ListOrdersParams, options ...call.Option) (*OrderCollection, error) {
	return call.Do[OrderCollection](ctx, a.caller, requestListOrders(params), options)
}

func requestListOrders(params *ListOrdersParams) *call.Request {
	request := call.New(&opListOrders)
	params.addTo(request)
	return request
}

// Orders yields the items that [API.ListOrders] lists. An item that cannot be decoded
// yields a [*call.ItemError], and the next one follows; any other error ends the iteration.
//
// It fetches pages as needed, and yields each item that was in the list at the start
// exactly once, even if new items arrive meanwhile; see
// [call.List.Walk]. Count is the size of a page, not the number of items: stop ranging when
// you have enough. If it is zero, a page has 100 items.
func (a API) Orders(ctx context.Context, params *ListOrdersParams, options ...call.Option) iter.Seq2[Order, error] {
	var query ListOrdersParams
	if params != nil {
		query = *params
	}
	list := &call.List[Order]{
		Items: "items", Size: 100, Required: requiredOrderCollection,
		Identify: func(item *Order) (string, wire.Timestamp) { return string(item.ID), item.CreatedAt },
		Request: func(page call.Page) *call.Request {
			query := query
			query.Count, query.Skip, query.To = page.Count, page.Skip, page.Until
			return requestListOrders(&query)
		},
	}
	return list.Walk(ctx, a.caller, call.Page{Count: query.Count, Skip: query.Skip, Until: query.To}, options)
}

// CreateOrder calls POST /orders: create an order.
//
// Creates the order that payments are made against, and says how they are captured:
// automatically within a time, or by a capture call. Repeating the call creates a second
// order.
//
// Documented in sdk-payments, "Payment capture settings API".
func (a API) CreateOrder(ctx context.Context, body CreateOrderRequest, options ...call.Option) (*Order, error) {
	request := call.New(&opCreateOrder)
	request.JSONBody(&body, body.check())
	return call.Do[Order](ctx, a.caller, request, options)
}

// FetchOrder calls GET /orders/{order_id}: fetch an order.
//
// The order as it is now. Once a payment of it is captured it is `paid`, and stays so when the
// payment is refunded.
//
// Documented in api/orders/fetch-with-id, "Fetch an Order With ID".
func (a API) FetchOrder(ctx context.Context, orderID OrderID, params *FetchOrderParams, options ...call.Option) (*Order, error) {
	request := call.New(&opFetchOrder)
	request.PathID("order_id", string(orderID), orderID.Validate())
	params.addTo(request)
	return call.Do[Order](ctx, a.caller, request, options)
}

// UpdateOrder calls PATCH /orders/{order_id}: replace an order's notes.
//
// Puts the given notes in the place of those the order has. No other field of an order can be
// changed. A late repeat overwrites what another writer stored in between.
//
// Documented in api/orders/update, "Update an Order".
func (a API) UpdateOrder(ctx context.Context, orderID OrderID, body UpdateOrderRequest, options ...call.Option) (*Order, error) {
	request := call.New(&opUpdateOrder)
	request.PathID("order_id", string(orderID), orderID.Validate())
	request.JSONBody(&body, body.check())
	return call.Do[Order](ctx, a.caller, request, options)
}

// ListOrderPayments calls GET /orders/{order_id}/payments: list the payments of an order.
//
// Every payment tried against an order, failed ones included.
//
// Documented in sdk-payments, "Fetch payments for an order"; payments-reference, "Fetch Payments based on Orders".
func (a API) ListOrderPayments(ctx context.Context, orderID OrderID, options ...call.Option) (*PaymentCollection, error) {
	return call.Do[PaymentCollection](ctx, a.caller, requestListOrderPayments(orderID), options)
}

func requestListOrderPayments(orderID OrderID) *call.Request {
	request := call.New(&opListOrderPayments)
	request.PathID("order_id", string(orderID), orderID.Validate())
	return request
}

// OrderPayments yields the items that [API.ListOrderPayments] lists. An item that cannot be decoded
// yields a [*call.ItemError], and the next one follows; any other error ends the iteration.
func (a API) OrderPayments(ctx context.Context, orderID OrderID, options ...call.Option) iter.Seq2[Payment, error] {
	list := &call.List[Payment]{
		Items: "items", Unpaged: true, Required: requiredPaymentCollection,
		Identify: func(item *Payment) (string, wire.Timestamp) { return string(item.ID), 0 },
		Request:  func(call.Page) *call.Request { return requestListOrderPayments(orderID) },
	}
	return list.Walk(ctx, a.caller, call.Page{}, options)
}

// ListPaymentLinks calls GET /payment_links: list payment links.
//
// Payment links of the account, standard and UPI, all at once. Narrow them by a payment or by
// the merchant's own reference.
//
// Documented in api/payments/payment-links/fetch-all-standard, "Fetch All Standard Payment Links"; api/payments/payment-links/fetch-all-upi, "Fetch All UPI Payment Links".
func (a API) ListPaymentLinks(ctx context.Context, params *ListPaymentLinksParams, options ...call.Option) (*PaymentLinkList, error) {
	return call.Do[PaymentLinkList](ctx, a.caller, requestListPaymentLinks(params), options)
}

func requestListPaymentLinks(params *ListPaymentLinksParams) *call.Request {
	request := call.New(&opListPaymentLinks)
	params.addTo(request)
	return request
}

// PaymentLinks yields the items that [API.ListPaymentLinks] lists. An item that cannot be decoded
// yields a [*call.ItemError], and the next one follows; any other error ends the iteration.
func (a API) PaymentLinks(ctx context.Context, params *ListPaymentLinksParams, options ...call.Option) iter.Seq2[PaymentLink, error] {
	list := &call.List[PaymentLink]{
		Items: "payment_links", Unpaged: true, Required: requiredPaymentLinkList,
		Identify: func(item *PaymentLink) (string, wire.Timestamp) { return string(item.ID), 0 },
		Request:  func(call.Page) *call.Request { return requestListPaymentLinks(params) },
	}
	return list.Walk(ctx, a.caller, call.Page{}, options)
}

// CreatePaymentLink calls POST /payment_links: create a payment link.
//
// Creates a link that the merchant or Razorpay sends to a customer, who pays on the page behind
// it. With `upi_link` it opens a UPI app, which works in live mode only. A link with a
// `reference_id` that is taken is refused with status 400, so that repeating the call makes no
// second link; without one it does.
//
// Documented in api/payments/payment-links/create-standard, "Create a Standard Payment Link"; api/payments/payment-links/create-upi, "Create a UPI Payment Link".
func (a API) CreatePaymentLink(ctx context.Context, body CreatePaymentLinkRequest, options ...call.Option) (*PaymentLink, error) {
	request := call.New(&opCreatePaymentLink)
	request.JSONBody(&body, body.check())
	return call.Do[PaymentLink](ctx, a.caller, request, options)
}

// FetchPaymentLink calls GET /payment_links/{payment_link_id}: fetch a payment link.
//
// The payment link as it is now, with the payments made by it.
//
// Documented in api/payments/payment-links/fetch-id-standard, "Fetch Standard Payment Links With ID"; api/payments/payment-links/fetch-id-upi, "Fetch UPI Payment Links With ID".
func (a API) FetchPaymentLink(ctx context.Context, paymentLinkID PaymentLinkID, options ...call.Option) (*PaymentLink, error) {
	request := call.New(&opFetchPaymentLink)
	request.PathID("payment_link_id", string(paymentLinkID), paymentLinkID.Validate())
	return call.Do[PaymentLink](ctx, a.caller, request, options)
}

// UpdatePaymentLink calls PATCH /payment_links/{payment_link_id}: change a payment link.
//
// Sets what is given of a link; what is left out stays. Only a link that is created or paid in
// part can be changed, another is refused with status 400. A late repeat overwrites what
// another writer stored in between.
//
// Documented in api/payments/payment-links/update-standard, "Update Standard Payment Link"; api/payments/payment-links/update-upi, "Update UPI Payment Link".
func (a API) UpdatePaymentLink(ctx context.Context, paymentLinkID PaymentLinkID, body UpdatePaymentLinkRequest, options ...call.Option) (*PaymentLink, error) {
	request := call.New(&opUpdatePaymentLink)
	request.PathID("payment_link_id", string(paymentLinkID), paymentLinkID.Validate())
	request.JSONBody(&body, body.check())
	return call.Do[PaymentLink](ctx, a.caller, request, options)
}

// CancelPaymentLink calls POST /payment_links/{payment_link_id}/cancel: cancel a payment link.
//
// Ends a link that nothing was paid by, so that nobody can pay by it any more. One that is
// paid, paid in part or expired is refused with status 400. Takes no body.
//
// Documented in api/payments/payment-links/cancel-standard, "Cancel a Standard Payment Link"; api/payments/payment-links/cancel-upi, "Cancel a UPI Payment Link".
func (a API) CancelPaymentLink(ctx context.Context, paymentLinkID PaymentLinkID, options ...call.Option) (*PaymentLink, error) {
	request := call.New(&opCancelPaymentLink)
	request.PathID("payment_link_id", string(paymentLinkID), paymentLinkID.Validate())
	return call.Do[PaymentLink](ctx, a.caller, request, options)
}

// NotifyPaymentLink calls POST /payment_links/{payment_link_id}/notify_by/{medium}: send a payment link.
//
// Has the link sent to the customer, by text message or e-mail. The customer receives another
// message each time. Takes no body.
//
// Documented in api/payments/payment-links/resend, "Send or Resend Notifications".
func (a API) NotifyPaymentLink(ctx context.Context, paymentLinkID PaymentLinkID, medium NotificationMedium, options ...call.Option) (*Notification, error) {
	request := call.New(&opNotifyPaymentLink)
	request.PathID("payment_link_id", string(paymentLinkID), paymentLinkID.Validate())
	request.PathSegment("medium", medium, call.Listed("medium", &medium))
	return call.Do[Notification](ctx, a.caller, request, options)
}

// ListPayments calls GET /payments: list payments.
//
// Payments of the account, the newest first, 10 unless `count` says otherwise. Narrow them by
// creation time and walk through them with `count` and `skip`. With `expand[]` the answer
// carries more of each payment, such as its card or its EMI plan.
//
// Documented in sdk-payments, "Fetch all payments"; sdk-payments, "Fetch expanded card or emi details for payments"; payments-reference, "Fetch Multiple Payments".
func (a API) ListPayments(ctx context.Context, params *ListPaymentsParams, options ...call.Option) (*PaymentCollection, error) {
	return call.Do[PaymentCollection](ctx, a.caller, requestListPayments(params), options)
}

func requestListPayments(params *ListPaymentsParams) *call.Request {
	request := call.New(&opListPayments)
	params.addTo(request)
	return request
}

// Payments yields the items that [API.ListPayments] lists. An item that cannot be decoded
// yields a [*call.ItemError], and the next one follows; any other error ends the iteration.
//
// It fetches pages as needed, and yields each item that was in the list at the start
// exactly once, even if new items arrive meanwhile; see
// [call.List.Walk]. Count is the size of a page, not the number of items: stop ranging when
// you have enough. If it is zero, a page has 100 items.
func (a API) Payments(ctx context.Context, params *ListPaymentsParams, options ...call.Option) iter.Seq2[Payment, error] {
	var query ListPaymentsParams
	if params != nil {
		query = *params
	}
	list := &call.List[Payment]{
		Items: "items", Size: 100, Required: requiredPaymentCollection,
		Identify: func(item *Payment) (string, wire.Timestamp) { return string(item.ID), item.CreatedAt },
		Request: func(page call.Page) *call.Request {
			query := query
			query.Count, query.Skip, query.To = page.Count, page.Skip, page.Until
			return requestListPayments(&query)
		},
	}
	return list.Walk(ctx, a.caller, call.Page{Count: query.Count, Skip: query.Skip, Until: query.To}, options)
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
	request := call.New(&opCreatePayment)
	body.fill()
	request.JSONBody(&body, body.check())
	return call.Do[CreatedPayment](ctx, a.caller, request, options)
}

// CreatePaymentWithNetbanking is [API.CreatePaymentWithCard] with another type of request.
func (a API) CreatePaymentWithNetbanking(ctx context.Context, body NetbankingPayment, options ...call.Option) (*CreatedPayment, error) {
	request := call.New(&opCreatePayment)
	body.fill()
	request.JSONBody(&body, body.check())
	return call.Do[CreatedPayment](ctx, a.caller, request, options)
}

// CreateUPIPaymentWithCollect calls POST /payments/create/upi: create a UPI payment.
//
// Creates a UPI payment for an order. In the collect flow the customer's UPI app shows a
// request to pay; in the intent flow the answer carries a link that opens the app. Repeating
// the call can create a second payment.
//
// Documented in sdk-payments, "Create Payment UPI s2s / VPA token (Third party validation)".
func (a API) CreateUPIPaymentWithCollect(ctx context.Context, body UPICollectPayment, options ...call.Option) (*CreatedUPIPayment, error) {
	request := call.New(&opCreateUPIPayment)
	body.fill()
	request.JSONBody(&body, body.check())
	return call.Do[CreatedUPIPayment](ctx, a.caller, request, options)
}

// CreateUPIPaymentWithIntent is [API.CreateUPIPaymentWithCollect] with another type of request.
func (a API) CreateUPIPaymentWithIntent(ctx context.Context, body UPIIntentPayment, options ...call.Option) (*CreatedUPIPayment, error) {
	request := call.New(&opCreateUPIPayment)
	body.fill()
	request.JSONBody(&body, body.check())
	return call.Do[CreatedUPIPayment](ctx, a.caller, request, options)
}

// ListPaymentDowntimes calls GET /payments/downtimes: list payment downtimes.
//
// Downtimes of payment methods that are going on, are announced, or ended a short while ago.
//
// Documented in sdk-payments, "Fetch Payment Downtime Details".
func (a API) ListPaymentDowntimes(ctx context.Context, options ...call.Option) (*DowntimeCollection, error) {
	return call.Do[DowntimeCollection](ctx, a.caller, requestListPaymentDowntimes(), options)
}

func requestListPaymentDowntimes() *call.Request {
	request := call.New(&opListPaymentDowntimes)
	return request
}

// PaymentDowntimes yields the items that [API.ListPaymentDowntimes] lists. An item that cannot be decoded
// yields a [*call.ItemError], and the next one follows; any other error ends the iteration.
func (a API) PaymentDowntimes(ctx context.Context, options ...call.Option) iter.Seq2[Downtime, error] {
	list := &call.List[Downtime]{
		Items: "items", Unpaged: true, Required: requiredDowntimeCollection,
		Identify: func(item *Downtime) (string, wire.Timestamp) { return string(item.ID), 0 },
		Request:  func(call.Page) *call.Request { return requestListPaymentDowntimes() },
	}
	return list.Walk(ctx, a.caller, call.Page{}, options)
}

// FetchPaymentDowntime calls GET /payments/downtimes/{downtime_id}: fetch a payment downtime.
//
// One downtime by its identifier.
//
// Documented in sdk-payments, "Fetch Payment Downtime".
func (a API) FetchPaymentDowntime(ctx context.Context, downtimeID DowntimeID, options ...call.Option) (*Downtime, error) {
	request := call.New(&opFetchPaymentDowntime)
	request.PathID("downtime_id", string(downtimeID), downtimeID.Validate())
	return call.Do[Downtime](ctx, a.caller, request, options)
}

// ListQRCodes calls GET /payments/qr_codes: list QR codes.
//
// QR codes of the account, the newest first, 10 unless `count` says otherwise; those of a
// customer, or the one that a payment was made by.
//
// Documented in api/qr-codes/fetch-all, "Fetch All QR Codes"; api/qr-codes/fetch-customer-id, "Fetch QR Codes for a Customer ID"; api/qr-codes/fetch-payment-id, "Fetch QR Codes for a Payment ID".
func (a API) ListQRCodes(ctx context.Context, params *ListQRCodesParams, options ...call.Option) (*QRCodeCollection, error) {
	return call.Do[QRCodeCollection](ctx, a.caller, requestListQRCodes(params), options)
}

func requestListQRCodes(params *ListQRCodesParams) *call.Request {
	request := call.New(&opListQRCodes)
	params.addTo(request)
	return request
}

// QRCodes yields the items that [API.ListQRCodes] lists. An item that cannot be decoded
// yields a [*call.ItemError], and the next one follows; any other error ends the iteration.
//
// It fetches pages as needed, and yields each item that was in the list at the start
// exactly once, even if new items arrive meanwhile; see
// [call.List.Walk]. Count is the size of a page, not the number of items: stop ranging when
// you have enough. If it is zero, a page has 100 items.
func (a API) QRCodes(ctx context.Context, params *ListQRCodesParams, options ...call.Option) iter.Seq2[QRCode, error] {
	var query ListQRCodesParams
	if params != nil {
		query = *params
	}
	list := &call.List[QRCode]{
		Items: "items", Size: 100, Required: requiredQRCodeCollection,
		Identify: func(item *QRCode) (string, wire.Timestamp) { return string(item.ID), item.CreatedAt },
		Request: func(page call.Page) *call.Request {
			query := query
			query.Count, query.Skip, query.To = page.Count, page.Skip, page.Until
			return requestListQRCodes(&query)
		},
	}
	return list.Walk(ctx, a.caller, call.Page{Count: query.Count, Skip: query.Skip, Until: query.To}, options)
}

// CreateQRCode calls POST /payments/qr_codes: create a QR code.
//
// Creates a code to be shown or printed, for one payment or for many, of an amount that is
// fixed or the customer's choice. Repeating the call creates a second code. A refusal that
// speaks of trouble at the moment has status 400 and is no reason to repeat it.
//
// Documented in api/qr-codes/create, "Create a QR Code"; api/qr-codes/gst/create, "Create a QR Code".
func (a API) CreateQRCode(ctx context.Context, body CreateQRCodeRequest, options ...call.Option) (*QRCode, error) {
	request := call.New(&opCreateQRCode)
	body.fill()
	request.JSONBody(&body, body.check())
	return call.Do[QRCode](ctx, a.caller, request, options)
}

// FetchQRCode calls GET /payments/qr_codes/{qr_code_id}: fetch a QR code.
//
// The QR code as it is now, with what it received.
//
// Documented in api/qr-codes/fetch-with-id, "Fetch a QR Code".
func (a API) FetchQRCode(ctx context.Context, qrCodeID QRCodeID, options ...call.Option) (*QRCode, error) {
	request := call.New(&opFetchQRCode)
	request.PathID("qr_code_id", string(qrCodeID), qrCodeID.Validate())
	return call.Do[QRCode](ctx, a.caller, request, options)
}

// CloseQRCode calls POST /payments/qr_codes/{qr_code_id}/close: close a QR code.
//
// Closes a QR code, so that nobody can pay by it any more. What a repeat answers is not
// documented. Takes no body.
//
// Documented in api/qr-codes/close, "Close a QR Code".
func (a API) CloseQRCode(ctx context.Context, qrCodeID QRCodeID, options ...call.Option) (*QRCode, error) {
	request := call.New(&opCloseQRCode)
	request.PathID("qr_code_id", string(qrCodeID), qrCodeID.Validate())
	return call.Do[QRCode](ctx, a.caller, request, options)
}

// ListQRCodePayments calls GET /payments/qr_codes/{qr_code_id}/payments: list the payments of a QR code.
//
// Payments made by a QR code, the newest first, 10 unless `count` says otherwise.
//
// Documented in api/qr-codes/fetch-payments, "Fetch Payments for a QR Code".
func (a API) ListQRCodePayments(ctx context.Context, qrCodeID QRCodeID, params *ListQRCodePaymentsParams, options ...call.Option) (*PaymentCollection, error) {
	return call.Do[PaymentCollection](ctx, a.caller, requestListQRCodePayments(qrCodeID, params), options)
}

func requestListQRCodePayments(qrCodeID QRCodeID, params *ListQRCodePaymentsParams) *call.Request {
	request := call.New(&opListQRCodePayments)
	request.PathID("qr_code_id", string(qrCodeID), qrCodeID.Validate())
	params.addTo(request)
	return request
}

// QRCodePayments yields the items that [API.ListQRCodePayments] lists. An item that cannot be decoded
// yields a [*call.ItemError], and the next one follows; any other error ends the iteration.
//
// It fetches pages as needed, and yields each item that was in the list at the start
// exactly once, even if new items arrive meanwhile; see
// [call.List.Walk]. Count is the size of a page, not the number of items: stop ranging when
// you have enough. If it is zero, a page has 100 items.
func (a API) QRCodePayments(ctx context.Context, qrCodeID QRCodeID, params *ListQRCodePaymentsParams, options ...call.Option) iter.Seq2[Payment, error] {
	var query ListQRCodePaymentsParams
	if params != nil {
		query = *params
	}
	list := &call.List[Payment]{
		Items: "items", Size: 100, Required: requiredPaymentCollection,
		Identify: func(item *Payment) (string, wire.Timestamp) { return string(item.ID), item.CreatedAt },
		Request: func(page call.Page) *call.Request {
			query := query
			query.Count, query.Skip, query.To = page.Count, page.Skip, page.Until
			return requestListQRCodePayments(qrCodeID, &query)
		},
	}
	return list.Walk(ctx, a.caller, call.Page{Count: query.Count, Skip: query.Skip, Until: query.To}, options)
}

// ValidateVPA calls POST /payments/validate/vpa: validate a virtual payment address.
//
// Asks whether a virtual payment address exists and, if so, whose it is. Changes nothing.
//
// Documented in sdk-payments, "Valid VPA (Third party validation)".
func (a API) ValidateVPA(ctx context.Context, body ValidateVPARequest, options ...call.Option) (*VPAValidation, error) {
	request := call.New(&opValidateVPA)
	request.JSONBody(&body, body.check())
	return call.Do[VPAValidation](ctx, a.caller, request, options)
}

// FetchPayment calls GET /payments/{payment_id}: fetch a payment.
//
// The payment as it is now. This is also the way to learn what became of a capture whose
// answer was lost.
//
// Documented in sdk-payments, "Fetch a payment"; payments-reference, "Fetch a Payment"; payments-reference, "Payment Entity".
func (a API) FetchPayment(ctx context.Context, paymentID PaymentID, params *FetchPaymentParams, options ...call.Option) (*Payment, error) {
	request := call.New(&opFetchPayment)
	request.PathID("payment_id", string(paymentID), paymentID.Validate())
	params.addTo(request)
	return call.Do[Payment](ctx, a.caller, request, options)
}

// UpdatePayment calls PATCH /payments/{payment_id}: replace a payment's notes.
//
// Puts the given notes in the place of those the payment has. No other field of a payment can
// be changed. A late repeat overwrites what another writer stored in between.
//
// Documented in sdk-payments, "Update a payment"; payments-reference, "Update the Payment".
func (a API) UpdatePayment(ctx context.Context, paymentID PaymentID, body UpdatePaymentRequest, options ...call.Option) (*Payment, error) {
	request := call.New(&opUpdatePayment)
	request.PathID("payment_id", string(paymentID), paymentID.Validate())
	request.JSONBody(&body, body.check())
	return call.Do[Payment](ctx, a.caller, request, options)
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
	request := call.New(&opCapturePayment)
	request.PathID("payment_id", string(paymentID), paymentID.Validate())
	request.JSONBody(&body, body.check())
	return call.Do[Payment](ctx, a.caller, request, options)
}

// FetchPaymentCard calls GET /payments/{payment_id}/card: fetch the card of a payment.
//
// What is known of the card that a payment was made with; never its full number. A payment
// that was made without a card is refused with status 400.
//
// Documented in sdk-payments, "Fetch card details with paymentId"; payments-reference, "Fetch the Card Details for a Payment".
func (a API) FetchPaymentCard(ctx context.Context, paymentID PaymentID, options ...call.Option) (*Card, error) {
	request := call.New(&opFetchPaymentCard)
	request.PathID("payment_id", string(paymentID), paymentID.Validate())
	return call.Do[Card](ctx, a.caller, request, options)
}

// ResendOTP calls POST /payments/{payment_id}/otp/resend: send a one-time password again.
//
// Has the password sent once more. The customer receives another message each time. Takes no
// body.
//
// Documented in sdk-payments, "OTP Resend".
func (a API) ResendOTP(ctx context.Context, paymentID PaymentID, options ...call.Option) (*OTPResent, error) {
	request := call.New(&opResendOTP)
	request.PathID("payment_id", string(paymentID), paymentID.Validate())
	return call.Do[OTPResent](ctx, a.caller, request, options)
}

// SubmitOTP calls POST /payments/{payment_id}/otp/submit: submit a one-time password.
//
// Hands in the password that the customer received. On success the answer is signed; a wrong
// password is refused with status 400, and what can be done next stands beside the error.
//
// Documented in sdk-payments, "OTP Submit".
func (a API) SubmitOTP(ctx context.Context, paymentID PaymentID, body SubmitOTPRequest, options ...call.Option) (*PaymentConfirmation, error) {
	request := call.New(&opSubmitOTP)
	request.PathID("payment_id", string(paymentID), paymentID.Validate())
	request.JSONBody(&body, body.check())
	return call.Do[PaymentConfirmation](ctx, a.caller, request, options)
}

// GenerateOTP calls POST /payments/{payment_id}/otp_generate: send a one-time password.
//
// Has the card's bank send the customer a one-time password for a payment that was created
// and whose next steps offer `otp_generate`. Called with the key alone; a secret sent along
// can be refused. Takes no body.
//
// Documented in sdk-payments, "OTP Generate".
func (a KeyOnlyAPI) GenerateOTP(ctx context.Context, paymentID PaymentID, options ...call.Option) (*OTPChallenge, error) {
	request := call.New(&opGenerateOTP)
	request.PathID("payment_id", string(paymentID), paymentID.Validate())
	return call.Do[OTPChallenge](ctx, a.caller, request, options)
}

// CreateRefund calls POST /payments/{payment_id}/refund: refund a payment.
//
// Gives a captured payment back, in full or in part. What is refunded of a payment can come to
// what was captured and no more; a payment in another status is refused with status 400. With
// `speed` at `optimum` the money is given back at once where that is possible. The header
// `X-Refund-Idempotency` makes the call repeatable: without it a repeat gives back the same
// amount once more.
//
// Documented in api/refunds/create-normal, "Create a Normal Refund"; api/refunds/create-instant, "Create an Instant Refund"; api/refunds/normal-refunds-idempotent, "Create a Normal Refund (Idempotent Request)"; api/refunds/instant-refunds-idempotent, "Create an Instant Refund (Idempotent Request)".
func (a API) CreateRefund(ctx context.Context, paymentID PaymentID, params *CreateRefundParams, body RefundRequest, options ...call.Option) (*Refund, error) {
	request := call.New(&opCreateRefund)
	request.PathID("payment_id", string(paymentID), paymentID.Validate())
	params.addTo(request)
	request.JSONBody(&body, body.check())
	return call.Do[Refund](ctx, a.caller, request, options)
}

// ListPaymentRefunds calls GET /payments/{payment_id}/refunds: list the refunds of a payment.
//
// What was given back of a payment, the last 10 refunds unless `count` says otherwise. Whatever
// became of a refund whose answer was lost, it is found here.
//
// Documented in api/refunds/fetch-multiple-refund-payment, "Fetch Multiple Refunds for a Payment".
func (a API) ListPaymentRefunds(ctx context.Context, paymentID PaymentID, params *ListPaymentRefundsParams, options ...call.Option) (*RefundCollection, error) {
	return call.Do[RefundCollection](ctx, a.caller, requestListPaymentRefunds(paymentID, params), options)
}

func requestListPaymentRefunds(paymentID PaymentID, params *ListPaymentRefundsParams) *call.Request {
	request := call.New(&opListPaymentRefunds)
	request.PathID("payment_id", string(paymentID), paymentID.Validate())
	params.addTo(request)
	return request
}

// PaymentRefunds yields the items that [API.ListPaymentRefunds] lists. An item that cannot be decoded
// yields a [*call.ItemError], and the next one follows; any other error ends the iteration.
//
// It fetches pages as needed, and yields each item that was in the list at the start
// exactly once, even if new items arrive meanwhile; see
// [call.List.Walk]. Count is the size of a page, not the number of items: stop ranging when
// you have enough. If it is zero, a page has 100 items.
func (a API) PaymentRefunds(ctx context.Context, paymentID PaymentID, params *ListPaymentRefundsParams, options ...call.Option) iter.Seq2[Refund, error] {
	var query ListPaymentRefundsParams
	if params != nil {
		query = *params
	}
	list := &call.List[Refund]{
		Items: "items", Size: 100, Required: requiredRefundCollection,
		Identify: func(item *Refund) (string, wire.Timestamp) { return string(item.ID), item.CreatedAt },
		Request: func(page call.Page) *call.Request {
			query := query
			query.Count, query.Skip, query.To = page.Count, page.Skip, page.Until
			return requestListPaymentRefunds(paymentID, &query)
		},
	}
	return list.Walk(ctx, a.caller, call.Page{Count: query.Count, Skip: query.Skip, Until: query.To}, options)
}

// FetchPaymentRefund calls GET /payments/{payment_id}/refunds/{refund_id}: fetch a refund of a payment.
//
// One refund of a payment, by the identifiers of both.
//
// Documented in api/refunds/fetch-specific-refund-payment, "Fetch a Specific Refund for a Payment".
func (a API) FetchPaymentRefund(ctx context.Context, paymentID PaymentID, refundID RefundID, options ...call.Option) (*Refund, error) {
	request := call.New(&opFetchPaymentRefund)
	request.PathID("payment_id", string(paymentID), paymentID.Validate())
	request.PathID("refund_id", string(refundID), refundID.Validate())
	return call.Do[Refund](ctx, a.caller, request, options)
}

// ListRefunds calls GET /refunds: list refunds.
//
// Refunds of all payments of the account, the last 10 unless `count` says otherwise.
//
// Documented in api/refunds/fetch-all, "Fetch All Refunds".
func (a API) ListRefunds(ctx context.Context, params *ListRefundsParams, options ...call.Option) (*RefundCollection, error) {
	return call.Do[RefundCollection](ctx, a.caller, requestListRefunds(params), options)
}

func requestListRefunds(params *ListRefundsParams) *call.Request {
	request := call.New(&opListRefunds)
	params.addTo(request)
	return request
}

// Refunds yields the items that [API.ListRefunds] lists. An item that cannot be decoded
// yields a [*call.ItemError], and the next one follows; any other error ends the iteration.
//
// It fetches pages as needed, and yields each item that was in the list at the start
// exactly once, even if new items arrive meanwhile; see
// [call.List.Walk]. Count is the size of a page, not the number of items: stop ranging when
// you have enough. If it is zero, a page has 100 items.
func (a API) Refunds(ctx context.Context, params *ListRefundsParams, options ...call.Option) iter.Seq2[Refund, error] {
	var query ListRefundsParams
	if params != nil {
		query = *params
	}
	list := &call.List[Refund]{
		Items: "items", Size: 100, Required: requiredRefundCollection,
		Identify: func(item *Refund) (string, wire.Timestamp) { return string(item.ID), item.CreatedAt },
		Request: func(page call.Page) *call.Request {
			query := query
			query.Count, query.Skip, query.To = page.Count, page.Skip, page.Until
			return requestListRefunds(&query)
		},
	}
	return list.Walk(ctx, a.caller, call.Page{Count: query.Count, Skip: query.Skip, Until: query.To}, options)
}

// FetchRefund calls GET /refunds/{refund_id}: fetch a refund.
//
// The refund as it is now. Its status moves from `pending` to `processed` or `failed` after the
// call that made it.
//
// Documented in api/refunds/fetch-with-id, "Fetch Refund With ID"; api/refunds/entity, "Refunds Entity".
func (a API) FetchRefund(ctx context.Context, refundID RefundID, options ...call.Option) (*Refund, error) {
	request := call.New(&opFetchRefund)
	request.PathID("refund_id", string(refundID), refundID.Validate())
	return call.Do[Refund](ctx, a.caller, request, options)
}

// UpdateRefund calls PATCH /refunds/{refund_id}: replace a refund's notes.
//
// Puts the given notes in the place of those the refund has. No other field of a refund can be
// changed. A late repeat overwrites what another writer stored in between.
//
// Documented in api/refunds/update, "Update a Refund".
func (a API) UpdateRefund(ctx context.Context, refundID RefundID, body UpdateRefundRequest, options ...call.Option) (*Refund, error) {
	request := call.New(&opUpdateRefund)
	request.PathID("refund_id", string(refundID), refundID.Validate())
	request.JSONBody(&body, body.check())
	return call.Do[Refund](ctx, a.caller, request, options)
}

// ListSettlements calls GET /settlements: list settlements.
//
// Settlements to the merchant's bank account, the newest first, 10 unless `count` says
// otherwise. Settlements on demand have a list of their own.
//
// Documented in api/settlements/fetch-all, "Fetch All Settlements".
func (a API) ListSettlements(ctx context.Context, params *ListSettlementsParams, options ...call.Option) (*SettlementCollection, error) {
	return call.Do[SettlementCollection](ctx, a.caller, requestListSettlements(params), options)
}

func requestListSettlements(params *ListSettlementsParams) *call.Request {
	request := call.New(&opListSettlements)
	params.addTo(request)
	return request
}

// Settlements yields the items that [API.ListSettlements] lists. An item that cannot be decoded
// yields a [*call.ItemError], and the next one follows; any other error ends the iteration.
//
// It fetches pages as needed, and yields each item that was in the list at the start
// exactly once, even if new items arrive meanwhile; see
// [call.List.Walk]. Count is the size of a page, not the number of items: stop ranging when
// you have enough. If it is zero, a page has 100 items.
func (a API) Settlements(ctx context.Context, params *ListSettlementsParams, options ...call.Option) iter.Seq2[Settlement, error] {
	var query ListSettlementsParams
	if params != nil {
		query = *params
	}
	list := &call.List[Settlement]{
		Items: "items", Size: 100, Required: requiredSettlementCollection,
		Identify: func(item *Settlement) (string, wire.Timestamp) { return string(item.ID), item.CreatedAt },
		Request: func(page call.Page) *call.Request {
			query := query
			query.Count, query.Skip, query.To = page.Count, page.Skip, page.Until
			return requestListSettlements(&query)
		},
	}
	return list.Walk(ctx, a.caller, call.Page{Count: query.Count, Skip: query.Skip, Until: query.To}, options)
}

// ListInstantSettlements calls GET /settlements/ondemand: list instant settlements.
//
// Settlements that the merchant asked for, the newest first, 10 unless `count` says otherwise.
// With `expand[]` each has its payouts.
//
// Documented in api/settlements/instant/fetch-all, "Fetch All Instant Settlements"; api/settlements/instant/fetch-all-payout, "Fetch All Instant Settlements With Payout Details".
func (a API) ListInstantSettlements(ctx context.Context, params *ListInstantSettlementsParams, options ...call.Option) (*InstantSettlementCollection, error) {
	return call.Do[InstantSettlementCollection](ctx, a.caller, requestListInstantSettlements(params), options)
}

func requestListInstantSettlements(params *ListInstantSettlementsParams) *call.Request {
	request := call.New(&opListInstantSettlements)
	params.addTo(request)
	return request
}

// InstantSettlements yields the items that [API.ListInstantSettlements] lists. An item that cannot be decoded
// yields a [*call.ItemError], and the next one follows; any other error ends the iteration.
//
// It fetches pages as needed, and yields each item that was in the list at the start
// exactly once, even if new items arrive meanwhile; see
// [call.List.Walk]. Count is the size of a page, not the number of items: stop ranging when
// you have enough. If it is zero, a page has 100 items.
func (a API) InstantSettlements(ctx context.Context, params *ListInstantSettlementsParams, options ...call.Option) iter.Seq2[InstantSettlement, error] {
	var query ListInstantSettlementsParams
	if params != nil {
		query = *params
	}
	list := &call.List[InstantSettlement]{
		Items: "items", Size: 100, Required: requiredInstantSettlementCollection,
		Identify: func(item *InstantSettlement) (string, wire.Timestamp) { return string(item.ID), item.CreatedAt },
		Request: func(page call.Page) *call.Request {
			query := query
			query.Count, query.Skip, query.To = page.Count, page.Skip, page.Until
			return requestListInstantSettlements(&query)
		},
	}
	return list.Walk(ctx, a.caller, call.Page{Count: query.Count, Skip: query.Skip, Until: query.To}, options)
}

// CreateInstantSettlement calls POST /settlements/ondemand: create an instant settlement.
//
// Has a part of the account's balance, or all of it, paid out to the merchant's bank account
// at once, for a fee. Repeating the call pays out a second time.
//
// Documented in api/settlements/instant/create, "Create an Instant Settlement".
func (a API) CreateInstantSettlement(ctx context.Context, body CreateInstantSettlementRequest, options ...call.Option) (*InstantSettlement, error) {
	request := call.New(&opCreateInstantSettlement)
	request.JSONBody(&body, body.check())
	return call.Do[InstantSettlement](ctx, a.caller, request, options)
}

// FetchInstantSettlement calls GET /settlements/ondemand/{instant_settlement_id}: fetch an instant settlement.
//
// The instant settlement as it is now; with `expand[]` it has its payouts.
//
// Documented in api/settlements/instant/fetch-with-id, "Fetch Instant Settlement With ID"; api/settlements/instant/fetch-with-id-payout, "Fetch Instant Settlement With ID and Payout Details"; api/settlements/instant/entity, "Instant Settlements Entity".
func (a API) FetchInstantSettlement(ctx context.Context, instantSettlementID InstantSettlementID, params *FetchInstantSettlementParams, options ...call.Option) (*InstantSettlement, error) {
	request := call.New(&opFetchInstantSettlement)
	request.PathID("instant_settlement_id", string(instantSettlementID), instantSettlementID.Validate())
	params.addTo(request)
	return call.Do[InstantSettlement](ctx, a.caller, request, options)
}

// ListSettlementRecon calls GET /settlements/recon/combined: list what was settled in a month or on a day.
//
// Every payment, refund, transfer and adjustment that was settled in a month or on a day, to
// reconcile the merchant's books with. The time is that of the settlement.
//
// Documented in api/settlements/fetch-recon, "Fetch Settlement Recon Details".
func (a API) ListSettlementRecon(ctx context.Context, params *ListSettlementReconParams, options ...call.Option) (*SettlementReconCollection, error) {
	return call.Do[SettlementReconCollection](ctx, a.caller, requestListSettlementRecon(params), options)
}

func requestListSettlementRecon(params *ListSettlementReconParams) *call.Request {
	request := call.New(&opListSettlementRecon)
	params.addTo(request)
	return request
}

// SettlementRecon yields the items that [API.ListSettlementRecon] lists. An item that cannot be decoded
// yields a [*call.ItemError], and the next one follows; any other error ends the iteration.
//
// It fetches pages as needed. The items have no ids, so one may be
// yielded twice if new ones arrive meanwhile; see
// [call.List.Walk]. Count is the size of a page, not the number of items: stop ranging when
// you have enough. If it is zero, a page has 1000 items.
func (a API) SettlementRecon(ctx context.Context, params *ListSettlementReconParams, options ...call.Option) iter.Seq2[SettlementReconLine, error] {
	var query ListSettlementReconParams
	if params != nil {
		query = *params
	}
	list := &call.List[SettlementReconLine]{
		Items: "items", Size: 1000, Required: requiredSettlementReconCollection,
		Request: func(page call.Page) *call.Request {
			query := query
			query.Count, query.Skip = page.Count, page.Skip
			return requestListSettlementRecon(&query)
		},
	}
	return list.Walk(ctx, a.caller, call.Page{Count: query.Count, Skip: query.Skip}, options)
}

// FetchSettlement calls GET /settlements/{settlement_id}: fetch a settlement.
//
// The settlement as it is now.
//
// Documented in api/settlements/fetch-with-id, "Fetch Settlements With ID".
func (a API) FetchSettlement(ctx context.Context, settlementID SettlementID, options ...call.Option) (*Settlement, error) {
	request := call.New(&opFetchSettlement)
	request.PathID("settlement_id", string(settlementID), settlementID.Validate())
	return call.Do[Settlement](ctx, a.caller, request, options)
}
