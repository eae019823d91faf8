//go:build race

package api_test

// watched is whether the race detector is there.
const watched = true

// outcomeCalls are the calls that a fault is tried with: one that is safe and one that
// is not, others for the next fault. What a call does beside the others, and after a
// fault, is decided by that alone, and the race detector makes every call ten times as
// long. All of them are tried without it.
func outcomeCalls(calls []operationCall, nth int) []operationCall {
	var some []operationCall
	for _, safe := range []bool{true, false} {
		var alike []operationCall
		for _, call := range calls {
			if call.operation.Safe == safe {
				alike = append(alike, call)
			}
		}
		some = append(some, alike[nth%len(alike)])
	}
	return some
}
