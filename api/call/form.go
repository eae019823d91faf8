package call

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/textproto"
	"net/url"
	"reflect"
	"strconv"
	"strings"
)

// File is a file that is sent in a form.
type File struct {
	// Name is what the server is told that the file is called, without a folder.
	Name string
	// Type is its media type, such as "image/png"; "" leaves it to the server to find out.
	Type string
	// Content is read to its end before anything is sent, so that a file that cannot be read
	// is never sent in part, and an attempt can be repeated. It is not closed.
	Content io.Reader
}

// maxUpload is the most that is read of the files of a form, in bytes.
const maxUpload = 64 << 20

// Named checks that a file that is given has a name.
func Named(field string, file *File) error {
	if file.Content != nil && file.Name == "" {
		return Refuse(field, errors.New("the file has no name"))
	}
	return nil
}

// FormBody is the body as application/x-www-form-urlencoded; see [Request.JSONBody]. A
// list is sent member by member.
func (r *Request) FormBody(body any, err error) {
	r.Refuse(err)
	if r.err != nil {
		return
	}
	values := url.Values{}
	eachField(body, func(name string, value reflect.Value) { values.Add(name, text(value)) })
	r.Body, r.ContentType = []byte(values.Encode()), "application/x-www-form-urlencoded"
}

// MultipartBody is the body as multipart/form-data; see [Request.JSONBody].
func (r *Request) MultipartBody(body any, err error) {
	r.Refuse(err)
	if r.err != nil {
		return
	}
	var buffer bytes.Buffer
	form := multipart.NewWriter(&buffer)
	eachField(body, func(name string, value reflect.Value) {
		if file, ok := reflect.TypeAssert[File](value); ok {
			r.Refuse(writeFile(form, name, file, maxUpload-int64(buffer.Len())))
			return
		}
		_ = form.WriteField(name, text(value)) // to memory
	})
	_ = form.Close()
	r.Body, r.ContentType = buffer.Bytes(), form.FormDataContentType()
}

// writeFile reads a file of up to as many bytes as there is room for.
func writeFile(form *multipart.Writer, field string, file File, room int64) error {
	header := textproto.MIMEHeader{}
	header.Set("Content-Disposition", fmt.Sprintf(`form-data; name="%s"; filename="%s"`, escaped(field), escaped(file.Name)))
	kind := file.Type
	if kind == "" {
		kind = "application/octet-stream"
	}
	if !isOneLine(kind) {
		return Refuse(field, errors.New("the file's type cannot stand in a header"))
	}
	header.Set("Content-Type", kind)
	part, err := form.CreatePart(header)
	if err != nil {
		return Refuse(field, err)
	}
	length, err := io.Copy(part, io.LimitReader(file.Content, room+1))
	switch {
	case err != nil:
		return Refuse(field, fmt.Errorf("cannot be read: %w", err))
	case length > room:
		return Refuse(field, fmt.Errorf("the files are longer than %d bytes", maxUpload))
	}
	return nil
}

// escaped is a name as browsers write it between quotation marks.
func escaped(name string) string {
	return strings.NewReplacer("\\", "\\\\", `"`, "%22", "\r", "%0D", "\n", "%0A").Replace(name)
}

// eachField calls visit for each value of a struct that is sent, by its name in JSON, and
// for each member of a list.
func eachField(body any, visit func(name string, value reflect.Value)) {
	fields := reflect.Indirect(reflect.ValueOf(body))
	for i := range fields.NumField() {
		name, options, _ := strings.Cut(fields.Type().Field(i).Tag.Get("json"), ",")
		value := fields.Field(i)
		switch {
		case options != "" && value.IsZero(), value.Kind() == reflect.Pointer && value.IsNil():
		case value.Kind() == reflect.Slice:
			for j := range value.Len() {
				visit(name, value.Index(j))
			}
		default:
			visit(name, reflect.Indirect(value))
		}
	}
}

// text is a value as it stands in a path or a form; a type that hides its text from
// prints does not hide it from here.
func text(value reflect.Value) string {
	switch {
	case value.Kind() == reflect.String:
		return value.String()
	case value.CanInt():
		return strconv.FormatInt(value.Int(), 10)
	case value.CanFloat():
		return strconv.FormatFloat(value.Float(), 'f', -1, 64)
	case value.Kind() == reflect.Bool:
		return strconv.FormatBool(value.Bool())
	}
	return ""
}
