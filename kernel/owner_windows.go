package kernel

import "os"

// isOurs says whether the user may write to the folder, which is what Jupyter
// asks where owners cannot be told.
func isOurs(dir string) bool {
	f, err := os.CreateTemp(dir, ".ours-*")
	if err != nil {
		return false
	}
	f.Close()
	return os.Remove(f.Name()) == nil
}
