package docdrift

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// around is how many lines a difference shows before and after what changed.
const around = 3

// Unified is the difference between two texts as patch reads it, "" where there
// is none.
func Unified(name string, before, after []byte) string {
	a, b := lineTexts(before), lineTexts(after)
	steps := script(a, b)
	var out strings.Builder
	for i := 0; i < len(steps); {
		if steps[i].kind == ' ' {
			i++
			continue
		}
		from := max(0, i-around)
		to, quiet := i, 0
		for to < len(steps) && quiet <= 2*around {
			if steps[to].kind == ' ' {
				quiet++
			} else {
				quiet = 0
			}
			to++
		}
		to -= max(0, quiet-around)
		hunk(&out, steps[from:to])
		i = to
	}
	if out.Len() == 0 {
		return ""
	}
	return fmt.Sprintf("--- a/%s\n+++ b/%s\n%s", name, name, out.String())
}

// lineTexts are the lines of a text that ends in a line break.
func lineTexts(text []byte) []string {
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
}

// diffLine is a line of a difference: kept, gone or new, with its number in either
// text, counted from 1.
type diffLine struct {
	kind byte // ' ', '-', '+'
	text string
	a, b int
}

func hunk(out *strings.Builder, steps []diffLine) {
	before, after := 0, 0
	for _, one := range steps {
		if one.kind != '+' {
			before++
		}
		if one.kind != '-' {
			after++
		}
	}
	fmt.Fprintf(out, "@@ -%d,%d +%d,%d @@\n", steps[0].a, before, steps[0].b, after)
	for _, one := range steps {
		fmt.Fprintf(out, "%c%s\n", one.kind, one.text)
	}
}

// script is the shortest way from one text to the other (Myers, An O(ND)
// difference algorithm).
func script(a, b []string) []diffLine {
	most := len(a) + len(b)
	furthest := map[int]int{1: 0}
	var trace []map[int]int
	for d := 0; d <= most; d++ {
		trace = append(trace, maps.Clone(furthest))
		for k := -d; k <= d; k += 2 {
			x := furthest[k-1] + 1
			if k == -d || k != d && furthest[k-1] < furthest[k+1] {
				x = furthest[k+1]
			}
			y := x - k
			for x < len(a) && y < len(b) && a[x] == b[y] {
				x, y = x+1, y+1
			}
			furthest[k] = x
			if x >= len(a) && y >= len(b) {
				return backwards(a, b, trace)
			}
		}
	}
	return nil
}

func backwards(a, b []string, trace []map[int]int) []diffLine {
	var steps []diffLine
	x, y := len(a), len(b)
	for d, furthest := range slices.Backward(trace) {
		k := x - y
		previous := k - 1
		if k == -d || k != d && furthest[k-1] < furthest[k+1] {
			previous = k + 1
		}
		fromX := furthest[previous]
		fromY := fromX - previous
		for x > fromX && y > fromY && x > 0 && y > 0 {
			x, y = x-1, y-1
			steps = append(steps, diffLine{' ', a[x], x + 1, y + 1})
		}
		if d == 0 {
			break
		}
		if x == fromX {
			y--
			steps = append(steps, diffLine{'+', b[y], x + 1, y + 1})
		} else {
			x--
			steps = append(steps, diffLine{'-', a[x], x + 1, y + 1})
		}
	}
	slices.Reverse(steps)
	return steps
}
