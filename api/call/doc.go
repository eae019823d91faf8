// Package call is the runtime of the generated methods. It builds, checks and encodes a request,
// hands it to a [Caller], decodes the answer into its type, and walks through a list page by page.
// All of this is the same for every contract, so it is not generated. Package generated has only
// what depends on the contract: names, types, and one short method per operation:
//
//	func (a API) RenameCard(ctx context.Context, cardID CardID, body RenameRequest, options ...call.Option) (*Card, error) {
//		request := call.New(&opRenameCard)
//		request.PathID("card_id", string(cardID), cardID.Validate())
//		request.JSONBody(&body, body.check())
//		return call.Do[Card](ctx, a.caller, request, options)
//	}
//
//	func (v *RenameRequest) check() error {
//		return cmp.Or(
//			call.Required("name", v.Name != ""),
//			call.MaxLength("name", &v.Name, 40),
//		)
//	}
//
// A value that the contract refuses becomes an [*InputError], and nothing is sent. Checks take
// pointers; nil is a value that was left out. The errors of checks do not contain values that may
// be card numbers. Checks never panic.
//
// A service imports package api, which sends the calls and re-exports the types that a service
// needs, such as api.CallOption, api.InputError and api.Operation.
package call
