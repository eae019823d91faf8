package ledger_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api/apitest/internal/ledger"
	"github.com/rzpkit/payments/generated"
)

// The status of a card payment after some steps: s sends the password, r resends it, + submits the
// correct one, - a wrong one, and . advances the clock by a minute.
func TestOneTimePasswords(t *testing.T) {
	t.Parallel()
	for steps, want := range map[string]struct {
		reason string // of the last refusal, or ""
		status generated.PaymentStatus
	}{
		"s+":                {"", "authorized"},
		"s-+":               {"incorrect_otp", "authorized"},
		"s--+":              {"incorrect_otp", "authorized"},
		"s---":              {"incorrect_otp_max_attempts", "failed"},
		"s---+":             {"payment_already_processed", "failed"},
		"s..+":              {"", "authorized"},
		"s...+":             {"otp_expired", "created"},
		"s...-":             {"otp_expired", "created"},
		"s...r+":            {"", "authorized"},
		"s...+r+":           {"otp_expired", "authorized"},
		"s..r..+":           {"", "authorized"},
		"s...s+":            {"", "authorized"},
		"+":                 {"otp_not_generated", "created"},
		"r":                 {"otp_not_generated", "created"},
		"s+s":               {"payment_already_processed", "authorized"},
		"s+r":               {"payment_already_processed", "authorized"},
		"s++":               {"payment_already_processed", "authorized"},
		"srrrrr+":           {"", "authorized"},
		"srrrrrr":           {"NA", "created"},
		"s.........":        {"", "created"},
		"s...............":  {"", "failed"},
		"s...............+": {"payment_already_processed", "failed"},
	} {
		t.Run(steps, func(t *testing.T) {
			t.Parallel()
			l, _ := newLedger()
			id := beginByCard(t, l)
			reason := ""
			for _, step := range steps {
				var err error
				switch step {
				case 's':
					_, err = l.SendOTP(id)
				case 'r':
					_, err = l.ResendOTP(id)
				case '+':
					_, err = l.SubmitOTP(id, ledger.OTP)
				case '-':
					_, err = l.SubmitOTP(id, "99999")
				case '.':
					l.AdvanceTo(l.Now().Add(time.Minute))
				}
				if err != nil {
					var refused *ledger.RefusedError
					require.ErrorAs(t, err, &refused)
					reason = refused.Reason
				}
			}
			require.Equal(t, want.reason, reason)
			payment, _ := l.Payment(id)
			require.Equal(t, want.status, payment.Status)
		})
	}
}

func TestNextStepsAfterARefusedPassword(t *testing.T) {
	t.Parallel()
	l, _ := newLedger()
	id := beginByCard(t, l)
	_, err := l.SendOTP(id)
	require.NoError(t, err)
	submit := func(password string) *ledger.RefusedError {
		_, err := l.SubmitOTP(id, password)
		var refused *ledger.RefusedError
		require.ErrorAs(t, err, &refused)
		return refused
	}
	require.Equal(t, []string{"otp_submit", "otp_resend"}, submit("1").Next)
	l.AdvanceTo(start.Add(3 * time.Minute))
	require.Equal(t, []string{"otp_resend"}, submit(ledger.OTP).Next)
	for range 5 {
		_, err = l.ResendOTP(id)
		require.NoError(t, err)
	}
	_, err = l.ResendOTP(id)
	require.EqualError(t, err, "429: Too many requests")
	_ = submit("1")
	require.Empty(t, submit("1").Next, "the third wrong password ends the payment")
}

func TestOnlyCardsHavePasswords(t *testing.T) {
	t.Parallel()
	l, _ := newLedger()
	_, err := l.SendOTP(createIn["created"](t, l))
	var refused *ledger.RefusedError
	require.ErrorAs(t, err, &refused)
	require.Equal(t, "otp_not_supported", refused.Reason)
}
