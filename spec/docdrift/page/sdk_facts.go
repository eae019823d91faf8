package page

import (
	"cmp"
	"strings"
)

// dataLine is where the data of a call begin: with the call, or with their first
// key where they stand before it.
func dataLine(found call, data *object) int { return min(found.line, data.members[0].line) }

// outcome tells what a JSON body is: an answer, one that refuses, or a request.
func (p *sdkPage) outcome(sample *Sample) Where {
	body, _ := sample.Body.(map[string]any)
	_, refuses := body["error"].(map[string]any)
	switch {
	case refuses || p.part == partFailure:
		return Failure
	case p.part == partRequest || p.part == partNone:
		return Body
	}
	return Response
}

// close puts the section's facts together: only now is it known what its calls
// take.
func (p *sdkPage) close() {
	section := &p.sections[len(p.sections)-1]
	section.Operation.Auth = p.auth
	if len(p.calls) > 0 {
		section.Operation.Call = p.calls[0].name
		section.Facts = append(section.Facts, Fact{Kind: KindOperation, Line: p.calls[0].line})
	}
	listed, free := map[string]bool{}, map[string]bool{}
	for _, fact := range p.tables {
		fact.Where = cmp.Or(fact.Where, p.where(fact.Name))
		free[fact.Name] = fact.free
		listed[fact.Name] = true
		section.Facts = append(section.Facts, fact)
	}
	for _, one := range p.calls {
		if data := one.object(); data != nil {
			section.Facts = append(section.Facts, p.shown("", data, listed, free)...)
		}
	}
	for _, fact := range p.samples {
		if fact.Where == Body && p.queries(fact.Sample) {
			fact.Where = Query
		}
		section.Facts = append(section.Facts, fact)
	}
}

// shown lists the parameters that stand only in a sample.
func (p *sdkPage) shown(parent string, data *object, listed, free map[string]bool) []Fact {
	var facts []Fact
	for _, one := range data.members {
		full := strings.TrimPrefix(parent+"."+one.key, ".")
		if !listed[full] {
			listed[full] = true
			where := p.where(strings.SplitN(full, ".", 2)[0])
			facts = append(facts, Fact{Kind: KindParameter, Line: one.line, Where: where, Name: full, Type: shownType(one.value), Shown: true})
		}
		if inner, isObject := one.value.(*object); isObject && !free[full] {
			facts = append(facts, p.shown(full, inner, listed, free)...)
		}
	}
	return facts
}

// shownType is the type that a value in a sample has; "" where it is a variable.
func shownType(value any) string {
	switch value.(type) {
	case unknown, nil:
		return ""
	}
	return kindOf(value)
}

// where tells from the calls where a parameter goes.
func (p *sdkPage) where(parameter string) Where {
	if strings.HasSuffix(parameter, "[]") {
		return Query
	}
	reads := len(p.calls) > 0
	for _, one := range p.calls {
		if one.takes(parameter) && identifies.MatchString(parameter) {
			return Path
		}
		reads = reads && one.reads()
	}
	if reads {
		return Query
	}
	return Body
}

// queries is whether a call with these data only reads.
func (p *sdkPage) queries(sample *Sample) bool {
	body, _ := sample.Body.(map[string]any)
	for key := range body {
		if p.where(key) != Query {
			return false
		}
	}
	return len(body) > 0
}
