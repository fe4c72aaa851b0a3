// Every milestone in one table: looked through, narrowed down, sorted and taken along.
import { read, save, write } from "./address.js"
import { print } from "./csv.js"
import { allIn, asThings, fetchRecords, inOrder, narrow, plain, readRows } from "./rows.js"

const AT_ONCE = 40 // lines that are shown before the browser may breathe
const THEN = 250 // lines that are added with each breath
const BREATH = 50 // milliseconds
const FULL = 1000 // lines after which more come only to who scrolls so far
const PAUSE = 250 // milliseconds until the address and the count are told
const RANKED = new Set(["era", "first", "grade"]) // columns in the order of their facet

export function start(root) {
  const form = root.querySelector("form")
  const [text, sort] = [form.elements.text, form.elements.sort]
  const table = root.querySelector("table")
  const bar = root.querySelector(".ex-bar")
  const status = bar.querySelector("[role=status]")
  const facets = [...form.querySelectorAll("[data-facet]")].map(readFacet)
  const rows = readRows(table.tBodies[0].rows)
  const heads = [...table.tHead.rows[0].cells]
  const draw = readBars(root)
  const fill = filler(table, rows)
  const usual = { text: "", sort: "date", ...Object.fromEntries(facets.map(one => [one.key, ""])) }
  const orders = { date: rows }
  let [shown, records, telling, asked] = [rows, null, 0, 0]

  // what the reader chose
  function chosen() {
    const held = facets.map(one => [one.key, [...picked(one)].join(".")])
    return { text: text.value.trim(), sort: sort.value, ...Object.fromEntries(held) }
  }

  function choose(state) {
    text.value = state.text
    sort.value = state.sort
    if (sort.selectedIndex < 0) sort.value = usual.sort
    for (const { key, choices } of facets) {
      const named = new Set(state[key].split("."))
      for (const [value, { box }] of choices) {
        box.checked = named.has(value)
        if (box.checked && box.closest(".ex-more")) box.closest(".ex-more").open = true
      }
    }
  }

  // fetched when first asked for; again, if it did not come
  function fetched() {
    records ??= fetchRecords(root.dataset.file, rows)
    records.catch(() => { records = null })
    return records
  }

  async function update() {
    const turn = ++asked
    const words = plain(text.value).split(" ").filter(Boolean)
    if (words.length && !rows[0]?.words) {
      await fetched().catch(() => {
        for (const row of rows) row.seen = row.words = plain(row.line.cells[1].textContent)
      })
      if (turn !== asked) return
    }
    const { found, counts } = narrow(sorted(), facets.map(picked), words)
    shown = found
    facets.forEach(({ choices }, place) => {
      for (const [value, { number, label }] of choices) {
        number.textContent = (counts[place].get(value) ?? 0).toLocaleString("en")
        label.classList.toggle("ex-zero", !counts[place].has(value))
      }
    })
    fill(shown, words)
    draw(shown)
    clearTimeout(telling)
    telling = setTimeout(tell, PAUSE)
  }

  function sorted() {
    const [by, down] = [sort.value.replace("-", ""), sort.value[0] === "-"]
    for (const head of heads) {
      if (head.dataset.by !== by) head.removeAttribute("aria-sort")
      else head.setAttribute("aria-sort", down ? "descending" : "ascending")
    }
    return orders[sort.value] ??= inOrder(rows, valuesBy(by), down)
  }

  function valuesBy(by) {
    const column = heads.findIndex(head => head.dataset.by === by)
    const facet = facets.findIndex(one => one.key === by)
    if (by === "date") return row => row.place
    if (RANKED.has(by)) {
      const ranks = [...facets[facet].choices.keys()]
      return row => ranks.indexOf(row.keys[facet][0])
    }
    return ({ line: { cells } }) => (cells[column].querySelector("a") ?? cells[column]).textContent.trim()
  }

  function tell() {
    const words = `${shown.length.toLocaleString("en")} of ${rows.length.toLocaleString("en")}`
    status.textContent = shown.length ? words : `${words}: take a word or a choice away`
    write(chosen(), usual)
  }

  async function take(type) {
    const { columns, lines } = await fetched()
    const mine = shown.map(row => lines[row.place])
    if (type === "csv") return save("milestones.csv", "text/csv", print([columns, ...mine]))
    const things = asThings(columns, mine, new Set(root.dataset.lists.split(".")))
    save("milestones.json", "application/json", JSON.stringify(things, null, 1) + "\n")
  }

  // from here on it lives
  for (const head of heads) {
    const { by } = head.dataset
    const [words, button] = [head.textContent, document.createElement("button")]
    button.type = "button"
    button.textContent = words
    head.replaceChildren(button)
    sort.append(new Option(words, by), new Option(`${words}, backwards`, `-${by}`))
    button.addEventListener("click", () => {
      sort.value = sort.value === by ? `-${by}` : by
      update()
    })
  }
  choose(read(usual))
  foldOnPhones(form.querySelector(".ex-panel"))
  form.addEventListener("submit", event => event.preventDefault())
  form.addEventListener("input", update)
  text.addEventListener("focus", () => fetched().catch(() => {}), { once: true })
  root.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !text.value) return
    event.preventDefault()
    text.value = ""
    update()
  })
  bar.querySelector(".ex-clear").addEventListener("click", () => {
    choose(usual)
    update()
    text.focus()
  })
  for (const button of bar.querySelectorAll("[data-as]")) {
    button.addEventListener("click", () => take(button.dataset.as).catch(() => {
      status.textContent = "The file could not be fetched."
    }))
  }
  root.classList.add("ex-on")
  form.hidden = bar.hidden = false
  update().then(() => {
    clearTimeout(telling)
    tell()
  })
}

function readFacet(fieldset) {
  const boxes = [...fieldset.querySelectorAll("input")]
  const choices = new Map(boxes.map(box =>
    [box.value, { box, label: box.parentNode, number: box.parentNode.lastElementChild }]))
  return { key: fieldset.dataset.facet, choices }
}

function picked({ choices }) {
  return new Set([...choices].flatMap(([value, { box }]) => box.checked ? value : []))
}

function foldOnPhones(panel) {
  const narrow = matchMedia("(max-width: 59.99em)")
  const fold = () => { panel.open = !narrow.matches }
  narrow.addEventListener("change", fold)
  fold()
}

// puts rows into the table: a screenful at once, then the others, so that nobody waits
function filler(table, rows) {
  const body = table.tBodies[0]
  const end = document.createElement("div")
  let [filled, looked, filling] = [rows, [], 0]

  function add(number) {
    clearTimeout(filling)
    const from = body.rows.length
    body.append(...filled.slice(from, from + number).map(row => noted(row, looked)))
    const next = from + number
    if (next < Math.min(filled.length, FULL)) filling = setTimeout(add, BREATH, THEN)
    // asked anew, the observer answers anew, though the end may still be in sight
    watcher.unobserve(end)
    if (next >= FULL && next < filled.length) watcher.observe(end)
  }

  const watcher = new IntersectionObserver(([{ isIntersecting }]) => {
    if (isIntersecting) add(THEN)
  }, { rootMargin: "1500px" })
  table.after(end)
  addEventListener("beforeprint", () => add(filled.length))

  return (shown, words) => {
    const same = shown.length === filled.length && shown.every((row, place) => row === filled[place])
    if (same && !words.length && !looked.length && shown.length <= FULL) return
    ;[filled, looked] = [shown, words]
    body.replaceChildren()
    add(AT_ONCE)
  }
}

// where the words are not in sight, the summary stands under the title
function noted(row, words) {
  const needed = row.summary && !allIn(words, row.seen)
  if (needed && !row.note) {
    row.note = document.createElement("span")
    row.note.className = "sr-note"
    row.note.textContent = row.summary
    row.line.cells[1].append(row.note)
  }
  if (row.note) row.note.hidden = !needed
  return row.line
}

// the bars of the years, and how they follow the rows that are shown
function readBars(root) {
  const bars = [...root.querySelectorAll("rect[data-year]")].map(rect => {
    const [y, height] = [Number(rect.getAttribute("y")), Number(rect.getAttribute("height"))]
    const title = rect.querySelector("title")
    const count = Number(title.textContent.split(": ")[1])
    return { rect, title, year: rect.dataset.year, foot: y + height, one: height / count }
  })
  return shown => {
    const years = new Map()
    for (const { line: { dataset: { year } } } of shown) years.set(year, (years.get(year) ?? 0) + 1)
    for (const { rect, year, foot, one, title } of bars) {
      const number = years.get(year) ?? 0
      rect.setAttribute("y", foot - one * number)
      rect.setAttribute("height", one * number)
      title.textContent = `${year}: ${number}`
    }
  }
}
