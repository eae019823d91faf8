package apitest

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"github.com/rzpkit/payments/api/apitest/internal/ledger"
	"github.com/rzpkit/payments/generated"
)

func generateOTP(s *Server, c call) ([]byte, error) {
	payment, err := s.ledger.SendOTP(c.payment())
	if err != nil {
		return nil, err
	}
	_, network := networkOf(payment.Card.IIN)
	return json.Marshal(struct {
		startedPayment

		Metadata generated.OTPMetadata `json:"metadata"`
	}{
		c.otpSteps(&payment),
		generated.OTPMetadata{Issuer: "HDFC", Network: network, Last4: payment.Card.Last4, IIN: payment.Card.IIN},
	})
}

func resendOTP(s *Server, c call) ([]byte, error) {
	payment, err := s.ledger.ResendOTP(c.payment())
	if err != nil {
		return nil, err
	}
	return json.Marshal(c.otpSteps(&payment))
}

// otpSteps returns the links to submit the password and to have it sent again.
func (c call) otpSteps(p *ledger.Payment) startedPayment {
	return startedPayment{p.ID, []nextStep{
		c.step(p.ID, "otp_submit", "otp_submit/"+sign(string(p.ID))[:40]),
		c.step(p.ID, "otp_resend", "otp_resend/json"),
	}}
}

func submitOTP(s *Server, c call) ([]byte, error) {
	request, err := decode[generated.SubmitOTPRequest](c)
	if err != nil {
		return nil, err
	}
	payment, err := s.ledger.SubmitOTP(c.payment(), string(request.OTP))
	if err != nil {
		return nil, err
	}
	return json.Marshal(confirmationOf(&payment))
}

// confirmationOf returns the signed proof of an authorized payment.
func confirmationOf(p *ledger.Payment) generated.PaymentConfirmation {
	return generated.PaymentConfirmation{
		RazorpayPaymentID: p.ID, RazorpayOrderID: p.OrderID,
		RazorpaySignature: sign(string(p.OrderID) + "|" + string(p.ID)),
	}
}

// sign returns the hexadecimal HMAC-SHA256 of the message with the key secret, as the real server
// does.
func sign(message string) string {
	mac := hmac.New(sha256.New, []byte(KeySecret))
	_, _ = mac.Write([]byte(message))
	return hex.EncodeToString(mac.Sum(nil))
}
