package contract

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// contractWithSchemas returns a contract with one operation, whose response has the schema
// A.
func contractWithSchemas(t *testing.T, schemas string) *Contract {
	t.Helper()
	c, err := Load([]byte(`openapi: 3.0.3
info: {title: t, version: '1'}
paths:
  /a:
    get:
      operationId: a
      responses:
        default: {description: bad, content: {application/json: {schema: {type: object, properties: {why: {type: string}}}}}}
        '404': {description: none}
        4XX: {description: other}
        '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
components:
  schemas:
` + schemas))
	require.NoError(t, err)
	return c
}

func TestDocumented(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ schemas, want string }{
		"properties by name, the required ones marked": {
			"    A: {type: object, required: [b], properties: {c: {type: string}, b: {type: string}}}",
			"/b! /c",
		},
		"values in the contract's order": {
			`    A: {type: object, properties: {s: {type: string, enum: [z, 'a<"']}, n: {type: integer, enum: [2, 1]}}}`,
			`/n /n=2 /n=1 /s /s="z" /s="a<\""`,
		},
		"objects and lists": {
			"    A: {type: object, properties: {o: {type: object, properties: {x: {type: string}}}, l: {type: array, items: {type: object, properties: {y: {type: string}}}}}}",
			"/l /l/*/y /o /o/x",
		},
		"a list of lists, and values of items": {
			"    A: {type: array, items: {type: array, items: {type: string, enum: [x]}}}",
			`/*/*="x"`,
		},
		"members of a map, described": {
			"    A: {type: object, properties: {m: {type: object, additionalProperties: {type: object, properties: {x: {type: string}}}}}}",
			"/m /m/* /m/*/x",
		},
		"members of a map, not described": {
			"    A: {type: object, properties: {m: {type: object, additionalProperties: true}}}",
			"/m",
		},
		"parts of a composition, with what another part requires": {
			"    A: {allOf: [{required: [b]}, {$ref: '#/components/schemas/B'}]}\n    B: {type: object, properties: {b: {type: string}}}",
			"/b!",
		},
		"branches": {
			"    A: {type: object, properties: {v: {oneOf: [{type: object, properties: {x: {type: string, enum: [a]}}}, {type: object, required: [x], properties: {x: {type: string, enum: [b, a]}}}, {type: array, items: {type: object, properties: {y: {type: string}}}}]}}}",
			`/v /v/*/y /v/x! /v/x="a"! /v/x="b"!`,
		},
		"any of them": {
			"    A: {anyOf: [{type: object, properties: {x: {type: string}}}, {type: object, properties: {y: {type: string}}}]}",
			"/x /y",
		},
		"a slash and a tilde in a name": {
			"    A: {type: object, properties: {'a/b~c': {type: string}}}",
			"/a~1b~0c",
		},
		"a schema that contains itself": {
			"    A: {type: object, properties: {x: {type: string}, next: {$ref: '#/components/schemas/A'}}}",
			"/next /x",
		},
		"two schemas that contain each other, in lists and maps": {
			"    A: {type: object, properties: {b: {type: array, items: {$ref: '#/components/schemas/B'}}}}\n" +
				"    B: {type: object, properties: {a: {$ref: '#/components/schemas/A'}, m: {type: object, additionalProperties: {$ref: '#/components/schemas/B'}}}}",
			"/b /b/*/a /b/*/m /b/*/m/*",
		},
		"the same schema for two properties": {
			"    A: {type: object, properties: {x: {$ref: '#/components/schemas/B'}, y: {$ref: '#/components/schemas/B'}}}\n    B: {type: object, properties: {z: {type: string}}}",
			"/x /x/z /y /y/z",
		},
		"nothing": {"    A: {type: string}", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := contractWithSchemas(t, test.schemas)
			var got []string
			for _, d := range c.Documented() {
				require.Equal(t, "a", d.Operation)
				if d.Status == 0 {
					require.Equal(t, "/why", d.Pointer)
					continue
				}
				require.Equal(t, 200, d.Status)
				text := d.Pointer
				if d.Value != "" {
					text += "=" + d.Value
				}
				if d.Required {
					text += "!"
				}
				got = append(got, text)
			}
			require.Equal(t, test.want, strings.Join(got, " "))
			require.Equal(t, c.Documented(), c.Plain().Documented())
		})
	}
}

// With n objects that contain each other there are more than n! paths.
func TestDocumentedIsBoundedForRecursiveObjects(t *testing.T) {
	t.Parallel()
	var schemas strings.Builder
	names := []string{"A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"}
	for _, name := range names {
		fmt.Fprintf(&schemas, "    %s:\n      type: object\n      properties:\n        leaf: {type: string}\n", name)
		for _, other := range names {
			fmt.Fprintf(&schemas, "        %s: {$ref: '#/components/schemas/%s'}\n", strings.ToLower(other), other)
		}
	}
	documented := contractWithSchemas(t, schemas.String()).Documented()
	require.InDelta(t, maxDocumented, len(documented), 20)
	for _, near := range []string{"/a", "/l", "/leaf", "/b/leaf", "/l/k"} {
		require.True(t, slices.ContainsFunc(documented, func(d Documented) bool { return d.Pointer == near }), near)
	}
}

func TestStatuses(t *testing.T) {
	t.Parallel()
	c := contractWithSchemas(t, "    A: {type: string}")
	operation, _ := c.Operation("a")
	require.Equal(t, []int{200, 404, 0}, operation.Statuses())
	require.Empty(t, Operation{}.Statuses())
}

func TestStatusOf(t *testing.T) {
	t.Parallel()
	c := contractWithSchemas(t, "    A: {type: string}")
	operation, _ := c.Operation("a")
	for status, want := range map[int]int{200: 200, 201: 0, 302: 0, 404: 404, 500: 0, 503: 0} {
		got, found := operation.StatusOf(status)
		require.True(t, found, status)
		require.Equal(t, want, got, status)
	}
	for _, status := range []int{400, 499} { // a range
		_, found := operation.StatusOf(status)
		require.False(t, found, status)
	}
}

func TestEveryAnswerOfTheContractIsDocumented(t *testing.T) {
	t.Parallel()
	c := Shared(t)
	documented := c.Documented()
	for _, want := range []Documented{
		{"fetchPayment", 200, "/status", `"captured"`, true},
		{"listPayments", 200, "/items/*/card/network", `"MasterCard"`, true},
		{"fetchPaymentMethods", 200, "/wallet/*", "", false},
		{"createOrder", 0, "/error/code", "", true},
		{"createOrder", 0, "/next/*/action", "", true},
	} {
		require.Contains(t, documented, want)
	}
	seen := map[Seen]bool{}
	for _, d := range documented {
		one := Seen{d.Operation, d.Status, d.Pointer, d.Value}
		require.False(t, seen[one], "%v is listed twice", d)
		seen[one] = true
	}
	for _, operation := range c.Operations() {
		status, mediaType := operation.Success()
		require.Equal(t, []int{status, 0}, operation.Statuses())
		if mediaType == jsonType {
			schema := answerTo(&operation, status).response.Content[jsonType].Schema.Value
			if schema.MaxItems != nil && *schema.MaxItems == 0 {
				continue // an empty list documents nothing
			}
		}
		require.True(t, slices.ContainsFunc(documented, func(d Documented) bool {
			return d.Operation == operation.ID && (d.Status == status || mediaType != jsonType)
		}), operation.ID)
	}
}

func TestDigestDependsOnTheTextAlone(t *testing.T) {
	t.Parallel()
	one, two := contractWithSchemas(t, "    A: {type: string}"), contractWithSchemas(t, "    A: {type: string} # same schema, other text")
	require.Len(t, one.Digest(), 64)
	require.Equal(t, one.Digest(), contractWithSchemas(t, "    A: {type: string}").Digest())
	require.Equal(t, one.Digest(), one.Plain().Digest())
	require.NotEqual(t, one.Digest(), two.Digest())
}
