package spec_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
)

// recordingsDir holds recorded answers of the API, where it lies beside the checkout.
const recordingsDir = "../../shared/corpus"

// TestRecordedAnswersAreValid holds the contract against what servers sent: what counts as an
// answer of the API has to be valid, what is the body of another call must not be.
func TestRecordedAnswersAreValid(t *testing.T) {
	t.Parallel()
	index, err := os.ReadFile(filepath.Join(recordingsDir, "curated.json"))
	if err != nil {
		t.Skipf("the recordings are not beside the checkout: %v", err)
	}
	var recordings []struct {
		File   string `json:"file"`
		Op     string `json:"op"`
		Class  string `json:"class"`
		Status int    `json:"status"`
		Count  bool   `json:"count"`
	}
	require.NoError(t, json.Unmarshal(index, &recordings))

	byPath := map[string]operation{}
	for _, op := range operations(t, load(t)) {
		template := regexp.MustCompile(`\{[a-z_]+\}`).ReplaceAllString(op.path, "{}")
		byPath[op.method+" "+template] = op
	}
	counted, foreign := 0, 0
	for _, r := range recordings {
		if !r.Count && r.Class != "wrong-body" {
			continue
		}
		op, ok := byPath[r.Op]
		require.True(t, ok, "%s: %s is an operation", r.File, r.Op)
		body, err := os.ReadFile(filepath.Join(recordingsDir, filepath.FromSlash(r.File)))
		require.NoError(t, err)
		err = check(replySchema(t, op, strconv.Itoa(r.Status)), decode(t, body))
		if r.Count {
			counted++
			require.NoError(t, err, "%s as an answer of %s", r.File, op.OperationID)
		} else {
			foreign++
			require.Error(t, err, "%s as an answer of %s", r.File, op.OperationID)
		}
	}
	require.NotZero(t, counted)
	require.NotZero(t, foreign)
}
