package recording

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"unicode/utf8"

	"github.com/rzpkit/payments/spec/contract"
)

// parser makes exchanges of entries written in JSON. It keeps what it needs from
// one to the next, so that most take no memory but their path.
type parser struct {
	entry entry
	// scratch and body hold strings whose escapes are undone.
	scratch, body []byte
	last          struct{ method, address, operation, contentType word }
	// whole is whether the recorder is known to record all of a request, so that
	// one without a body had none.
	whole bool
}

// parse reads one entry, which has data to itself.
func (p *parser) parse(data []byte) (contract.Exchange, error) {
	p.entry = entry{}
	s := scanner{data: data}
	s.space()
	if err := p.entry.read(&s, entryNames); err != nil {
		return contract.Exchange{}, err
	}
	if s.space(); s.at < len(data) {
		return contract.Exchange{}, fmt.Errorf("it goes on after its end, at byte %d", s.at+1)
	}
	p.entry.settle()
	return p.exchange()
}

func (p *parser) exchange() (contract.Exchange, error) {
	slots := &p.entry.slots
	code, err := p.entry.status()
	if err != nil {
		return contract.Exchange{}, err
	}
	exchange, url, query, err := p.asked()
	if err != nil {
		return exchange, err
	}
	exchange.Status = code
	if exchange.ContentType, err = p.contentType(); err != nil {
		return exchange, fmt.Errorf("response: %w", err)
	}
	if exchange.Body, p.body, err = content(slots[responseBody].raw, slots[responseEncoding].raw, p.body); err != nil {
		return exchange, fmt.Errorf("response: %w", err)
	}
	recorded := query || p.whole || slots[requestBody].rank > 0 || slots[requestForm].rank > 0
	if recorded && exchange.Method != "" && url != "" {
		if exchange.Request, err = p.request(exchange.Method, url); err != nil {
			return exchange, fmt.Errorf("request: %w", err)
		}
	}
	return exchange, nil
}

// asked fills in what names the operation.
func (p *parser) asked() (exchange contract.Exchange, url string, query bool, err error) {
	slots := &p.entry.slots
	if exchange.Operation, err = p.word(&p.last.operation, slots[operation].raw); err != nil {
		return exchange, "", false, fmt.Errorf("operation: %w", err)
	}
	if exchange.Method, err = p.word(&p.last.method, slots[method].raw); err != nil {
		return exchange, "", false, fmt.Errorf("method: %w", err)
	}
	exchange.Method = strings.ToUpper(exchange.Method)
	raw := slots[address].raw
	if len(raw) == 0 {
		raw = slots[path].raw
	}
	if url, err = p.word(&p.last.address, raw); err != nil {
		return exchange, "", false, fmt.Errorf("url: %w", err)
	}
	switch {
	case exchange.Operation != "":
	case exchange.Method == "":
		return exchange, "", false, errors.New("it has no method")
	case url == "":
		return exchange, "", false, errors.New("it has no url or path")
	}
	exchange.Path, query, err = split(url)
	return exchange, url, query, err
}

func (p *parser) contentType() (string, error) {
	slots := &p.entry.slots
	raw := slots[contentType].raw
	if text := slots[responseType].raw; len(raw) == 0 && len(text) > 2 && string(text) != `"x-unknown"` {
		raw = text
	}
	if len(raw) == 0 {
		var err error
		if raw, err = header(slots[responseHeaders].raw, "content-type"); err != nil {
			return "", err
		}
	}
	return p.word(&p.last.contentType, raw)
}

// content gives a recorded body. It is a part of raw where it can be, and else
// it is written over into, which is given back as it has grown.
func content(raw, encoding, into []byte) (body, grown []byte, err error) {
	base := false
	switch string(encoding) {
	case `"base64"`:
		base = true
	case "", `""`, `"text"`, `"json"`, `"utf8"`, `"utf-8"`:
	default:
		return nil, into, fmt.Errorf("%.20q is no encoding of a body", bytes.Trim(encoding, `"`))
	}
	if len(raw) == 0 {
		return nil, into, nil
	}
	if raw[0] != '"' {
		if base {
			return nil, into, errors.New("the body should be a string of base64")
		}
		return raw, into, nil
	}
	text, err := unquote(raw, into)
	if err != nil {
		return nil, into, err
	}
	if len(text) < len(raw)-2 { // something was escaped
		into = text
	}
	if !base {
		return text, into, nil
	}
	decoded := make([]byte, base64.StdEncoding.DecodedLen(len(text)))
	n, err := base64.StdEncoding.Decode(decoded, text)
	if err != nil {
		return nil, into, errors.New("the body is not base64")
	}
	return decoded[:n], into, nil
}

// request makes the request to check, or none where its body is missing.
func (p *parser) request(method, address string) (*http.Request, error) {
	slots := &p.entry.slots
	body, _, err := content(slots[requestBody].raw, slots[requestEncoding].raw, nil)
	if err != nil {
		return nil, err
	}
	headers, err := headersOf(slots[requestHeaders].raw)
	if err != nil {
		return nil, err
	}
	if kind, err := unquote(slots[requestType].raw, nil); err == nil && headers.Get("Content-Type") == "" && utf8.Valid(kind) {
		headers.Set("Content-Type", string(kind))
	}
	recorded := slots[requestBody].rank > 0
	if !recorded && slots[requestForm].rank > 0 {
		if body, err = form(slots[requestForm].raw); err != nil {
			return nil, err
		}
		recorded = true
	}
	sends := method == http.MethodPost || method == http.MethodPut || method == http.MethodPatch
	if sends && !recorded && !bytes.Equal(slots[requestSize].raw, []byte("0")) {
		return nil, nil //nolint:nilnil // there is nothing to check and nothing wrong
	}
	// body may be a part of the entry: the request keeps a copy
	return request(method, address, headers, bytes.Clone(body))
}
