package api

import (
	"runtime/debug"
	"strings"
	"sync"
)

// module is this module's path in the build information.
const module = "github.com/rzpkit/payments"

// Version returns the version of this module from the program's build information. It is "0.2.0"
// for a tagged version, Go's pseudo-version for another commit, and otherwise "devel", followed by
// the commit if that is known. The user agent contains it.
func Version() string { return readVersion() }

var readVersion = sync.OnceValue(func() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "devel"
	}
	return versionIn(info)
})

// versionIn returns the version of this module in build information, as the main module or as a
// dependency.
func versionIn(info *debug.BuildInfo) string {
	if info.Main.Path == module {
		return versionOf(&info.Main, commitSuffix(info.Settings))
	}
	for _, required := range info.Deps {
		if required.Path == module {
			return versionOf(required, "") // the recorded commit is that of the main module
		}
	}
	return "devel"
}

// versionOf returns a module's version without the leading v. For a module without a version it
// returns "devel" and the commit suffix: a build without version control, or a module replaced by a
// folder.
func versionOf(m *debug.Module, commit string) string {
	if m.Replace != nil {
		m = m.Replace
	}
	if m.Version == "" || m.Version == "(devel)" {
		return "devel" + commit
	}
	return strings.TrimPrefix(m.Version, "v")
}

// commitSuffix returns the commit of the build, such as "-210d02e09b61" or "-210d02e09b61+dirty",
// or "" if it is unknown.
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
