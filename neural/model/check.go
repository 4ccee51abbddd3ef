package model

import (
	"fmt"
	"math"
	"reflect"
)

// checkInput panics on an Input that does not fit or has no finite numbers.
func checkInput(name string, in [][]float64, nodes, steps int) {
	if in == nil {
		return
	}
	if len(in) != nodes {
		panic(fmt.Sprintf("model: %s has %d rows, want %d, one a node", name, len(in), nodes))
	}
	for i, row := range in {
		if len(row) != 1 && len(row) != steps {
			panic(fmt.Sprintf("model: %s[%d] has length %d, want 1 or %d, the number of steps", name, i, len(row), steps))
		}
		for k, v := range row {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				panic(fmt.Sprintf("model: %s[%d][%d] is %v, want a finite number", name, i, k, v))
			}
		}
	}
}

// checkState panics on a state or parameters of the wrong length, or not finite.
func checkState(name string, x []float64, nodes int) {
	if len(x) != nodes {
		panic(fmt.Sprintf("model: %s has length %d, want %d, one a node", name, len(x), nodes))
	}
	for i, v := range x {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			panic(fmt.Sprintf("model: %s[%d] is %v, want a finite number", name, i, v))
		}
	}
}

// checkPositive panics on a parameter that must be above 0.
func checkPositive(name string, v float64) {
	if !(v > 0) || math.IsInf(v, 0) {
		panic(fmt.Sprintf("model: %s is %v, want a finite number above 0", name, v))
	}
}

// checkNumbers panics if a parameter of the model that p points to is not finite.
// Of its fields those are looked at that are one number, also of the structs in it.
func checkNumbers(p any) {
	v := reflect.ValueOf(p).Elem()
	checkFields(v.Type().Name(), v)
}

func checkFields(name string, v reflect.Value) {
	for i := range v.NumField() {
		f, field := v.Type().Field(i), v.Field(i)
		switch field.Kind() {
		case reflect.Struct:
			checkFields(field.Type().Name(), field)
		case reflect.Float64:
			if x := field.Float(); math.IsNaN(x) || math.IsInf(x, 0) {
				panic(fmt.Sprintf("model: %s.%s is %v, want a finite number", name, f.Name, x))
			}
		}
	}
}
