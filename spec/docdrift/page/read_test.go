package page_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rzpkit/payments/spec/docdrift/page"
)

func TestReadErrors(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		text string
		is   error
		says string
	}{
		"empty":                      {"", page.ErrForm, "it is empty"},
		"blank":                      {" \n\t\n", page.ErrForm, "it is empty"},
		"prose":                      {"# A page\n\nIt says nothing.\n", page.ErrForm, "neither **Parameters:**"},
		"a web page":                 {"<!DOCTYPE html>\n<html><body>amount: string</body></html>\n", page.ErrForm, "nor curl and json fences"},
		"JSON":                       {`{"amount": 1}`, page.ErrForm, "in none of the three forms"},
		"code in a fence":            {"# A page\n\n```go\nfunc main() {}\n```\n", page.ErrForm, "in none of the three forms"},
		"table of something else":    {"| Name | Age |\n|---|---|\n| Ada | 36 |\n", page.ErrForm, "in none of the three forms"},
		"not UTF-8":                  {"**Parameters:**\n\xff\xfe", nil, "not UTF-8"},
		"SDK page without facts":     {"### Heading\n\n**Parameters:**\n\n**Response:**\n", page.ErrNoFacts, `the form "sdk"`},
		"current page without facts": {"---\ntitle: A\n---\n\n```json: Success\n\n```\n", page.ErrNoFacts, `the form "current"`},
		"entity page without facts":  {"One#\n\nTwo#\n", page.ErrNoFacts, `the form "entity"`},
	} {
		_, err := page.Read("made", []byte(test.text))
		require.ErrorContains(t, err, "page made: ", name)
		require.ErrorContains(t, err, test.says, name)
		if test.is != nil {
			require.ErrorIs(t, err, test.is, name)
		}
	}
	_, err := page.Read("made", make([]byte, 3<<20))
	require.ErrorContains(t, err, "larger than")
}

// Line ends, byte order mark and blanks do not change the facts, only the hash.
func TestReadIgnoresHowAFileWasSaved(t *testing.T) {
	t.Parallel()
	for _, file := range inventedPages(t) {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		want, err := page.Read("made", text)
		require.NoError(t, err)
		for name, change := range map[string]func(string) string{
			"with CRLF":              func(text string) string { return strings.ReplaceAll(text, "\n", "\r\n") },
			"with a byte order mark": func(text string) string { return "\ufeff" + text },
			"with trailing blanks":   func(text string) string { return strings.ReplaceAll(text, "\n", " \t\n") },
			"without a last newline": func(text string) string { return strings.TrimRight(text, "\n") },
			"with trailing newlines": func(text string) string { return text + "\n\n\n" },
		} {
			got, err := page.Read("made", []byte(change(string(text))))
			require.NoError(t, err, "%s %s", file, name)
			require.Equal(t, want.Sections, got.Sections, "%s %s", file, name)
			require.NotEqual(t, want.Hash, got.Hash, "%s %s", file, name)
		}
	}
}

func inventedPages(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/pages/*")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	return files
}

// A description gives defaults, limits, values and markers.
func TestDescriptions(t *testing.T) {
	t.Parallel()
	for description, want := range map[string]string{
		"how many (default: 10)":                                           "default=10",
		"The currency (defaults to INR)":                                   "default=INR",
		"Default value is `10`. Maximum value is 100.":                     "default=10 max=100",
		"By default only the last 10 are returned.":                        "",
		"Minimum value is 12, maximum value is 7,200.":                     "min=12 max=7200",
		"Maximum length is 40 characters.":                                 "maxLength=40",
		"Can have a maximum length of 40 characters.":                      "maxLength=40",
		"Length must be of 3 characters.":                                  "minLength=3 maxLength=3",
		"The 3-letter ISO currency code.":                                  "minLength=3 maxLength=3",
		"4-character code denoting the bank":                               "minLength=4 maxLength=4",
		"Maximum 15 key-value pairs, 256 characters (maximum) each":        "maxPairs=15 maxValueLength=256",
		"A maximum of 15 key-value pairs can be included.":                 "maxPairs=15",
		"Possible value is `0`, `1`":                                       "values=0,1",
		"Possible values are card, netbanking or emi. For example, `card`": "values=card,netbanking,emi",
		"Possible values:<br>* `1` - On.* `0` - Off.":                      "values=1,0",
		"Possible values: <ul><li>test</li><li>live (default)</li></ul>":   "default=live values=test,live",
		"Supported values are: -a: All of it, good for a and others.":      "",
		"You must write either `IN` or `india`.":                           "values=IN,india",
		"The entity. Here it is, `device`.":                                "values=device",
		"Possible values:<br>* `00`: Default - Any.<br>* `01`: QR code.":   "default=00 values=00,01",
		"Possible values:<br>`1`: On.<br>`0` (default/advised): Off.":      "default=0 values=1,0",
		"The default length is 3 characters.":                              "minLength=3 maxLength=3",
		"The value is `1` for open items and `0` for others.":              "values=1,0",
		"A code. Has to be 11 characters. It.":                             "minLength=11 maxLength=11",
		"You can add account details of 10 allowed payers.":                "maxItems=10",
		"Currently, we support only INR.":                                  "values=INR",
		"A code consists of 12 numeric digits.":                            "minLength=12 maxLength=12",
		"The ZIP code must consist of 6-digit numeric characters.":         "minLength=6 maxLength=6",
		"The 29-character unique identifier of a card.":                    "minLength=29 maxLength=29",
		"true or false":                          "values=true,false",
		"This attribute will be set to `false`.": "values=false",
		"If the `url` is passed, it must be passed with the value `get`.":                                                     "values=get",
		"It must be passed with the value `get`.":                                                                             "values=get",
		"The length of the prefix can vary between 4-10 characters, and the length of descriptor from 10-16 characters.":      "minLength=10 maxLength=16",
		"The 10-digit mobile number.":                                                                                         "minLength=10 maxLength=10",
		"This field should have the 2-digit expiry month.":                                                                    "minLength=2 maxLength=2",
		"This field should have the 2 or 4-digit expiry year.":                                                                "",
		"Must be `routing_number`.":                                                                                           "values=routing_number",
		"Pass this parameter only when the kind is `a`.":                                                                      "conditional",
		"A maximum length of 64 characters for the username. For example, in \"a@b.c\", \"a\" must not exceed 64 characters.": "",
		"The date can range from the current date to 31-12-2099 (`4101580799`).":                                              "max=4101580799",
		"For paper, the amount has to be `0`.":                                                                                "values=0",
		"Use values such as:<br>- `gold`<br>- `silver`":                                                                       "",
		"The value can range from `500` - `9999900`.":                                                                         "min=500 max=9999900",
		"The date range can be set till `2147483647` in UNIX format.":                                                         "max=2147483647",
		"Must be set to `monthly`.":                                                                                           "values=monthly",
		"Whether it is in `active` or `closed` state.":                                                                        "values=active,closed",
		"The value can vary from `0` to the dispute amount.":                                                                  "min=0",
		"Currently, we support INR only.":                                                                                     "values=INR",
		"The type, which in this case is `bank_account`.":                                                                     "values=bank_account",
		"What kind. Currently, `card` is the only supported value.":                                                           "values=card",
		"The kind (here its invoice)":                                                                                         "values=invoice",
		"The country. Only `IND` is allowed.":                                                                                 "values=IND",
		"It should be 10 characters only.":                                                                                    "minLength=10 maxLength=10",
		"In the current use case, the value is `card`.":                                                                       "values=card",
		"Currently, it only supports `card`.":                                                                                 "values=card",
		"It will always be card.":                                                                                             "values=card",
		"Name of the entity. Here, it is `payment.downtime`.":                                                                 "values=payment.downtime",
		"For example, `HDFC`.":                                                                                                "",
		"The last 4 digits of the number.":                                                                                    "",
		"In paise; for example, amount = 100 is one rupee.":                                                                   "",
		"The total length of the address should be 70 digits.":                                                                "minLength=70 maxLength=70",
		"It has a length of fewer than 40 characters.":                                                                        "maxLength=39",
		"Maximum of 50 line items.":                                                                                           "maxItems=50",
		"Possible values:<br>* 1-7 for `weekly` frequency<br>* 2-31 for `monthly` frequency":                                  "min=1 max=31",
		"Possible values:<br>* `payzapp` (default)<br>* `airtel` (requires approval)":                                         "values=payzapp,airtel",
		"For emandate, the amount should be `0` (₹0).":                                                                        "values=0",
		"Required in case of partial refund.":                                                                                 "conditional",
		"Mandatory only for cards.":                                                                                           "conditional",
		"The value should be `one_time` for one time mandates.":                                                               "values=one_time",
		"Type of it. Always `pay`.":                                                                                           "values=pay",
		"It need not be passed when `a` is `b`.":                                                                              "conditional",
		"The value should be `now` to pause it.":                                                                              "values=now",
		"Must be `routing_number` for ACH.":                                                                                   "values=routing_number",
		"Should be `pay`.":                                                                                                    "values=pay",
		"By default, it is set to `true`. Otherwise, set it to `false`.":                                                      "default=true",
		"Possible values:<br>* `1-7` for daily<br>* `1-12` for yearly":                                                        "min=1 max=12",
		"This is a `mandatory` field if you create a customer.":                                                               "conditional",
		"The status.<br>`a`: One.<br>`b` (default): Two.":                                                                     "default=b values=a,b",
		"The status.<br>`upi_qr`: One.":                                                                                       "values=upi_qr",
		"For example, for India, you must write either `IN` or `india`.":                                                      "",
		"A three-letter ISO code for the currency.":                                                                           "minLength=3 maxLength=3",
		"A 15-digit PAN-based unique identification number.":                                                                  "minLength=15 maxLength=15",
		"A 10-digit phone number with the country code.":                                                                      "",
		"A dynamic 4-digit number on the card.":                                                                               "minLength=4 maxLength=4",
		"What it is like:<br>`a`: One.<br>`b`: Two.":                                                                          "",
		"Possible values:<br>* 1-7 for weeks<br>* `x` for others":                                                             "values=x",
		"The provider. Enter the value `google_pay`.":                                                                         "values=google_pay",
		"It can be a `bank`, `vpa`, `card`.":                                                                                  "values=bank,vpa,card",
		"Currently, this can only be `credit`.":                                                                               "values=credit",
		"The mode. Available modes is `wallet`.":                                                                              "values=wallet",
		"Card type (debit or credit).":                                                                                        "values=debit,credit",
		"Name of the processor. Here it is Visa.":                                                                             "",
		"3-digit code on the back of a card or 4-digit code on the front.":                                                    "minLength=3 maxLength=4",
		"Possible values: `saving` (default), `current`, `cc`":                                                                "default=saving values=saving,current,cc",
		"Required if the method is `netbanking`.":                                                                             "conditional",
	} {
		text := "### H\n\n```py\na.b.c({'x': 1})\n```\n**Parameters:**\n| Name | Type | Description |\n|---|---|---|\n| x | string | " + description + " |\n"
		read, err := page.Read("made", []byte(text))
		require.NoError(t, err, description)
		fact := read.Sections[0].Facts[1]
		got := strings.TrimPrefix(renderFact(read.Sections[0], fact), "body x string ")
		got = strings.TrimSuffix(strings.TrimSuffix(got, "line=9"), " ")
		require.Equal(t, want, strings.TrimSpace(strings.TrimPrefix(got, "optional")), description)
	}
}

// A row of dashes ends a fence without a closing line.
func TestDividerEndsUnclosedFence(t *testing.T) {
	t.Parallel()
	read, err := page.Read("made", []byte("### H\n\n**Response:**\n```json\n{\"a\": 1}\n--------------------\n| Name | Type |\n|---|---|\n| x | string |\n"))
	require.NoError(t, err)
	require.Len(t, read.Sections[0].Facts, 2)
	require.Equal(t, "response x", read.Sections[0].Facts[0].Label())
}
