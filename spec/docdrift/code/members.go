package code

// composite reads Go's typed literal, at the type.
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

// made reads what stands behind new: a map with what it begins with.
func (l *literals) made() any {
	isMap, generic := false, 0
	for l.at < len(l.tokens) && !l.peek().is("(") && !l.peek().is("{") {
		one := l.next()
		switch {
		case one.is("<"):
			generic++
		case one.is(">"):
			generic--
		case one.is(";"), one.is(",") && generic == 0:
			return Unknown("")
		}
		isMap = isMap || one.kind == name && mapTypes.MatchString(one.text)
	}
	value := any(&Object{})
	if l.take("(") && !l.take(")") {
		value = l.value()
		l.take(")")
	}
	if l.take("{") {
		value = l.members("}")
	}
	if _, isObject := value.(*Object); isMap && isObject {
		return value
	}
	return Unknown("")
}

// members reads what stands between brackets: an object where there are keys, a
// list where there are none.
func (l *literals) members(end string) any {
	object, list, keys := &Object{}, []any{}, false
	for l.at < len(l.tokens) && !l.take(end) {
		before := l.at
		if key, line, isKey := l.key(); isKey {
			keys = true
			object.put(key, line, l.value())
		} else if pair, rest, begins := l.pair(); begins && rest == nil { // C#'s { "key", value }
			keys = true
			object.put(pair.Key, pair.Line, pair.Value)
		} else if begins {
			list = append(list, rest)
		} else {
			list = append(list, l.value())
		}
		l.take(",")
		if l.at == before {
			l.at++ // never twice at the same place
		}
	}
	if keys || end == "}" && len(list) == 0 {
		return object
	}
	return list
}

// key reads a key with what divides it from its value.
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

// pair reads { "key", value }, or rest, the list that begins so. It never reads a
// value twice: nested, that would double the work with each level.
func (l *literals) pair() (pair Member, rest []any, begins bool) {
	if !l.peek().is("{") || l.at+2 >= len(l.tokens) || l.tokens[l.at+1].kind != text || !l.tokens[l.at+2].is(",") {
		return Member{}, nil, false
	}
	l.at++
	key := l.next()
	l.at++
	value := l.value()
	if l.take("}") {
		return Member{key.text, key.line, value}, nil, true
	}
	rest = []any{key.text, value}
	for l.at < len(l.tokens) && !l.take("}") {
		before := l.at
		l.take(",")
		if !l.peek().is("}") {
			rest = append(rest, l.value())
		}
		if l.at == before {
			l.at++
		}
	}
	return Member{}, rest, true
}
