// Package call is what the generated methods are made of: a request is put
// together, checked, encoded and handed to a [Caller], an answer comes back typed,
// and a list is walked page by page. Everything here is the same for every
// contract, so it is ordinary Go; package generated holds what varies, names, types
// and one short method an operation:
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
//			call.AtMost("name", &v.Name, 40),
//		)
//	}
//
// What the contract refuses is an [*InputError], and nothing has been sent then.
// Checks take pointers, of which nil is a value that was left out. No check names a
// value that may be a card's number, and none panics, whatever it is given.
//
// A service imports package api, which sends the calls and has names for what it
// needs of this package: api.CallOption, api.Response and api.InputError.
package call
