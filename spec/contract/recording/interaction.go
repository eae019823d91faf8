package recording

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/rzpkit/payments/spec/contract"
)

// object is an interaction of a cassette, or a part of it, decoded from JSON or YAML.
type object = map[string]any

// interaction returns the exchange of a cassette's interaction. The request and the response are
// objects with the members of go-vcr or VCR and its ports, or one object together with the members
// of nock or of responses for Python.
func (r *rules) interaction(item object) (exchange contract.Exchange, err error) {
	asked, _ := item["request"].(object)
	answered, _ := item["response"].(object)
	_, isNock := item["scope"]
	switch {
	case isNock:
		asked, answered = nockParts(item)
	case answered == nil:
		return exchange, errors.New("it has no response")
	case asked == nil:
		asked = answered // responses for Python, which records only method and URL
	}
	exchange.Method = strings.ToUpper(strings.TrimPrefix(text(asked["method"]), ":")) // a Ruby symbol
	url := urlOf(asked)
	switch {
	case exchange.Method == "":
		return exchange, errors.New("it has no method")
	case url == "":
		return exchange, errors.New("it has no url")
	}
	if err := r.skip(exchange.Method, url); err != nil {
		return exchange, err
	}
	if exchange.Path, _, err = split(url); err != nil {
		return exchange, err
	}
	if err := r.fillAnswer(&exchange, answered); err != nil {
		return exchange, fmt.Errorf("response: %w", err)
	}
	if item["request"] == nil && !isNock {
		return exchange, nil
	}
	if exchange.Request, exchange.RequestBodyUnrecorded, err = r.requestOf(exchange.Method, url, asked); err != nil {
		return exchange, fmt.Errorf("request: %w", err)
	}
	return exchange, nil
}

// urlOf returns the URL of a request, which the oldest cassettes of VCR.py have in parts.
func urlOf(asked object) string {
	if asked["host"] == nil || first(asked, "url", "uri") != nil {
		return text(first(asked, "url", "uri"))
	}
	scheme, port := text(asked["protocol"]), text(asked["port"])
	if known := map[string]string{"http": "80", "https": "443"}; port == known[scheme] {
		port = ""
	}
	if port != "" {
		port = ":" + port
	}
	return scheme + "://" + text(asked["host"]) + port + text(asked["path"])
}

func (r *rules) fillAnswer(exchange *contract.Exchange, answered object) (err error) {
	if exchange.Status, err = statusOf(answered); err != nil {
		return err
	}
	headers := headersFrom(first(answered, "headers", "header"))
	exchange.ContentType = headers.Get("Content-Type")
	if kind := text(answered["content_type"]); exchange.ContentType == "" {
		exchange.ContentType = kind
	}
	body, recorded, err := r.bodyOf(first(answered, "body", "content"), headers)
	exchange.Body, exchange.BodyUnrecorded = body, !recorded
	return err
}

// requestOf returns the request, and whether its body was not recorded. Without a member "body" the
// body was empty.
func (r *rules) requestOf(method, url string, asked object) (made *http.Request, missing bool, err error) {
	headers := headersFrom(first(asked, "headers", "header", "reqheaders"))
	body, recorded, err := r.bodyOf(asked["body"], headers)
	if err != nil {
		return nil, false, err
	}
	made, untyped, err := request(method, url, headers, body)
	return made, asked["body"] != nil && !recorded || untyped, err
}

// statusOf returns the status of a response: a number, a text that begins with a number, or an
// object with one.
func statusOf(answered object) (int, error) {
	value := first(answered, "code", "status", "status_code", "statusCode")
	if inner, nested := value.(object); nested {
		value = first(inner, "code", "status_code")
	}
	digits, _, _ := strings.Cut(text(value), " ")
	switch status, err := strconv.Atoi(digits); {
	case value == nil:
		return 0, errors.New("it has no status")
	case err != nil, status > 599, status > 0 && status < 100:
		return 0, fmt.Errorf("%.20q is not a status", digits)
	case status <= 0:
		return 0, &SkipError{skipUnanswered, "status " + digits}
	default:
		return status, nil
	}
}

// headersFrom returns the headers of an object of texts or lists of texts, or of a list; see
// [addHeaders].
func headersFrom(recorded any) http.Header {
	headers := http.Header{}
	switch recorded := recorded.(type) {
	case object:
		for name, value := range recorded {
			values, isList := value.([]any)
			if !isList {
				values = []any{value}
			}
			for _, one := range values {
				if one != nil {
					add(headers, name, text(one))
				}
			}
		}
	case []any:
		addHeaders(headers, recorded)
	}
	return headers
}

// addHeaders adds the headers of a list. Its items are objects with name and value, lists of name
// and value, alternating names and values, or lines "name: value". Old cassettes of VCR.py nest
// such a list in a list.
func addHeaders(headers http.Header, recorded []any) {
	for i := 0; i < len(recorded); i++ {
		switch one := recorded[i].(type) {
		case object:
			if one["disabled"] != true {
				add(headers, text(first(one, "name", "key")), text(one["value"]))
			}
		case []any:
			if len(one) > 0 && text(one[0]) == "" {
				addHeaders(headers, one)
			} else if len(one) == 2 {
				add(headers, text(one[0]), text(one[1]))
			}
		case string:
			if name, value, found := strings.Cut(one, ":"); found && strings.HasSuffix(one, "\r\n") {
				add(headers, name, strings.TrimSpace(value))
			} else if i++; i < len(recorded) {
				add(headers, one, text(recorded[i]))
			}
		}
	}
}

// first returns the first of the named members that is not nil, or nil.
func first(of object, names ...string) any {
	for _, name := range names {
		if value := of[name]; value != nil {
			return value
		}
	}
	return nil
}

// text returns a scalar as text, or "" for any other value.
func text(value any) string {
	switch value := value.(type) {
	case nil, object, []any:
		return ""
	case string:
		return value
	default:
		return fmt.Sprint(value)
	}
}
