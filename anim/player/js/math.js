// Short names for what the player uses all the time.
export const { abs, ceil, cos, floor, max, min, PI, round, sin, sqrt } = Math
export const make = (tag) => document.createElement(tag)
