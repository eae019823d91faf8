package page_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/docdrift/page"
)

// No page crashes Read. Every section it returns has facts, and every fact has a line.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/pages/*")
	require.NoError(f, err)
	require.NotEmpty(f, files)
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(f, err)
		f.Add(text)
	}
	f.Add([]byte("### H\n**Parameters:**\n| a | b |\n```py\na.b({'x': [[[[{{{{ array( map[ new <<<\n"))
	f.Add([]byte("x\nstring\n`y` _mandatory_\n: `z`\n```curl: Curl\ncurl -d '{\"a\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		read, err := page.Read("made", text)
		if err != nil {
			require.Nil(t, read)
			return
		}
		require.Positive(t, read.Facts())
		for _, section := range read.Sections {
			require.NotEmpty(t, section.Facts)
			for _, fact := range section.Facts {
				require.Positive(t, fact.Line)
				require.NotEmpty(t, fact.Label())
				if fact.Kind == page.KindSample {
					require.NotNil(t, fact.Sample)
					_ = fact.Sample.Leaves()
				}
			}
		}
	})
}
