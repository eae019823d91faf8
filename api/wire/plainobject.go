package wire

import (
	"bytes"
	"reflect"
	"strings"
	"sync"
)

// readPlainNotes decodes an object whose keys and values are plain strings, as in nearly all notes,
// in one pass. It takes half the time of encoding/json; decoding notes takes a third of the time of
// decoding a list of payments. It returns false for any other input, which the caller decodes with
// encoding/json.
func readPlainNotes(data []byte) (Notes, bool) {
	notes := Notes{}
	ok := readPlainObject(data, func(key, value []byte) bool {
		name, isPlain := plainString(key)
		text, isText := plainString(value)
		if isPlain && isText {
			notes[name] = text
		}
		return isPlain && isText
	})
	return notes, ok
}

// readPlainTexts decodes an object of plain strings and nulls into a struct that has only strings
// and pointers to strings. It is faster than encoding/json, which would validate the object a
// second time. If it returns false, the caller decodes the object with encoding/json, which
// overwrites the fields that were set.
func readPlainTexts(data []byte, into any) bool {
	object := reflect.ValueOf(into).Elem()
	fields := textFields(object.Type())
	return fields != nil && readPlainObject(data, func(key, value []byte) bool {
		i, known := fields[string(key[1:len(key)-1])]
		if !known { // unknown, or in another case, which encoding/json accepts
			return false
		}
		field := object.Field(i)
		if string(value) == "null" {
			if field.Kind() == reflect.Pointer {
				field.SetZero()
			}
			return true
		}
		text, ok := plainString(value)
		if !ok {
			return false
		}
		switch {
		case field.Kind() != reflect.Pointer:
			field.SetString(text)
		case field.IsNil():
			field.Set(reflect.ValueOf(&text))
		default:
			field.Elem().SetString(text)
		}
		return true
	})
}

var textFieldCache sync.Map // reflect.Type -> map[string]int

// textFields returns the indices of a struct's fields by JSON name. It returns nil if a field is
// neither a string nor a pointer to one, or if the type is not a struct.
func textFields(object reflect.Type) map[string]int {
	if known, ok := textFieldCache.Load(object); ok {
		return known.(map[string]int) //nolint:forcetypeassert // nothing else is stored
	}
	var fields map[string]int
	if object.Kind() == reflect.Struct {
		fields = make(map[string]int, object.NumField())
		for i := range object.NumField() {
			name, isText := textField(object.Field(i))
			if !isText {
				fields = nil
				break
			}
			fields[name] = i
		}
	}
	textFieldCache.Store(object, fields)
	return fields
}

func textField(field reflect.StructField) (name string, isText bool) {
	name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
	isText = field.Type == reflect.TypeFor[string]() || field.Type == reflect.TypeFor[*string]()
	return name, isText && field.IsExported() && name != "" && name != "-" && !strings.Contains(options, "string")
}

// readPlainObject calls member with the JSON text of each key and value of an object. It returns
// false if member does, or if a value is neither null nor a string without quotation marks.
func readPlainObject(data []byte, member func(key, value []byte) bool) bool {
	r := plainReader{data}
	if !r.accept('{') {
		return false
	}
	for more := !r.accept('}'); more; {
		key := r.text()
		if key == nil || !r.accept(':') {
			return false
		}
		value := r.text()
		if value == nil {
			value = r.null()
		}
		if value == nil || !member(key, value) {
			return false
		}
		if more = r.accept(','); !more && !r.accept('}') {
			return false
		}
	}
	return r.atEnd()
}

// plainReader splits JSON into tokens without decoding them.
type plainReader struct{ rest []byte }

func (r *plainReader) skipSpace() {
	if len(r.rest) > 0 && r.rest[0] <= ' ' {
		r.rest = bytes.TrimLeft(r.rest, " \t\r\n")
	}
}

func (r *plainReader) atEnd() bool {
	r.skipSpace()
	return len(r.rest) == 0
}

// accept skips the next byte if it is want.
func (r *plainReader) accept(want byte) bool {
	r.skipSpace()
	if len(r.rest) == 0 || r.rest[0] != want {
		return false
	}
	r.rest = r.rest[1:]
	return true
}

// text returns the next token, with its quotation marks, if it is a string, otherwise nil.
func (r *plainReader) text() []byte {
	r.skipSpace()
	if len(r.rest) == 0 || r.rest[0] != '"' {
		return nil
	}
	length := bytes.IndexByte(r.rest[1:], '"')
	if length < 0 {
		return nil
	}
	return r.take(length + len(`""`))
}

func (r *plainReader) null() []byte {
	if r.skipSpace(); !bytes.HasPrefix(r.rest, []byte("null")) {
		return nil
	}
	return r.take(len("null"))
}

func (r *plainReader) take(n int) []byte {
	taken := r.rest[:n]
	r.rest = r.rest[n:]
	return taken
}
