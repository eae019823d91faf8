package code

import (
	"regexp"
	"slices"
)

// composite reads a Go composite literal, from its type on.
func (l *literals) composite() any {
	for l.at < len(l.tokens) && !l.peek().is("{") {
		if one := l.next(); one.text == "interface" && l.take("{") {
			l.take("}")
		}
	}
	l.take("{")
	return l.members("}")
}

var (
	mapTypes  = regexp.MustCompile(`(?i)^(?:JSONObject|\w*Dictionary|\w*Map|Hash|HashTable|dict|JObject|stdClass|Object)$`)
	listTypes = regexp.MustCompile(`^(?:\w*List|\w*Array)$`)
)

// construct reads the expression after new: a map or a list with its initial content. Any other
// type is [Unknown].
func (l *literals) construct() any {
	isMap, isList := mapTypes.MatchString(l.peek().text), listTypes.MatchString(l.peek().text)
	for l.at < len(l.tokens) && !l.peek().is("(") && !l.peek().is("{") && !l.peek().is(";") {
		isList = isList || l.peek().is("[")
		l.at++
	}
	if l.take("(") {
		l.members(")")
	}
	switch {
	case !isList && !isMap:
		return Unknown("")
	case l.take("{"):
		return l.members("}")
	case isList:
		return []any{}
	}
	return &Object{}
}

// members reads the content of brackets up to end: an object if it has keys, or else a list.
func (l *literals) members(end string) any {
	object, list := &Object{}, []any{}
	for !l.take(end) {
		if l.at >= len(l.tokens) {
			l.isOpen = true
			break
		}
		before := l.at
		if key, line, isKey := l.key(":", "=>", "="); isKey {
			object.put(key, line, l.value())
		} else {
			list = append(list, l.value())
		}
		l.take(",")
		if l.at == before {
			l.at++ // always advance
		}
	}
	if len(object.Members) > 0 || end == "}" && len(list) == 0 {
		return object
	}
	return list
}

// key reads a key and one of the separators after it. Without a separator it reads nothing.
func (l *literals) key(separators ...string) (key string, line int, isKey bool) {
	at := l.at
	inBrackets := l.take("[") // C#'s ["key"] =
	l.take(":")               // Ruby's :key =>
	one := l.next()
	if inBrackets && !l.take("]") {
		one = token{}
	}
	if one.kind != none && one.kind != mark && slices.ContainsFunc(separators, l.take) {
		return one.text, one.line, true
	}
	l.at = at
	return "", 0, false
}
