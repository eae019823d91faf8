package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers/legacy"
	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"

	"github.com/rzpkit/payments/spec"
	"github.com/rzpkit/payments/spec/contract"
	"github.com/rzpkit/payments/spec/contract/recording"
)

// library reports whether an exchange satisfies the contract.
type library func(contract.Exchange) (valid bool, err error)

// checkAs checks a recording with a library. It prints the numbers of the lines, counted from 1,
// that violate the contract.
func checkAs(name, path string) error {
	open := map[string]func() (library, error){"kin-openapi": openKin, "libopenapi-validator": openLibopenapi, "rzpkit": openRzpkit}[name]
	if open == nil {
		return fmt.Errorf("unknown library %q", name)
	}
	isValid, err := open()
	if err != nil {
		return err
	}
	reader, err := recording.Open(path, recording.Options{})
	if err != nil {
		return err
	}
	defer func() { _ = reader.Close() }()
	for number := 1; ; number++ {
		exchange, err := reader.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		ok, err := isValid(exchange)
		if err != nil {
			return err
		}
		if !ok {
			if _, err := fmt.Fprintln(os.Stdout, number); err != nil {
				return err
			}
		}
	}
}

func openRzpkit() (library, error) {
	c, err := contract.Load(spec.Contract)
	if err != nil {
		return nil, err
	}
	checker := c.Checker()
	return func(exchange contract.Exchange) (bool, error) {
		return len(checker.Examine(exchange).Findings) == 0, nil
	}, nil
}

const base = "https://api.razorpay.com"

func openKin() (library, error) {
	document, err := openapi3.NewLoader().LoadFromData(spec.Contract)
	if err != nil {
		return nil, err
	}
	router, err := legacy.NewRouter(document, openapi3.DisableExamplesValidation())
	if err != nil {
		return nil, err
	}
	options := &openapi3filter.Options{
		MultiError: true, IncludeResponseStatus: true, AuthenticationFunc: openapi3filter.NoopAuthenticationFunc,
	}
	return func(exchange contract.Exchange) (bool, error) {
		request, err := http.NewRequestWithContext(context.Background(), exchange.Method, base+exchange.Path, nil)
		if err != nil {
			return false, err
		}
		route, values, err := router.FindRoute(request)
		if err != nil {
			return false, nil //nolint:nilerr // an exchange without an operation is a violation
		}
		err = openapi3filter.ValidateResponse(context.Background(), &openapi3filter.ResponseValidationInput{
			RequestValidationInput: &openapi3filter.RequestValidationInput{Request: request, PathParams: values, Route: route, Options: options},
			Status:                 exchange.Status,
			Header:                 http.Header{"Content-Type": {"application/json"}},
			Body:                   io.NopCloser(bytes.NewReader(exchange.Body)),
			Options:                options,
		})
		return err == nil, nil
	}, nil
}

func openLibopenapi() (library, error) {
	document, err := libopenapi.NewDocument(spec.Contract)
	if err != nil {
		return nil, err
	}
	validates, faults := validator.NewValidator(document)
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	return func(exchange contract.Exchange) (bool, error) {
		address, err := url.Parse(base + exchange.Path)
		if err != nil {
			return false, err
		}
		request := &http.Request{Method: exchange.Method, URL: address, Header: http.Header{}}
		valid, _ := validates.ValidateHttpResponse(request, &http.Response{
			StatusCode: exchange.Status, Header: http.Header{"Content-Type": {"application/json"}},
			Body: io.NopCloser(bytes.NewReader(exchange.Body)), Request: request,
		})
		return valid, nil
	}, nil
}
