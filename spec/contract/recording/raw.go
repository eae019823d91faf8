package recording

import (
	"errors"
	"io"

	"github.com/rzpkit/payments/spec/contract"
)

// Raw is an entry that has not been parsed yet: a line of NDJSON. In other formats it is already
// parsed. Splitting lines takes a tenth of the time of parsing them, so one goroutine can split the
// lines that several parse.
type Raw struct {
	exchange *contract.Exchange // nil for a line
	line     []byte
	rules    *rules
	at       contract.Place
}

// Kept returns a copy of the entry whose bytes are appended to into, and the extended slice. The
// bytes of r itself are valid only until the next call of [Reader.NextRaw].
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

// Parser parses entries. Its zero value is ready to use. It must not be used by several goroutines
// at once.
type Parser struct{ parser parser }

// Read parses an entry. Its error is an [*Error]. The exchange's Body is valid only until the next
// call.
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

// NextRaw returns the next entry unparsed, or io.EOF after the last. Pass it to [Parser.Read]; the
// two together do what [Reader.Next] does.
func (r *Reader) NextRaw() (Raw, error) {
	if lines, ok := r.source.(*lines); ok {
		return lines.nextRaw()
	}
	exchange, err := r.source.next()
	return Raw{exchange: &exchange}, err
}

// next parses the entry that nextRaw returns.
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
