package fast_test

import (
	"fmt"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/rzpkit/payments/spec/contract/internal/fast"
)

func ExampleCompile() {
	schema := openapi3.NewObjectSchema().WithProperty("amount", openapi3.NewIntegerSchema().WithMin(0))
	validator, err := fast.Compile(schema)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(validator.Valid([]byte(`{"amount":100}`), nil))
	fmt.Println(validator.Valid([]byte(`{"amount":1.5}`), nil))

	_, err = fast.Compile(openapi3.NewArraySchema().WithUniqueItems(true))
	fmt.Println(err)
	// Output:
	// true
	// false
	// /uniqueItems: a validator does not support it
}
