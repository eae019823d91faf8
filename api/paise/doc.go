// Package paise holds money as the API does: whole numbers of the currency's
// smallest unit, paise for INR, cents for USD. ₹499.50 is 49950.
//
// It promises that nothing is lost on the way. No amount passes through a
// float, [Amount.Add] and [Amount.Sub] do not wrap around as + and - would, no
// text is guessed at: what cannot be held exactly is an error to decide by
// ([ErrSyntax], [ErrPrecision], [ErrOverflow], [ErrCurrency]). The one place
// where a fraction of the smallest unit can arise, [Amount.Percent], makes the
// caller choose where it goes, or answers [ErrRounding]. [Parse] reads back all
// that [Format] and [Plain] write of a valid currency, save amounts of a
// three-decimal one that the API itself would refuse.
//
//	price, err := paise.Parse("₹4,999.50", paise.INR) // 499950
//	tax, err := price.Percent(1800, paise.HalfEven)   // 18 %: 89991
//	total, err := price.Add(tax)                      // 589941
//	paise.Format(total, paise.INR)                    // "₹5,899.41"
//	paise.Plain(total, paise.INR)                     // "5899.41"
package paise
