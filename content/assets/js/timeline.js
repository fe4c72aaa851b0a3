// The timeline comes alive: then and now, filters, and a closer look at a year or a month.
// The list says all: each entry carries its date, its lane and what it can be found by; the marks
// of both drawings stand in the same order. What is chosen stands in the address.
import { read, write } from "./address.js"
import { look } from "./timeline-look.js"

const FIELDS = ["era", "subject", "aboard", "outcome", "sure", "country", "told"]
const USUAL = { view: "now", at: "", ...Object.fromEntries(FIELDS.map(name => [name, ""])) }
const MONTHS = [...Array(12).keys()].map(month =>
  new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" }).format(Date.UTC(2000, month)))

export function start(root) {
  const [first, last] = [+root.dataset.first, +root.dataset.last]
  const form = root.querySelector(".tl-form")
  const tools = root.querySelector(".tl-tools")
  const count = root.querySelector(".tl-count")
  const entries = [...root.querySelectorAll(".tl-e")]
  const years = [...root.querySelectorAll(".tl-year")]
  const switches = [...root.querySelectorAll("[name=view]")]
  const drawings = [...root.querySelectorAll("svg.fig")].map(svg => look(svg, entries))
  const chosen = sound(read(USUAL))

  // a year, a year and a month, or the whole; what an address asks beyond that is left out
  function sound(asked) {
    if (asked.view !== "then") asked.view = "now"
    for (const name of FIELDS) {
      const known = [...form.elements[name].options].some(option => option.value === asked[name])
      if (!known) asked[name] = ""
    }
    const found = /^(\d{4})(-(0[1-9]|1[0-2]))?$/.exec(asked.at)
    if (!found || found[1] < first || found[1] > last) asked.at = ""
    return asked
  }

  // the place in time as a number of years, or of months in a closer look
  const near = () => chosen.at.length > 4
  const steps = () => (last - first + 1) * (near() ? 12 : 1)
  function step() {
    const [year, month] = chosen.at.split("-").map(Number)
    return chosen.at ? (near() ? (year - first) * 12 + month - 1 : year - first) : 0
  }
  function place(number, months) {
    const held = Math.min(Math.max(number, 0), (last - first + 1) * (months ? 12 : 1) - 1)
    return months
      ? `${first + Math.floor(held / 12)}-${String(held % 12 + 1).padStart(2, "0")}`
      : String(first + held)
  }
  function named() {
    const [year, month] = chosen.at.split("-")
    return !year ? `${first} to ${last}` : month ? `${MONTHS[month - 1]} ${year}` : year
  }

  function button(words, label, act) {
    const made = document.createElement("button")
    made.type = "button"
    made.textContent = words
    made.setAttribute("aria-label", label)
    made.addEventListener("click", act)
    return made
  }
  // said, not done: a button that is really disabled loses the reader's place
  const off = (made, yes) => made.setAttribute("aria-disabled", yes)
  const go = at => { chosen.at = at; show() }
  const move = by => go(chosen.at ? place(step() + by, near()) : place(by > 0 ? 0 : last - first))
  const closer = () => {
    if (!chosen.at) go(busiest(entries.filter(fits)) || place(0))
    else if (!near()) go(busiest(entries.filter(fits).filter(inside), 7) || `${chosen.at}-01`)
  }
  const wider = () => go(near() ? chosen.at.slice(0, 4) : "")
  const busiest = (found, size = 4) => {
    const counts = new Map()
    for (const { dataset } of found) {
      const key = dataset.at.slice(0, size)
      if (+key.slice(0, 4) >= first) counts.set(key, (counts.get(key) || 0) + 1)
    }
    return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0]
  }

  const slide = document.createElement("input")
  Object.assign(slide, { type: "range", min: 0, step: 1 })
  slide.setAttribute("aria-label", "Place in time")
  slide.addEventListener("input", () => go(place(+slide.value, near())))
  const where = document.createElement("output")
  const earlier = button("←", "Earlier", () => move(-1))
  const later = button("→", "Later", () => move(1))
  const out = button("−", "Wider", wider)
  const into = button("+", "Closer", closer)
  const reset = button("Show all", "Show all: no filter, the whole time", () => {
    Object.assign(chosen, { ...USUAL, view: chosen.view })
    show()
  })
  tools.append(where, out, into, earlier, later, reset, slide)

  const fits = ({ dataset }) => FIELDS.every(name => {
    const field = name === "outcome" && chosen.view === "then" ? "then" : name
    return !chosen[name] || dataset[field].split(".").includes(chosen[name])
  })
  const inside = ({ dataset }) => dataset.at.startsWith(chosen.at)

  function tell(shown) {
    const field = chosen.view === "then" ? "then" : "outcome"
    const lost = shown.filter(one => ["failure", "partial"].includes(one.dataset[field])).length
    const untold = shown.filter(one => one.classList.contains("untold")).length
    const words = [`${shown.length} of ${entries.length} shown, ${named()}`]
    if (lost) words.push(`${lost} lost or partly lost`)
    if (untold) words.push(`${untold} not told when ${untold === 1 ? "it" : "they"} happened`)
    count.textContent = `${words.join("; ")}.`
  }

  function show() {
    const shown = entries.filter(one => fits(one) && inside(one))
    const held = new Set(shown)
    for (const one of entries) one.hidden = !held.has(one)
    for (const year of years) year.hidden = !year.querySelector(".tl-e:not([hidden])")
    for (const one of switches) one.checked = one.value === chosen.view
    for (const name of FIELDS) {
      form.elements[name].value = chosen[name]
      form.elements[name].classList.toggle("on", chosen[name] !== "")
    }
    slide.max = steps() - 1
    slide.value = step()
    slide.setAttribute("aria-valuetext", named())
    where.textContent = named()
    off(into, near())
    off(out, !chosen.at)
    off(reset, !chosen.at && FIELDS.every(name => !chosen[name]))
    for (const drawing of drawings) drawing.show(held, chosen.at, chosen.view)
    tell(shown)
    write(chosen, USUAL)
  }

  for (const one of switches) one.addEventListener("change", () => {
    chosen.view = one.value
    show()
  })
  form.addEventListener("change", ({ target }) => {
    chosen[target.name] = target.value
    show()
  })
  form.addEventListener("submit", event => event.preventDefault())

  // plus and minus look closer and wider; left and right go from mark to mark, else along time
  root.querySelector(".tl-figure").addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const mark = event.target.closest(".tl-m")
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (event.key === "+" || event.key === "=") closer()
    else if (event.key === "-") wider()
    else if (by && mark) drawings.find(({ svg }) => svg.contains(mark)).step(mark, by)
    else if (by && event.target !== slide) move(by)
    else return
    event.preventDefault()
  })
  for (const { svg, at } of drawings) svg.addEventListener("click", event => {
    if (event.target.closest("a") || near()) return
    const [year, month] = at(event)
    if (year >= first && year <= last) go(chosen.at ? place((year - first) * 12 + month, true) : String(year))
  })

  const filters = root.querySelector(".tl-filters")
  filters.hidden = tools.hidden = count.hidden = false
  filters.open = innerWidth >= 960 || FIELDS.some(name => chosen[name])
  show()
}
