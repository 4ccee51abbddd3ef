package kernel_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/zoetrope-go/zoetrope/kernel"
	"github.com/zoetrope-go/zoetrope/kernel/nbformat"
	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// Execute a notebook in place, in its own folder.
func ExampleRun() {
	nb, err := nbformat.ReadFile("waves.ipynb")
	if err != nil {
		log.Fatal(err)
	}
	_, err = kernel.Run(context.Background(), nb, &kernel.RunOptions{
		Timeout: 10 * time.Minute,
		Progress: func(p kernel.Progress) {
			if p.Finished {
				fmt.Fprintf(os.Stderr, "cell %d of %d: %v\n", p.Cell, p.Cells, p.Took)
			}
		},
	})
	if err := nb.WriteFile("waves.ipynb"); err != nil { // also what a failed run has brought
		log.Fatal(err)
	}
	var failed *kernel.CellError
	if errors.As(err, &failed) {
		log.Fatal(failed.Detail())
	} else if err != nil {
		log.Fatal(err)
	}
}

// Start a kernel and print what a piece of code prints.
func ExampleStart() {
	ctx := context.Background()
	spec, err := kernel.Find("python3")
	if err != nil {
		log.Fatal(err)
	}
	k, err := kernel.Start(ctx, spec, nil)
	if err != nil {
		log.Fatal(err)
	}
	defer k.Close()
	reply, err := k.Execute(ctx, "print(6 * 7)", &kernel.ExecuteOptions{
		Each: func(m *wire.Message) {
			var s wire.Stream
			if m.Type() == "stream" && m.Read(&s) == nil {
				fmt.Print(s.Text)
			}
		},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(reply.Status)
}
