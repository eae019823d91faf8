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
// The format, and gzip, Zstandard or zlib compression around it, is detected from the contents of
// the file, never from its name. Memory is bounded by the longest entry, which is at most
// [Options.MaxEntry], whatever the length of the recording. An entry that cannot be read is an
// [*Error] with its place, and reading continues after it.
//
// # NDJSON
//
// One exchange per line:
//
//	{"method":"POST","url":"https://api.razorpay.com/v1/payments/pay_1/capture","status":200,
//	 "content_type":"application/json","operation":"capturePayment",
//	 "request":{"headers":{"Content-Type":"application/json"},"body":{"amount":100,"currency":"INR"}},
//	 "response":{"headers":{"X-Request-Id":"1"},"body":{"id":"pay_1","entity":"payment"}}}
//
// (on one line). Required are status, and either method with url or path, or operation, an
// operationId. A path may have a query. Everything else is optional: without content_type the
// Content-Type of the response's headers counts. Headers are an object, in which a repeated header
// has a list, or a list of objects with name and value.
//
// A body is a JSON value, or a string with the body's text; a body that is itself a JSON string is
// written with its quotes inside the string. With "encoding":"base64" beside body, the string is
// the base64 of the body. A null body was not recorded.
//
// The member names that Redocly CLI's drift command accepts are accepted too, with the same
// precedence; names.go lists them. A line may also be a HAR entry.
//
// # Other formats
//
// HAR 1.2: the log.entries. Cassettes of go-vcr, of VCR and its ports to other languages, and of
// nock: the interactions. Postman collections: the saved responses. Reports of newman's JSON
// reporter: the requests of the run. A folder of the form operationId/status-name.json, in which
// each file is an answer's body (request-*.json are not answers and are ignored), and any other
// folder of files in these formats. A single body, with
// [Options.Operation] and [Options.Status].
//
// # What recorders leave out
//
// A body counts as unrecorded, not as empty, if the recorder left it out or wrote it in a form from
// which it cannot be restored. So does the body of a request without headers, which nock omits by
// default, unless the body begins like JSON.
package recording
