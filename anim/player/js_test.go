package player_test

import (
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/player/browsertest"
)

func TestJavaScript(t *testing.T) { browsertest.JavaScript(t, "js/*.test.js") }
