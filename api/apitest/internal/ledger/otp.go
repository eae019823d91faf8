package ledger

import (
	"net/http"
	"time"

	"github.com/rzpkit/payments/generated"
)

// OTP is the correct one-time password of every payment.
const OTP = "12345"

// The limits of one-time passwords, all inferred.
const (
	otpLasts   = 3 * time.Minute
	otpTries   = 3
	otpResends = 5
)

// otp is the state of a payment's one-time password.
type otp struct {
	sent           bool
	expires        time.Time
	tries, resends int
}

// The next steps after a refused password.
var (
	trySubmitting = []string{"otp_submit", "otp_resend"}
	tryResending  = []string{"otp_resend"}
)

// SendOTP makes the card's bank send a password, valid for three minutes.
func (l *Ledger) SendOTP(id generated.PaymentID) (Payment, error) {
	return l.changePayment(id, func(p *Payment) error {
		if refusal := p.refuseOTP(); refusal != nil {
			return refusal
		}
		p.otp.sent, p.otp.expires = true, l.clock.now.Add(otpLasts)
		return nil
	})
}

// ResendOTP makes the bank send the password again and extends its validity to three minutes from
// now.
func (l *Ledger) ResendOTP(id generated.PaymentID) (Payment, error) {
	return l.changePayment(id, func(p *Payment) error {
		refusal := p.refuseOTP()
		switch {
		case refusal != nil:
			return refusal
		case !p.otp.sent:
			return stateRefusal(p, "payment_authentication", "otp_not_generated", "The one-time password has not been generated yet")
		case p.otp.resends == otpResends:
			return &RefusedError{Status: http.StatusTooManyRequests, Description: "Too many requests", Source: "NA", Step: "NA", Reason: "NA"}
		}
		p.otp.resends++
		p.otp.expires = l.clock.now.Add(otpLasts)
		return nil
	})
}

// SubmitOTP authorizes a payment if the password is correct. The third wrong password makes the
// payment fail.
func (l *Ledger) SubmitOTP(id generated.PaymentID, password string) (Payment, error) {
	return l.changePayment(id, func(p *Payment) error {
		refusal := p.refuseOTP()
		switch {
		case refusal != nil:
			return refusal
		case !p.otp.sent:
			return stateRefusal(p, "payment_authentication", "otp_not_generated", "The one-time password has not been generated yet")
		case !l.clock.now.Before(p.otp.expires):
			return p.wrongOTP("otp_expired", "Payment failed because the one-time password has expired.", tryResending)
		case password == OTP:
			l.authorize(p)
			return nil
		}
		p.otp.tries++
		if p.otp.tries == otpTries {
			l.fail(p, tooManyOTPs)
			return p.wrongOTP(tooManyOTPs.Reason, tooManyOTPs.Description, nil)
		}
		return p.wrongOTP("incorrect_otp", "Payment failed because of an incorrect one-time password.", trySubmitting)
	})
}

func (p *Payment) wrongOTP(reason, description string, next []string) *RefusedError {
	refusal := stateRefusal(p, "payment_authentication", reason, description)
	refusal.Source, refusal.Next = "customer", next
	return refusal
}

// refuseOTP returns why a payment accepts no one-time password, or nil.
func (p *Payment) refuseOTP() *RefusedError {
	switch {
	case p.Method != generated.PaymentMethodCard:
		return stateRefusal(p, "payment_authentication", "otp_not_supported", "The payment is not made with a one-time password")
	case p.Status != generated.PaymentStatusCreated:
		return stateRefusal(p, "payment_authentication", "payment_already_processed", "The payment has already been processed")
	}
	return nil
}
