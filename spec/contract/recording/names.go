package recording

// field is a part of an exchange that a key of an entry can name.
type field uint8

const (
	none field = iota
	method
	address // a URL, or a path with its query
	path
	operation
	status
	contentType
	requestHeaders
	requestType
	requestBody
	requestEncoding
	requestForm
	requestSize
	responseHeaders
	responseType
	responseBody
	responseEncoding
	responseSize
	fields

	// Objects that contain further fields.
	inRequest
	inResponse
	inHTTP
	inPostData
	inContent
)

// names returns the field that a key names, and the key's rank. If several keys name the same
// field, the one with the lowest rank counts.
type names func(key []byte) (field, uint8)

// alone is the lowest rank of the keys that count only in an entry without a request object. As in
// drift, such an entry is itself the request.
const alone = 10

func entryNames(key []byte) (field, uint8) { //nolint:cyclop // a table
	switch string(key) {
	case "method":
		return method, 3
	case "httpMethod":
		return method, 4
	case "url":
		return address, 4
	case "uri":
		return address, alone + 1
	case "requestUrl":
		return address, alone + 2
	case "path":
		return path, 2
	case "pathname":
		return path, alone
	case "operation":
		return operation, 1
	case "operationId":
		return operation, 2
	case "status":
		return status, 3
	case "statusCode":
		return status, 4
	case "content_type":
		return contentType, 1
	case "headers":
		return requestHeaders, alone
	case "request":
		return inRequest, 1
	case "req", "httpRequest":
		return inRequest, 2
	case "response":
		return inResponse, 1
	case "res", "httpResponse":
		return inResponse, 2
	case "http":
		return inHTTP, 1
	}
	if rank := bodyRank(key); rank > 0 {
		return requestBody, alone + rank
	}
	return none, 0
}

func httpNames(key []byte) (field, uint8) {
	switch string(key) {
	case "request":
		return inRequest, 3
	case "response":
		return inResponse, 3
	}
	return none, 0
}

func requestNames(key []byte) (field, uint8) {
	switch string(key) {
	case "method":
		return method, 1
	case "httpMethod":
		return method, 2
	case "url":
		return address, 1
	case "uri":
		return address, 2
	case "requestUrl":
		return address, 3
	case "path":
		return path, 1
	case "pathname":
		return path, 3
	case "headers":
		return requestHeaders, 1
	case "encoding":
		return requestEncoding, 1
	case "postData":
		return inPostData, 1
	case "bodySize":
		return requestSize, 1
	}
	if rank := bodyRank(key); rank > 0 {
		return requestBody, rank
	}
	return none, 0
}

func responseNames(key []byte) (field, uint8) {
	switch string(key) {
	case "status":
		return status, 1
	case "statusCode":
		return status, 2
	case "headers":
		return responseHeaders, 1
	case "content_type":
		return contentType, 2
	case "encoding":
		return responseEncoding, 1
	case "content":
		return inContent, 1
	}
	if rank := bodyRank(key); rank > 0 {
		return responseBody, rank
	}
	return none, 0
}

func postDataNames(key []byte) (field, uint8) {
	switch string(key) {
	case "mimeType":
		return requestType, 1
	case "text":
		return requestBody, 6
	case "encoding":
		return requestEncoding, 2
	case "params":
		return requestForm, 1
	}
	return none, 0
}

func contentNames(key []byte) (field, uint8) {
	switch string(key) {
	case "mimeType":
		return responseType, 1
	case "text":
		return responseBody, 6
	case "encoding":
		return responseEncoding, 2
	case "size":
		return responseSize, 1
	}
	return none, 0
}

// bodyRank returns the rank of a key for a body, in drift's order, or 0 for any other key.
func bodyRank(key []byte) uint8 {
	switch string(key) {
	case "body":
		return 1
	case "bodyText":
		return 2
	case "payload":
		return 3
	case "data":
		return 4
	case "rawBody":
		return 5
	}
	return 0
}
