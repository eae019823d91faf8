// Package recording reads recorded HTTP exchanges, one at a time, for
// [contract.Contract.Check].
//
//	reader, err := recording.Open("traffic.ndjson.zst", recording.Options{})
//	if err != nil {
//		return err
//	}
//	defer reader.Close()
//	for exchange, err := range reader.All() {
//		if err != nil {
//			log.Print(err) // one entry that cannot be read; the others follow
//			continue
//		}
//		findings := checks.Check(exchange)
//		...
//	}
//
// The format is known by what is in the file, never by its name, and so is gzip
// or Zstandard packing around it. Memory is bounded by the longest entry, which
// is at most [Options.MaxEntry], whatever the length of the recording. What
// cannot be read is an [*Error] that says where, and the rest is still read.
//
// # NDJSON
//
// One exchange a line:
//
//	{"method":"POST","url":"https://api.razorpay.com/v1/payments/pay_1/capture","status":200,
//	 "content_type":"application/json","operation":"capturePayment",
//	 "request":{"headers":{"Content-Type":"application/json"},"body":{"amount":100,"currency":"INR"}},
//	 "response":{"headers":{"X-Request-Id":"1"},"body":{"id":"pay_1","entity":"payment"}}}
//
// (on one line). What an exchange must have is status, and method with url or
// path, or operation, an operationId. A path may have a query. All else may be
// left out: without content_type the Content-Type of the response's headers
// counts. Headers are an object, with a list for a header that is there twice, or
// a list of objects of name and value.
//
// A body is a JSON value as it is, or a string, which is the body's text: a
// body that is itself a JSON string is written with its quotes inside the
// string. Beside body, "encoding":"base64" says that the string is base64 of the
// body. A body that is null was not recorded.
//
// The names that Redocly CLI's drift reads are read too, with its precedence;
// they stand in names.go. So is a HAR entry on a line of its own.
//
// # Other formats
//
// HAR 1.2, its log.entries one by one. Cassettes of go-vcr, of VCR and its
// offspring in other languages and of nock, their interactions one by one. The
// responses that are saved in a Postman collection, and those of a run that newman's
// JSON reporter reports. A folder laid out as operationId/status-name.json, each file an
// answer's body (request-*.json are not answers and are passed over), and any
// other folder of files of these formats. A body by itself, with
// [Options.Operation] and [Options.Status].
//
// # What recorders leave out
//
// A body that a recorder left out, or wrote in a way from which it cannot be told any
// more, was not recorded: it is neither empty nor damaged. So is the body of a request
// without any headers, as nock records them by default, unless it begins like JSON.
package recording
