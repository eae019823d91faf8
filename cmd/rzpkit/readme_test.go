//go:build !race

// The work is done by the go command, in processes that are not watched.

package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/internal/overlay"
)

// What the snippets of the README that are not whole programs may use.
const around = `package snippet

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

var (
	_ = json.Unmarshal
	_ = errors.Is
	_ = fmt.Println
	_ = api.New
	_ = apitest.Start
	_ = paise.Parse
	_ generated.Payment
)

func snippet(t *testing.T, ctx context.Context, client *api.Client, order *generated.Order, secret api.KeySecret, stored []byte) error {
	{
%s
	}
	return nil
}
`

// Every Go snippet of the README compiles.
func TestReadmeSnippetsCompile(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile("../../README.md")
	require.NoError(t, err)
	snippets := regexp.MustCompile("(?s)```go\n(.*?)```").FindAllStringSubmatch(string(readme), -1)
	require.GreaterOrEqual(t, len(snippets), 7, "the test looked at nothing")

	module := overlay.New(t)
	for i, snippet := range snippets {
		code := snippet[1]
		if !strings.HasPrefix(code, "package ") {
			code = fmt.Sprintf(around, code)
		}
		module.Write(fmt.Sprintf("readme/snippet%d/snippet.go", i+1), []byte(code))
	}
	// list -export compiles as build does, and does not link the programs among them.
	output, err := module.Go("list", "-export", "./readme/...")
	require.NoError(t, err, output)
}
