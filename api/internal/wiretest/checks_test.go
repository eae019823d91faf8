//go:build linux

package wiretest

import (
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/internal/operationtest"
)

// Each case is the observation of a broken client or proxy and must be reported as a violation.
func TestViolations(t *testing.T) {
	t.Parallel()
	get, post := operationtest.Class{Method: http.MethodGet, Safe: true}, operationtest.Class{Method: http.MethodPost, Body: true}
	lost := func(attempts int, mayHave bool) error { return &api.Error{Attempts: attempts, MayHaveRun: mayHave} }
	fine := map[string]observation{
		"a correct response":           {class: post, kind: outcomeAnswered, attempts: 1, first: 1, begun: 1},
		"a lost response":              {class: post, attempts: 1, first: 1, begun: 1, err: lost(1, true)},
		"a refusal":                    {class: post, kind: outcomeRefused, attempts: 1, first: 1, begun: 1, err: lost(1, false)},
		"refused three times":          {class: post, kind: outcomeRefused, attempts: 3, first: 3, begun: 3, err: lost(3, false)},
		"nothing sent":                 {class: post, kind: outcomeUnsent, attempts: 3, err: lost(3, false)},
		"a GET that net/http repeated": {class: get, attempts: 3, first: 6, begun: 6, err: lost(3, false)},
		"a proxy configured to repeat": {class: post, attempts: 1, first: 1, begun: 4, repeats: true, err: lost(1, true)},
	}
	for name, o := range fine {
		require.Empty(t, o.violations(), name)
	}
	broken := map[string]observation{
		"an error that is not an *api.Error":              {class: get, attempts: 1, first: 1, begun: 1, err: errors.New("lost")},
		"success without a correct response":              {class: post, attempts: 1, first: 1, begun: 1},
		"Attempts is wrong":                               {class: post, attempts: 2, first: 1, err: lost(1, true)},
		"a safe call reported as possible":                {class: get, attempts: 1, first: 1, begun: 1, err: lost(1, true)},
		"written more often than attempted":               {class: post, attempts: 1, first: 2, begun: 2, err: lost(1, true)},
		"written more than twice per attempt":             {class: get, attempts: 1, first: 3, begun: 3, err: lost(1, false)},
		"repeated by a proxy that is not configured to":   {class: post, attempts: 1, first: 1, begun: 2, err: lost(1, true)},
		"reported as not happened, but the server saw it": {class: post, attempts: 1, first: 1, begun: 1, err: lost(1, false)},
		"attempted again, but the server saw it":          {class: post, attempts: 2, first: 2, begun: 2, err: lost(2, true)},
		"sent although nothing could be":                  {class: get, kind: outcomeUnsent, attempts: 1, first: 1, begun: 1, err: lost(1, false)},
		"reported as possible, but nothing was sent":      {class: post, kind: outcomeUnsent, attempts: 1, err: lost(1, true)},
		"a redirect was followed":                         {class: post, attempts: 1, first: 1, begun: 1, elsewhere: true, err: lost(1, true)},
		"the call did not end on its own":                 {class: post, attempts: 1, first: 1, begun: 1, endless: true, err: lost(1, true)},
		"a secret in an error or a log":                   {class: post, attempts: 1, first: 1, begun: 1, log: "key=" + keySecret, err: lost(1, true)},
	}
	for complaint, o := range broken {
		require.Contains(t, o.violations(), complaint)
	}
	inner := fmt.Errorf("dial: %w", errors.Join(errors.New("nginx"), errors.New(proxyPassword)))
	require.Contains(t, textOf(inner), proxyPassword, "the text of wrapped errors is included")
}

// A row has one outcome if it is the same for every class, otherwise one for each class.
func TestRows(t *testing.T) {
	t.Parallel()
	get, post := operationtest.Class{Method: http.MethodGet, Safe: true}, operationtest.Class{Method: http.MethodPost, Body: true}
	bare, patch := operationtest.Class{Method: http.MethodPost}, operationtest.Class{Method: http.MethodPatch, Body: true}
	lost := &api.Error{Attempts: 1, MayHaveRun: true}
	observations := []observation{
		{class: get, attempts: 3, begun: 6, first: 6, err: &api.Error{Attempts: 3}},
		{class: post, attempts: 1, begun: 1, first: 1, err: lost},
		{class: post, attempts: 1, begun: 4, first: 1, err: lost},
		{class: patch, attempts: 1, begun: 0, err: lost},
		{class: bare, attempts: 1, begun: 0},
	}
	require.Equal(t, columns{
		"6 of 3", "no answer",
		"PATCH, POST without body: 0 of 1; POST: 1 or 4 of 1 (proxy)", "PATCH, POST: no answer; POST without body: ok", "PATCH, POST: yes; POST without body: –",
	}, columnsOf("proxy", observations, false))
	require.Equal(t, columns{
		"6 of 3", "no answer", "0 of 1 or 1 or 4 of 1 (proxy)", "no answer or ok", "yes or –",
	}, columnsOf("proxy", observations, true))
}

// The document is compared line by line. Only the sections of measured peers change.
func TestDocument(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "wire.md")
	require.NoError(t, os.WriteFile(file, []byte("# Before\n\n"+beginMark+endMark+"\nAfter.\n"), 0o600))
	line := func(fault, mayHave string, varies bool) row {
		return row{fault: fault, over: []string{http2, http1}, columns: columns{mayHaveHappened: mayHave}, varies: varies}
	}
	measured := func(sections ...section) *document {
		t.Helper()
		d, err := readDocument(file)
		require.NoError(t, err)
		for _, s := range sections {
			d.measure(s)
		}
		return d
	}
	one := section{"nginx", "The first.", []row{line("answers", "no", false), line("waits", "yes", true)}}
	two := section{"TLS", "The second.", []row{line("answers", "–", false)}}
	require.Len(t, measured(one, two).differences(), 5, "the document is empty, so even the table headers differ")
	require.NoError(t, measured(one, two).write(file))
	require.Empty(t, measured(two, one).differences())
	require.Empty(t, measured(one).differences(), "only measured sections are compared")

	changed := section{"nginx", "The first.", []row{line("answers", "yes", false), line("waits", "no", true)}}
	require.Equal(t, []string{
		"nginx: measured " + changed.rows[0].String(),
		"nginx: stated   " + one.rows[0].String(),
	}, measured(changed).differences(), "a row that varies is not compared")
	require.NoError(t, measured(changed).write(file))
	require.Empty(t, measured(changed, two).differences())
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	changed.rows[1].columns.mayHaveHappened = "no or yes"
	require.Equal(t, "# Before\n\n"+beginMark+"\n"+changed.String()+two.String()+endMark+"\nAfter.\n", string(text))

	require.NoError(t, os.WriteFile(file, []byte(beginMark), 0o600))
	_, err = readDocument(file)
	require.Error(t, err)
}

// Every section of the committed document belongs to a peer.
func TestCommittedDocument(t *testing.T) {
	t.Parallel()
	d, err := readDocument(documentFile)
	require.NoError(t, err)
	for _, peer := range peers() {
		require.NotEmpty(t, comparableLines(d.sections[peer.name]), peer.name)
		delete(d.sections, peer.name)
	}
	require.Empty(t, d.sections)
}
