package gen_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/gen"
)

// A contract that cannot be loaded is reported with the line number.
func TestUnreadableContracts(t *testing.T) {
	t.Parallel()
	runRefused(t, map[string]refusedCase{
		"no YAML":                {[]string{"  title: Things", "  title: [Things"}, "info:", "contract: did not find expected ',' or ']'"},
		"another version":        {[]string{"openapi: 3.0.3", "openapi: 3.1.0"}, "openapi:", `openapi: version "3.1.0" is not supported: want 3.0.3`},
		"a reference to nothing": {[]string{"$ref: '#/components/schemas/ThingRequest'", "$ref: '#/components/schemas/Nothing'"}, "$ref: '#/components/schemas/Nothing'", "contract: #/components/schemas/Nothing has no target"},
	})
}

func TestAllProblemsAreReportedAtOnce(t *testing.T) {
	t.Parallel()
	text := things(t, "pattern: '^thing_.+$'", "pattern: '('", "# more schemas", "Box: {type: strin}", "type: http", "type: thttp")
	err := problems(t, text)
	var found gen.ContractErrors
	require.ErrorAs(t, err, &found)
	require.Len(t, found, 3)
	for i, part := range []string{"    keySecret:\n", "    ThingID:", "Box: {"} {
		require.Equal(t, lineOf(t, text, part), found[i].Place.String(), found[i].Reason)
	}
}

func TestUnknownNamesAreRefused(t *testing.T) {
	t.Parallel()
	names := gen.Names{File: "names.yaml", Data: []byte("types:\n  Box: wire.Box\nnullable:\n  NullableBox: Box\nproperties:\n  Thing.state: State\n")}
	_, err := gen.Load("things.yaml", []byte(things(t)), names)
	require.EqualError(t, err, `names.yaml:2: Box: the contract has no such schema
names.yaml:4: NullableBox: the contract has no such schema, or no Box
names.yaml:6: Thing.state: the contract has no such property`)
}

func TestNamesFileNamesTypes(t *testing.T) {
	t.Parallel()
	text := things(t, "# more properties", "state: {type: string, enum: [a, b], description: d}")
	contract, err := gen.Load("things.yaml", []byte(text), gen.Names{File: "names.yaml", Data: []byte("properties: {Thing.state: Mood}")})
	require.NoError(t, err)
	code, err := gen.Generate(contract)
	require.NoError(t, err)
	require.Contains(t, string(code), "State Mood `json:")
	require.Contains(t, string(code), `MoodA Mood = "a"`)
}
