package contract

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
)

// findingsOf returns one finding for each fault in kin-openapi's error tree. It switches on
// the concrete types, because errors.As would stop at the first fault and lose the others.
func findingsOf(finding Finding, err error) []Finding {
	switch err := err.(type) { //nolint:errorlint // see above
	case nil:
		return nil
	case openapi3.MultiError:
		var findings []Finding
		for _, one := range err {
			findings = append(findings, findingsOf(finding, one)...)
		}
		return findings
	case *openapi3filter.RequestError:
		if err.Parameter != nil {
			finding.Pointer = err.Parameter.Name
			finding.Contract = place(err.Parameter.Origin, "")
		}
		if err.Err == nil {
			finding.Message = err.Reason
			return []Finding{finding}
		}
		return findingsOf(finding, err.Err)
	case *openapi3filter.ParseError:
		return parseFindings(finding, err)
	case *openapi3.SchemaError:
		return schemaFindings(finding, err)
	}
	finding.Message = firstLine(err.Error())
	return []Finding{finding}
}

func schemaFindings(finding Finding, err *openapi3.SchemaError) []Finding {
	if inner := innerError(err); inner != nil {
		return findingsOf(finding, inner)
	}
	for _, key := range err.JSONPointer() {
		finding.Pointer += "/" + escape(key)
	}
	finding.Message = err.Reason
	finding.Expected = expected(err.Schema, err.SchemaField)
	finding.Actual = masked(err.Value)
	switch err.SchemaField {
	case "not":
		finding.Message = "the contract rules this out: " + firstLine(err.Schema.Not.Value.Description)
	case "properties":
		finding = refusedProperty(finding, err)
	}
	finding.Contract = place(err.Schema.Origin, err.SchemaField)
	finding.constant = err.SchemaField == "enum" && len(listedValues(err.Schema)) == 1
	if err.SchemaField == "required" {
		finding.Contract = requiredPlace(err.Schema, err.JSONPointer())
	}
	if err.SchemaField == "enum" && len(listedValues(err.Schema)) > 1 && finding.Rule == RuleSchema && isOfType(err.Value, err.Schema) {
		finding.Rule, finding.Severity = RuleValue, News
		finding.Actual = unlisted(err.Value)
	}
	return []Finding{finding}
}

// refusedProperty completes the finding for a property that additionalProperties: false
// forbids. kin-openapi gives the property's name only in its message, where it would not be
// masked.
func refusedProperty(finding Finding, err *openapi3.SchemaError) Finding {
	var key string
	object, isObject := err.Value.(map[string]any)
	if n, scanErr := fmt.Sscanf(err.Reason, "property %q is unsupported", &key); n != 1 || scanErr != nil || !isObject {
		return finding
	}
	finding.Pointer += "/" + escape(key)
	finding.Message, finding.Actual = "the contract allows no other property", kindOf(object[key])
	return finding
}

// innerError returns the faults inside a composition: every fault of an allOf, or the
// faults of the only oneOf or anyOf branch that the value can have been meant for. It
// returns nil if no such branch stands out; the composition itself is then the finding.
func innerError(err *openapi3.SchemaError) error {
	inner := errors.Unwrap(errors.Unwrap(err.Origin))
	var branches openapi3.MultiError
	if !errors.As(inner, &branches) {
		return nil
	}
	if err.SchemaField == "allOf" {
		return branches
	}
	var ofItsKind []error
	for _, branch := range branches {
		var fault *openapi3.SchemaError
		if errors.As(branch, &fault) && fault.SchemaField == "type" && len(fault.JSONPointer()) == len(err.JSONPointer()) {
			continue
		}
		ofItsKind = append(ofItsKind, branch)
	}
	if len(ofItsKind) > 1 {
		ofItsKind = slices.DeleteFunc(ofItsKind, isOfAnotherBranch)
	}
	if len(ofItsKind) == 1 {
		return ofItsKind[0]
	}
	return nil
}

// isOfAnotherBranch reports whether a branch was not meant: the value differs from a
// constant of the branch, such as its method.
func isOfAnotherBranch(branch error) bool {
	for _, fault := range findingsOf(Finding{}, branch) {
		if fault.constant {
			return true
		}
	}
	return false
}

// isOfType reports whether a value has a schema's type. A whole number is also an integer.
func isOfType(value any, schema *openapi3.Schema) bool {
	if schema.Type.Is(typeName(value)) || typeName(value) != openapi3.TypeNumber {
		return schema.Type.Is(typeName(value))
	}
	number, err := strconv.ParseFloat(fmt.Sprint(value), 64)
	return err == nil && number == math.Trunc(number) && schema.Type.Is(openapi3.TypeInteger)
}

// listedValues returns the values of an enum without null, which only repeats nullable.
func listedValues(schema *openapi3.Schema) []any {
	return slices.DeleteFunc(slices.Clone(schema.Enum), func(value any) bool { return value == nil })
}

// ExpectedValue is Finding.Expected for a missing required property.
const ExpectedValue = "a value"

// expected returns what a schema keyword asks for.
func expected(schema *openapi3.Schema, keyword string) string {
	switch keyword {
	case "type":
		return strings.Join(schema.Type.Slice(), " or ")
	case "pattern":
		return schema.Pattern
	case "enum":
		return fmt.Sprint(listedValues(schema))
	case "minimum":
		return fmt.Sprintf("at least %v", *schema.Min)
	case "maximum":
		return fmt.Sprintf("at most %v", *schema.Max)
	case "required":
		return ExpectedValue
	}
	return keyword
}

// place returns the line of a keyword, or the schema's own line if the keyword's is
// unknown.
func place(origin *openapi3.Origin, keyword string) Place {
	if origin == nil {
		return Place{}
	}
	location := origin.Key
	if found, ok := origin.Fields.Lookup(keyword); ok {
		location = &found
	} else if items := origin.Sequences[keyword]; len(items) > 0 {
		location = &items[0]
	}
	if location == nil {
		return Place{}
	}
	return Place{File: location.File, Line: location.Line, Column: location.Column}
}

// requiredPlace returns the line of the missing property, the pointer's last key, in the
// list of required properties.
func requiredPlace(schema *openapi3.Schema, pointer []string) Place {
	if schema.Origin != nil && len(pointer) > 0 {
		items := schema.Origin.Sequences["required"]
		if i := slices.Index(schema.Required, pointer[len(pointer)-1]); i >= 0 && i < len(items) {
			return Place{File: items[i].File, Line: items[i].Line, Column: items[i].Column}
		}
	}
	return place(schema.Origin, "required")
}

// unlisted returns a value that the contract does not list, unmasked but truncated.
func unlisted(value any) string { return cut(fmt.Sprint(value), MaxValue) }

// Lengths, in characters, to which masked strings and numbers are truncated.
const (
	maxMasked = 60
	maxNumber = 40
)

// masked returns the form of a value without its content: letters become x and digits 9, so
// that no card number or name leaves the recording.
func masked(value any) string {
	switch value := value.(type) {
	case nil:
		return "null"
	case string:
		return fmt.Sprintf("%.*q", maxMasked, mask(value))
	case float64:
		return mask(cut(strconv.FormatFloat(value, 'f', -1, 64), maxNumber))
	case map[string]any:
		return fmt.Sprintf("an object of %d", len(value))
	case []any:
		return fmt.Sprintf("a list of %d", len(value))
	case bool:
		return strconv.FormatBool(value)
	}
	return mask(fmt.Sprintf("%.40v", value))
}

func mask(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsDigit(r):
			return '9'
		case unicode.IsLetter(r), unicode.IsMark(r):
			return 'x'
		}
		return r
	}, text)
}

var pointerEscapes = strings.NewReplacer("~", "~0", "/", "~1")

// escape encodes a key for a JSON pointer.
func escape(key string) string { return pointerEscapes.Replace(key) }

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}
