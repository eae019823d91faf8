package ledger

import (
	"fmt"
	"hash/fnv"
)

// idLength is the number of letters and digits after the prefix of an id, as in nearly all ids of
// the real server.
const idLength = 14

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// ids generates ids that depend only on the seed and on how many were generated before.
type ids struct{ seed, given uint64 }

// next returns a new id with a prefix such as "pay_".
func (i *ids) next(prefix string) string {
	i.given++
	return prefix + base62(mix(i.seed), i.given)
}

// digits returns a new reference number of n digits, at most 18.
func (i *ids) digits(n int) string {
	i.given++
	limit := uint64(1)
	for range n {
		limit *= 10
	}
	return fmt.Sprintf("%0*d", n, mix(mix(i.seed)+i.given)%limit)
}

// derive returns an id that depends only on the seed and on what it identifies, so that the same
// card always has the same id.
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

// mix is one step of the SplitMix64 generator.
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
