// Command first-call creates an order at a test server in this process.
package main

import (
	"context"
	"fmt"
	"log"

	"github.com/rzpkit/payments/api"
	"github.com/rzpkit/payments/api/apitest"
	"github.com/rzpkit/payments/api/paise"
	"github.com/rzpkit/payments/generated"
)

func main() {
	server, err := apitest.Start() // a test server in this process
	if err != nil {
		log.Fatal(err)
	}
	defer server.Close()

	// For the real API: api.New(api.KeyFromEnv())
	client, err := api.New(api.Key(apitest.KeyID, apitest.KeySecret), api.WithBaseURL(server.URL))
	if err != nil {
		log.Panic(err)
	}
	order, err := client.CreateOrder(context.Background(), generated.CreateOrderRequest{
		Amount: 49_950, Currency: paise.INR, Receipt: "receipt 11",
	})
	if err != nil {
		log.Panic(err)
	}
	fmt.Println(order.Status, paise.Format(order.Amount, order.Currency))
}
