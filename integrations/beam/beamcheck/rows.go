package beamcheck

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/parquet-go/parquet-go"

	"github.com/rzpkit/payments/spec/contract"
)

// rows reads the exchanges of a Parquet file. Its columns are the fields of [Record].
type rows struct {
	name   string
	file   *os.File
	reader *parquet.GenericReader[Record]
	batch  []Record
	next   int // index in the batch
	row    int64
	err    error // error of the last read
}

// rowsAtOnce is the number of rows in memory.
const rowsAtOnce = 256

// openRows opens a Parquet file; name is its name in findings.
func openRows(name, path string) (source, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	info, err := file.Stat()
	if err == nil {
		var read *parquet.File
		if read, err = parquet.OpenFile(file, info.Size()); err == nil {
			return &rows{name: name, file: file, reader: parquet.NewGenericReader[Record](read)}, nil
		}
	}
	return nil, errors.Join(fmt.Errorf("%s: %w", name, err), file.Close())
}

// copyRows opens a Parquet file that arrives as a stream. It copies the stream to a file, because
// the description of the columns is at its end.
func copyRows(name string, from io.Reader) (source, error) {
	file, err := os.CreateTemp("", "rows-*.parquet")
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	_, err = io.Copy(file, from)
	if err = errors.Join(err, file.Close()); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", name, err), os.Remove(file.Name()))
	}
	opened, err := openRows(name, file.Name())
	return opened, errors.Join(err, os.Remove(file.Name())) // an open file stays readable
}

// Next returns the next row.
func (r *rows) Next() (contract.Exchange, error) {
	for r.next == len(r.batch) {
		if r.err != nil {
			err := r.err
			r.err = io.EOF
			return contract.Exchange{}, err
		}
		r.batch = append(r.batch[:0], make([]Record, rowsAtOnce)...)
		n, err := r.reader.Read(r.batch)
		if err != nil && !errors.Is(err, io.EOF) {
			err = fmt.Errorf("%s: row %d: %w", r.name, r.row+int64(n)+1, err)
		}
		r.batch, r.next, r.err = r.batch[:n], 0, err
	}
	record := r.batch[r.next]
	r.next++
	r.row++
	record.File, record.Row = r.name, r.row
	return record.exchange(), nil
}

// Close closes the file.
func (r *rows) Close() error { return errors.Join(r.reader.Close(), r.file.Close()) }
