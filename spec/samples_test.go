package spec_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec"
)

func TestSamplesAreValid(t *testing.T) {
	t.Parallel()
	byID := operations(t, load(t))
	answered := map[string]bool{}
	for _, file := range samples(t) {
		id, kind := sampleOf(t, file)
		require.Contains(t, byID, id, file)
		body, err := spec.Samples.ReadFile(file)
		require.NoError(t, err)
		require.True(t, bytes.HasSuffix(body, []byte("\n")) && !bytes.HasSuffix(body, []byte("\n\n")),
			"%s ends in one line break", file)
		require.NoError(t, check(sampleSchema(t, byID[id], kind), decode(t, body)), file)
		answered[id] = answered[id] || strings.HasPrefix(kind, "2")
	}
	for id, op := range byID {
		require.True(t, answered[id] || op.success(t).Content.Get("application/json") == nil, "%s has an answer", id)
		if op.RequestBody != nil {
			require.NotEmpty(t, glob(t, id, "request"), "%s has a request", id)
		}
	}
}

// samples returns the sorted names of all samples.
func samples(t *testing.T) []string {
	t.Helper()
	files, err := fs.Glob(spec.Samples, "samples/*/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	return files
}

// glob returns the samples of an operation and kind.
func glob(t *testing.T, id, kind string) []string {
	t.Helper()
	files, err := fs.Glob(spec.Samples, "samples/"+id+"/"+kind+"-*.json")
	require.NoError(t, err)
	return files
}

// sampleOf returns the operation and the kind, a status or "request", of a sample.
func sampleOf(t *testing.T, file string) (id, kind string) {
	t.Helper()
	dir, base := path.Split(file)
	kind, _, ok := strings.Cut(base, "-")
	require.True(t, ok, file)
	return path.Base(dir), kind
}

// sampleSchema returns the schema for a sample of a kind.
func sampleSchema(t *testing.T, op operation, kind string) *openapi3.Schema {
	t.Helper()
	if kind == "request" {
		require.NotNil(t, op.RequestBody, op.OperationID)
		for _, media := range op.RequestBody.Value.Content {
			return media.Schema.Value
		}
	}
	require.Regexp(t, `^[2-5]\d\d$`, kind)
	return replySchema(t, op, kind)
}

// replySchema returns the schema of an answer with the status, or of the default answer if the
// operation does not declare the status.
func replySchema(t *testing.T, op operation, status string) *openapi3.Schema {
	t.Helper()
	reply := op.Responses.Value(status)
	if reply == nil {
		reply = op.Responses.Default()
	}
	require.NotNil(t, reply, op.OperationID)
	return reply.Value.Content.Get("application/json").Schema.Value
}

// check validates a decoded body against a schema.
func check(schema *openapi3.Schema, body any) error {
	return schema.VisitJSON(body, openapi3.MultiErrors(), openapi3.DisableSchemaErrorDetails())
}

// decode decodes a body without rounding its numbers.
func decode(t *testing.T, body []byte) any {
	t.Helper()
	dec := json.NewDecoder(bytes.NewReader(body))
	dec.UseNumber()
	var v any
	require.NoError(t, dec.Decode(&v))
	require.False(t, dec.More(), "more than one value")
	return v
}

// read returns the content of a file in this folder.
func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	require.NoError(t, err)
	return string(text)
}
