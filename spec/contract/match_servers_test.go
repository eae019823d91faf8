package contract_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract"
)

// contractWithServers returns a contract with these servers and a GET operation for each
// path.
func contractWithServers(tb testing.TB, servers string, paths ...string) *contract.Contract {
	tb.Helper()
	var text strings.Builder
	text.WriteString(`{"openapi":"3.0.3","info":{"title":"t","version":"1"},"servers":` + servers + `,"paths":{`)
	for i, path := range paths {
		if i > 0 {
			text.WriteString(",")
		}
		parameters := ""
		for name := range strings.SplitSeq(path, "{") {
			if name, _, found := strings.Cut(name, "}"); found {
				parameters += `,{"name":"` + name + `","in":"path","required":true,"schema":{"type":"string"}}`
			}
		}
		text.WriteString(`"` + path + `":{"get":{"operationId":"` + path + `","parameters":[` + strings.TrimPrefix(parameters, ",") + `],"responses":{"200":{"description":"d"}}}}`)
	}
	c, err := contract.Load([]byte(text.String() + "}}"))
	require.NoError(tb, err)
	return c
}

func TestPathsOfOtherContracts(t *testing.T) {
	t.Parallel()
	c := contractWithServers(t, `[{"url":"https://a.example/v1"},{"url":"https://b.example/v1/beta/"},{"url":"https://{region}.example:{port}/{stage}/api","variables":{"region":{"default":"eu"},"port":{"default":"443"},"stage":{"default":"live"}}}]`,
		"/", "/things/", "/things", "/Accounts/{Sid}.json", "/Accounts/{Sid}", "/Accounts/{Sid}/Calls.{Format}", "/a/{x}-{y}", "/a/{x}..{y}")
	for path, want := range map[string]struct {
		id     string
		values map[string]string
	}{
		"/":                               {"/", map[string]string{}},
		"/v1":                             {"/", map[string]string{}},
		"/v1/":                            {"/", map[string]string{}},
		"/v1/things/":                     {"/things/", map[string]string{}},
		"/v1/things":                      {"/things", map[string]string{}},
		"/v1/beta/things":                 {"/things", map[string]string{}},
		"/live/api/things":                {"/things", map[string]string{}},
		"/live/api/things/":               {"/things/", map[string]string{}},
		"//api/things":                    {"", nil},
		"/live/more/api/things":           {"", nil},
		"/things/more":                    {"", nil},
		"/v1/Accounts/AC1.json":           {"/Accounts/{Sid}.json", map[string]string{"Sid": "AC1"}},
		"/v1/Accounts/A%20C.1.json":       {"/Accounts/{Sid}.json", map[string]string{"Sid": "A C.1"}},
		"/v1/Accounts/AC1":                {"/Accounts/{Sid}", map[string]string{"Sid": "AC1"}},
		"/v1/Accounts/.json":              {"/Accounts/{Sid}", map[string]string{"Sid": ".json"}},
		"/v1/Accounts/":                   {"", nil},
		"/v1/Accounts/AC1/Calls.csv":      {"/Accounts/{Sid}/Calls.{Format}", map[string]string{"Sid": "AC1", "Format": "csv"}},
		"/v1/Accounts/AC1/Calls.":         {"", nil},
		"/v1/Accounts/AC1.json/Calls.csv": {"/Accounts/{Sid}/Calls.{Format}", map[string]string{"Sid": "AC1.json", "Format": "csv"}},
		"/a/1-2":                          {"/a/{x}-{y}", map[string]string{"x": "1", "y": "2"}},
		"/a/1..2":                         {"/a/{x}..{y}", map[string]string{"x": "1", "y": "2"}},
	} {
		operation, values, _ := c.Match("GET", path)
		require.Equal(t, want.id, operation.ID, path)
		require.Equal(t, want.values, values, path)
	}
	require.Equal(t, []string{"*.example:*", "a.example", "b.example"}, c.Hosts())
	require.Empty(t, contractWithServers(t, `[{"url":"https://a.example"},{"url":"/v1"}]`, "/a").Hosts(), "the host of one server is unknown")
	require.Empty(t, contractWithServers(t, `[{"url":"{address}/v1","variables":{"address":{"default":"https://a.example"}}}]`, "/a").Hosts())
}
