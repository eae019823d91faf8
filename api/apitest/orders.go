package apitest

import (
	"iter"

	"github.com/rzpkit/payments/api/apitest/internal/ledger"
	"github.com/rzpkit/payments/generated"
)

func createOrder(s *Server, c call) ([]byte, error) {
	request, err := decode[generated.CreateOrderRequest](c)
	if err != nil {
		return nil, err
	}
	order, err := s.ledger.CreateOrder(request)
	return s.index.templates.orderOf(&order), err
}

func listOrders(s *Server, c call) ([]byte, error) {
	orders := s.ledger.OrdersIn(ledger.OrderFilter{
		Window: c.window(), Receipt: c.Query.Get("receipt"), Authorized: c.Query.Get("authorized"),
	})
	return collection(orders, func(order *ledger.Order) []byte { return s.orderOf(order, c.Query["expand[]"]) }), nil
}

func fetchOrder(s *Server, c call) ([]byte, error) {
	order, found := s.ledger.Order(c.order())
	if !found {
		return nil, ledger.UnknownID()
	}
	return s.orderOf(&order, c.Query["expand[]"]), nil
}

func updateOrder(s *Server, c call) ([]byte, error) {
	request, err := decode[generated.UpdateOrderRequest](c)
	if err != nil {
		return nil, err
	}
	order, err := s.ledger.AnnotateOrder(c.order(), request.Notes)
	return s.index.templates.orderOf(&order), err
}

func listOrderPayments(s *Server, c call) ([]byte, error) {
	payments, found := s.ledger.OrderPayments(c.order())
	if !found {
		return nil, ledger.UnknownID()
	}
	return s.page(payments, nil), nil
}

// orderOf encodes an order with the parts named in expand. The server has no transfers and no
// virtual accounts.
func (s *Server) orderOf(order *ledger.Order, expand []string) []byte {
	fields := fieldsOf(order)
	for _, part := range expand {
		switch generated.OrderExpansion(part) { //nolint:exhaustive // the server has none of the others
		case generated.OrderExpansionPayments:
			payments, _ := s.ledger.OrderPayments(order.ID)
			if fields.Payments == nil {
				fields.Payments = s.page(payments, nil)
			}
		case generated.OrderExpansionPaymentsCard:
			payments, _ := s.ledger.OrderPayments(order.ID)
			fields.Payments = s.page(payments, []string{string(generated.ExpansionCard)})
		}
	}
	return s.index.templates.order.fill(fields)
}

// Order returns the current state of an order, or nil if there is none with this id.
func (s *Server) Order(id generated.OrderID) *generated.Order {
	order, found := s.ledger.Order(id)
	if !found {
		return nil
	}
	return decodeEntity[generated.Order](s.index.templates.orderOf(&order))
}

// Orders iterates over the current state of all orders, oldest first.
func (s *Server) Orders() iter.Seq[*generated.Order] {
	return func(yield func(*generated.Order) bool) {
		for _, order := range s.ledger.Orders() {
			if !yield(decodeEntity[generated.Order](s.index.templates.orderOf(&order))) {
				return
			}
		}
	}
}
