package wire_test

import (
	"fmt"

	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// A client signs a request, and the kernel that has the same key reads it and
// answers.
func Example() {
	client := &wire.Codec{Key: []byte("from the connection file")}
	kernel := &wire.Codec{Key: []byte("from the connection file")}

	frames := client.Encode(wire.New("execute_request", wire.NewID(), wire.ExecuteRequest{Code: "6 * 7"}))

	request, err := kernel.Decode(frames)
	if err != nil {
		fmt.Println(err)
		return
	}
	var content wire.ExecuteRequest
	if err := request.Read(&content); err != nil {
		fmt.Println(err)
		return
	}
	reply := request.Answer("execute_reply", "the kernel's session", wire.ExecuteReply{Status: "ok", ExecutionCount: 1})
	fmt.Println(content.Code, reply.Parent.Type, string(reply.Content))

	_, err = (&wire.Codec{Key: []byte("another key")}).Decode(frames)
	fmt.Println(err)
	// Output:
	// 6 * 7 execute_request {"status":"ok","execution_count":1}
	// wire: wrong signature: the peer uses another key than the connection file's
}
