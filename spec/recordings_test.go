package spec_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/stretchr/testify/require"
)

// recordingsDirs have recorded and documented answers of the API, if they are next to the checkout.
var recordingsDirs = []string{"../../shared/corpus", "../../shared/corpus2"}

// recording is an answer, and whether it counts as one of the API.
type recording struct {
	File   string `json:"file"`
	Op     string `json:"op"`
	Class  string `json:"class"`
	Status int    `json:"status"`
	Count  bool   `json:"count"`
}

// recordings reads the recordings of a folder, or skips the test.
func recordings(t *testing.T, folder string) []recording {
	t.Helper()
	index, err := os.ReadFile(filepath.Join(folder, "curated.json"))
	if err != nil {
		t.Skipf("the recordings are not beside the checkout: %v", err)
	}
	var all []recording
	require.NoError(t, json.Unmarshal(index, &all))
	return all
}

// schemaAndBody returns the schema for a recording, and its body.
func (r recording) schemaAndBody(t *testing.T, folder string) (*openapi3.Schema, any) {
	t.Helper()
	body, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(r.File)))
	require.NoError(t, err)
	for _, op := range operations(t, load(t)) {
		if op.method+" "+pathParameter.ReplaceAllString(op.path, "{}") == r.Op {
			return replySchema(t, op, strconv.Itoa(r.Status)), decode(t, body)
		}
	}
	t.Fatalf("%s: %s is no operation", r.File, r.Op)
	return nil, nil
}

var pathParameter = regexp.MustCompile(`\{[a-z_]+\}`)

// TestRecordedAnswersAreValid compares the contract with recorded answers: an answer of the API
// must be valid, and the body of another call must not be.
func TestRecordedAnswersAreValid(t *testing.T) {
	t.Parallel()
	for _, folder := range recordingsDirs {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			t.Parallel()
			counted, foreign := 0, 0
			for _, r := range recordings(t, folder) {
				if !r.Count && r.Class != "wrong-body" {
					continue
				}
				schema, body := r.schemaAndBody(t, folder)
				err := check(schema, body)
				if r.Count {
					counted++
					require.NoError(t, err, "%s as an answer of %s", r.File, r.Op)
				} else {
					foreign++
					require.Error(t, err, "%s as an answer of %s", r.File, r.Op)
				}
			}
			require.NotZero(t, counted)
			require.NotZero(t, foreign)
		})
	}
}
