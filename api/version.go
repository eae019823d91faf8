package api

import (
	"runtime/debug"
	"strings"
	"sync"
)

// module is the path under which build information knows this module.
const module = "github.com/rzpkit/payments"

// Version is the version of this module that the program was built with, as it is
// sent in the user agent: "0.2.0" for a tagged one, Go's pseudo-version for another
// commit, "devel" with the commit, where the build knows it, for anything else.
func Version() string { return readVersion() }

var readVersion = sync.OnceValue(func() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "devel"
	}
	return versionIn(info)
})

// versionIn finds this module in what the linker noted of a program: as its main
// module, or as one that it requires.
func versionIn(info *debug.BuildInfo) string {
	if info.Main.Path == module {
		return named(&info.Main, commit(info.Settings))
	}
	for _, required := range info.Deps {
		if required.Path == module {
			return named(required, "") // the commit that the linker notes is the program's own
		}
	}
	return "devel"
}

// named is a module's version without its v, or devel for one that has none: a
// folder that replaces the module, or a build without version control.
func named(m *debug.Module, commit string) string {
	if m.Replace != nil {
		m = m.Replace
	}
	if m.Version == "" || m.Version == "(devel)" {
		return "devel" + commit
	}
	return strings.TrimPrefix(m.Version, "v")
}

// commit is what a version that names none is told apart by.
func commit(settings []debug.BuildSetting) string {
	var commit, dirty string
	for _, setting := range settings {
		switch {
		case setting.Key == "vcs.revision" && setting.Value != "":
			commit = "-" + setting.Value[:min(len(setting.Value), 12)]
		case setting.Key == "vcs.modified" && setting.Value == "true":
			dirty = "+dirty"
		}
	}
	return commit + dirty
}
