// A module of its own, so that no peer becomes a dependency of the client.
module github.com/rzpkit/payments/bench

go 1.25.0

replace github.com/rzpkit/payments => ../

require (
	github.com/oapi-codegen/runtime v1.8.0
	github.com/razorpay/razorpay-go v1.3.3
	github.com/rzpkit/payments v0.0.0
	github.com/stretchr/testify v1.12.1
)

require (
	github.com/apapsch/go-jsonmerge/v2 v2.0.0 // indirect
	github.com/getkin/kin-openapi v0.152.0 // indirect
	github.com/go-openapi/jsonpointer v0.23.1 // indirect
	github.com/go-openapi/swag/jsonname v0.26.0 // indirect
	github.com/google/uuid v1.6.0 // indirect
	github.com/kr/pretty v0.3.1 // indirect
	github.com/oasdiff/yaml v0.1.1 // indirect
	github.com/oasdiff/yaml3 v0.0.14 // indirect
	github.com/santhosh-tekuri/jsonschema/v6 v6.0.3 // indirect
	go.yaml.in/yaml/v3 v3.0.6 // indirect
	golang.org/x/text v0.40.0 // indirect
)
