// Package coding undoes the content codings of HTTP bodies, as their
// Content-Encoding names them.
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

// ErrTooLong is a body that is longer, unpacked, than is allowed.
var ErrTooLong = errors.New("longer than is allowed, unpacked")

// maxCodings is how many codings a body may have, one around the other.
const maxCodings = 4

// Decode gives a body without the codings that a Content-Encoding header lists,
// of at most limit bytes. A body that does not begin as its coding does is given
// as it is: most recorders unpack what they keep, and keep the header.
func Decode(header string, body []byte, limit int) ([]byte, error) {
	codings := strings.Split(strings.ToLower(header), ",")
	if len(codings) > maxCodings {
		return nil, fmt.Errorf("content-encoding: more than %d codings", maxCodings)
	}
	for _, coding := range slices.Backward(codings) { // the last was put on last
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

// decodeUnmarked undoes a coding whose beginning does not tell it. What is text
// has been unpacked.
func decodeUnmarked(coding string, body []byte, limit int) ([]byte, error) {
	if isText(body) {
		return body, nil
	}
	if coding == "br" {
		return read(brotli.NewReader(bytes.NewReader(body)), limit)
	}
	unpacker, err := zlib.NewReader(bytes.NewReader(body))
	if err != nil { // some servers send it without the wrapping that the standard asks for
		return read(flate.NewReader(bytes.NewReader(body)), limit)
	}
	return read(unpacker, limit)
}

// isText is whether there are no bytes that JSON, HTML and the like never have.
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
		return nil, errors.New("it breaks off")
	}
	return body, err
}
