package contract

import (
	"mime"
	"strings"
)

const jsonType = "application/json"

// mediaType returns a content type without its parameters. It returns JSON for an empty
// one, and "" for an invalid one.
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

// listed returns the key of the contract's content that covers a media type: the type
// itself (perhaps with parameters), else a range such as application/*, else "".
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
