package contract

import (
	"mime"
	"strings"
)

const jsonType = "application/json"

// mediaType is a content type without its parameters: that of JSON where none is
// given, and "", which is in no contract, where it is none.
func mediaType(contentType string) string {
	if contentType == "" || contentType == jsonType {
		return jsonType
	}
	media, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		return ""
	}
	return media
}

// listed is the key under which the contract has a media type: the type itself,
// with parameters perhaps, or else a range such as application/*; "" is none.
func (a *answer) listed(media string) string {
	if a.response.Content[media] != nil {
		return media
	}
	family, _, _ := strings.Cut(media, "/")
	found := ""
	for key := range a.response.Content {
		switch {
		case mediaType(key) == media:
			return key
		case media != "" && key == family+"/*", media != "" && key == "*/*" && found == "":
			found = key
		}
	}
	return found
}
