// Lets a reader choose what a figure of /scale/ compares: the rest steps back, and the scale is
// fitted to what stays. The drawing is the page's own; rows, grid and label sizes as in Python.
import { read, write } from "./address.js"

const SVG = "http://www.w3.org/2000/svg"
const HUMAN = 1.75
const STEPS = [1, 5, 10, 50, 100, 500]
const NEAREST = 20, LINE = 15, ABOVE = 22, BELOW = 22, OVER = 4, LOOSEST = 44, LOOSER = 150
const TALLER = 1.35  // what is chosen may grow above the tallest of all
const SHORT = 250  // milliseconds from one scale to the next

const scaled = (path, times) =>
  path.replace(/-?\d+(\.\d+)?/g, number => (number * times).toFixed(1))
const stepOf = scale => STEPS.find(step => step * scale >= NEAREST * (step < 10 ? 2 : 1)) ?? STEPS.at(-1)

function greedy(needed, room) {
  const rows = [[]]
  let used = 0
  needed.forEach((width, number) => {
    if (rows.at(-1).length && used + width > room) { rows.push([]); used = 0 }
    rows.at(-1).push(number)
    used += width
  })
  return rows
}

function fillRows(needed, room) {
  const count = greedy(needed, room).length
  let low = Math.max(0, ...needed), high = room
  for (let turn = 0; turn < 14; turn++) {
    const middle = (low + high) / 2
    if (greedy(needed, middle).length > count) low = middle
    else high = middle
  }
  return greedy(needed, high)
}

// one of the two drawings: remembers how it came, and draws any choice at any scale
class Drawing {
  constructor(svg) {
    this.svg = svg
    this.all = svg.querySelector(".scale-all")
    const { scale, width, tall, left, gap } = this.all.dataset
    Object.assign(this, { base: +scale, width: +width, tall: +tall, left: +left, gap: +gap, scale: +scale })
    this.bodies = [...svg.querySelectorAll(".scale-body")].map(node => ({
      node,
      id: node.dataset.id,
      high: +node.dataset.high,
      wide: +node.dataset.wide,
      label: +node.dataset.label,
      lines: +node.dataset.lines,
      paths: [...node.querySelectorAll("path")].map(path => [path, path.getAttribute("d")])
    }))
    this.step = stepOf(this.base)
    this.human = svg.querySelector(".scale-human").getAttribute("d")
    this.key = [...svg.querySelectorAll(".scale-key text")]
    this.find = name => svg.querySelector(name)
  }

  needed(bodies, scale) {
    return bodies.map(one => Math.max(one.label, one.wide * scale) + this.gap)
  }

  margin(scale) {
    return this.left + Math.max(0, scale * 0.3 - 12)
  }

  // the largest scale at which the chosen stand in one row; if there is none, the page's own
  fit(bodies) {
    const fits = scale => this.needed(bodies, scale).reduce((sum, one) => sum + one, 0) <= this.width - this.margin(scale)
    let low = this.base, high = TALLER * this.tall / Math.max(HUMAN, ...bodies.map(one => one.high))
    if (bodies.length === this.bodies.length || !fits(low)) return this.base
    if (fits(high)) return high
    for (let turn = 0; turn < 16; turn++) {
      const middle = (low + high) / 2
      if (fits(middle)) low = middle
      else high = middle
    }
    return low
  }

  draw(chosen, scale) {
    this.scale = scale
    this.step = stepOf(scale)
    const bodies = this.bodies.filter(one => chosen.has(one.id))
    for (const one of this.bodies) one.node.toggleAttribute("hidden", !chosen.has(one.id))
    const left = this.margin(scale), step = this.step, needed = this.needed(bodies, scale)
    let grid = "", ground = "", bottom = 0, first = 0
    const at = left - 18 - Math.max(0, scale * 0.3 - 12) / 2, ticks = [], humans = []
    for (const row of fillRows(needed, this.width - left)) {
      const top = Math.max(HUMAN, ...row.map(one => bodies[one].high))
      const foot = bottom + ABOVE + Math.round(top * scale)
      for (let metres = step; (metres - top) * scale <= OVER; metres += step) {
        const y = (foot - metres * scale).toFixed(1)
        grid += `M0 ${y}H${this.width}`
        ticks.push(this.text(`${metres} m`, 0, y - 4))
      }
      ground += `M0 ${foot}H${this.width}`
      humans.push(this.make("path", { class: "scale-human", d: scaled(this.human, scale / this.base), transform: `translate(${at} ${foot})` }))
      first ||= foot
      const spare = (this.width - left - row.reduce((sum, one) => sum + needed[one], 0)) / Math.max(row.length, 1)
      let x = left, lines = 3
      for (const one of row) {
        const column = needed[one] + Math.min(spare, bodies.length < this.bodies.length ? LOOSER : LOOSEST), body = bodies[one]
        body.node.setAttribute("transform", `translate(${(x + column / 2).toFixed(1)} ${foot})`)
        for (const [path, d] of body.paths) path.setAttribute("d", scaled(d, scale / this.base))
        x += column
        lines = Math.max(lines, body.lines)
      }
      bottom = foot + BELOW + lines * LINE
    }
    this.find(".grid").setAttribute("d", grid)
    this.find(".scale-ground").setAttribute("d", ground)
    this.find(".scale-ticks").replaceChildren(...ticks)
    this.find(".scale-humans").replaceChildren(...humans)
    for (const text of this.key.slice(0, 2)) text.setAttribute("x", at)
    this.key.forEach((text, number) => text.setAttribute("y", first + BELOW + (number < 2 ? number * LINE : 3 * LINE + 8)))
    const bar = [...STEPS].reverse().find(metres => metres * scale <= left - 8) ?? STEPS[0]
    const y = first + BELOW + 3 * LINE - 10, end = (bar * scale).toFixed(1)
    this.find(".scale-bar").setAttribute("d", `M0.5 ${y - 4}V${y + 4}M0 ${y}H${end}M${(end - 0.5).toFixed(1)} ${y - 4}V${y + 4}`)
    this.key.at(-1).textContent = `${bar} m`
    this.svg.setAttribute("viewBox", `0 0 ${this.width} ${bottom}`)
  }

  make(name, attributes) {
    const node = document.createElementNS(SVG, name)
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value)
    return node
  }

  text(words, x, y) {
    const node = this.make("text", { x, y, class: "quiet" })
    node.textContent = words
    return node
  }
}

export function start(root) {
  const box = root.querySelector(".scale-choose")
  if (!box) return
  const drawings = [...root.querySelectorAll("svg.fig")].map(svg => new Drawing(svg))
  const ids = drawings[0].bodies.map(one => one.id)
  const usual = { [root.dataset.name]: "" }
  const still = matchMedia("(prefers-reduced-motion: reduce)")
  let turn = 0

  const presets = [...box.children].map(one => [one.textContent, one.dataset.ids.split(" ")])
  const buttons = [["All", ids], ...presets].map(([words, named]) => {
    const button = document.createElement("button")
    button.type = "button"
    button.textContent = words
    button.addEventListener("click", () => choose(named))
    return [button, named]
  })
  const list = document.createElement("details")
  list.append(document.createElement("summary"))
  list.firstChild.textContent = "Choose one by one"
  const marks = drawings[0].bodies.map(({ node, id }) => {
    const label = document.createElement("label"), input = document.createElement("input")
    input.type = "checkbox"
    input.value = id
    input.addEventListener("change", () => choose(marks.filter(one => one.checked).map(one => one.value)))
    label.append(input, " ", node.querySelector("title").textContent)
    return input
  })
  const set = document.createElement("div")
  set.className = "scale-set"
  set.setAttribute("role", "group")
  set.setAttribute("aria-label", "What to compare")
  set.append(...marks.map(one => one.parentNode))
  list.append(set)
  const said = document.createElement("p")
  said.className = "scale-said"
  said.setAttribute("aria-live", "polite")
  box.replaceChildren(...buttons.map(([button]) => button), list, said)
  box.hidden = false

  function choose(named, soon = false) {
    const kept = ids.filter(id => named.includes(id))
    const chosen = new Set(kept.length ? kept : ids)
    const all = chosen.size === ids.length
    write({ [root.dataset.name]: all ? "" : kept.join(".") }, usual)
    for (const input of marks) input.checked = chosen.has(input.value)
    for (const [button, own] of buttons)
      button.setAttribute("aria-pressed", own.length === chosen.size && own.every(id => chosen.has(id)))
    if (soon && all) return say(chosen)
    const mine = ++turn
    const began = performance.now()
    const ways = drawings.map(one => {
      const fitting = one.fit(one.bodies.filter(body => chosen.has(body.id)))
      return { one, from: one.scale, to: fitting }
    })
    const frame = now => {
      if (mine !== turn) return
      const share = soon || still.matches ? 1 : Math.min((now - began) / SHORT, 1)
      for (const { one, from, to } of ways) one.draw(chosen, from + (to - from) * share)
      if (share < 1) requestAnimationFrame(frame)
      else say(chosen)
    }
    frame(soon || still.matches ? began + SHORT : began)
  }

  function say(chosen) {
    const seen = drawings.find(one => one.svg.checkVisibility?.() ?? true) ?? drawings[0]
    said.textContent = `${chosen.size} of ${ids.length} drawn; a line every ${seen.step} m.`
  }

  const asked = read(usual)[root.dataset.name]
  choose(asked ? asked.split(".") : ids, true)
}
