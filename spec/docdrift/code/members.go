package code

import "regexp"

// composite reads a Go composite literal, from its type on.
func (l *literals) composite(isMap bool) any {
	for l.at < len(l.tokens) && !l.peek().is("{") {
		if l.peek().is(",") || l.peek().is(")") {
			return Unknown("")
		}
		if one := l.next(); one.text == "interface" && l.take("{") {
			l.take("}")
		}
	}
	l.take("{")
	value := l.members("}")
	if list, isList := value.([]any); isList && len(list) == 0 && isMap {
		return &Object{}
	}
	return value
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

// members reads the content of brackets up to end: an object if it has keys or is a C#
// initializer of { "key", value } pairs, or else a list.
func (l *literals) members(end string) any {
	object, paired, list := &Object{}, &Object{}, []any{}
	for l.at < len(l.tokens) && !l.take(end) {
		before := l.at
		if key, line, isKey := l.key(); isKey {
			object.put(key, line, l.value())
		} else {
			inner := l.tokens[min(l.at+1, len(l.tokens)-1)]
			value := l.value()
			if pair, isList := value.([]any); isList && len(pair) == 2 && inner.kind == text {
				paired.Members = append(paired.Members, Member{inner.text, inner.line, pair[1]})
			}
			list = append(list, value)
		}
		l.take(",")
		if l.at == before {
			l.at++ // always advance
		}
	}
	switch {
	case len(object.Members) > 0, end == "}" && len(list) == 0:
		return object
	case end == "}" && len(paired.Members) == len(list):
		return paired
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
