package record

import (
	"net/url"
	"regexp"
	"strings"
)

var (
	userinfo = regexp.MustCompile(`//[^/?#\s]*@`)
	fragment = regexp.MustCompile(`(?s)^([^#]*:[^#\s]*)#(.*)$`)
	pair     = regexp.MustCompile(`[?&]([^?&=#\s]*)=([^&]*)`)
	segment  = regexp.MustCompile(`[^/?&]+`)
	escape   = regexp.MustCompile(`%[0-9A-Fa-f]{2}`)

	window    = regexp.MustCompile(`^[0-9]{1,10}$`)
	expansion = regexp.MustCompile(`^[a-z_.]{1,40}$`)
)

// maskURL returns the masked URL of a request, without user and password. A query parameter without
// "=" is masked like a value.
func maskURL(of *url.URL) string {
	bare := *of
	bare.User = nil
	parameters := strings.Split(bare.RawQuery, "&")
	for i, parameter := range parameters {
		if !strings.Contains(parameter, "=") {
			parameters[i] = maskEscaped(parameter, mask)
		}
	}
	bare.RawQuery = strings.Join(parameters, "&")
	return maskText(bare.String())
}

// maskText masks the identifying parts of a text. In URLs within the text it removes user and
// password, and masks the values of the query and the fragment.
func maskText(text string) string {
	text = userinfo.ReplaceAllString(text, "//")
	if parts := fragment.FindStringSubmatch(text); parts != nil {
		return maskPairs(parts[1]) + "#" + maskEscaped(parts[2], mask)
	}
	return maskPairs(text)
}

// maskPairs masks the values of query parameters, and the identifying parts of the text around
// them.
func maskPairs(text string) string {
	var out strings.Builder
	copied := 0
	for _, found := range pair.FindAllStringSubmatchIndex(text, -1) {
		name, value := text[found[2]:found[3]], text[found[4]:found[5]]
		out.WriteString(maskSegments(text[copied : found[0]+1]))
		out.WriteString(maskEscaped(name, maskIdentifying) + "=" + maskValue(name, value))
		copied = found[1]
	}
	out.WriteString(maskSegments(text[copied:]))
	return out.String()
}

func maskSegments(text string) string {
	if !escape.MatchString(text) {
		return maskIdentifying(text)
	}
	return segment.ReplaceAllStringFunc(text, func(found string) string { return maskEscaped(found, maskIdentifying) })
}

// maskValue masks the value of a query parameter. It keeps the paging and expand[] parameters of
// lists if they are well-formed, and identifiers of the API.
func maskValue(parameter, value string) string {
	if name, err := url.QueryUnescape(parameter); err == nil {
		parameter = name
	}
	switch parameter {
	case "from", "to", "count", "skip":
		if window.MatchString(value) {
			return value
		}
	case "expand[]":
		if expansion.MatchString(value) {
			return value
		}
	}
	if isReference(parameter, value) {
		return value
	}
	return maskEscaped(value, mask)
}

// maskEscaped applies masked to the unescaped form of a part of a URL. It keeps the original
// escapes if nothing was masked.
func maskEscaped(text string, masked func(string) string) string {
	if !escape.MatchString(text) {
		return masked(text)
	}
	unescaped, err := url.PathUnescape(text)
	if err != nil {
		return masked(text)
	}
	if changed := masked(unescaped); changed != unescaped {
		return url.PathEscape(changed)
	}
	return text
}
