package wire

import (
	"bytes"
	"reflect"
	"strings"
	"sync"
)

// plainNotes reads an object whose keys and values are all plain strings, as nearly
// every one is, in one pass: half of what encoding/json takes for it, and notes are a
// third of the time that a list of payments takes to read. Anything else is left to
// encoding/json.
func plainNotes(data []byte) (Notes, bool) {
	notes := Notes{}
	ok := plainObject(data, func(key, value []byte) bool {
		name, isPlain := plainString(key)
		text, isText := plainString(value)
		if isPlain && isText {
			notes[name] = text
		}
		return isPlain && isText
	})
	return notes, ok
}

// plainTexts reads an object of plain strings and nulls into a struct that has nothing
// but strings and pointers to them, for the same reason as plainNotes: encoding/json
// would check the object a second time. Where it says no, encoding/json reads the object
// anew, over what has been set.
func plainTexts(data []byte, into any) bool {
	object := reflect.ValueOf(into).Elem()
	fields := textFields(object.Type())
	return fields != nil && plainObject(data, func(key, value []byte) bool {
		i, known := fields[string(key[1:len(key)-1])]
		if !known { // or in capitals, which encoding/json takes for the same name
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

var textFieldsOf sync.Map // of map[string]int by reflect.Type

// textFields are the fields of a struct by their names in JSON, or nil if one of them is
// neither a string nor a pointer to one, or if it is no struct.
func textFields(object reflect.Type) map[string]int {
	if known, ok := textFieldsOf.Load(object); ok {
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
	textFieldsOf.Store(object, fields)
	return fields
}

func textField(field reflect.StructField) (name string, isText bool) {
	name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
	isText = field.Type == reflect.TypeFor[string]() || field.Type == reflect.TypeFor[*string]()
	return name, isText && field.IsExported() && name != "" && name != "-" && !strings.Contains(options, "string")
}

// plainObject gives each member of an object, as it is written, to a function that says
// whether to go on. It is false for an object with a member that is neither a string nor
// null, or has a quotation mark in it.
func plainObject(data []byte, member func(key, value []byte) bool) bool {
	r := plainReader{data}
	if !r.next('{') {
		return false
	}
	for more := !r.next('}'); more; {
		key := r.text()
		if key == nil || !r.next(':') {
			return false
		}
		value := r.text()
		if value == nil {
			value = r.null()
		}
		if value == nil || !member(key, value) {
			return false
		}
		if more = r.next(','); !more && !r.next('}') {
			return false
		}
	}
	return r.atEnd()
}

// plainReader takes JSON apart that needs no decoding.
type plainReader struct{ rest []byte }

func (r *plainReader) space() {
	if len(r.rest) > 0 && r.rest[0] <= ' ' {
		r.rest = bytes.TrimLeft(r.rest, " \t\r\n")
	}
}

func (r *plainReader) atEnd() bool {
	r.space()
	return len(r.rest) == 0
}

// next takes a byte if it is the next one.
func (r *plainReader) next(want byte) bool {
	r.space()
	if len(r.rest) == 0 || r.rest[0] != want {
		return false
	}
	r.rest = r.rest[1:]
	return true
}

// text takes a string with its quotation marks, or gives nil.
func (r *plainReader) text() []byte {
	r.space()
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
	if r.space(); !bytes.HasPrefix(r.rest, []byte("null")) {
		return nil
	}
	return r.take(len("null"))
}

func (r *plainReader) take(n int) []byte {
	taken := r.rest[:n]
	r.rest = r.rest[n:]
	return taken
}
