package recording

import (
	"errors"
	"io"

	"github.com/rzpkit/payments/spec/contract"
)

// Raw is an entry that was found and, where that is a step of its own, not yet
// read: a line of NDJSON. Finding lines takes a tenth of the time of reading them,
// so that one goroutine can find what several read.
type Raw struct {
	exchange *contract.Exchange // nil for a line
	line     []byte
	rules    *rules
	at       contract.Place
}

// Kept is the entry with its bytes copied to the end of into, which is given back
// as it has grown. Without that they are valid until the next entry is asked for.
func (r Raw) Kept(into []byte) (kept Raw, grown []byte) {
	begin := len(into)
	if r.exchange == nil {
		into = append(into, r.line...)
		r.line = into[begin:len(into):len(into)]
		return r, into
	}
	into = append(into, r.exchange.Body...)
	exchange := *r.exchange
	exchange.Body = into[begin:len(into):len(into)]
	r.exchange = &exchange
	return r, into
}

// Parser reads entries that [Reader.NextRaw] returned. Use one for each goroutine; the zero value
// is ready.
type Parser struct{ parser parser }

// Read reads an entry. Its error is an [*Error]. The exchange's Body is valid until the next call.
func (p *Parser) Read(raw Raw) (contract.Exchange, error) {
	if raw.exchange != nil {
		return *raw.exchange, nil
	}
	p.parser.rules = raw.rules
	exchange, err := p.parser.parse(raw.line)
	if err != nil {
		return contract.Exchange{}, fault(raw.at, err)
	}
	exchange.At = raw.at
	return exchange, nil
}

// NextRaw is the first half of [Reader.Next]; [Parser.Read] is the second.
func (r *Reader) NextRaw() (Raw, error) {
	if lines, ok := r.source.(*lines); ok {
		return lines.nextRaw()
	}
	exchange, err := r.source.next()
	return Raw{exchange: &exchange}, err
}

// next reads what nextRaw finds.
func (l *lines) next() (contract.Exchange, error) {
	raw, err := l.nextRaw()
	if err != nil {
		return contract.Exchange{}, err
	}
	exchange, err := l.parser.Read(raw)
	return exchange, err
}

func (l *lines) nextRaw() (Raw, error) {
	for !l.ended {
		line, err := l.line()
		if errors.Is(err, io.EOF) {
			l.ended, err = true, nil
		}
		if err != nil {
			l.ended = l.ended || !errors.Is(err, ErrTooLong)
			return Raw{}, fault(l.at, err)
		}
		s := scanner{data: line}
		if s.space(); s.at < len(line) {
			return Raw{line: line, rules: l.rules, at: l.at}, nil
		}
	}
	return Raw{}, io.EOF
}
