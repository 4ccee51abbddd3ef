package rnn

import "fmt"

// A Kind is a member of the family. τ0 is the Module's Tau, and c = 0.999999, so
// that timescales stay just above it.
type Kind uint8

const (
	// CTRNN has fixed timescales, τ = τ0.
	CTRNN Kind = iota
	// ACTRNN adapts them: τ = exp(w_τ + log(τ0 − c)) + c, with w_τ trained.
	ACTRNN
	// VCTRNN varies them in each step: τ = τ0 + σ0 ε with standard normal ε,
	// clipped to 1 … 999999.
	VCTRNN
	// AVCTRNN does both, and σ = exp(w_σ + log(σ0 + 10⁻⁶)) − 10⁻⁶, clipped to
	// 0 … 500000, is trained too.
	AVCTRNN
	// GACTRNN gates them by input and activity:
	// τ_t = exp(b_τ + U_τ x_t + V_τ y_{t−1} + log(τ0 − c)) + c, all trained.
	GACTRNN
)

// String is the kind's usual name.
func (k Kind) String() string {
	switch k {
	case CTRNN:
		return "CTRNN"
	case ACTRNN:
		return "ACTRNN"
	case VCTRNN:
		return "VCTRNN"
	case AVCTRNN:
		return "AVCTRNN"
	case GACTRNN:
		return "GACTRNN"
	}
	return fmt.Sprintf("Kind(%d)", uint8(k))
}

const (
	floor      = 0.999999 // c
	tauMin     = 1
	tauMax     = 999999
	sigmaMax   = 500000
	sigmaShift = 1e-6
)

// A Connectivity says which modules hear which. Modules are listed from fast to
// slow.
type Connectivity uint8

const (
	// Dense connects all with all.
	Dense Connectivity = iota
	// Partitioned connects each module with itself alone.
	Partitioned
	// Clocked lets a module hear itself and all after it, the slower ones, as
	// in a clockwork network (J. Koutník et al., ICML 2014).
	Clocked
	// Adjacent lets a module hear itself and its neighbours in the list.
	Adjacent
)

// String is the scheme's name.
func (c Connectivity) String() string {
	switch c {
	case Dense:
		return "dense"
	case Partitioned:
		return "partitioned"
	case Clocked:
		return "clocked"
	case Adjacent:
		return "adjacent"
	}
	return fmt.Sprintf("Connectivity(%d)", uint8(c))
}

// hears reports whether module k has connections from module j.
func (c Connectivity) hears(k, j int) bool {
	switch c {
	case Partitioned:
		return j == k
	case Clocked:
		return j >= k
	case Adjacent:
		return j >= k-1 && j <= k+1
	}
	return true
}
