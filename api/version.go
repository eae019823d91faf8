package api

import (
	"runtime/debug"
	"strings"
	"sync"
)

// module is this module's path in the build information.
const module = "github.com/rzpkit/payments"

// Version returns the version of this module in the program's build information, as it is sent in
// the user agent: "0.2.0" for a tagged version, Go's pseudo-version for another commit, and
// otherwise "devel" with the commit, if that is known.
func Version() string { return readVersion() }

var readVersion = sync.OnceValue(func() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "devel"
	}
	return versionIn(info)
})

// versionIn finds the version of this module in build information, as the program's main module or
// as one that it requires.
func versionIn(info *debug.BuildInfo) string {
	if info.Main.Path == module {
		return versionOf(&info.Main, commitSuffix(info.Settings))
	}
	for _, required := range info.Deps {
		if required.Path == module {
			return versionOf(required, "") // the recorded commit is the program's own
		}
	}
	return "devel"
}

// versionOf returns a module's version without its v. It returns devel for a module without a
// version: a folder that replaces it, or a build without version control.
func versionOf(m *debug.Module, commit string) string {
	if m.Replace != nil {
		m = m.Replace
	}
	if m.Version == "" || m.Version == "(devel)" {
		return "devel" + commit
	}
	return strings.TrimPrefix(m.Version, "v")
}

// commitSuffix returns the suffix that identifies a build without a version.
func commitSuffix(settings []debug.BuildSetting) string {
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
