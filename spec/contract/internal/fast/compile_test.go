//go:build !race

// Each of these tests compares a schema with kin-openapi in one goroutine:
// the race detector would find nothing.

package fast_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/internal/fast"
)

// document returns a contract with one response of the given JSON schema. The schema can
// refer to the components below.
func document(schema string) []byte {
	return fmt.Appendf(nil, `{"openapi":"3.0.3","info":{"title":"t","version":"1"},
		"servers":[{"url":"https://example.com/v1"}],
		"paths":{"/it":{"get":{"operationId":"it","responses":{"200":{"description":"d","content":{"application/json":{"schema":%s}}}}}}},
		"components":{"schemas":{
			"Tree":{"type":"object","properties":{"name":{"type":"string"},"children":{"type":"array","items":{"$ref":"#/components/schemas/Tree"}}}},
			"Named":{"type":"object","required":["name"],"properties":{"name":{"type":"string","minLength":2}}},
			"Maybe":{"type":"string","nullable":true}}}}`, schema)
}

func compile(tb testing.TB, schema string) (*fast.Validator, error) {
	tb.Helper()
	loaded, err := openapi3.NewLoader().LoadFromData(document(schema))
	require.NoError(tb, err)
	return fast.Compile(loaded.Paths.Find("/it").Get.Responses.Status(http.StatusOK).Value.Content["application/json"].Schema.Value)
}

// values are checked against every schema of TestSchemasAgree.
var values = []string{
	`null`, `true`, `false`, `0`, `-0`, `1`, `2`, `3`, `5`, `-1`, `1.5`, `2.0`, `1e1`, `1e400`, `0e400`, `1e308`, `-1e-400`, `2147483647`, `2147483648`, `-2147483649`,
	`9007199254740993`, `9223372036854775807`, `9223372036854775808`, `-9223372036854775808`, `-9223372036854775809`, `""`, `"a"`, `"ab"`, `"abc"`, `"abcd"`, `"é"`, `"éé"`, `"😀😀"`, `"😀😀😀😀"`, `"\ud83d\ude00"`, `"\ud83d"`, `"a\nb"`,
	`[]`, `[1]`, `[1,2]`, `[1,2,3]`, `["a"]`, `[null]`, `[[]]`, `[{}]`, `{}`, `{"a":1}`, `{"a":"x"}`, `{"b":1}`, `{"a":1,"b":2}`, `{"a":1,"b":2,"c":3}`, `{"a":null}`, `{"b":null}`, `{"a":{"b":1}}`,
	`{"name":"ab"}`, `{"name":"a"}`, `{"name":"ab","a":1}`, `{"name":"x","children":[{"name":"y","children":[]},{"other":1}]}`, `{"name":"x","children":[{"children":[{}]}]}`,
	`{"a\"b":1}`, `{"a"b":1}`, `{"\u0061":1}`, `{"\u0061":1,"a":1}`, `{"z":1,"y":1,"z":1}`,
}

func TestSchemasAgree(t *testing.T) {
	t.Parallel()
	wide := func(format string) string {
		properties := make([]string, 0, 300)
		for i := range 300 {
			properties = append(properties, fmt.Sprintf(format, i))
		}
		return strings.Join(properties, ",")
	}
	wideSchema := `{"type":"object","required":[` + wide(`"p%d"`) + `],"properties":{` + wide(`"p%d":{"type":"integer"}`) + `}}`
	for name, test := range map[string]struct {
		schema string
		bodies []string
	}{
		"anything":                               {`{}`, nil},
		"a description alone":                    {`{"description":"d"}`, nil},
		"nullable without a type":                {`{"nullable":true}`, nil},
		"an object":                              {`{"type":"object"}`, nil},
		"a nullable object":                      {`{"type":"object","nullable":true}`, nil},
		"properties":                             {`{"type":"object","properties":{"a":{"type":"integer"}}}`, nil},
		"properties without a type":              {`{"required":["a"],"properties":{"a":{"type":"integer"}}}`, nil},
		"required alone":                         {`{"type":"object","required":["a","z"]}`, []string{`{"a":1,"z":null}`}},
		"required, not described":                {`{"type":"object","required":["z"],"properties":{"a":{}}}`, []string{`{"z":1}`, `{"a":1,"z":1}`}},
		"closed":                                 {`{"type":"object","properties":{"a":{"type":"integer"}},"additionalProperties":false}`, nil},
		"closed and empty":                       {`{"type":"object","additionalProperties":false}`, nil},
		"explicitly open":                        {`{"type":"object","properties":{"a":{"type":"integer"}},"additionalProperties":true}`, nil},
		"a map":                                  {`{"type":"object","additionalProperties":{"type":"integer"}}`, nil},
		"a map of anything":                      {`{"type":"object","additionalProperties":{}}`, nil},
		"a map beside properties":                {`{"type":"object","required":["a"],"properties":{"a":{"type":"integer"}},"additionalProperties":{"type":"string"}}`, []string{`{"a":1,"b":"x"}`, `{"a":1,"b":"x","b":"y"}`}},
		"counted properties":                     {`{"type":"object","minProperties":1,"maxProperties":2}`, nil},
		"counted items":                          {`{"type":"array","minItems":1,"maxItems":2,"items":{}}`, nil},
		"items":                                  {`{"type":"array","items":{"type":"integer"}}`, nil},
		"lengths":                                {`{"type":"string","minLength":2,"maxLength":3}`, nil},
		"an empty string":                        {`{"type":"string","maxLength":0}`, nil},
		"a pattern":                              {`{"type":"string","pattern":"b|^a$"}`, nil},
		"a pattern in Unicode":                   {`{"type":"string","pattern":"^\\u00E9+$"}`, nil},
		"a pattern with dots up to a line break": {`{"type":"string","pattern":"^a.*$"}`, nil},
		"a pattern with a set beyond ASCII":      {`{"type":"string","pattern":"^[a-é]$"}`, []string{`"é"`, `"a"`}},
		"a case-insensitive pattern":             {`{"type":"string","pattern":"(?i)^AB$"}`, nil},
		"a multi-line pattern":                   {`{"type":"string","pattern":"(?m)^b$"}`, nil},
		"a pattern whose dots match line breaks": {`{"type":"string","pattern":"(?s)^a.+$"}`, nil},
		"a pattern of a fixed length":            {`{"type":"string","pattern":"^[a-z]{4}$"}`, nil},
		"a pattern that matches nothing":         {`{"type":"string","pattern":"^[^\\x00-\\x{10FFFF}]$"}`, nil},
		"an enum":                                {`{"type":"string","enum":["a","abc"]}`, nil},
		"an enum of several types":               {`{"enum":["a",1,true,null]}`, nil},
		"an enum with null":                      {`{"type":"string","nullable":true,"enum":["a",null]}`, nil},
		"an enum of integers":                    {`{"type":"integer","enum":[1,2,9007199254740992]}`, nil},
		"an enum of booleans":                    {`{"type":"boolean","enum":[true]}`, nil},
		"integers":                               {`{"type":"integer","minimum":1,"maximum":3}`, nil},
		"integers between":                       {`{"type":"integer","minimum":1,"maximum":3,"exclusiveMinimum":true,"exclusiveMaximum":true}`, nil},
		"exclusive without a bound":              {`{"type":"integer","exclusiveMinimum":true}`, nil},
		"int32":                                  {`{"type":"integer","format":"int32"}`, nil},
		"int64":                                  {`{"type":"integer","format":"int64"}`, nil},
		"numbers":                                {`{"type":"number"}`, nil},
		"numbers between":                        {`{"type":"number","minimum":0,"maximum":2,"exclusiveMaximum":true}`, nil},
		"a bound without a type":                 {`{"minimum":2}`, nil},
		"a format that is not checked":           {`{"type":"string","format":"uri"}`, nil},
		"allOf":                                  {`{"allOf":[{"type":"object","properties":{"a":{"type":"integer"}}},{"type":"object","required":["b"],"properties":{"b":{"type":"integer"}}}]}`, nil},
		"allOf with a sibling":                   {`{"type":"object","properties":{"a":{}},"allOf":[{"$ref":"#/components/schemas/Named"}]}`, nil},
		"allOf of a nullable part":               {`{"allOf":[{"$ref":"#/components/schemas/Maybe"}]}`, nil},
		"allOf with one nullable part":           {`{"allOf":[{"$ref":"#/components/schemas/Maybe"},{"type":"string","minLength":1}]}`, nil},
		"nullable allOf":                         {`{"nullable":true,"allOf":[{"type":"string","minLength":1},{"maxLength":2}]}`, nil},
		"allOf of two kinds":                     {`{"allOf":[{"type":"string"},{"type":"integer"}]}`, nil},
		"allOf of two enums":                     {`{"allOf":[{"type":"string","enum":["a","ab"]},{"enum":["ab","b"]}]}`, nil},
		"allOf of two numbers":                   {`{"allOf":[{"type":"number","minimum":1},{"type":"integer","maximum":2}]}`, nil},
		"allOf of a nullable part, with an enum": {`{"enum":["a"],"allOf":[{"$ref":"#/components/schemas/Maybe"}]}`, nil},
		"allOf the same twice":                   {`{"allOf":[{"$ref":"#/components/schemas/Named"},{"$ref":"#/components/schemas/Named"}]}`, nil},
		"oneOf":                                  {`{"oneOf":[{"type":"integer","minimum":1},{"type":"object","additionalProperties":{"type":"string"}},{"type":"array","maxItems":0,"items":{}}]}`, nil},
		"oneOf beside a type":                    {`{"type":"object","oneOf":[{"type":"integer"},{"type":"object","properties":{"a":{"type":"integer"}}}]}`, nil},
		"oneOf with one null":                    {`{"oneOf":[{"type":"integer","nullable":true},{"type":"string"}]}`, nil},
		"oneOf with two nulls":                   {`{"oneOf":[{"type":"integer","nullable":true},{"type":"string","nullable":true}]}`, nil},
		"oneOf in allOf":                         {`{"allOf":[{"oneOf":[{"type":"integer"},{"type":"string"}]},{"oneOf":[{"type":"boolean"},{"type":"string","minLength":2}]}]}`, nil},
		"a tree":                                 {`{"$ref":"#/components/schemas/Tree"}`, nil},
		"a name that JSON escapes":               {`{"type":"object","properties":{"a\"b":{"type":"integer"}}}`, nil},
		"many properties":                        {wideSchema, []string{`{` + wide(`"p%d":1`) + `}`, `{` + wide(`"p%d":1`) + `,"p0":1}`, `{` + strings.Replace(wide(`"p%d":1`), `"p299":1`, `"p298":1`, 1) + `}`, `{` + strings.Replace(wide(`"p%d":1`), `,"p299":1`, ``, 1) + `}`}},
		"many undescribed properties":            {`{"type":"object"}`, []string{`{` + wide(`"p%d":1`) + `}`, `{` + wide(`"p%d":1`) + `,"p7":1}`, `{` + wide(`"p%d":1`) + `,"\u00707":1}`, `{"a":{` + wide(`"p%d":1`) + `},"b":{` + wide(`"p%d":{"a":1,"\u0062":2}`) + `},"c":1}`, `{"\u0061":{"\u0062":1,"c":2},"b":{"\u0063":1,"c":2}}`, `{"\u0061":{"\u0062":1,"c":2},"a":{}}`}},
		"nested objects":                         {`{"type":"object"}`, []string{braces(199), braces(200), braces(201), braces(202), braces(203)}},
		"nested lists":                           {`{"type":"array","items":{}}`, []string{nested(199), nested(200), nested(201), nested(202), nested(203)}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			slow, err := contract.Load(document(test.schema))
			require.NoError(t, err)
			validator, err := compile(t, test.schema)
			require.NoError(t, err)
			compared := pair{"it", http.StatusOK, nil, validator, slow.Plain(), slow.Checker(), name == "allOf with a sibling"}
			for _, body := range append(test.bodies, values...) {
				compared.agree(t, name, []byte(body))
				compared.agree(t, name+", again", []byte(body)) // with the order of properties known
			}
		})
	}
}

func braces(levels int) string {
	return strings.Repeat(`{"a":`, levels) + "1" + strings.Repeat("}", levels)
}

func TestCompileRefuses(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ schema, want string }{
		"not":                          {`{"type":"integer","not":{"type":"integer","minimum":5}}`, "/not: "},
		"anyOf":                        {`{"anyOf":[{"type":"integer"},{"type":"string"}]}`, "/anyOf: "},
		"uniqueItems":                  {`{"type":"array","uniqueItems":true,"items":{}}`, "/uniqueItems: "},
		"multipleOf":                   {`{"type":"integer","multipleOf":2}`, "/multipleOf: "},
		"writeOnly":                    {`{"type":"object","properties":{"a":{"type":"string","writeOnly":true}}}`, "/properties/a/writeOnly: "},
		"a format":                     {`{"type":"object","properties":{"a":{"type":"array","items":{"type":"string","format":"date"}}}}`, "/properties/a/items/format: "},
		"two branches of one type":     {`{"oneOf":[{"type":"integer"},{"type":"number"}]}`, "/oneOf: "},
		"a branch without a type":      {`{"oneOf":[{"minimum":1},{"type":"string"}]}`, "/oneOf: "},
		"a property in two parts":      {`{"allOf":[{"type":"object","properties":{"a":{"type":"string"}}},{"type":"object","properties":{"a":{"minLength":1}}}]}`, "/properties/a: "},
		"items in two parts":           {`{"allOf":[{"type":"array","items":{"type":"string"}},{"type":"array","items":{"minLength":1}}]}`, "/items: "},
		"a closed part beside another": {`{"allOf":[{"type":"object","properties":{"a":{"type":"string"}}},{"type":"object","additionalProperties":false}]}`, "/additionalProperties: "},
		"an enum of objects":           {`{"type":"object","enum":[{"a":1}]}`, "/enum: "},
		"an enum of arrays":            {`{"type":"array","items":{},"enum":[[1]]}`, "/enum: "},
		"nothing but empty properties": {`{"properties":{"a":{}}}`, "/properties: "},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := compile(t, test.schema)
			require.ErrorContains(t, err, test.want)
		})
	}
}

func TestCompileInvalidSchemas(t *testing.T) {
	t.Parallel()
	itself := openapi3.NewObjectSchema()
	itself.AllOf = openapi3.SchemaRefs{{Value: itself}}
	_, err := fast.Compile(itself)
	require.ErrorContains(t, err, "composed of itself")
	unresolved := &openapi3.Schema{Type: &openapi3.Types{"array"}, Items: &openapi3.SchemaRef{Ref: "#/nowhere"}}
	_, err = fast.Compile(unresolved)
	require.ErrorContains(t, err, "/$ref: #/nowhere is not resolved")
	_, err = fast.Compile(nil)
	require.ErrorContains(t, err, "/$ref: ")
	endless := &openapi3.Schema{}
	endless.Properties = openapi3.Schemas{"a": {Value: endless}}
	_, err = fast.Compile(endless)
	require.ErrorContains(t, err, "/properties: ")
	numbers := &openapi3.Schema{Enum: []any{json.Number("1"), int64(2), uint64(3), 4}}
	validator, err := fast.Compile(numbers)
	require.NoError(t, err)
	require.True(t, validator.Valid([]byte(`3`), nil))
	require.False(t, validator.Valid([]byte(`5`), nil))
	_, err = fast.Compile(&openapi3.Schema{Enum: []any{float32(1)}})
	require.ErrorContains(t, err, "/enum: ")
}
