//go:build linux

package wiretest

import (
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/internal/operationtest"
)

// observation is a call as the client and the servers saw it.
type observation struct {
	class    operationtest.Class
	kind     outcomeKind
	err      error
	attempts int
	// first is the number of the call's requests that reached the first server, such as a proxy.
	// begun and complete are the numbers of requests whose header, and whose last byte, reached the
	// last server.
	first, begun, complete int
	// repeats reports whether a proxy was configured to repeat requests.
	repeats bool
	// elsewhere reports whether a redirect was followed.
	elsewhere bool
	endless   bool
	log       string
}

// observe returns the observations of all calls. It is called after everything has ended.
func (tr *trial) observe() []observation {
	begun, whole, elsewhere := map[string]int{}, map[string]int{}, map[string]bool{}
	for _, server := range tr.servers {
		for _, request := range server.requests() {
			name := request.Header.Get(callHeader)
			begun[name]++
			if request.Complete {
				whole[name]++
			}
		}
	}
	if tr.elsewhere != nil {
		for _, request := range tr.elsewhere.requests() {
			elsewhere[request.Header.Get(callHeader)] = true
		}
	}
	first := tr.front
	if first == nil {
		first = begun
	}
	observations := make([]observation, len(tr.calls))
	for i, m := range tr.calls {
		observations[i] = observation{
			class: operationtest.ClassOf(m.Call), kind: tr.kind, err: m.err, attempts: m.attempts,
			first: first[m.name], begun: begun[m.name], complete: whole[m.name], repeats: tr.repeats,
			elsewhere: elsewhere[m.name], endless: m.endless, log: m.log.String(),
		}
	}
	return observations
}

// secrets must not appear in an error or a log: the credentials and their encoding, a proxy's
// password, and the card of the documented requests.
var secrets = []string{
	keySecret, proxyPassword, "4111111111111111",
	base64.StdEncoding.EncodeToString([]byte(keyID + ":" + keySecret)),
	base64.StdEncoding.EncodeToString([]byte(keyID + ":")),
	base64.StdEncoding.EncodeToString([]byte(proxyUser + ":" + proxyPassword)),
}

// violations returns what the observation shows that must never happen, whatever a peer does.
func (o observation) violations() []string {
	var found []string
	for _, complaints := range []map[string]bool{o.sentViolations(), o.reportedViolations()} {
		for complaint, isViolated := range complaints {
			if isViolated {
				found = append(found, complaint)
			}
		}
	}
	slices.Sort(found)
	return found
}

// sentViolations reports what was sent that must never be sent.
func (o observation) sentViolations() map[string]bool {
	unsafe := !o.class.Safe
	return map[string]bool{
		"written more often than attempted":             unsafe && o.first > o.attempts,
		"written more than twice per attempt":           !unsafe && o.first > 2*o.attempts,
		"attempted again, but the server saw it":        unsafe && o.begun > 0 && o.attempts > 1 && o.kind != outcomeRefused,
		"repeated by a proxy that is not configured to": o.begun > o.first && !o.repeats,
		"sent although nothing could be":                o.kind == outcomeUnsent && o.first+o.begun > 0,
		"a redirect was followed":                       o.elsewhere,
		"the call did not end on its own":               o.endless,
	}
}

// reportedViolations reports what the client returned or logged that it never must.
func (o observation) reportedViolations() map[string]bool {
	var failure *api.Error
	attempts := o.attempts
	if errors.As(o.err, &failure) {
		attempts = failure.Attempts
	}
	mayHave := api.MayHaveHappened(o.err)
	all := o.log + textOf(o.err)
	return map[string]bool{
		"an error that is not an *api.Error":              o.err != nil && failure == nil,
		"success without a correct response":              o.err == nil && o.kind != outcomeAnswered,
		"Attempts is wrong":                               attempts != o.attempts,
		"a safe call reported as possible":                o.class.Safe && mayHave,
		"reported as not happened, but the server saw it": !o.class.Safe && o.err != nil && !mayHave && o.begun > 0 && o.kind != outcomeRefused,
		"reported as possible, but nothing was sent":      o.kind == outcomeUnsent && mayHave,
		"a secret in an error or a log":                   slices.ContainsFunc(secrets, func(secret string) bool { return strings.Contains(all, secret) }),
	}
}

// textOf returns the texts of an error and of all errors that it wraps.
func textOf(err error) string {
	if err == nil {
		return ""
	}
	text := fmt.Sprintf("%v\n", err)
	switch inner := err.(type) { //nolint:errorlint // this function walks the tree itself
	case interface{ Unwrap() error }:
		text += textOf(inner.Unwrap())
	case interface{ Unwrap() []error }:
		for _, err := range inner.Unwrap() {
			text += textOf(err)
		}
	}
	return text
}

// describeResult returns the caller's result in a word or two.
func (o observation) describeResult() string {
	var failure *api.Error
	switch {
	case o.err == nil:
		return "ok"
	case !errors.As(o.err, &failure):
		return fmt.Sprintf("%T", o.err)
	case errors.Is(o.err, api.ErrUnreadable):
		return fmt.Sprintf("%03d, unreadable", failure.StatusCode)
	case failure.StatusCode == 0:
		return "no answer"
	case failure.Unwrap() != nil:
		return fmt.Sprint(failure.StatusCode, ", broken off")
	}
	return fmt.Sprint(failure.StatusCode)
}
