package code

import "regexp"

// composite reads a Go composite literal, from its type on.
func (l *literals) composite() any {
	for l.at < len(l.tokens) && !l.peek().is("{") {
		if l.peek().is(",") || l.peek().is(")") {
			return Unknown("")
		}
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
	value := any(&Object{})
	if isList {
		value = []any{}
	}
	if l.take("(") && !l.take(")") {
		value = l.value()
		l.take(")")
	}
	if l.take("{") {
		value = l.members("}")
	}
	switch value.(type) {
	case *Object:
		if isMap {
			return value
		}
	case []any:
		if isList {
			return value
		}
	}
	return Unknown("")
}

// members reads the content of brackets up to end: an object if it has keys, or else a list.
func (l *literals) members(end string) any {
	object, list := &Object{}, []any{}
	for l.at < len(l.tokens) && !l.take(end) {
		before := l.at
		if key, line, isKey := l.key(); isKey {
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

// key reads a key and the separator after it. Without a separator it reads nothing.
func (l *literals) key() (key string, line int, isKey bool) {
	at := l.at
	one := l.next()
	if one.is(":") && l.peek().kind == name { // Ruby's :key =>
		one = l.next()
	}
	if one.kind == text || one.kind == name || one.kind == digits {
		if l.take(":") || l.take("=>") || one.kind == name && l.take("=") {
			return one.text, one.line, true
		}
	}
	l.at = at
	return "", 0, false
}
