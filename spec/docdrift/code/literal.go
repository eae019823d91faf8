package code

import (
	"encoding/json"
	"slices"
	"strings"
)

// literals reads values from tokens.
type literals struct {
	tokens    []token
	at        int
	depth     int
	isOpen    bool           // whether a bracket was not closed
	variables map[string]any // values assigned so far, by variable
}

// maxNesting bounds the depth of values; samples are far flatter.
const maxNesting = 100

func (l *literals) peek() token {
	if l.at < len(l.tokens) {
		return l.tokens[l.at]
	}
	return token{kind: mark}
}

func (l *literals) next() token {
	one := l.peek()
	if l.at < len(l.tokens) {
		l.at++
	}
	return one
}

func (l *literals) take(mark string) bool {
	if l.peek().is(mark) {
		l.at++
		return true
	}
	return false
}

// value reads one value, up to the comma or bracket after it. An expression is [Unknown].
func (l *literals) value() any {
	l.depth++
	defer func() { l.depth-- }()
	if l.depth > maxNesting {
		l.at = len(l.tokens)
		return Unknown("")
	}
	value := l.operand()
	if l.skipRest() {
		return Unknown("") // an expression
	}
	return value
}

// skipRest skips the rest of an expression, and reports whether there was any.
func (l *literals) skipRest() bool {
	depth, some := 0, false
	for l.at < len(l.tokens) {
		one := l.peek()
		switch {
		case depth == 0 && one.kind == mark && slices.Contains([]string{",", ";", ")", "]", "}"}, one.text):
			return some
		case depth == 0 && l.at > 0 && one.line > l.tokens[l.at-1].line && one.kind != mark:
			return some // a new statement
		case one.is("("), one.is("["), one.is("{"):
			depth++
		case one.is(")"), one.is("]"), one.is("}"):
			depth--
		}
		some = true
		l.at++
	}
	return some
}

func (l *literals) operand() any {
	one := l.next()
	switch {
	case one.kind == text:
		return one.text
	case one.kind == digits:
		return number("", one.text)
	case one.is("-") && l.peek().kind == digits:
		return number("-", l.next().text)
	case one.is("{"):
		return l.members("}")
	case one.is("["):
		if l.take("]") && l.peek().kind == name { // Go's []string{...}
			return l.composite()
		} else if l.tokens[l.at-1].is("]") {
			return []any{}
		}
		return l.members("]")
	case one.kind == name:
		return l.named(one)
	}
	l.at--
	return Unknown("")
}

// number returns a JSON number, without leading zeros, which samples of a card's CVV may have.
func number(sign, text string) json.Number {
	text = strings.ReplaceAll(text, "_", "")
	for len(text) > 1 && text[0] == '0' && text[1] != '.' {
		text = text[1:]
	}
	return json.Number(sign + text)
}

func (l *literals) named(one token) any {
	switch one.text {
	case "true", "True", "TRUE":
		return true
	case "false", "False", "FALSE":
		return false
	case "null", "None", "nil", "NULL", "undefined":
		return nil
	case "array":
		if l.take("(") {
			return l.members(")")
		}
	case "map": // Go's map[string]interface{}{...}
		if l.peek().is("[") {
			return l.composite()
		}
	case "new":
		return l.construct()
	}
	if l.peek().is(".") && l.at+1 < len(l.tokens) && l.tokens[l.at+1].text == "to_json" { // Ruby sends an object as its text
		l.at += 2
	}
	if following := l.peek(); following.is(".") || following.is("->") || following.is("::") || following.is("(") {
		l.skipRest()
		return Unknown("")
	}
	if known, isKnown := l.variables[plainName(one.text)]; isKnown {
		return known
	}
	return Unknown(plainName(one.text))
}

func plainName(text string) string { return strings.TrimLeft(text, "$@") }
