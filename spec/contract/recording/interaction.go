package recording

import (
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/rzpkit/payments/spec/contract"
)

// interaction is what counts of a cassette's.
type interaction struct {
	Request struct {
		Method, URL, Body string
		Headers           map[string][]string
	}
	Response *struct {
		Code    int
		Body    string
		Headers map[string][]string
	}
}

// played reads one item of a cassette's list.
func played(item []byte) (contract.Exchange, error) {
	var list [1]interaction
	if err := yaml.Unmarshal(item, &list); err != nil {
		return contract.Exchange{}, err
	}
	asked, answered := list[0].Request, list[0].Response
	switch {
	case answered == nil:
		return contract.Exchange{}, errors.New("it has no response")
	case answered.Code < 100 || answered.Code > 599:
		return contract.Exchange{}, fmt.Errorf("%d is no status", answered.Code)
	case asked.Method == "":
		return contract.Exchange{}, errors.New("it has no method")
	case asked.URL == "":
		return contract.Exchange{}, errors.New("it has no url")
	}
	path, _, err := split(asked.URL)
	if err != nil {
		return contract.Exchange{}, err
	}
	made, err := request(asked.Method, asked.URL, headersFrom(asked.Headers), []byte(asked.Body))
	if err != nil {
		return contract.Exchange{}, fmt.Errorf("request: %w", err)
	}
	return contract.Exchange{
		Method: made.Method, Path: path, Request: made, Status: answered.Code,
		ContentType: headersFrom(answered.Headers).Get("Content-Type"), Body: []byte(answered.Body),
	}, nil
}

func headersFrom(recorded map[string][]string) http.Header {
	headers := http.Header{}
	for name, values := range recorded {
		for _, value := range values {
			add(headers, name, value)
		}
	}
	return headers
}

var yamlLine = regexp.MustCompile(`^yaml: (?:unmarshal errors:\n  )?(?:line (\d+): )?`)

// yamlFault puts the line that the YAML library names, counted from the item's
// first, where lines belong. Of what its parser did not find, unlike of all
// else, it counts them from 0.
func yamlFault(at contract.Place, err error) error {
	text := err.Error()
	match := yamlLine.FindStringSubmatch(text)
	if match == nil {
		return fault(at, err)
	}
	text, _, _ = strings.Cut(text[len(match[0]):], "\n")
	if line, err := strconv.Atoi(match[1]); err == nil {
		at.Line += line - 1
		if strings.HasPrefix(text, "did not find expected") {
			at.Line++
		}
	}
	return fault(at, errors.New("it is no interaction: "+text))
}
