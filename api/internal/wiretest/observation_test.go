//go:build unix

package wiretest

import (
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/rzpkit/payments/api"
)

// observation is a call, and what became of it at either end.
type observation struct {
	class    class
	kind     outcomeKind
	err      error
	attempts int
	// first is how many of its requests the first server on the way saw, a proxy for
	// one; begun and whole are those that came to the last: their header, and all of
	// them.
	first, begun, whole int
	// repeats is whether a proxy on the way was told to repeat requests.
	repeats bool
	// elsewhere is whether a redirect was followed.
	elsewhere bool
	endless   bool
	log       string
}

// observe is what came of the calls, once everything has ended.
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
			class: classOf(m.Call), kind: tr.kind, err: m.err, attempts: m.attempts,
			first: first[m.name], begun: begun[m.name], whole: whole[m.name], repeats: tr.repeats,
			elsewhere: elsewhere[m.name], endless: m.endless, log: m.log.String(),
		}
	}
	return observations
}

// secrets must not stand in an error or a log: the credentials, what they are sent
// as, the password of a proxy, and the card of the documented requests.
var secrets = []string{
	keySecret, proxyPassword, "4111111111111111",
	base64.StdEncoding.EncodeToString([]byte(keyID + ":" + keySecret)),
	base64.StdEncoding.EncodeToString([]byte(keyID + ":")),
	base64.StdEncoding.EncodeToString([]byte(proxyUser + ":" + proxyPassword)),
}

// violations are what must never be, whatever a peer does.
func (o observation) violations() []string {
	var found []string
	for _, complaints := range []map[string]bool{o.onTheWire(), o.told()} {
		for complaint, holds := range complaints {
			if holds {
				found = append(found, complaint)
			}
		}
	}
	slices.Sort(found)
	return found
}

// onTheWire is what must never be sent.
func (o observation) onTheWire() map[string]bool {
	unsafe := !o.class.safe
	return map[string]bool{
		"written to the wire more often than it was attempted": unsafe && o.first > o.attempts,
		"written to the wire more than twice an attempt":       !unsafe && o.first > 2*o.attempts,
		"attempted again, though the server saw it":            unsafe && o.begun > 0 && o.attempts > 1 && o.kind != refused,
		"the proxy repeated it, which it was not told to":      o.begun > o.first && !o.repeats,
		"sent where nothing could be":                          o.kind == unsent && o.first+o.begun > 0,
		"a redirect was followed":                              o.elsewhere,
		"it did not end by itself":                             o.endless,
	}
}

// told is what must never be said.
func (o observation) told() map[string]bool {
	var failure *api.Error
	attempts := o.attempts
	if errors.As(o.err, &failure) {
		attempts = failure.Attempts
	}
	mayHave := api.MayHaveHappened(o.err)
	all := o.log + textOf(o.err)
	return map[string]bool{
		"an error that is no *api.Error":                o.err != nil && failure == nil,
		"success without a good answer":                 o.err == nil && o.kind != answered,
		"Attempts is wrong":                             attempts != o.attempts,
		"a call that changes nothing may have happened": o.class.safe && mayHave,
		"did not happen, though the server saw it":      !o.class.safe && o.err != nil && !mayHave && o.begun > 0 && o.kind != refused,
		"may have happened, though nothing was sent":    o.kind == unsent && mayHave,
		"a secret in an error or a log":                 slices.ContainsFunc(secrets, func(secret string) bool { return strings.Contains(all, secret) }),
	}
}

// textOf is all that an error and those inside it say.
func textOf(err error) string {
	if err == nil {
		return ""
	}
	text := fmt.Sprintf("%v\n", err)
	switch inner := err.(type) { //nolint:errorlint // the tree is walked here
	case interface{ Unwrap() error }:
		text += textOf(inner.Unwrap())
	case interface{ Unwrap() []error }:
		for _, err := range inner.Unwrap() {
			text += textOf(err)
		}
	}
	return text
}

// returned is what the caller was given, in a word or two.
func (o observation) returned() string {
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
