// Package coding decodes the content codings of HTTP bodies, which a Content-Encoding header lists.
package coding

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

// ErrTooLong is the error for a decoded body of more than the limit.
var ErrTooLong = errors.New("too long after decoding")

// maxCodings is the maximum number of codings that are applied to one body.
const maxCodings = 4

// Decode removes the codings that a Content-Encoding header lists from a body. A decoded body of
// more than limit bytes is [ErrTooLong]. A body that does not look encoded is returned unchanged,
// because most recorders store the decoded body with the original header.
func Decode(header string, body []byte, limit int) ([]byte, error) {
	codings := strings.Split(strings.ToLower(header), ",")
	if len(codings) > maxCodings {
		return nil, fmt.Errorf("content-encoding: more than %d codings", maxCodings)
	}
	for _, coding := range slices.Backward(codings) { // the last one was applied last
		coding = strings.TrimSpace(coding)
		decoded, err := decode(coding, body, limit)
		if err != nil {
			return nil, fmt.Errorf("content-encoding %.20s: %w", coding, err)
		}
		body = decoded
	}
	return body, nil
}

func decode(coding string, body []byte, limit int) ([]byte, error) {
	in := bytes.NewReader(body)
	switch coding {
	case "", "identity":
		return body, nil
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(body, []byte("\x1f\x8b")) {
			return body, nil
		}
		unpacker, err := gzip.NewReader(in)
		if err != nil {
			return nil, err
		}
		return read(unpacker, limit)
	case "zstd":
		if !bytes.HasPrefix(body, []byte("\x28\xb5\x2f\xfd")) {
			return body, nil
		}
		unpacker, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(8<<20)) // RFC 9659
		if err != nil {
			return nil, err
		}
		defer unpacker.Close()
		return read(unpacker, limit)
	case "br", "deflate":
		return decodeUnmarked(coding, body, limit)
	}
	return nil, errors.New("not supported: want gzip, br, zstd or deflate")
}

// decodeUnmarked decodes a coding without magic bytes at its beginning. It takes a body that is
// text as decoded already.
func decodeUnmarked(coding string, body []byte, limit int) ([]byte, error) {
	if isText(body) {
		return body, nil
	}
	if coding == "br" {
		return read(brotli.NewReader(bytes.NewReader(body)), limit)
	}
	unpacker, err := zlib.NewReader(bytes.NewReader(body))
	if err != nil { // some servers omit the zlib header that RFC 9110 requires
		return read(flate.NewReader(bytes.NewReader(body)), limit)
	}
	return read(unpacker, limit)
}

// isText reports whether a body is UTF-8 without control characters other than white space.
func isText(body []byte) bool {
	for _, c := range body {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == 0x7f {
			return false
		}
	}
	return utf8.Valid(body)
}

func read(from io.Reader, limit int) ([]byte, error) {
	body, err := io.ReadAll(io.LimitReader(from, int64(limit)+1))
	switch {
	case len(body) > limit:
		return nil, fmt.Errorf("%w: more than %d bytes", ErrTooLong, limit)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return nil, errors.New("it is truncated")
	}
	return body, err
}
