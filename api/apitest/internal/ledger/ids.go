package ledger

import (
	"fmt"
	"hash/fnv"
)

// idLength is how many letters and digits follow the prefix of an id, as nearly
// always with the real server.
const idLength = 14

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// ids gives ids that depend on the seed and on how many were given before, and
// on nothing else.
type ids struct{ seed, given uint64 }

// next is a new id behind a prefix, "pay_" for one.
func (i *ids) next(prefix string) string {
	i.given++
	return prefix + base62(mix(i.seed), i.given)
}

// digits is a new reference number of n digits, at most 18.
func (i *ids) digits(n int) string {
	i.given++
	limit := uint64(1)
	for range n {
		limit *= 10
	}
	return fmt.Sprintf("%0*d", n, mix(mix(i.seed)+i.given)%limit)
}

// derive is an id that depends on the seed and what it stands for, so that the same
// card has the same id each time.
func (i *ids) derive(prefix, what string) string {
	hash := fnv.New64a()
	_, _ = hash.Write([]byte(what))
	return prefix + base62(mix(i.seed), hash.Sum64())
}

func base62(seed, n uint64) string {
	text := make([]byte, 0, idLength)
	state := mix(seed + n)
	for len(text) < idLength {
		text = append(text, alphabet[state%uint64(len(alphabet))])
		state = mix(state + n)
	}
	return string(text)
}

// mix is the step of the SplitMix64 generator.
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
