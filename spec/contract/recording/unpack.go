package recording

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

const (
	window     = 64 << 10  // what is read at once, and looked at to tell the format
	zstdWindow = 128 << 20 // what zstd --long asks for; more is refused
)

// unpack takes gzip, Zstandard and zlib, in which VCR packs cassettes, off. They are known
// by their first bytes.
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
		return bufio.NewReaderSize(unpacker, window), func() { _ = unpacker.Close() }, nil // its error has been read
	case bytes.HasPrefix(magic, []byte("\x78\x9c")):
		unpacker, err := zlib.NewReader(in)
		if err != nil {
			return nil, nil, fmt.Errorf("zlib: %w", err)
		}
		return bufio.NewReaderSize(unpacker, window), func() { _ = unpacker.Close() }, nil // its error has been read
	case bytes.Equal(magic, []byte("\x28\xb5\x2f\xfd")):
		unpacker, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(zstdWindow))
		if err != nil {
			return nil, nil, fmt.Errorf("zstd: %w", err)
		}
		return bufio.NewReaderSize(unpacker, window), unpacker.Close, nil
	}
	return in, func() {}, nil
}
