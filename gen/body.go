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

// encoders are the functions of package call that write a body, by its form.
var encoders = map[string]string{jsonMedia: "JSONBody", multipartMedia: "MultipartBody", formMedia: "FormBody"}

// bodyMedia is the form of the operation's body, or "".
func (o *operation) bodyMedia() string {
	media, _ := o.body()
	return media
}

// body is the form of what the operation takes, and its schema.
func (o *operation) body() (media string, schema *openapi3.SchemaRef) {
	if o.RequestBody == nil || len(o.RequestBody.Value.Content) == 0 {
		return "", nil
	}
	content := o.RequestBody.Value.Content
	media = sortedKeys(content)[0]
	return media, content[media].Schema
}

// fileType is the Go type of a file that is sent.
const fileType = "call.File"

// isFile is whether a schema is the content of a file.
func isFile(schema *openapi3.Schema) bool {
	return schema.Type.Is(openapi3.TypeString) && schema.Format == "binary"
}

// fileChecks are that a file is there, if it has to be, and has a name.
func fileChecks(v value) []Check {
	if v.isRequired {
		return []Check{check("Required", v.field, strings.TrimPrefix(v.pointer, "&")+".Content != nil"), check("Named", v.field, v.pointer)}
	}
	return []Check{check("Named", v.field, v.pointer)}
}

// uploads are the components that are written as multipart/form-data, and so can have
// files, and nothing else.
func (c *Contract) uploads() map[string]bool {
	uploads, others := map[string]bool{}, map[string]bool{}
	mark := func(name string) { others[name] = true }
	for _, operation := range c.operations {
		if media, schema := operation.body(); media == multipartMedia && schema != nil {
			uploads[component(schema)] = true
		} else if schema != nil {
			c.reach(schema, mark)
		}
		for _, response := range operation.Responses.Map() {
			for _, media := range response.Value.Content {
				c.reach(media.Schema, mark)
			}
		}
	}
	for name := range others {
		delete(uploads, name)
	}
	return uploads
}
