package report_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

type junit struct {
	Tests    int `xml:"tests,attr"`
	Failures int `xml:"failures,attr"`
	Errors   int `xml:"errors,attr"`
	Skipped  int `xml:"skipped,attr"`
	Cases    []struct {
		Class   string `xml:"classname,attr"`
		Name    string `xml:"name,attr"`
		Failure []struct {
			Message string `xml:"message,attr"`
			Text    string `xml:",chardata"`
		} `xml:"failure"`
		Error   *struct{} `xml:"error"`
		Skipped *struct{} `xml:"skipped"`
		Out     string    `xml:"system-out"`
	} `xml:"testsuite>testcase"`
}

func TestJUnitHasACaseForEachOperationAndStatus(t *testing.T) {
	t.Parallel()
	var suites junit
	require.NoError(t, xml.Unmarshal([]byte(render(t, "junit", nil)), &suites))
	cases := map[string]string{}
	failures, skipped := 0, 0
	for _, one := range suites.Cases {
		verdict := "valid"
		switch {
		case one.Skipped != nil:
			verdict = "not seen"
			skipped++
		case one.Error != nil:
			verdict = "error"
		case len(one.Failure) > 0:
			verdict = "fails"
			failures++
			require.Len(t, one.Failure, 1)
			require.NotEmpty(t, one.Failure[0].Message)
			if one.Class+one.Name == "fetchPayment200" {
				require.Equal(t, "/amount value must be an integer (and 1 more)", one.Failure[0].Message)
				require.Contains(t, one.Failure[0].Text, "/fee")
			}
			require.NotContains(t, one.Failure[0].Text, "news ")
		}
		if one.Out != "" {
			verdict += " with news"
			require.NotContains(t, one.Out, "breaking ")
		}
		cases[one.Class+" "+one.Name] = verdict
	}
	want := map[string]string{
		"(no operation) 200":   "fails",
		"capturePayment 200":   "not seen",
		"capturePayment 504":   "valid",
		"createOrder 200":      "not seen",
		"createOrder 401":      "valid",
		"fetchPayment 200":     "fails with news",
		"fetchPayment 202":     "fails",
		"listPayments 200":     "fails",
		"listPayments default": "not seen",
		"validateVPA 200":      "fails",
		"validateVPA 400":      "valid",
		"recording readable":   "error",
	}
	for _, operation := range []string{
		"createPayment", "createUPIPayment", "fetchIIN", "fetchPaymentCard", "fetchPaymentDowntime", "fetchPaymentMethods",
		"generateOTP", "listOrderPayments", "listPaymentDowntimes", "resendOTP", "submitOTP", "updatePayment",
	} {
		want[operation+" 200"], want[operation+" default"] = "not seen", "not seen"
	}
	require.Equal(t, want, cases)
	require.Equal(t, skipped, suites.Skipped)
	require.Equal(t, len(cases), suites.Tests)
	require.Equal(t, failures, suites.Failures)
	require.Equal(t, 1, suites.Errors)
}

func TestJUnitIsXMLWhateverTheText(t *testing.T) {
	t.Parallel()
	decoder := xml.NewDecoder(strings.NewReader(render(t, "junit", nil)))
	decoder.Strict = true
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err)
		if start, ok := token.(xml.StartElement); ok {
			require.Contains(t, []string{"testsuites", "testsuite", "testcase", "failure", "error", "skipped", "system-out"}, start.Name.Local)
		}
	}
}

// An invalid exchange is one entry with all its findings.
func TestJUnitHasEveryFindingOnce(t *testing.T) {
	t.Parallel()
	s, _ := fixture(t)
	text := render(t, "junit", nil)
	for fingerprint := range s.Findings {
		require.Equal(t, 1, strings.Count(text, fingerprint), fingerprint)
	}
	require.Equal(t, strings.Count(render(t, "ndjson", nil), "\n"), strings.Count(text, "fingerprint: "))
}
