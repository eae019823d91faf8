package recording

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/rzpkit/payments/spec/contract"
)

// parser decodes entries of NDJSON and HAR. It reuses buffers and cached strings from one entry to
// the next, so that most entries allocate nothing but their path.
type parser struct {
	entry  entry
	layout layout // of the last entry
	// scratch and body are buffers for strings with decoded escapes.
	scratch, body []byte
	last          struct{ method, address, operation, contentType cachedText }
	// whole says that the recorder always records the whole request, so that a request without a
	// body had none.
	whole    bool
	rules    *rules   // nil includes everything
	included struct { // the last URL that the rules included
		rules  *rules
		origin string
	}
}

// parse decodes one entry, which must be all of data.
func (p *parser) parse(data []byte) (contract.Exchange, error) {
	if !p.layout.read(&p.entry, data) {
		if err := p.readEntry(data); err != nil {
			return contract.Exchange{}, err
		}
	}
	p.entry.settle()
	return p.makeExchange()
}

// readEntry reads an entry of any layout. If the entry is valid, it becomes the layout to compare
// the next entry with.
func (p *parser) readEntry(data []byte) error {
	learnt := layout{text: p.layout.text[:0], values: p.layout.values[:0]}
	p.layout.values = nil
	p.entry = entry{layout: &learnt}
	s := scanner{data: data}
	s.space()
	if err := p.entry.read(&s, entryNames); err != nil {
		return err
	}
	if s.space(); s.at < len(data) {
		return fmt.Errorf("unexpected data after its end, at byte %d", s.at+1)
	}
	learnt.text = append(learnt.text, data[learnt.end:]...)
	learnt.request, learnt.response = p.entry.request, p.entry.response
	if len(learnt.text) <= maxLayout {
		p.layout = learnt
	}
	return nil
}

func (p *parser) makeExchange() (contract.Exchange, error) {
	slots := &p.entry.slots
	exchange, url, query, err := p.readTarget()
	if err != nil {
		return exchange, err
	}
	if exchange.Status, err = p.entry.status(); err != nil {
		return exchange, err
	}
	if exchange.ContentType, err = p.contentType(); err != nil {
		return exchange, fmt.Errorf("response: %w", err)
	}
	if exchange.Body, err = p.readBody(); err != nil {
		return exchange, fmt.Errorf("response: %w", err)
	}
	exchange.BodyUnrecorded = unrecorded(slots[responseBody], slots[responseSize])
	if !query && !p.whole && slots[requestBody].rank == 0 && slots[requestForm].rank == 0 || exchange.Method == "" || url == "" {
		return exchange, nil
	}
	if exchange.Request, exchange.RequestBodyUnrecorded, err = p.request(exchange.Method, url); err != nil {
		return exchange, fmt.Errorf("request: %w", err)
	}
	return exchange, nil
}

// readTarget sets the operation, the method and the path of the exchange. It also returns the URL,
// and whether the URL has a query.
func (p *parser) readTarget() (exchange contract.Exchange, url string, query bool, err error) {
	slots := &p.entry.slots
	if exchange.Operation, err = p.cached(&p.last.operation, slots[operation].raw); err != nil {
		return exchange, "", false, fmt.Errorf("operation: %w", err)
	}
	if exchange.Method, err = p.cached(&p.last.method, slots[method].raw); err != nil {
		return exchange, "", false, fmt.Errorf("method: %w", err)
	}
	exchange.Method = strings.ToUpper(exchange.Method)
	raw := slots[address].raw
	if len(raw) == 0 {
		raw = slots[path].raw
	}
	if url, err = p.cached(&p.last.address, raw); err != nil {
		return exchange, "", false, fmt.Errorf("url: %w", err)
	}
	switch {
	case exchange.Operation != "":
	case exchange.Method == "":
		return exchange, "", false, errors.New("it has no method")
	case url == "":
		return exchange, "", false, errors.New("it has no url or path")
	}
	exchange.Path, query, err = p.checkedPath(exchange.Method, url)
	return exchange, url, query, err
}

// checkedPath returns the path of a request, or an error if the rules exclude it. It does not apply
// the rules again if the host is the last one that they included.
func (p *parser) checkedPath(method, url string) (path string, query bool, err error) {
	if rest, same := strings.CutPrefix(url, p.included.origin); same && p.included.rules == p.rules &&
		p.included.origin != "" && strings.HasPrefix(rest, "/") && method != http.MethodOptions {
		path, query = splitQuery(rest)
		return path, query, nil
	}
	if err := p.rules.skip(method, url); err != nil {
		return "", false, err
	}
	p.included.rules, p.included.origin = p.rules, originOf(url)
	return split(url)
}

func (p *parser) contentType() (string, error) {
	slots := &p.entry.slots
	raw := slots[contentType].raw
	body, size := slots[responseBody], slots[responseSize] // recorders invent a type for an empty body
	empty := string(body.raw) == `""` || body.rank == 0 && string(size.raw) == "0"
	if text := slots[responseType].raw; len(raw) == 0 && len(text) > 2 && string(text) != `"x-unknown"` && !empty {
		raw = text
	}
	if len(raw) == 0 {
		var err error
		if raw, err = header(slots[responseHeaders].raw, "content-type"); err != nil {
			return "", err
		}
	}
	return p.cached(&p.last.contentType, raw)
}
