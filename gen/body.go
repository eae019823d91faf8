package gen

import (
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

const (
	jsonMedia      = "application/json"
	multipartMedia = "multipart/form-data"
	formMedia      = "application/x-www-form-urlencoded"
)

// encoders maps the media type of a body to the method of call.Request that encodes it.
var encoders = map[string]string{jsonMedia: "JSONBody", multipartMedia: "MultipartBody", formMedia: "FormBody"}

// bodyMedia returns the media type of the operation's body, or "" without a body.
func (o *operation) bodyMedia() string {
	media, _ := o.body()
	return media
}

// body returns the media type and the schema of the operation's body, or zero values without a
// body.
func (o *operation) body() (media string, schema *openapi3.SchemaRef) {
	if o.RequestBody == nil || len(o.RequestBody.Value.Content) == 0 {
		return "", nil
	}
	content := o.RequestBody.Value.Content
	media = sortedKeys(content)[0]
	return media, content[media].Schema
}

// fileType is the Go type of an uploaded file.
const fileType = "call.File"

// isFile reports whether a schema is a file's content.
func isFile(schema *openapi3.Schema) bool {
	return schema.Type.Is(openapi3.TypeString) && schema.Format == "binary"
}

// fileChecks returns the checks of an uploaded file: it has a name and, if required, content.
func fileChecks(v value) []Check {
	if v.isRequired {
		return []Check{newCheck("Required", v.field, strings.TrimPrefix(v.pointer, "&")+".Content != nil"), newCheck("Named", v.field, v.pointer)}
	}
	return []Check{newCheck("Named", v.field, v.pointer)}
}

// uploads returns the components that are used only as multipart/form-data bodies. Only these may
// contain files.
func (c *Contract) uploads() map[string]bool {
	uploads, others := map[string]bool{}, map[string]bool{}
	mark := func(name string) { others[name] = true }
	for _, operation := range c.operations {
		if media, schema := operation.body(); media == multipartMedia && schema != nil {
			uploads[component(schema)] = true
		} else if schema != nil {
			c.eachReachable(schema, mark)
		}
		for _, response := range operation.Responses.Map() {
			for _, media := range response.Value.Content {
				c.eachReachable(media.Schema, mark)
			}
		}
	}
	for name := range others {
		delete(uploads, name)
	}
	return uploads
}
