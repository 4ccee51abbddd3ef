package main

import (
	"encoding/binary"
	"fmt"
	"strings"
)

// loader inflates the script and runs it as a script of its own, right after
// the poster, where a page that allows this one allows that one as well. It
// evaluates no string. Where a notebook has taken this script away meanwhile,
// the other runs at the end of the page and looks for the posters.
//
// Five characters are four bytes, the first the highest of base 85. They are
// those from ( to | but for three that a page or a notebook's JSON would not
// take as they are: } ~ # stand for < > \. Base64 would take a fifteenth more.
const loader = `((s,t)=>{let o=[],v=0,n=0;for(let c of t)c=c.charCodeAt(),v=v*85+(c>124?c*2-190:c<40?92:c)-40,` +
	`++n%%5||(o.push(v>>>24,v>>16,v>>8,v),v=0);new Response(new Blob([Uint8Array.from(o.slice(0,%d))]).stream()` +
	`.pipeThrough(new DecompressionStream('deflate-raw'))).text().then(t=>{` +
	`let n=document.createElement('script');n.textContent=t;` +
	`s?.isConnected?s.before(n):document.head.append(n);n.remove()})})(document.currentScript,'%s')` + "\n"

// pack makes a script that does what the deflated one does. It takes two thirds
// of the bytes: it stands in every output, and a notebook has many.
func pack(deflated []byte) []byte {
	return fmt.Appendf(nil, loader, len(deflated), base85(deflated))
}

func base85(data []byte) []byte {
	var out []byte
	for len(data) > 0 {
		var four [4]byte
		data = data[copy(four[:], data):]
		v := binary.BigEndian.Uint32(four[:])
		for _, place := range []uint32{85 * 85 * 85 * 85, 85 * 85 * 85, 85 * 85, 85, 1} {
			c := byte(40 + v/place%85)
			if k := strings.IndexByte("<>\\", c); k >= 0 {
				c = "}~#"[k]
			}
			out = append(out, c)
		}
	}
	return out
}
