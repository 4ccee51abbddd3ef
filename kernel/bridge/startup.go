package bridge

import (
	"fmt"
	"time"

	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// probePause is the time between two probes. GoNB's sockets take a subscription
// some time after the connection stands, and do not say when.
const probePause = 10 * time.Millisecond

// connected is called when GoNB's sockets are open.
func (c *core) connected() {
	c.probe = "first"
}

// sendProbe sends GoNB a request whose status shows that iopub is heard.
func (c *core) sendProbe() {
	m := wire.New("kernel_info_request", c.session, nil)
	c.probe = m.Header.ID
	c.hide(m)
	c.toGoNB(wire.Shell, m)
}

// behindTheScenes handles GoNB's answers to the bridge's own requests.
func (c *core) behindTheScenes(ch wire.Channel, m *wire.Message) {
	switch {
	case c.probe != "" && ch == wire.IOPub && m.Type() == "status":
		c.probe = ""
		init := wire.New("execute_request", c.session, wire.ExecuteRequest{Code: setUp, Silent: true, NoHistory: true})
		c.setting = init.Header.ID
		c.hide(init)
		c.toGoNB(wire.Shell, init)
	case m.Type() == "interrupt_reply" && c.running != nil && c.running.unheard > 0:
		delete(c.hidden, m.Parent.ID)
		c.running.unheard--
		c.ended(c.running)
	case m.Parent.ID == c.setting && m.Type() == "execute_reply":
		var reply wire.ExecuteReply
		if err := m.Read(&reply); err != nil || reply.Status != "ok" {
			c.log("GoNB refuses its set-up: %s", m.Content)
		}
		c.up = true
		c.next()
	}
}

// gone is called when GoNB has ended; why is a sentence. If GoNB never was up,
// the kernel stays and answers every cell with that sentence; otherwise gone
// answers what runs and waits, and the caller ends the kernel, so that Jupyter
// starts it anew.
func (c *core) gone(why string) (end bool) {
	if !c.up {
		c.fault = fmt.Sprintf("GoNB, the program that runs the cells, could not be started: %s\n"+
			"Run \"go run ./install doctor\" in Zoetrope's folder, then restart the kernel.", why)
		c.log("%s", c.fault)
		c.probe = ""
		c.next()
		return false
	}
	requests := c.queue
	c.queue = nil
	if r := c.running; r != nil {
		c.running = nil
		c.output.hurry()
		c.output.then(func() {
			c.fail(r, "KernelDied", "GoNB, the program that runs the cells, has ended: "+why+"\nAll definitions are lost; the kernel starts anew.")
		})
		c.output.run(c.now)
	}
	c.abort(requests)
	return true
}
