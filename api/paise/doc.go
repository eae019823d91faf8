// Package paise holds money as the API does: whole numbers of the currency's
// smallest unit, paise for INR, cents for USD. ₹499.50 is 49950.
//
// Nothing is lost or guessed. No amount passes through a float, and [Amount.Add] and [Amount.Sub]
// do not wrap around as + and - would. A value that cannot be represented exactly is an error
// ([ErrSyntax], [ErrPrecision], [ErrOverflow], [ErrCurrency]). Only [Amount.Percent] can produce a
// fraction of the smallest unit; its caller chooses how to round, or it returns [ErrRounding].
// [Parse] reads everything that [Format] and [Plain] write for a valid currency, except amounts in
// a three-decimal currency that the API would refuse.
//
//	price, err := paise.Parse("₹4,999.50", paise.INR) // 499950
//	tax, err := price.Percent(1800, paise.HalfEven)   // 18 %: 89991
//	total, err := price.Add(tax)                      // 589941
//	paise.Format(total, paise.INR)                    // "₹5,899.41"
//	paise.Plain(total, paise.INR)                     // "5899.41"
package paise
