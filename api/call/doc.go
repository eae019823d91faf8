// Package call is what the generated methods are made of: a request is checked,
// encoded and handed to a [Caller], an answer comes back typed, and a list is
// walked page by page. Everything here is the same for every contract, so it is
// ordinary Go; package generated holds what varies, names, types and one short
// method an operation:
//
//	func (a API) FetchCard(ctx context.Context, id CardID, options ...call.Option) (*Card, error) {
//		if err := id.Validate(); err != nil {
//			return nil, opFetchCard.Refused(call.Refuse("", "card_id", err))
//		}
//		request := call.Request{Operation: &opFetchCard, Path: call.Path("/cards/%s", string(id))}
//		return call.Do[Card](ctx, a.caller, request, nil, options)
//	}
//
// What the contract refuses is an [*InputError], and nothing has been sent then.
// No check names a value that may be a card's number, and none panics, whatever it
// is given.
//
// A service imports package api, which sends the calls and has names for what it
// needs of this package: api.CallOption, api.Response and api.InputError.
package call
