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

	"github.com/rzpkit/payments/api/internal/header"
)

// File is a file that is sent in a form.
type File struct {
	// Name is the file's name as the server sees it, without a folder.
	Name string
	// Type is the media type, such as "image/png". If it is "", the server has to find out.
	Type string
	// Content is read completely before anything is sent, so that an unreadable file is never sent
	// in part and an attempt can be repeated. It is not closed.
	Content io.Reader
}

// maxUpload limits a form with its files, in bytes.
const maxUpload = 64 << 20

// Named checks that a file has a name.
func Named(field string, file *File) error {
	if file.Content != nil && file.Name == "" {
		return Refuse(field, errors.New("the file has no name"))
	}
	return nil
}

// FormBody encodes the body as application/x-www-form-urlencoded; see [Request.JSONBody]. Each
// member of a list becomes a pair of its own.
func (r *Request) FormBody(body any, err error) {
	r.Refuse(err)
	if r.err != nil {
		return
	}
	values := url.Values{}
	eachField(body, func(name string, value reflect.Value) { values.Add(name, formatValue(value)) })
	r.Body, r.ContentType = []byte(values.Encode()), "application/x-www-form-urlencoded"
}

// MultipartBody encodes the body as multipart/form-data; see [Request.JSONBody].
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
		_ = form.WriteField(name, formatValue(value)) // a bytes.Buffer returns no errors
	})
	_ = form.Close()
	r.Body, r.ContentType = buffer.Bytes(), form.FormDataContentType()
}

// writeFile adds a file to the form. A file of more than room bytes is an error.
func writeFile(form *multipart.Writer, field string, file File, room int64) error {
	fields := textproto.MIMEHeader{}
	fields.Set("Content-Disposition", fmt.Sprintf(`form-data; name="%s"; filename="%s"`, escapeQuotes(field), escapeQuotes(file.Name)))
	kind := file.Type
	if kind == "" {
		kind = "application/octet-stream"
	}
	if !header.IsValue(kind) {
		return Refuse(field, errors.New("the file's type cannot stand in a header"))
	}
	fields.Set("Content-Type", kind)
	part, err := form.CreatePart(fields)
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

// escapeQuotes escapes a name for a quoted header parameter, as browsers do.
func escapeQuotes(name string) string {
	return strings.NewReplacer("\\", "\\\\", `"`, "%22", "\r", "%0D", "\n", "%0A").Replace(name)
}

// eachField calls visit with each field of a struct that is not left out, under its JSON name. For
// a list it calls visit with each member.
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

// formatValue formats a value for a path or a form. It does not use fmt, because a type can redact
// itself there.
func formatValue(value reflect.Value) string {
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
