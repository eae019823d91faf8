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
		"nothing":              {0, strings.NewReader(""), "", nil},
		"of known length":      {4, strings.NewReader("1234"), "1234", nil},
		"of unknown length":    {-1, strings.NewReader("1234"), "1234", nil},
		"as long as the limit": {10, strings.NewReader("1234567890"), "1234567890", nil},
		"as long as the limit, of unknown length":  {-1, strings.NewReader("1234567890"), "1234567890", nil},
		"complete, and reading EOF fails":          {4, broken("1234"), "1234", nil},
		"longer than the limit":                    {11, strings.NewReader("12345678901"), "", ErrTooLong},
		"longer than the limit, of unknown length": {-1, strings.NewReader("12345678901"), "1234567890", ErrTooLong},
		"without end":                      {-1, endless{}, "xxxxxxxxxx", ErrTooLong},
		"a length that exceeds any memory": {1 << 62, strings.NewReader("1"), "", ErrTooLong},
		"shorter than declared":            {9, strings.NewReader("1234"), "1234", io.ErrUnexpectedEOF},
		"empty, with a declared length":    {9, strings.NewReader(""), "", io.EOF},
		"cut short":                        {9, broken("1234"), "1234", io.ErrUnexpectedEOF},
		"cut short, of unknown length":     {-1, broken("1234"), "1234", io.ErrUnexpectedEOF},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			body := &trackedBody{Reader: test.body}
			call := unsafeCall()
			response, err := newTestSender(t, "https://api.razorpay.com", 10, func(*http.Request) (*http.Response, error) {
				return &http.Response{StatusCode: http.StatusOK, Header: http.Header{"X-Mark": {"1"}}, ContentLength: test.length, Body: body}, nil
			})(t.Context(), call)
			require.True(t, body.closed)
			require.True(t, call.MayHaveRun)
			if test.err == nil {
				require.NoError(t, err)
				require.Nil(t, PartialResponse(err))
				require.True(t, body.ended || name == "complete, and reading EOF fails", "the body is read to EOF")
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
