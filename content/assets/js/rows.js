// The rows of a table and the file behind it in; those that match, sorted and counted, out.
// A row is { line, place, keys }: its element, its place in time, its values in each facet; and,
// once the file has been read, its words as they are searched.
import { parse } from "./csv.js"

const NAMES = ["title", "native", "aliases", "summary", "mission_names", "people_names"]
const SEEN = 2 // of these, how many stand in the table
const collator = new Intl.Collator("en", { numeric: true })

export function readRows(lines) {
  return [...lines].map((line, place) =>
    ({ line, place, keys: line.dataset.keys.split("/").map(part => part.split(".")) }))
}

// the file's columns and lines; what is searched is kept with the rows
export async function fetchRecords(file, rows) {
  const answer = await fetch(file)
  if (!answer.ok) throw new Error(answer.status)
  const [columns, ...lines] = parse(await answer.text())
  const places = NAMES.map(name => columns.indexOf(name))
  const summary = columns.indexOf("summary")
  rows.forEach((row, place) => {
    const words = places.map(one => plain(lines[place][one]))
    row.seen = words.slice(0, SEEN).join("")
    row.words = words.join("")
    row.summary = lines[place][summary]
  })
  return { columns, lines }
}

// " sputnik 1 ": small letters without accents (the Cyrillic yo among them), a space before each word
export function plain(text) {
  const letters = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
  return ` ${letters.replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `
}

export function allIn(words, text) {
  return words.every(word => text.includes(` ${word}`))
}

// the rows that have all words and, in each facet, one of the values that it is held to; and how
// many rows each value would leave: it is counted among those that the other facets let through
export function narrow(rows, held, words) {
  const counts = held.map(() => new Map())
  const count = (place, row) => {
    for (const key of row.keys[place]) counts[place].set(key, (counts[place].get(key) ?? 0) + 1)
  }
  const found = rows.filter(row => {
    if (!allIn(words, row.words ?? "")) return false
    const against = held.flatMap((keys, place) =>
      keys.size && !row.keys[place].some(key => keys.has(key)) ? place : [])
    if (against.length === 0) held.forEach((_, place) => count(place, row))
    else if (against.length === 1) count(against[0], row)
    return against.length === 0
  })
  return { found, counts }
}

// by a value that a function gives, number or text; what has none comes last either way
export function inOrder(rows, value, down) {
  const values = new Map(rows.map(row => [row, value(row)]))
  return [...rows].sort((a, b) => {
    const [one, other] = [values.get(a), values.get(b)]
    if (one === "" || other === "") return (one === "") - (other === "") || a.place - b.place
    const order = typeof one === "number" ? one - other : collator.compare(one, other)
    return (down ? -order : order) || a.place - b.place
  })
}

// lines of the file as objects: lists where a column holds several values, null where it is empty
export function asThings(columns, lines, lists) {
  const value = (cell, name) => {
    const bare = cell.replace(/^'(?=[=+\-@\t\r])/, "") // a guard against spreadsheets
    if (lists.has(name)) return bare ? bare.split(";") : []
    return name === "aboard" && bare ? Number(bare) : bare || null
  }
  return lines.map(line =>
    Object.fromEntries(columns.map((name, place) => [name, value(line[place], name)])))
}
