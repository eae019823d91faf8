package transport

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// trackedBody is a body that records whether it was closed and read to its end.
type trackedBody struct {
	io.Reader

	closed, ended bool
}

func (b *trackedBody) Close() error { b.closed = true; return nil }

func (b *trackedBody) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	b.ended = b.ended || errors.Is(err, io.EOF)
	return n, err
}

func TestReadBody(t *testing.T) {
	t.Parallel()
	broken := func(text string) io.Reader {
		return io.MultiReader(strings.NewReader(text), failingReader{io.ErrUnexpectedEOF})
	}
	tests := map[string]struct {
		length int64 // Content-Length, or -1
		body   io.Reader
		want   string
		err    error
	}{
		"nothing":                          {0, strings.NewReader(""), "", nil},
		"of known length":                  {4, strings.NewReader("1234"), "1234", nil},
		"of unknown length":                {-1, strings.NewReader("1234"), "1234", nil},
		"as long as is read":               {10, strings.NewReader("1234567890"), "1234567890", nil},
		"as long as is read, unknown":      {-1, strings.NewReader("1234567890"), "1234567890", nil},
		"complete, and its end is broken":  {4, broken("1234"), "1234", nil},
		"longer than is read":              {11, strings.NewReader("12345678901"), "", ErrTooLong},
		"longer than is read, unknown":     {-1, strings.NewReader("12345678901"), "1234567890", ErrTooLong},
		"without end":                      {-1, endless{}, "xxxxxxxxxx", ErrTooLong},
		"as long as fits into no memory":   {1 << 62, strings.NewReader("1"), "", ErrTooLong},
		"shorter than said":                {9, strings.NewReader("1234"), "1234", io.ErrUnexpectedEOF},
		"nothing though something is said": {9, strings.NewReader(""), "", io.EOF},
		"broken off":                       {9, broken("1234"), "1234", io.ErrUnexpectedEOF},
		"broken off, of unknown length":    {-1, broken("1234"), "1234", io.ErrUnexpectedEOF},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			came := &trackedBody{Reader: test.body}
			call := unsafeCall()
			response, err := newTestSender(t, "https://api.razorpay.com", 10, func(*http.Request) (*http.Response, error) {
				return &http.Response{StatusCode: http.StatusOK, Header: http.Header{"X-Mark": {"1"}}, ContentLength: test.length, Body: came}, nil
			})(t.Context(), call)
			require.True(t, came.closed)
			require.True(t, call.MayHaveRun)
			if test.err == nil {
				require.NoError(t, err)
				require.Nil(t, PartialResponse(err))
				require.True(t, came.ended || name == "complete, and its end is broken", "it is read to its end")
			} else {
				require.Nil(t, response)
				require.ErrorIs(t, err, test.err)
				response = PartialResponse(err)
			}
			require.Equal(t, test.want, string(response.Body))
			require.Equal(t, 200, response.StatusCode)
			require.Equal(t, "1", response.Header.Get("X-Mark"))
		})
	}
}

// failingReader always fails, and endless never ends.
type (
	failingReader struct{ err error }
	endless       struct{}
)

func (r failingReader) Read([]byte) (int, error) { return 0, r.err }

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}
