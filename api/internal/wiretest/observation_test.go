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

// observation is a call, and what both ends saw of it.
type observation struct {
	class    operationtest.Class
	kind     outcomeKind
	err      error
	attempts int
	// first is how many of the call's requests the first server on the way saw, for example a
	// proxy. Begun and complete are the requests whose header, and whose last byte, reached the
	// last server.
	first, begun, complete int
	// repeats says that a proxy on the way was configured to repeat requests.
	repeats bool
	// elsewhere says that a redirect was followed.
	elsewhere bool
	endless   bool
	log       string
}

// observe returns what became of the calls, after everything has ended.
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

// violations returns what must never happen, whatever a peer does.
func (o observation) violations() []string {
	var found []string
	for _, complaints := range []map[string]bool{o.sentViolations(), o.reportedViolations()} {
		for complaint, holds := range complaints {
			if holds {
				found = append(found, complaint)
			}
		}
	}
	slices.Sort(found)
	return found
}

// sentViolations returns what must never be sent.
func (o observation) sentViolations() map[string]bool {
	unsafe := !o.class.Safe
	return map[string]bool{
		"written to the wire more often than it was attempted": unsafe && o.first > o.attempts,
		"written to the wire more than twice an attempt":       !unsafe && o.first > 2*o.attempts,
		"attempted again, though the server saw it":            unsafe && o.begun > 0 && o.attempts > 1 && o.kind != outcomeRefused,
		"the proxy repeated it, which it was not told to":      o.begun > o.first && !o.repeats,
		"sent where nothing could be":                          o.kind == outcomeUnsent && o.first+o.begun > 0,
		"a redirect was followed":                              o.elsewhere,
		"it did not end by itself":                             o.endless,
	}
}

// reportedViolations returns what must never be reported.
func (o observation) reportedViolations() map[string]bool {
	var failure *api.Error
	attempts := o.attempts
	if errors.As(o.err, &failure) {
		attempts = failure.Attempts
	}
	mayHave := api.MayHaveHappened(o.err)
	all := o.log + textOf(o.err)
	return map[string]bool{
		"an error that is no *api.Error":                o.err != nil && failure == nil,
		"success without a good answer":                 o.err == nil && o.kind != outcomeAnswered,
		"Attempts is wrong":                             attempts != o.attempts,
		"a call that changes nothing may have happened": o.class.Safe && mayHave,
		"did not happen, though the server saw it":      !o.class.Safe && o.err != nil && !mayHave && o.begun > 0 && o.kind != outcomeRefused,
		"may have happened, though nothing was sent":    o.kind == outcomeUnsent && mayHave,
		"a secret in an error or a log":                 slices.ContainsFunc(secrets, func(secret string) bool { return strings.Contains(all, secret) }),
	}
}

// textOf returns the texts of an error and of all errors inside it.
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

// describeResult describes the caller's result in a word or two.
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
