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

// maskURL is a request's URL as the recording has it. What is in its query
// without a name is a value too.
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

// maskText masks in a text what tells whom it is about, and what URLs in it say:
// user and password are dropped, the values of a query and the fragment masked.
func maskText(text string) string {
	text = userinfo.ReplaceAllString(text, "//")
	if parts := fragment.FindStringSubmatch(text); parts != nil {
		return maskPairs(parts[1]) + "#" + maskEscaped(parts[2], mask)
	}
	return maskPairs(text)
}

// maskPairs masks the values of a query's parameters, and around them what tells
// by its own form.
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

// maskValue masks the value of a query's parameter. A list's window and its
// expansions stay, where they have the form of one.
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
	return maskEscaped(value, mask)
}

// maskEscaped masks a part of a URL by what it says, not by how that is written.
func maskEscaped(text string, masked func(string) string) string {
	if !escape.MatchString(text) {
		return masked(text)
	}
	said, err := url.PathUnescape(text)
	if err != nil {
		return masked(text)
	}
	if changed := masked(said); changed != said {
		return url.PathEscape(changed)
	}
	return text
}
