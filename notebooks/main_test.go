package notebooks_test

import (
	"testing"

	"github.com/zoetrope-go/zoetrope/notebooks/jupytertest"
)

func TestMain(m *testing.M) { jupytertest.Main(m) }
