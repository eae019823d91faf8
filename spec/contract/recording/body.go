package recording

import (
	"bufio"
	"fmt"
	"io"

	"github.com/rzpkit/payments/spec/contract"
)

// body is the source for a file that is a single answer's body.
type body struct {
	in      *bufio.Reader
	at      contract.Place
	options Options
	done    bool
}

func (b *body) next() (contract.Exchange, error) {
	if b.done {
		return contract.Exchange{}, io.EOF
	}
	b.done = true
	text, err := io.ReadAll(io.LimitReader(b.in, int64(b.options.MaxEntry)+1))
	if err == nil && len(text) > b.options.MaxEntry {
		err = fmt.Errorf("%w: more than %d bytes", ErrTooLong, b.options.MaxEntry)
	}
	if err != nil {
		return contract.Exchange{}, fault(b.at, err)
	}
	return contract.Exchange{Operation: b.options.Operation, Status: b.options.Status, Body: text, At: b.at}, nil
}
