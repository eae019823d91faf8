package recording

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/rzpkit/payments/spec/contract"
)

func (c *collection) exchange(saved savedResponse) (contract.Exchange, error) {
	if len(saved.response) == 0 {
		return contract.Exchange{}, &SkipError{Reason: skipUnanswered}
	}
	var answered object
	decoder := json.NewDecoder(bytes.NewReader(saved.response))
	decoder.UseNumber()
	if decoder.Decode(&answered) != nil {
		return contract.Exchange{}, errors.New("it is not a saved response")
	}
	asked, _ := answered["originalRequest"].(object)
	if asked == nil && json.Unmarshal(saved.request, &asked) != nil {
		return contract.Exchange{}, errors.New("it has no request")
	}
	request := object{
		"method": asked["method"], "url": c.address(asked["url"]), "headers": postmanHeaders(asked), "body": postmanBody(asked["body"]),
	}
	if text(request["method"]) == "" {
		request["method"] = "GET"
	}
	body := answered["body"]
	if body == nil {
		body = bufferText(answered["stream"])
	}
	response := object{"code": answered["code"], "headers": answered["header"], "body": body}
	exchange, err := c.rules.interaction(object{"request": request, "response": response})
	if err == nil && strings.Contains(exchange.Request.URL.String(), "%7B%7B") {
		exchange.Request = nil // the URL contains a variable instead of the sent value
	}
	return exchange, err
}

var (
	variable     = regexp.MustCompile(`\{\{([^{}]+)\}\}`)
	pathVariable = regexp.MustCompile(`/:([^/?#]+)`)
)

// address returns a URL with its variables replaced. If it begins with a variable without a value,
// address returns only the path.
func (c *collection) address(value any) string {
	raw := text(value)
	if parts, isObject := value.(object); isObject {
		if raw = text(parts["raw"]); raw == "" {
			raw = joinURL(parts)
		}
		values := map[string]string{}
		list, _ := parts["variable"].([]any)
		for _, one := range list {
			if one, isObject := one.(object); isObject {
				values[text(first(one, "key", "id"))] = text(one["value"])
			}
		}
		raw = pathVariable.ReplaceAllStringFunc(raw, func(found string) string {
			if value := values[found[2:]]; value != "" {
				return "/" + value
			}
			return "/{{" + found[2:] + "}}"
		})
	}
	raw = variable.ReplaceAllStringFunc(raw, func(found string) string {
		if value := c.variables[found[2:len(found)-2]]; value != "" {
			return value
		}
		return found
	})
	if strings.HasPrefix(raw, "{{") {
		if _, rest, found := strings.Cut(raw, "/"); found {
			return "/" + rest
		}
	}
	if !strings.Contains(raw, "://") && !strings.HasPrefix(raw, "/") {
		return "http://" + raw // as Postman sends it
	}
	return raw
}

// joinURL returns the URL with these parts, as newman records it.
func joinURL(parts object) string {
	joined := joinList(parts["host"], ".")
	if protocol := text(parts["protocol"]); protocol != "" {
		joined = protocol + "://" + joined
	}
	if port := text(parts["port"]); port != "" {
		joined += ":" + port
	}
	joined += "/" + joinList(parts["path"], "/")
	var asked []string
	list, _ := parts["query"].([]any)
	for _, one := range list {
		if one, isObject := one.(object); isObject && one["disabled"] != true {
			asked = append(asked, text(one["key"])+"="+text(one["value"]))
		}
	}
	if len(asked) > 0 {
		joined += "?" + strings.Join(asked, "&")
	}
	return joined
}

// joinList joins a list of texts. It returns a single text unchanged.
func joinList(value any, between string) string {
	list, isList := value.([]any)
	if !isList {
		return text(value)
	}
	var texts []string
	for _, one := range list {
		texts = append(texts, text(one))
	}
	return strings.Join(texts, between)
}

// bufferText returns the bytes of a Node.js Buffer in JSON as a string, or nil for any other value.
func bufferText(value any) any {
	buffer, _ := value.(object)
	list, isList := buffer["data"].([]any)
	if !isList {
		return nil
	}
	content := make([]byte, 0, len(list))
	for _, one := range list {
		number, err := strconv.ParseUint(text(one), 10, 8)
		if err != nil {
			return nil
		}
		content = append(content, byte(number))
	}
	return string(content)
}

// postmanHeaders returns the headers of a request. For a form it appends the Content-Type that
// Postman adds when sending, after one that was set, which takes precedence.
func postmanHeaders(asked object) any {
	body, _ := asked["body"].(object)
	list, isList := asked["header"].([]any)
	if text(body["mode"]) == "urlencoded" && (isList || asked["header"] == nil) {
		return append(list, object{"key": "Content-Type", "value": formType})
	}
	return asked["header"]
}

// postmanBody returns the body according to its mode, in a form for [rules.bodyOf].
func postmanBody(value any) any {
	body, _ := value.(object)
	switch text(body["mode"]) {
	case "raw":
		return text(body["raw"])
	case "urlencoded":
		values := url.Values{}
		list, _ := body["urlencoded"].([]any)
		for _, one := range list {
			if one, isObject := one.(object); isObject && one["disabled"] != true {
				values.Add(text(one["key"]), text(one["value"]))
			}
		}
		return values.Encode()
	case "":
		return nil
	}
	return object{"encoding": "a file or a form"} // counts as not recorded
}
