package api

import (
	"runtime/debug"
	"testing"

	"github.com/stretchr/testify/require"
)

// The build information has the form that go version -m prints.
func TestVersionFromBuildInformation(t *testing.T) {
	t.Parallel()
	const revision = "build\tvcs.revision=210d02e09b61a0c1b2a3948576a0b1c2d3e4f506\n"
	for name, test := range map[string]struct{ info, want string }{
		"go install of a version":              {"mod\tgithub.com/rzpkit/payments\tv0.2.0\th1:abc=\n", "0.2.0"},
		"a build of a tagged commit":           {"mod\tgithub.com/rzpkit/payments\tv0.2.0\t\n" + revision, "0.2.0"},
		"a build of another commit":            {"mod\tgithub.com/rzpkit/payments\tv0.2.1-0.20261126220912-210d02e09b61\t\n" + revision, "0.2.1-0.20261126220912-210d02e09b61"},
		"a build of a modified tree":           {"mod\tgithub.com/rzpkit/payments\tv0.2.0+dirty\t\n" + revision + "build\tvcs.modified=true\n", "0.2.0+dirty"},
		"a build without version control":      {"mod\tgithub.com/rzpkit/payments\t(devel)\t\n", "devel"},
		"as a test":                            {"mod\tgithub.com/rzpkit/payments\t\t\n", "devel"},
		"a build with the commit only":         {"mod\tgithub.com/rzpkit/payments\t(devel)\t\n" + revision + "build\tvcs.modified=false\n", "devel-210d02e09b61"},
		"a build with the commit, modified":    {"mod\tgithub.com/rzpkit/payments\t(devel)\t\n" + revision + "build\tvcs.modified=true\n", "devel-210d02e09b61+dirty"},
		"a dependency":                         {"mod\texample.com/shop\tv1.4.0\t\ndep\tgithub.com/rzpkit/payments\tv0.2.0\th1:abc=\n" + revision, "0.2.0"},
		"beside another module of the project": {"mod\tgithub.com/rzpkit/payments/bench\t(devel)\t\ndep\tgithub.com/rzpkit/payments\tv0.2.0\th1:abc=\n", "0.2.0"},
		"replaced by a folder":                 {"mod\texample.com/shop\t(devel)\t\ndep\tgithub.com/rzpkit/payments\tv0.2.0\n=>\t../payments\t(devel)\t\n" + revision, "devel"},
		"replaced by another version":          {"mod\texample.com/shop\t(devel)\t\ndep\tgithub.com/rzpkit/payments\tv0.2.0\n=>\texample.com/fork\tv0.3.0\th1:abc=\n", "0.3.0"},
		"not in the build information":         {"mod\texample.com/shop\t(devel)\t\n", "devel"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			info, err := debug.ParseBuildInfo("go\tgo1.26.8\npath\texample.com/shop\n" + test.info)
			require.NoError(t, err)
			require.Equal(t, test.want, versionIn(info))
		})
	}
}

func TestModulePath(t *testing.T) {
	t.Parallel()
	info, ok := debug.ReadBuildInfo()
	require.True(t, ok)
	require.Equal(t, module, info.Main.Path)
}
