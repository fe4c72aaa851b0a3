// Leads through a tour: its links take the tour along, and stops can be read one at a time.
const STOP = /^#stop-(\d+)$/

export function start(root) {
  const article = root.parentElement
  const stops = [...article.querySelectorAll(".sr-stop")]
  for (const link of article.querySelectorAll(".sr-stop .sr-card h3 a"))
    link.search = new URLSearchParams({ tour: root.dataset.tour })

  const names = stops.map(stop => stop.querySelector(".sr-card h3").textContent)
  const parts = panel(stops.length)
  root.replaceChildren(parts.open, parts.bar)
  let here = -1

  function show(number) {
    here = Math.min(Math.max(number, 0), stops.length - 1)
    article.classList.add("tour-on")
    parts.bar.hidden = false
    parts.open.hidden = true
    stops.forEach((stop, place) => stop.classList.toggle("tour-here", place === here))
    for (const mark of article.querySelectorAll(".tour-stop"))
      mark.classList.toggle("on", mark.getAttribute("xlink:href") === `#${stops[here].id}`)
    parts.passed.forEach((part, place) => part.classList.toggle("on", place <= here))
    parts.words.textContent = `Stop ${here + 1} of ${stops.length}: ${names[here]}`
    parts.back.disabled = here === 0
    parts.next.disabled = here === stops.length - 1
    history.replaceState(history.state, "", `#${stops[here].id}`)
    scrollTo(0, 0)
  }

  // all stops again, where the reader is
  function close() {
    const last = stops[here]
    here = -1
    article.classList.remove("tour-on")
    parts.bar.hidden = true
    parts.open.hidden = false
    for (const mark of article.querySelectorAll(".tour-stop.on")) mark.classList.remove("on")
    last.classList.remove("tour-here")
    last.scrollIntoView({ block: "start" })
    parts.open.focus({ preventScroll: true })
  }

  // what a press of Back or Next does when its button goes dead: the other one takes the focus
  function step(far) {
    show(here + far)
    if (parts.back.disabled && far < 0) parts.next.focus()
    if (parts.next.disabled && far > 0) parts.back.focus()
  }

  function onKey(event) {
    if (!root.isConnected) return document.removeEventListener("keydown", onKey)
    if (here < 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (event.target.matches?.("input, textarea, select, [contenteditable]")) return
    if (event.key === "ArrowRight" && here < stops.length - 1) show(here + 1)
    else if (event.key === "ArrowLeft" && here > 0) show(here - 1)
    else if (event.key === "Escape") close()
    else return
    event.preventDefault()
  }

  parts.open.onclick = () => { show(0); parts.next.focus({ preventScroll: true }) }
  parts.back.onclick = () => step(-1)
  parts.next.onclick = () => step(1)
  parts.all.onclick = close
  document.addEventListener("keydown", onKey)
  // in this mode every link to a stop shows it; else it only leads there
  article.addEventListener("click", event => {
    const link = event.target.closest("a")
    const href = link?.getAttribute("href") ?? link?.getAttribute("xlink:href") ?? ""
    const asked = here >= 0 && href.match(STOP)
    if (!asked) return
    event.preventDefault()
    event.stopPropagation()
    show(Number(asked[1]) - 1)
  })
  const asked = location.hash.match(STOP)
  if (asked && Number(asked[1]) <= stops.length) show(Number(asked[1]) - 1)
}

function panel(count) {
  const make = (tag, words, attributes) => {
    const made = document.createElement(tag)
    made.textContent = words
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
    return made
  }
  const button = words => make("button", words, { type: "button" })
  const open = button("Read stop by stop")
  const back = button("Back")
  const next = button("Next")
  const all = button("Show all")
  const words = make("p", "", { "aria-live": "polite" })
  const line = make("div", "", { class: "tour-line", "aria-hidden": "true" })
  const passed = Array.from({ length: count }, () => line.appendChild(make("i", "", {})))
  const bar = make("div", "", { class: "tour-panel", role: "group", "aria-label": "Stop by stop" })
  bar.hidden = true
  bar.append(line, back, words, next, all)
  return { open, back, next, all, words, passed, bar }
}
