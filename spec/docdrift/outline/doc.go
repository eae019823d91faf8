// Package outline finds where a contract says something: operations, parameters
// and properties with their keywords, each with its line and column.
//
//	c, err := outline.Read("spec/payments.yaml", spec.Contract)
//	if err != nil {
//		return err
//	}
//	operation, _ := c.ByID("capturePayment")
//	amount := operation.Body().Property("amount")
//
// It reads the file as its author wrote it, comments and order kept in mind, so
// that an edit can be made at the very place. What a body must be like is judged
// elsewhere.
package outline
