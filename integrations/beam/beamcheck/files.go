package beamcheck

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/recording"
)

// checkFiles reads and checks files.
type checkFiles struct {
	Contract Contract
	Options  recording.Options

	bundle bundle
}

// StartBundle begins a summary.
func (c *checkFiles) StartBundle(func(string), func(Summary)) error {
	return c.bundle.start(c.Contract)
}

// FinishBundle emits the summary.
func (c *checkFiles) FinishBundle(_ func(string), partial func(Summary)) { c.bundle.finish(partial) }

// ProcessElement checks the exchanges of a file and counts unreadable entries.
func (c *checkFiles) ProcessElement(ctx context.Context, name string, found func(string), _ func(Summary)) error {
	source, err := c.open(ctx, name)
	if err != nil {
		c.bundle.unreadable(ctx, err)
		return nil
	}
	defer func() { _ = source.Close() }()
	for ctx.Err() == nil {
		exchange, err := source.Next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			c.bundle.unreadable(ctx, err)
		default:
			if err := c.bundle.check(ctx, exchange, found); err != nil {
				return err
			}
		}
	}
	return ctx.Err()
}

// source reads exchanges. Next returns io.EOF at the end. Any other error concerns one exchange or
// the rest of the file; the next call continues after it.
type source interface {
	Next() (contract.Exchange, error)
	Close() error
}

// open opens a local file or folder, or a file on one of Beam's file systems.
func (c *checkFiles) open(ctx context.Context, name string) (source, error) {
	remote, isRows := strings.Contains(name, "://"), strings.HasSuffix(name, ".parquet")
	switch {
	case !remote && isRows:
		return openRows(name, name)
	case !remote:
		return recording.Open(name, c.Options)
	}
	files, err := filesystem.New(ctx, name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	file, err := files.OpenRead(ctx, name)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", name, err), files.Close())
	}
	closeFile := func() error { return errors.Join(file.Close(), files.Close()) }
	if isRows {
		defer func() { _ = closeFile() }()
		return copyRows(name, file)
	}
	reader, err := recording.New(name, file, c.Options)
	if err != nil {
		return nil, errors.Join(err, closeFile())
	}
	return fileReader{reader, closeFile}, nil
}

// fileReader is a reader that also closes its file.
type fileReader struct {
	*recording.Reader

	closeFile func() error
}

// Close closes the reader and the file.
func (c fileReader) Close() error { return errors.Join(c.Reader.Close(), c.closeFile()) }
