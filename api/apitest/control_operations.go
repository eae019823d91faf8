package apitest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/rzpkit/payments/api/apitest/internal/ledger"
	"github.com/rzpkit/payments/api/webhook"
)

// controls are the operations of control.yaml. Each returns a value to encode as JSON, a content,
// or done.
var controls = map[string]func(*Server, controlRequest) (any, error){
	"readClock":        readClock,
	"advanceClock":     withBody(advanceClock),
	"authorizePayment": paymentControl((*ledger.Ledger).Authorize),
	"failPayment":      paymentControl((*ledger.Ledger).Fail),
	"cancelPayment":    paymentControl((*ledger.Ledger).Cancel),
	"refundPayment":    withBody(refundPayment),
	"failRefund":       failRefund,
	"chargeFee":        withBody(chargeFee),
	"startDowntime":    withBody(startDowntime),
	"updateDowntime":   withBody(updateDowntime),
	"resolveDowntime":  resolveDowntime,
	"listFaults":       listFaults,
	"addFaults":        withBody(addFaults),
	"clearFaults":      clearFaults,
	"respond":          withBody(respond),
	"listRequests":     listRequests,
	"setListener":      withBody(setListener),
	"readWebhook":      readWebhook,
	"setWebhook":       withBody(setWebhook),
	"removeWebhook":    removeWebhook,
	"deliverWebhooks":  deliverWebhooks,
	"readHealth":       readHealth,
	"readCertificate":  readCertificate,
	"readDocument":     readDocument,
}

// done is the result of an operation without a response body.
type done struct{}

// withBody decodes the body for an operation that has one.
func withBody[T any](do func(*Server, controlRequest, T) (any, error)) func(*Server, controlRequest) (any, error) {
	return func(s *Server, r controlRequest) (any, error) {
		var body T
		if err := r.readInto(&body); err != nil {
			return nil, err
		}
		return do(s, r, body)
	}
}

// clockState is the time of the clock, in unix seconds.
type clockState struct {
	Now int64 `json:"now"`
}

func readClock(s *Server, _ controlRequest) (any, error) { return clockState{s.Now().Unix()}, nil }

func advanceClock(s *Server, r controlRequest, body struct{ By duration }) (any, error) {
	s.Advance(time.Duration(body.By)) // the document excludes negative values
	return readClock(s, r)
}

// maxPrepared is how many faults, and how many prepared answers, can wait at a time. A test that
// adds more without using them has a mistake.
const maxPrepared = 1000

// faultList is the JSON form of a file of faults.
type faultList struct {
	Faults []Fault `json:"faults"`
}

func listFaults(s *Server, _ controlRequest) (any, error) { return faultList{s.faults.all()}, nil }

func addFaults(s *Server, _ controlRequest, body faultList) (any, error) {
	for i, fault := range body.Faults {
		if err := fault.ValidateRemote(); err != nil {
			return nil, fmt.Errorf("faults: %d: %w", i, err)
		}
	}
	if len(s.faults.all())+len(body.Faults) > maxPrepared {
		return nil, fmt.Errorf("faults: at most %d can wait at a time", maxPrepared)
	}
	s.Inject(body.Faults...)
	return done{}, nil
}

func clearFaults(s *Server, _ controlRequest) (any, error) {
	s.ClearFaults()
	return done{}, nil
}

// preparedAnswer is the body that prepares an answer with [Server.Respond].
type preparedAnswer struct {
	Operation string
	Status    int
	Body      json.RawMessage
}

func respond(s *Server, _ controlRequest, body preparedAnswer) (any, error) {
	var text string
	if json.Unmarshal(body.Body, &text) == nil {
		body.Body = []byte(text)
	}
	if s.preparedAnswers() >= maxPrepared {
		return nil, fmt.Errorf("%d answers already wait for requests", maxPrepared)
	}
	return done{}, s.respond(body.Operation, body.Status, []byte(body.Body))
}

// recordedRequest is a request as the control lists it.
type recordedRequest struct {
	Operation string      `json:"operation,omitzero"`
	Method    string      `json:"method"`
	Path      string      `json:"path"`
	Query     url.Values  `json:"query"`
	Header    http.Header `json:"header"`
	Body      string      `json:"body"`
}

func listRequests(s *Server, _ controlRequest) (any, error) {
	requests := s.Requests()
	list := make([]recordedRequest, 0, len(requests))
	for _, request := range requests {
		header := request.Header.Clone()
		header.Del("Authorization")
		list = append(list, recordedRequest{
			request.Operation, request.Method, request.Path, request.Query, header, string(request.Body),
		})
	}
	return map[string]any{"requests": list}, nil
}

func setListener(s *Server, _ controlRequest, body struct{ Accepting bool }) (any, error) {
	if body.Accepting {
		return done{}, s.accept()
	}
	s.Refuse()
	return done{}, nil
}

func readWebhook(s *Server, _ controlRequest) (any, error) {
	return map[string]int{"pending": s.PendingWebhooks()}, nil
}

// newWebhook is the body that sets the receiver of webhooks; see [WebhookTo].
type newWebhook struct {
	URL      string
	Secret   webhook.Secret
	Repeats  int
	Shuffled bool
}

func setWebhook(s *Server, _ controlRequest, body newWebhook) (any, error) {
	how := []WebhookOption{Repeated(body.Repeats)}
	if body.Shuffled {
		how = append(how, Shuffled())
	}
	receiver, err := newReceiver(body.URL, body.Secret, how)
	if err != nil {
		return nil, err
	}
	s.webhooks.setReceiver(receiver)
	return done{}, nil
}

func removeWebhook(s *Server, _ controlRequest) (any, error) {
	s.webhooks.setReceiver(nil)
	return done{}, nil
}

func deliverWebhooks(s *Server, r controlRequest) (any, error) {
	return map[string]int{"accepted": s.DeliverWebhooks(r.http.Context())}, nil
}

func readHealth(s *Server, _ controlRequest) (any, error) {
	return map[string]int64{"broken": s.Broken()}, nil
}

func readCertificate(s *Server, _ controlRequest) (any, error) {
	if s.certificate == nil {
		return nil, errNoCertificate
	}
	return content{"application/x-pem-file", s.CertificatePEM()}, nil
}

func readDocument(*Server, controlRequest) (any, error) {
	return content{"application/yaml", ControlDocument}, nil
}
