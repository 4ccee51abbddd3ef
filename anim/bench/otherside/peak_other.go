//go:build !unix

package otherside

import "os"

// Peak is not known here; the table shows 0.
func Peak(*os.ProcessState) int64 { return 0 }

// CPU is not known here; the table shows 0.
func CPU() float64 { return 0 }
