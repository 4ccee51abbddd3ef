// listen gives a player's element its keys: actionOf finds what one does, and act
// does it. bar is the slider of its time, and help what escape closes.
//
// A notebook takes keys such as r and l for itself before they reach its
// cells. So the player listens first of all, but only while it has the focus,
// and leaves alone what it has no use for, and what another slider or a menu
// has a use for.
export const listen = (host, bar, help, actionOf, act) => {
  const key = (e) => {
    const target = e.composedPath()[0]
    if (!host.contains(document.activeElement)) return release()
    if (e.ctrlKey || e.metaKey || e.altKey || target.localName == 'select') return
    const k = e.key.toLowerCase()
    if (k == ' ' && target.localName == 'button') return
    if (target.type == 'range' && target != bar && /^(arrow|home|end|page)/.test(k)) return e.stopPropagation()
    if (k == 'escape' && help.hidden) return
    const action = actionOf(k)
    if (!action) return
    e.preventDefault()
    e.stopImmediatePropagation()
    act(action)
  }
  const release = () => removeEventListener('keydown', key, true)
  host.addEventListener('focusin', () => addEventListener('keydown', key, true))
  host.addEventListener('focusout', release)
}
