package recording

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

const (
	window     = 64 << 10  // size of the read buffer, and of the part from which the format is detected
	zstdWindow = 128 << 20 // window of zstd --long; a larger one is refused
)

// unpack decompresses gzip, Zstandard and zlib, which it detects by their first bytes. VCR
// compresses cassettes with zlib.
func unpack(r io.Reader) (in *bufio.Reader, done func(), err error) {
	in = bufio.NewReaderSize(r, window)
	magic, err := in.Peek(4)
	if err != nil && len(magic) == 0 {
		if errors.Is(err, io.EOF) {
			err = ErrEmpty
		}
		return nil, nil, err
	}
	switch {
	case bytes.HasPrefix(magic, []byte("\x1f\x8b")):
		unpacker, err := gzip.NewReader(in)
		if err != nil {
			return nil, nil, fmt.Errorf("gzip: %w", err)
		}
		return bufio.NewReaderSize(unpacker, window), func() { _ = unpacker.Close() }, nil // reading has already returned its error
	case bytes.HasPrefix(magic, []byte("\x78\x9c")):
		unpacker, err := zlib.NewReader(in)
		if err != nil {
			return nil, nil, fmt.Errorf("zlib: %w", err)
		}
		return bufio.NewReaderSize(unpacker, window), func() { _ = unpacker.Close() }, nil // reading has already returned its error
	case bytes.Equal(magic, []byte("\x28\xb5\x2f\xfd")):
		unpacker, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(zstdWindow))
		if err != nil {
			return nil, nil, fmt.Errorf("zstd: %w", err)
		}
		return bufio.NewReaderSize(unpacker, window), unpacker.Close, nil
	}
	return in, func() {}, nil
}

var errUTF16 = fmt.Errorf("%w: UTF-16; it has to be UTF-8", ErrFormat)

// isWide reports whether two bytes are an ASCII character in UTF-16.
func isWide(low, high byte) bool { return low != 0 && low < utf8.RuneSelf && high == 0 }

// begin skips a byte order mark and blank lines, and returns the number of lines.
func begin(in *bufio.Reader) (int, error) {
	mark, err := in.Peek(4)
	if other := foreignBinary(mark); other != nil {
		return 0, other
	}
	switch {
	case err != nil && !errors.Is(err, io.EOF):
		return 0, err
	case bytes.HasPrefix(mark, []byte("\xef\xbb\xbf")):
		_, _ = in.Discard(3) // cannot fail: the bytes are buffered
	case bytes.HasPrefix(mark, []byte("\xff\xfe")), bytes.HasPrefix(mark, []byte("\xfe\xff")):
		return 0, errUTF16
	case len(mark) == 4 && (isWide(mark[0], mark[1]) && isWide(mark[2], mark[3]) || isWide(mark[1], mark[0]) && isWide(mark[3], mark[2])):
		return 0, errUTF16
	}
	for count := 0; ; {
		c, err := in.ReadByte()
		if errors.Is(err, io.EOF) {
			return 0, ErrEmpty
		}
		if err != nil {
			return 0, err
		}
		switch c {
		case '\n':
			count++
		case ' ', '\t', '\r':
		default:
			return count, in.UnreadByte()
		}
	}
}
