//go:build !race

// Without the race detector, as edits_test.go has it.

package docdrift_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The pages that the contract is transcribed from, edited.
func TestEditsOfThePages(t *testing.T) {
	t.Parallel()
	texts := map[string]string{}
	for i, name := range []string{sdk, reference} {
		files, err := filepath.Glob([]string{"../../../shared/seeds/000_*.txt", "../../../shared/seeds/001_*.txt"}[i])
		require.NoError(t, err)
		if len(files) == 0 {
			t.Skip("the documentation pages are not beside the checkout")
		}
		text, err := os.ReadFile(files[0])
		require.NoError(t, err)
		texts[name] = string(text)
	}
	for name, test := range map[string]struct {
		page     int
		from, to string
		words    []string
	}{
		"a new parameter":           {0, "| skip  | integer", "| cursor | string | where to go on |\n| skip  | integer", []string{"new: optional query parameter cursor (string) of listPayments"}},
		"a star removed":            {0, "| otp*  ", "| otp  ", []string{"body otp of submitOTP: no longer mandatory"}},
		"integer to string":         {0, "| count | integer", "| count | string", []string{"query count of listPayments: type integer -> string"}},
		"a new default":             {0, "(default: 10)", "(default: 25)", []string{"query count of listPayments: default 10 -> 25"}},
		"a settled difference":      {0, "| save | boolean", "| save | integer", []string{"body save of createUPIPayment: type boolean -> integer"}},
		"a section renamed":         {0, "### Token IIN API", "### IIN API", []string{`section "Token IIN API" is now called "IIN API"`}},
		"a new section":             {0, "### OTP Resend", "### Paint\n\n```py\nclient.paint.it(x)\n```\n### OTP Resend", []string{`new section "Paint": client.paint.it, 0 samples`}},
		"a changed sample":          {0, "\"iin\": \"411111\"\n", "\"iin\": 411111\n", []string{"response sample of generateOTP: metadata.iin string -> integer"}},
		"a field gone":              {0, "  \"customer_name\": \"Gaurav Kumar\"\n", "  \"customer\": \"Gaurav Kumar\"\n", []string{"response sample of validateVPA: customer_name removed, was string; customer added, string"}},
		"a fence closed":            {0, "mc=xyzw\"\n}  \n---", "mc=xyzw\"\n}\n```\n---", nil},
		"a new value":               {1, "-failed\n", "-failed\n-reversed\n", []string{"response status of fetchPayment: new value reversed"}},
		"a type made right":         {1, "amount\nstring The payment", "amount\ninteger The payment", []string{"response amount of fetchPayment: type string -> integer"}},
		"a slash removed":           {1, "/payments/:id/\n", "/payments/:id\n", nil},
		"a limit raised":            {1, "Maximum value is 100.", "Maximum value is 500.", []string{"query count of listPayments: max 100 -> 500"}},
		"a field gone of an entity": {1, "tax\ninteger GST charged for the payment.\n", "", []string{"gone: response property tax (integer) of fetchPayment"}},
		"a typo in prose":           {1, "The below endpoint captures", "The endpoint below captures", nil},
		"a new sentence":            {0, "**PN: * indicates", "Made for you.\n\n**PN: * indicates", nil},
		"blank lines":               {1, "Capture a Payment#\n", "\n\nCapture a Payment#\n\n", nil},
	} {
		pageName := []string{sdk, reference}[test.page]
		before := texts[pageName]
		require.Contains(t, before, test.from, name)
		after := read(t, pageName, strings.Replace(before, test.from, test.to, 1))
		changed := diff(t, read(t, pageName, before), after)
		var words []string
		for _, change := range changed.Changes {
			words = append(words, change.Summary)
		}
		require.Equal(t, test.words, words, name)
	}
	lines := strings.Split(texts[sdk], "\n")
	lines[16], lines[17] = lines[17], lines[16]
	require.True(t, strings.HasPrefix(lines[16], "| currency*"), "two rows of a table, in another order")
	require.Empty(t, diff(t, read(t, sdk, texts[sdk]), read(t, sdk, strings.Join(lines, "\n"))).Changes)
}
