package main

func Example() {
	main()
	// Output: created ₹499.50
}
