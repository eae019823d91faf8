package recording_test

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/contract/recording"
)

const validated = `{"operation":"validateVPA","status":200,"response":{"body":{"vpa":"a@b","success":true}}}` + "\n"

func TestAll(t *testing.T) {
	t.Parallel()
	broken := errors.New("the disk is gone")
	for name, test := range map[string]struct {
		recorded  io.Reader
		exchanges int
		errors    []string
	}{
		"exchanges":                  {strings.NewReader(validated + validated), 2, nil},
		"a line that cannot be read": {strings.NewReader(validated + "{}\n" + validated), 2, []string{"r:2: "}},
		"a reader that fails":        {io.MultiReader(strings.NewReader(validated+validated), iotest.ErrReader(broken)), 2, []string{"the disk is gone"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			reader, err := recording.New("r", test.recorded, recording.Options{})
			require.NoError(t, err)
			exchanges, failed := 0, 0
			for exchange, err := range reader.All() {
				if err == nil {
					require.Equal(t, "validateVPA", exchange.Operation)
					exchanges++
					continue
				}
				require.Less(t, failed, len(test.errors), "%v", err)
				require.ErrorContains(t, err, test.errors[failed])
				failed++
			}
			require.Equal(t, test.exchanges, exchanges)
			require.Len(t, test.errors, failed)
		})
	}
}

func TestAllStopsWithTheLoop(t *testing.T) {
	t.Parallel()
	reader, err := recording.New("r", strings.NewReader(validated+validated), recording.Options{})
	require.NoError(t, err)
	for _, err := range reader.All() {
		require.NoError(t, err)
		break
	}
	_, err = reader.Next()
	require.NoError(t, err, "the second exchange is still unread")
	_, err = reader.Next()
	require.ErrorIs(t, err, io.EOF)
}
