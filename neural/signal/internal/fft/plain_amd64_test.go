package fft

import "testing"

// What processors without AVX2 do comes to the same.
func TestWithoutAVX(t *testing.T) {
	if !avx {
		t.Skip("this processor has no AVX2, so the other tests are of this")
	}
	drain := func() { // of tables for the other kind
		for idle.Get() != nil {
		}
	}
	drain()
	avx = false
	defer func() {
		drain()
		avx = true
	}()
	for name, test := range map[string]func(*testing.T){
		"Plan": TestPlan, "Real": TestReal, "Reals": TestReals, "Convolver": TestConvolver, "ConvolverAll": TestConvolverAll, "Powers": TestPowers, "Analytic": TestAnalytic,
	} {
		t.Run(name, test)
	}
}
