package report_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract/report"
	"github.com/rzpkit/payments/spec/contract/summary"
)

// sarifSchema returns the JSON schema of the standard.
func sarifSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	file, err := os.Open("testdata/sarif/sarif-schema-2.1.0.json")
	require.NoError(t, err)
	defer func() { require.NoError(t, file.Close()) }()
	document, err := jsonschema.UnmarshalJSON(file)
	require.NoError(t, err)
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	require.NoError(t, compiler.AddResource("sarif-schema-2.1.0.json", document))
	schema, err := compiler.Compile("sarif-schema-2.1.0.json")
	require.NoError(t, err)
	return schema
}

func TestSARIFMatchesItsSchema(t *testing.T) {
	t.Parallel()
	schema := sarifSchema(t)
	s, c := fixture(t)
	unread := summary.New()
	unread.AddUnreadable(os.ErrInvalid)
	for name, found := range map[string]*summary.Summary{"everything": s, "nothing": summary.New(), "nothing that could be read": unread} {
		var b bytes.Buffer
		require.NoError(t, report.Write("sarif", &b, found, c, report.Options{}))
		log, err := jsonschema.UnmarshalJSON(&b)
		require.NoError(t, err)
		require.NoError(t, schema.Validate(log), name)
	}
}

// The schema refuses invalid logs, so that the test above can fail.
func TestSARIFSchemaRefusesInvalidLogs(t *testing.T) {
	t.Parallel()
	schema := sarifSchema(t)
	text := render(t, "sarif", nil)
	for name, change := range map[string]struct{ from, to string }{
		"another version":                    {`"version": "2.1.0"`, `"version": "2.0.0"`},
		"an unknown member":                  {`"ruleIndex": `, `"ruleIndeks": `},
		"an unknown level":                   {`"level": "note"`, `"level": "notice"`},
		"a line before the first":            {`"startLine": `, `"startLine": -`},
		"a message without its text":         {`"message": {`, `"message": { "texts": "", `},
		"a place that is not a URI":          {`"uri": "spec`, `"uri": "%zz `},
		"a fingerprint that is not a string": {`"rzpkit/v1": "`, `"rzpkit/v1": 7, "other": "`},
	} {
		changed := strings.Replace(text, change.from, change.to, 1)
		require.NotEqual(t, text, changed, name)
		log, err := jsonschema.UnmarshalJSON(strings.NewReader(changed))
		require.NoError(t, err, name)
		require.Error(t, schema.Validate(log), name)
	}
}
