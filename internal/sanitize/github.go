package sanitize

import (
	"fmt"
	"strings"
)

// Annotation returns a workflow command that makes GitHub Actions show a message at a line of a
// file, as far as file and line are known. The level is error, warning or notice.
// https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands.
func Annotation(level, file string, line, column int, title, message string) string {
	var properties []string
	if file != "" {
		properties = append(properties, "file="+property(file))
	}
	if line > 0 {
		properties = append(properties, fmt.Sprintf("line=%d", line))
	}
	if line > 0 && column > 0 {
		properties = append(properties, fmt.Sprintf("col=%d", column))
	}
	properties = append(properties, "title="+property(title))
	return fmt.Sprintf("::%s %s::%s\n", level, strings.Join(properties, ","), escapeLines.Replace(message))
}

var escapeLines = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")

// property escapes a property's value, which a comma or colon would end.
func property(text string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(escapeLines.Replace(Line(text)))
}
