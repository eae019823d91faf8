package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/rzpkit/payments/api/apitest"
)

// faultFields are the keys of a fault in a file.
var faultFields = []struct {
	key, field, want string
	into             func(*apitest.Fault) any
}{
	{"operation", "Operation", "an operationId", func(f *apitest.Fault) any { return &f.Operation }},
	{"kind", "Kind", "a kind of fault", func(f *apitest.Fault) any { return &f.Kind }},
	{"skip", "Skip", "a whole number", func(f *apitest.Fault) any { return &f.Skip }},
	{"times", "Times", "a whole number", func(f *apitest.Fault) any { return &f.Times }},
	{"probability", "Probability", "a number from 0 to 1", func(f *apitest.Fault) any { return &f.Probability }},
	{"delay", "Delay", "a duration such as 1500ms", func(f *apitest.Fault) any { return &f.Delay }},
	{"retry_after", "RetryAfter", "a duration such as 3s", func(f *apitest.Fault) any { return &f.RetryAfter }},
	{"retry_after_as_date", "RetryAfterAsDate", "true or false", func(f *apitest.Fault) any { return &f.RetryAfterAsDate }},
	{"took_effect", "TookEffect", "true or false", func(f *apitest.Fault) any { return &f.TookEffect }},
	{"location", "Location", "a URL", func(f *apitest.Fault) any { return &f.Location }},
}

// readFaults reads a file of faults, or none.
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

// parseFaults reads YAML, of which JSON is a part. Errors begin with a line.
func parseFaults(text []byte) ([]apitest.Fault, error) {
	var document yaml.Node
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	if err := decoder.Decode(&document); err != nil {
		if errors.Is(err, io.EOF) {
			return nil, at(1, "the file is empty")
		}
		return nil, fmt.Errorf(" %w", err)
	}
	if len(document.Content) != 1 || document.Content[0].Kind != yaml.MappingNode {
		return nil, at(max(document.Line, 1), "want a list under the key faults")
	}
	var faults []apitest.Fault
	top := document.Content[0].Content
	for i := 0; i < len(top); i += 2 {
		key, list := top[i], top[i+1]
		if key.Value != "faults" || i > 0 {
			return nil, at(key.Line, "%s: there is only one key here, faults", key.Value)
		}
		if list.Kind != yaml.SequenceNode {
			return nil, at(list.Line, "faults: want a list")
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
		return fault, at(item.Line, "faults: want a fault, which has at least a kind")
	}
	lines := map[string]int{}
	for i := 0; i < len(item.Content); i += 2 {
		key, value := item.Content[i], item.Content[i+1]
		if lines[key.Value] != 0 {
			return fault, at(key.Line, "%s: it stands here twice", key.Value)
		}
		lines[key.Value] = key.Line
		if err := setField(&fault, key, value); err != nil {
			return fault, err
		}
	}
	if fault.Kind == apitest.ConnectionRefused {
		return fault, at(lines["kind"], "kind: %s is for clients in the server's own process", fault.Kind)
	}
	var wrong *apitest.FaultError
	if err := fault.Validate(); errors.As(err, &wrong) {
		line, key := item.Line, wrong.Field
		for _, field := range faultFields {
			if field.field == wrong.Field {
				key, line = field.key, max(line, lines[field.key])
			}
		}
		return fault, at(line, "%s: %s", key, wrong.Problem)
	}
	return fault, nil
}

func setField(fault *apitest.Fault, key, value *yaml.Node) error {
	for _, field := range faultFields {
		if field.key != key.Value {
			continue
		}
		into := field.into(fault)
		if duration, ok := into.(*time.Duration); ok {
			parsed, err := time.ParseDuration(value.Value)
			if err != nil {
				return at(value.Line, "%s: want %s", field.key, field.want)
			}
			*duration = parsed
			return nil
		}
		_, isNumber := into.(*int)
		// A fraction would be cut off, and null be nothing.
		if err := value.Decode(into); err != nil || value.ShortTag() == "!!null" || isNumber && value.ShortTag() != "!!int" {
			return at(value.Line, "%s: want %s", field.key, field.want)
		}
		return nil
	}
	keys := make([]string, 0, len(faultFields))
	for _, field := range faultFields {
		keys = append(keys, field.key)
	}
	return at(key.Line, "%s: a fault has no such key, only %v", key.Value, slices.Sorted(slices.Values(keys)))
}

// at is an error with its line, to stand behind a file's name.
func at(line int, format string, arguments ...any) error {
	return fmt.Errorf("%d: %s", line, fmt.Sprintf(format, arguments...))
}
