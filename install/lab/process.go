package lab

import "runtime"

// start starts the process from a thread that lives as long as the process.
// Linux ends a child with the death signal when the thread that started it
// ends, and Go ends threads as it likes.
func (s *Server) start() error {
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := s.cmd.Start()
		started <- err
		if err == nil {
			s.err = s.cmd.Wait()
			close(s.ended)
		}
	}()
	return <-started
}
