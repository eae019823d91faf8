package operations

import (
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strings"
	"sync"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/rzpkit/payments/api/call"
	"github.com/rzpkit/payments/spec"
)

// contract loads the contract on its first call.
var contract = sync.OnceValues(func() (*openapi3.T, error) { return openapi3.NewLoader().LoadFromData(spec.Contract) })

// parametersOf returns the parameters of an operation, path-level ones first.
func parametersOf(operation call.Operation) (openapi3.Parameters, error) {
	document, err := contract()
	if err != nil {
		return nil, fmt.Errorf("contract: %w", err)
	}
	item := document.Paths.Value(operation.Path)
	if item == nil || item.GetOperation(operation.Method) == nil {
		return nil, fmt.Errorf("the contract has no %s %s", operation.Method, operation.Path)
	}
	return append(append(openapi3.Parameters{}, item.Parameters...), item.GetOperation(operation.Method).Parameters...), nil
}

// arguments returns a method's arguments between the context and the options: path parameters, a
// struct with the required other parameters, and a documented request.
func arguments(signature reflect.Type, parameters openapi3.Parameters, file string) ([]reflect.Value, error) {
	var given []reflect.Value
	inPath := parametersIn(parameters, openapi3.ParameterInPath)
	for i := 2; i < signature.NumIn()-1; i++ { // after receiver and context
		value := reflect.New(signature.In(i)).Elem()
		switch {
		case value.Kind() == reflect.Struct:
			if err := readBody(value, file); err != nil {
				return nil, fmt.Errorf("%v: %s: %w", signature.In(i), file, err)
			}
		case value.Kind() == reflect.Pointer:
			fillRequired(value, parameters)
		case len(inPath) > len(given):
			fill(value, inPath[len(given)].Schema.Value)
		default:
			fill(value, &openapi3.Schema{})
		}
		given = append(given, value)
	}
	return given, nil
}

// readBody fills a body from a documented request. A file is a string in it.
func readBody(body reflect.Value, file string) error {
	text, err := spec.Samples.ReadFile(file)
	if err != nil {
		return err //nolint:wrapcheck // the caller names the file
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(text, &members); err != nil {
		return err //nolint:wrapcheck // the caller names the file
	}
	for i := range body.NumField() {
		name, _, _ := strings.Cut(body.Type().Field(i).Tag.Get("json"), ",")
		if body.Field(i).Type() != reflect.TypeFor[call.File]() || members[name] == nil {
			continue
		}
		var content string
		if err := json.Unmarshal(members[name], &content); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		delete(members, name)
		body.Field(i).Set(reflect.ValueOf(call.File{Name: name + ".txt", Type: "text/plain", Content: strings.NewReader(content)}))
	}
	if text, err = json.Marshal(members); err != nil {
		return err //nolint:wrapcheck // the caller names the file
	}
	return json.Unmarshal(text, body.Addr().Interface()) //nolint:wrapcheck // the caller names the file
}

// rewound returns a copy of an argument with its files at the beginning, so that several calls can
// use the argument, even concurrently.
func rewound(argument reflect.Value) reflect.Value {
	if argument.Kind() != reflect.Struct {
		return argument
	}
	copied := reflect.New(argument.Type()).Elem()
	copied.Set(argument)
	for i := range copied.NumField() {
		file, isFile := reflect.TypeAssert[call.File](copied.Field(i))
		if content, isText := file.Content.(*strings.Reader); isFile && isText {
			file.Content = io.NewSectionReader(content, 0, content.Size())
			copied.Field(i).Set(reflect.ValueOf(file))
		}
	}
	return copied
}

func parametersIn(parameters openapi3.Parameters, place string) []*openapi3.Parameter {
	var found []*openapi3.Parameter
	for _, ref := range parameters {
		if ref.Value.In == place {
			found = append(found, ref.Value)
		}
	}
	return found
}

// fillRequired allocates the parameter struct if a parameter is required, and fills the required
// fields. It matches fields by the letters and digits of their names.
func fillRequired(pointer reflect.Value, parameters openapi3.Parameters) {
	for _, ref := range parameters {
		if !ref.Value.Required || ref.Value.In == openapi3.ParameterInPath || ref.Value.Schema == nil {
			continue
		}
		if pointer.IsNil() {
			pointer.Set(reflect.New(pointer.Type().Elem()))
		}
		field := pointer.Elem().FieldByNameFunc(func(name string) bool { return normalizeName(name) == normalizeName(ref.Value.Name) })
		if field.IsValid() {
			fill(field, ref.Value.Schema.Value)
		}
	}
}

func normalizeName(name string) string {
	return strings.ToLower(strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' {
			return c
		}
		return -1
	}, name))
}

// fill sets a valid value: the first of an enum, the example, the minimum, an id with its prefix,
// or the first digits of a card number.
func fill(value reflect.Value, schema *openapi3.Schema) {
	for len(schema.AllOf) == 1 {
		schema = schema.AllOf[0].Value
	}
	switch {
	case value.Kind() == reflect.Slice && schema.Items != nil:
		member := reflect.New(value.Type().Elem()).Elem()
		fill(member, schema.Items.Value)
		value.Set(reflect.Append(value, member))
	case value.CanInt():
		value.SetInt(1)
		if schema.Min != nil {
			value.SetInt(int64(*schema.Min))
		}
	case value.Kind() != reflect.String:
	case len(schema.Enum) > 0:
		value.SetString(fmt.Sprint(schema.Enum[0]))
	case idPrefix(value) != "":
		value.SetString(idPrefix(value) + "1")
	case schema.Example != nil:
		value.SetString(fmt.Sprint(schema.Example))
	default:
		value.SetString("412345")
	}
}
