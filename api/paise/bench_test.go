package paise_test

import (
	"testing"

	"github.com/rzpkit/payments/api/paise"
)

func BenchmarkParse(b *testing.B) {
	for _, text := range []string{"499.50", "₹12,34,56,789.01"} {
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := paise.Parse(text, paise.INR); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkFormat(b *testing.B) {
	for _, c := range []paise.Currency{paise.INR, paise.USD} {
		b.Run(string(c), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_ = paise.Format(12345678901, c)
			}
		})
	}
}

func BenchmarkPlain(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_ = paise.Plain(12345678901, paise.INR)
	}
}
