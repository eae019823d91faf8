package page_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/rzpkit/payments/spec/docdrift/page"
)

// The time for a page grows with its length alone: each form takes as long per byte at four times
// the length.
func BenchmarkReadOfLongPages(b *testing.B) {
	repeat := func(count int, form string) string {
		var text strings.Builder
		for i := range count {
			text.WriteString(strings.ReplaceAll(form, "N", fmt.Sprint(i)))
		}
		return text.String()
	}
	pay := func(data string) string {
		return "## Pay\n\n```curl: Curl\ncurl -X POST https://x.com/v1/orders -d '{\"a\": 1" + data + "}'\n```\n\n"
	}
	for name, made := range map[string]func(n int) string{
		"titles among errors": func(n int) string {
			return pay("") + "### Error Response Parameters\n\n### not_sent\n\n" + repeat(n, "### It N\n\n")
		},
		"an object": func(n int) string {
			return pay(repeat(n, `, "pN": 1`)) + "### Request Parameters\n\n`o`\n: `object` It.\n\n" + repeat(n, "  `pN`\n  : `string` It.\n\n")
		},
		"entities and samples": func(n int) string {
			return repeat(n, "## Account N Entity\n\n`id`\n: `string` It.\n\n`pN`\n: `string` It.\n\n## Fetch N\n\n```curl: Curl\ncurl -X GET https://x.com/v1/aN\n```\n\n```json: Success\n{\"id\": \"x\", \"o\": {\"pN\": 1}}\n```\n\n")
		},
		"names that end alike": func(n int) string {
			return pay(repeat(n, `, "oN": {"id": 1}`)) + "### Request Parameters\n\n`a`\n: `object` It.\n\n" + repeat(n, "`rN`\n: `object` It.\n\n  `id`\n  : `string` It.\n\n")
		},
	} {
		for _, n := range []int{1_000, 4_000} {
			text := []byte(made(n))
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					if _, err := page.Read("made", text); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
