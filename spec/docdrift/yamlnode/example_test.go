package yamlnode_test

import (
	"fmt"
	"strings"

	"github.com/rzpkit/payments/spec/docdrift/yamlnode"
)

func Example() {
	size := yamlnode.Mapping("type", "string", "enum", yamlnode.Flow(yamlnode.Text("S"), yamlnode.Text("10")), "nullable", true, "format", nil)
	fmt.Println(strings.Join(yamlnode.Lines(size), "\n"))
	fmt.Println(yamlnode.Scalar(size, "type"), len(yamlnode.Items(yamlnode.Get(size, "enum"))), yamlnode.Get(size, "format") == nil)
	// Output:
	// type: string
	// enum: [S, '10']
	// nullable: true
	// string 2 true
}
