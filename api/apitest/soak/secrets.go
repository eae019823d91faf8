package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/rzpkit/payments/api/apitest"
)

// secret is a value that no log may contain, in any notation.
type secret struct {
	name    string
	pattern *regexp.Regexp
}

func secrets() []secret {
	text := regexp.QuoteMeta
	return []secret{
		{"the key's secret", regexp.MustCompile(text(string(apitest.KeySecret)))},
		{"the authorization", regexp.MustCompile(text(basicAuthorization()))},
		{"a card's number", spaced(cardNumber[:12])},
		{"a CVV", regexp.MustCompile(`\b` + text(cvv) + `\b`)},
		{"a one-time password", regexp.MustCompile(text(apitest.OTP))},
		{"an e-mail address", regexp.MustCompile(text(email))},
		{"a telephone number", spaced(contact)},
		{"a name", regexp.MustCompile(text(customer))},
		{"an IP address", regexp.MustCompile(text(address))},
		{"a UPI address", regexp.MustCompile(text(apitest.VPASuccess))},
	}
}

// spaced matches digits, with optional blanks or dashes between them.
func spaced(digits string) *regexp.Regexp {
	return regexp.MustCompile(strings.Join(strings.Split(digits, ""), "[ -]?"))
}

// numbers matches times, ids and stream numbers in a log, which can contain the digits of a CVV by
// chance.
var numbers = regexp.MustCompile(`"(?:time|duration)":[^,}]+|[a-z]+_[A-Za-z0-9]{14}|(?i:stream ?id)[ =]\d+`)

// readLogs counts the attempts, and searches the logs for secrets.
func readLogs(folder string, found *result) error {
	searched := secrets()
	for _, name := range []string{shopLogName, serverLogName} {
		file, err := os.Open(filepath.Join(folder, name)) //nolint:gosec // a log of this soak
		if err != nil {
			return err
		}
		err = eachLine(file, func(line []byte) error {
			rest := numbers.ReplaceAll(line, nil)
			for _, secret := range searched {
				if secret.pattern.Match(rest) {
					return fmt.Errorf("%s contains %s: %.300s", name, secret.name, line)
				}
			}
			if name == shopLogName {
				found.calls++
				if !bytes.Contains(line, []byte(`"level":"DEBUG"`)) {
					found.failed++
				}
			}
			return nil
		})
		if err = errors.Join(err, file.Close()); err != nil {
			return err
		}
	}
	if found.calls == 0 {
		return errors.New("the shop logged nothing")
	}
	return nil
}

// eachLine calls do for each line, including an incomplete last line.
func eachLine(from io.Reader, do func([]byte) error) error {
	lines := bufio.NewReader(from)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 0 {
			if err := do(line); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}
