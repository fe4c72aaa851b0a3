// A drawing of the timeline: the whole as it was printed, or a year or a month drawn large.
const SVG = "http://www.w3.org/2000/svg"
const [SIDE, LINE, NAME, HEAD, FOOT] = [11, 18, 20, 12, 28]
const LETTER = 6.9 // the width of a letter of a label, in pixels
const ROOMY = 600 // from this width on there is room for labels

function make(name, attributes, words) {
  const made = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  if (words) made.textContent = words
  return made
}

// the lowest line on which nothing that stands there yet is touched
function lineFor(lines, left, right) {
  let line = lines.findIndex(taken => taken.every(([a, b]) => right <= a || left >= b))
  if (line < 0) line = lines.push([]) - 1
  lines[line].push([left, right])
  return line
}

export function look(svg, entries) {
  const whole = svg.getAttribute("viewBox")
  const width = +whole.split(" ")[2]
  const marks = [...svg.querySelectorAll(".tl-m")]
  const titles = marks.map(mark => mark.querySelector("title")?.textContent)
  const names = [...svg.querySelectorAll(".tl-lane")]
  const drawn = svg.appendChild(make("g", { class: "tl-large" }))
  svg.prepend(drawn)
  let frame = null

  function span(at) {
    const [year, month] = at.split("-").map(Number)
    const from = Date.UTC(year, month ? month - 1 : 0)
    const to = month ? Date.UTC(year, month) : Date.UTC(year + 1, 0)
    return { from, to, year, month, scale: (width - 2 * SIDE) / (to - from) }
  }
  const x = time => SIDE + (time - frame.from) * frame.scale

  function ticks(base) {
    const { year, month } = frame
    const days = month ? new Date(Date.UTC(year, month, 0)).getUTCDate() : 0
    const each = width < ROOMY ? 5 : 1
    for (let n = 0; n < (days || 12); n++) {
      const place = x(month ? Date.UTC(year, month - 1, n + 1) : Date.UTC(year, n))
      drawn.append(make("path", { class: "grid", d: `M${place} ${HEAD}V${base}` }))
      if (month && n % each) continue
      const name = new Intl.DateTimeFormat("en", { month: width < ROOMY ? "narrow" : "short", timeZone: "UTC" })
      const words = month ? String(n + 1) : name.format(Date.UTC(year, n))
      drawn.append(make("text", { x: place + 2, y: base + 18 }, words))
    }
    drawn.append(make("path", { class: "axis", d: `M${SIDE} ${base}H${width - SIDE}` }))
  }

  // lay the marks of each lane on lines, with their names where there is room
  function lay(shown, view) {
    const lanes = [[], [], [], []]
    const laid = []
    marks.forEach((mark, n) => {
      const entry = entries[n]
      if (!shown.has(entry)) return
      const place = x(Date.parse(`${entry.dataset.at}T12:00Z`))
      const silent = view === "then" && entry.classList.contains("untold")
      const words = width < ROOMY || silent ? "" : entry.querySelector(".tl-w a").textContent
      const long = words ? words.length * LETTER + 6 : 0
      const turned = place + SIDE + long > width
      const left = turned ? place - SIDE - long : place - SIDE
      const lane = +entry.dataset.lane
      laid.push({ mark, place, words, turned, lane, line: lineFor(lanes[lane], left, left + long + 2 * SIDE) })
    })
    let y = HEAD
    const tops = lanes.map(lines => {
      const top = y
      y += lines.length ? lines.length * LINE + NAME + 10 : 8
      return top
    })
    tops.forEach((top, lane) => drawn.append(make("rect", {
      class: `tl-ground tl-ground-${[1, 0, 2, 3][lane]}`, x: 0, y: top, width,
      height: (tops[lane + 1] ?? y) - top,
    })))
    ticks(y)
    tops.forEach((top, lane) => {
      const { className, textContent } = names[lane]
      if (lanes[lane].length) drawn.append(make("text", { class: className.baseVal, x: 6, y: top + 16 }, textContent))
    })
    for (const { mark, place, words, turned, lane, line } of laid) {
      const row = lane ? line : lanes[0].length - 1 - line
      const top = tops[lane] + NAME + 4 + row * LINE
      const [own] = mark.querySelectorAll(".mark, .tl-void")
      mark.setAttribute("transform",
        `translate(${place - SIDE / 2 - own.getAttribute("x")} ${top - own.getAttribute("y")})`)
      if (words) drawn.append(make("text", {
        x: turned ? place - SIDE : place + SIDE, y: top + 10, "text-anchor": turned ? "end" : "start",
      }, words))
    }
    svg.setAttribute("viewBox", `0 0 ${width} ${y + FOOT}`)
  }

  function show(shown, at, view) {
    drawn.replaceChildren()
    frame = at ? span(at) : null
    svg.classList.toggle("zoomed", !!at)
    svg.classList.toggle("near", at.length < 7 && (!!at || width >= ROOMY))
    marks.forEach((mark, n) => {
      mark.classList.toggle("off", !shown.has(entries[n]))
      mark.removeAttribute("transform")
      const silent = view === "then" && entries[n].classList.contains("untold")
      if (titles[n]) mark.querySelector("title").textContent =
        silent ? `${titles[n].split(": ")[0]}: not told when it happened` : titles[n]
    })
    if (at) lay(shown, view)
    else svg.setAttribute("viewBox", whole)
    const links = marks.filter((mark, n) => mark.matches("a") && shown.has(entries[n]))
    if (!links.some(mark => mark.tabIndex === 0)) reach(links[0])
  }

  // one mark at a time is a stop for the Tab key
  function reach(mark) {
    for (const one of marks) if (one.matches("a")) one.setAttribute("tabindex", one === mark ? 0 : -1)
  }

  function step(mark, by) {
    const open = marks.filter(one => !one.classList.contains("off"))
    const next = open[open.indexOf(mark) + by]
    if (!next) return
    reach(next)
    next.focus()
  }

  // the year and the month, from 0, under the pointer
  function at(event) {
    const here = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse()).x
    if (frame) {
      const time = new Date(frame.from + (here - SIDE) / frame.scale)
      return [time.getUTCFullYear(), time.getUTCMonth()]
    }
    const [, left, right] = /^M([\d.]+) [\d.]+H([\d.]+)/.exec(svg.querySelector(".axis").getAttribute("d"))
    const { first, last } = svg.closest("[data-first]").dataset
    return [Math.floor(+first + (here - left) / (right - left) * (last - first + 1)), 0]
  }

  return { svg, show, step, at }
}
