package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/rzpkit/payments/api/apitest"
)

// faultField is a field of [apitest.Fault]. Its key in a file is its JSON name.
type faultField struct {
	reflect.StructField

	key  string
	want string // description of a valid value
}

var faultFields = func() []faultField {
	wants := map[reflect.Type]string{
		reflect.TypeFor[string]():            "a string",
		reflect.TypeFor[apitest.FaultKind](): "a kind of fault",
		reflect.TypeFor[int]():               "a whole number",
		reflect.TypeFor[float64]():           "a number",
		reflect.TypeFor[time.Duration]():     "a duration such as 1500ms",
		reflect.TypeFor[bool]():              "true or false",
	}
	all := reflect.VisibleFields(reflect.TypeFor[apitest.Fault]())
	fields := make([]faultField, 0, len(all))
	for _, field := range all {
		key, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		fields = append(fields, faultField{field, key, wants[field.Type]})
	}
	return fields
}()

// readFaults reads a file of faults. It returns none if name is "".
func readFaults(name string) ([]apitest.Fault, error) {
	if name == "" {
		return nil, nil
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("faults: %w", err)
	}
	faults, err := parseFaults(text)
	if err != nil {
		return nil, fmt.Errorf("%s:%w", name, err)
	}
	return faults, nil
}

// parseFaults parses YAML, which includes JSON. Its errors begin with a line number.
func parseFaults(text []byte) ([]apitest.Fault, error) {
	var document yaml.Node
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	if err := decoder.Decode(&document); err != nil {
		if errors.Is(err, io.EOF) {
			return nil, errorAt(1, "the file is empty")
		}
		return nil, fmt.Errorf(" %w", err)
	}
	if len(document.Content) != 1 || document.Content[0].Kind != yaml.MappingNode {
		return nil, errorAt(max(document.Line, 1), "want a list under the key faults")
	}
	var faults []apitest.Fault
	top := document.Content[0].Content
	for i := 0; i < len(top); i += 2 {
		key, list := top[i], top[i+1]
		if key.Value != "faults" || i > 0 {
			return nil, errorAt(key.Line, "unknown key %s: want faults", key.Value)
		}
		if list.Kind != yaml.SequenceNode {
			return nil, errorAt(list.Line, "faults: want a list")
		}
		for _, item := range list.Content {
			fault, err := parseFault(item)
			if err != nil {
				return nil, err
			}
			faults = append(faults, fault)
		}
	}
	return faults, nil
}

func parseFault(item *yaml.Node) (apitest.Fault, error) {
	var fault apitest.Fault
	if item.Kind != yaml.MappingNode {
		return fault, errorAt(item.Line, "faults: want a fault with at least a kind")
	}
	lines := map[string]int{}
	for i := 0; i < len(item.Content); i += 2 {
		key, value := item.Content[i], item.Content[i+1]
		if lines[key.Value] != 0 {
			return fault, errorAt(key.Line, "duplicate key %s", key.Value)
		}
		lines[key.Value] = key.Line
		if err := setField(&fault, key, value); err != nil {
			return fault, err
		}
	}
	var wrong *apitest.FaultError
	if err := fault.ValidateRemote(); errors.As(err, &wrong) {
		line, key := item.Line, wrong.Field
		for _, field := range faultFields {
			if field.Name == wrong.Field {
				key, line = field.key, max(line, lines[field.key])
			}
		}
		return fault, errorAt(line, "%s: %s", key, wrong.Problem)
	}
	return fault, nil
}

func setField(fault *apitest.Fault, key, value *yaml.Node) error {
	i := slices.IndexFunc(faultFields, func(f faultField) bool { return f.key == key.Value })
	if i < 0 {
		keys := make([]string, len(faultFields))
		for i, field := range faultFields {
			keys[i] = field.key
		}
		slices.Sort(keys)
		return errorAt(key.Line, "unknown key %s: a fault can have %v", key.Value, keys)
	}
	field := faultFields[i]
	into := reflect.ValueOf(fault).Elem().FieldByIndex(field.Index).Addr().Interface()
	_, isNumber := into.(*int)
	duration, isDuration := into.(*time.Duration)
	var err error
	if isDuration {
		*duration, err = time.ParseDuration(value.Value)
	} else {
		err = value.Decode(into)
	}
	// yaml would truncate a fraction and accept null as zero.
	if err != nil || value.ShortTag() == "!!null" || isNumber && value.ShortTag() != "!!int" {
		return errorAt(value.Line, "%s: want %s", field.key, field.want)
	}
	return nil
}

// errorAt returns an error that begins with its line, to follow the name of the file.
func errorAt(line int, format string, arguments ...any) error {
	return fmt.Errorf("%d: %s", line, fmt.Sprintf(format, arguments...))
}
