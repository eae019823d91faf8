package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
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

	root, err := filepath.Abs("../..")
	require.NoError(t, err)
	overlay := map[string]map[string]string{"Replace": {}}
	for i, snippet := range snippets {
		code := snippet[1]
		if !strings.HasPrefix(code, "package ") {
			code = fmt.Sprintf(around, code)
		}
		file := filepath.Join(t.TempDir(), "snippet.go")
		require.NoError(t, os.WriteFile(file, []byte(code), 0o600))
		overlay["Replace"][filepath.Join(root, "readme", fmt.Sprintf("snippet%d", i+1), "snippet.go")] = file
	}
	encoded, err := json.Marshal(overlay)
	require.NoError(t, err)
	file := filepath.Join(t.TempDir(), "overlay.json")
	require.NoError(t, os.WriteFile(file, encoded, 0o600))
	command := exec.CommandContext(t.Context(), "go", "build", "-overlay", file, "./readme/...")
	command.Dir = root
	said, err := command.CombinedOutput()
	require.NoError(t, err, string(said))
}
