//go:build !race

// Excluded from race builds for the reason given in edits_test.go.

package docdrift_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// answerPage returns a page of a call with a list of its response properties.
func answerPage(method, path, table string) string {
	return "## Made\n\n```curl: Curl\ncurl -u [YOUR_KEY_ID]:[YOUR_KEY_SECRET] \\\n-X " + method + " https://api.razorpay.com/v1" + path +
		"\n```\n\n### Path Parameters\n\n`id` _mandatory_\n: `string` Which one.\n\n### Response Parameters\n\n" + table
}

// A component used only in responses gets new properties and values, and the change names all
// responses that it occurs in.
func TestEditsOfSharedResponseComponents(t *testing.T) {
	t.Parallel()
	const refund, id = "/refunds/rfnd_FP8QHiV938haTz", "`id`\n: `string` Which refund.\n\n"
	for name, test := range map[string]struct {
		method, path, before, after string
		yaml                        []string
		answers                     []string // some of them
		undecided                   string
	}{
		"a property": {
			"GET", refund, id, "`id`\n: `string` Which refund.\n\n`region`\n: `string` Where it was made.\n\n",
			[]string{"+        region:", "+          type: string"},
			[]string{"fetchRefund", "createRefund", "listRefunds", "updateRefund"}, "",
		},
		"a property that the page calls mandatory": {
			"GET", refund, id, "`region` _mandatory_\n: `string` Where it was made.\n\n" + id,
			[]string{"+        region:"}, []string{"fetchRefund"}, "",
		},
		"a property with limits, which apply to requests only": {
			"GET", refund, id, "`region`\n: `string` Where it was made. Default value is `north`. Minimum length is 3 and maximum length is 12 characters.\n\n" + id,
			[]string{"+        region:"}, []string{"fetchRefund"}, "",
		},
		"a number with limits": {
			"GET", refund, id, "`attempts_left`\n: `integer` How many. Minimum value is 3. Maximum value is 12.\n\n" + id,
			[]string{"+        attempts_left:"}, []string{"fetchRefund"}, "",
		},
		"a list with limits": {
			"GET", refund, id, "`regions` _mandatory_\n: `array` Where. Maximum length is 12 characters.\n\n" + id,
			[]string{"+        regions:"}, []string{"fetchRefund"}, "",
		},
		"an object with limits": {
			"GET", refund, id, "`place`\n: `object` Where.\n\n  `street`\n  : `string` Its street. Maximum length is 12 characters.\n\n" + id,
			[]string{"+        place:", "+        street:"}, []string{"fetchRefund"}, "",
		},
		"a value": {
			"GET", refund, "`status`\n: `string` How it stands. Possible values:\n  - `pending`\n  - `processed`\n  - `failed`\n\n",
			"`status`\n: `string` How it stands. Possible values:\n  - `pending`\n  - `processed`\n  - `failed`\n  - `held`\n\n",
			[]string{"+      enum: [pending, processed, failed, held]"}, []string{"fetchRefund", "createRefund", "refund.failed"}, "",
		},
		"a value of a component that requests use too": {
			"GET", "/payments/qr_codes/qr_FuZIYx6rMbP6gs", "`usage`\n: `string` How often. Possible values:\n  - `single_use`\n  - `multiple_use`\n\n",
			"`usage`\n: `string` How often. Possible values:\n  - `single_use`\n  - `multiple_use`\n  - `rare_use`\n\n",
			nil, nil, "QRCodeUsage is shared with other places",
		},
		"a property of a component that requests use too": {
			"GET", "/disputes/disp_Esz7KAitoYM7PJ", id,
			id + "`evidence`\n: `object` What was given.\n\n  `others`\n  : `array` More.\n\n    `region`\n    : `string` Where.\n\n",
			nil, nil, "OtherEvidence is shared with other places",
		},
		"a property that a row decided against elsewhere": {
			"PATCH", refund, id, id + "`speed`\n: `string` How fast.\n\n",
			nil, nil, "D142 decided against it in another response with Refund",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			before := answerPage(test.method, test.path, test.before)
			latest := answerPage(test.method, test.path, test.after)
			changed := diff(t, read(t, "made", before), read(t, "made", latest))
			require.NotEmpty(t, changed.Changes)
			var yaml, undecided strings.Builder
			var answers []string
			for _, one := range changed.Changes {
				yaml.WriteString(one.YAML)
				undecided.WriteString(strings.Join(one.Undecided, "\n"))
				answers = append(answers, one.Answers...)
			}
			for _, line := range test.yaml {
				require.Contains(t, yaml.String(), "\n"+line+"\n", undecided.String())
			}
			for _, word := range []string{"inLength", "axLength", "inimum", "aximum", "inItems", "default", "+      required"} {
				require.NotContains(t, added(yaml.String()), word, "D139")
			}
			require.Subset(t, answers, test.answers)
			require.Contains(t, undecided.String(), test.undecided)
			if test.yaml == nil {
				require.Equal(t, string(changed.Before), string(changed.After))
				require.Empty(t, answers)
			}
		})
	}
}

// added returns the lines that a patch adds.
func added(patch string) string {
	var b strings.Builder
	for line := range strings.Lines(patch) {
		if strings.HasPrefix(line, "+") {
			b.WriteString(line)
		}
	}
	return b.String()
}
