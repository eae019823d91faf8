// Package outline locates the operations, parameters, properties and keywords of a contract: each
// with its line and column.
//
//	c, err := outline.Read("spec/payments.yaml", spec.Contract)
//	if err != nil {
//		return err
//	}
//	captures := c.ByPath("POST", "/payments/:id/capture")
//	amount := captures[0].Body().Property("amount")
//
// It keeps the YAML nodes of the file, so that edits can be made in place. It does not validate
// bodies.
package outline
