// The icons: paths in a square of 24, drawn as lines; those that end in a
// space are filled too.
export const ICONS = {
  first: 'M7 6v12M18 6.5v11L10 12z ',
  prev: 'M14.5 6.5 9 12l5.5 5.5',
  play: 'M8 5.5v13L18.5 12z ',
  pause: 'M8.5 6.5h1v11h-1zM14.5 6.5h1v11h-1z ',
  next: 'M9.5 6.5 15 12l-5.5 5.5',
  last: 'M17 6v12M6 6.5v11l8-5.5z ',
  turn: 'M16 5.5v13L5.5 12z',
  loop: 'M4 11v-1a3 3 0 0 1 3-3h12M16 4l3 3-3 3M20 13v1a3 3 0 0 1-3 3H5M8 14l-3 3 3 3',
  once: 'M4 12h12M11.5 7.5 16 12l-4.5 4.5M20 6.5v11',
  reflect: 'M4 12h16M8 8l-4 4 4 4M16 8l4 4-4 4',
  mute: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a7.5 7.5 0 0 1 0 11',
  muted: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9.5l5 5M20.5 9.5l-5 5',
  save: 'M12 4.5v10M8 11l4 4 4-4M5 19.5h14',
  keys: 'M3.5 6.5h17v11h-17zM7 10h.01M10.3 10h.01M13.7 10h.01M17 10h.01M8.5 14h7',
  full: 'M9 4.5H4.5V9M15 4.5h4.5V9M9 19.5H4.5V15M15 19.5h4.5V15',
}

export const icon = (name) => {
  const d = ICONS[name]
  return `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${d}"${d.endsWith(' ') ? ' fill="currentColor"' : ''}/></svg>`
}
