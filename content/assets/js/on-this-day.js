// Brings the reader's day up: on the page of all days, and on another page that shows three entries.
import { read, write } from "./address.js"

export async function start(root) {
  if (root.dataset.from) whenSeen(root, () => showNearest(root))
  else showDay(root)
}

// all 366 days in order: the name, and what happened as a list of the page, or nothing
function daysOf(page) {
  return [...page.querySelectorAll(".otd-month")].flatMap((month, place) =>
    [...month.querySelectorAll(".otd-days li")].map(cell => {
      const mark = cell.firstElementChild
      const id = mark.id || mark.hash.slice(1)
      const block = mark.id ? null : page.getElementById(id)
      return { id, cell, mark, block, month: place, day: Number(mark.textContent),
        name: `${mark.textContent} ${month.dataset.month}`,
        list: block?.querySelector(".otd-entries") }
    }))
}

function todayIn(days, now = new Date()) {
  return days.findIndex(one => one.month === now.getMonth() && one.day === now.getDate())
}

// the next day on which something happened, forward or back, round the turn of the year
function nearest(days, from, step) {
  for (let far = 1; far < days.length; far++) {
    const at = (from + step * far + days.length * far) % days.length
    if (days[at].list) return days[at]
  }
  return null
}

function make(tag, words, attributes = {}) {
  const made = document.createElement(tag)
  made.textContent = words
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  return made
}

// The page of all days

function showDay(root) {
  const days = daysOf(document)
  const today = todayIn(days)
  const usual = { day: days[today].id }
  const asked = days.findIndex(one => one.id === read(usual).day)
  let shown = asked < 0 ? today : asked

  days[today].mark.setAttribute("aria-current", "date")
  days[today].block?.classList.add("otd-on")
  const live = make("div", "", { "aria-live": "polite" })
  const { turn, follow } = controls(days, today, place => { shown = place; show() }, () => shown)
  root.replaceChildren(live, turn)

  function show() {
    const one = days[shown]
    const head = make("h2", shown === today ? "Today, " : "")
    head.append(make("span", one.name))
    live.replaceChildren(head, ...(one.list ? [one.list.cloneNode(true)] : around(days, shown)))
    follow()
    write({ day: one.id }, usual)
  }
  show()
}

function around(days, at) {
  const both = make("div", "", { class: "otd-nearest" })
  for (const [words, step] of [["Before", -1], ["After", 1]]) {
    const near = nearest(days, at, step)
    if (!near) continue
    const part = make("div", "")
    part.append(make("h3", `${words}: ${near.name}`), near.list.cloneNode(true))
    both.append(part)
  }
  return [make("p", "Nothing is on record for this day. The nearest days that have something:"), both]
}

function controls(days, today, go, shown) {
  const turn = make("div", "", { class: "otd-turn", role: "group", "aria-label": "Another day" })
  const step = far => () => go((shown() + far + days.length) % days.length)
  const back = make("button", "Day before", { type: "button" })
  const next = make("button", "Day after", { type: "button" })
  const home = make("button", "Today", { type: "button" })
  const day = make("select", "", { "aria-label": "Day" })
  const month = make("select", "", { "aria-label": "Month" })
  const months = [...document.querySelectorAll(".otd-month")].map(one => one.dataset.month)
  month.append(...months.map((name, place) => make("option", name, { value: place })))
  back.onclick = step(-1)
  next.onclick = step(1)
  home.onclick = () => { go(today); back.focus() }
  day.onchange = month.onchange = () => {
    const there = days.filter(one => one.month === Number(month.value))
    const one = there[Math.min(Number(day.value), there.length) - 1]
    go(days.indexOf(one))
  }
  turn.append(back, next, day, month, home)

  function follow() {
    const one = days[shown()]
    const there = days.filter(other => other.month === one.month)
    day.replaceChildren(...there.map(({ day }) => make("option", day, { value: day })))
    day.value = one.day
    month.value = one.month
    home.hidden = shown() === today
  }
  return { turn, follow }
}

// Another page

function whenSeen(root, act) {
  const watcher = new IntersectionObserver(([seen]) => {
    if (!seen.isIntersecting) return
    watcher.disconnect()
    act()
  }, { rootMargin: "400px" })
  watcher.observe(root)
}

async function showNearest(root) {
  const url = new URL(root.dataset.from, location)
  const answer = await fetch(url)
  if (!answer.ok) return
  const days = daysOf(new DOMParser().parseFromString(await answer.text(), "text/html"))
  const list = make("ul", "", { class: "otd-entries" })
  list.append(...threeNear(days, todayIn(days), url))
  root.prepend(list)
}

// today's, then those of the nearest days on either side, three in all, in the order of the year
function threeNear(days, today, base) {
  const half = Math.floor(days.length / 2)
  const away = days.map((one, place) => (place - today + days.length + half) % days.length - half)
  const ranked = days.flatMap((one, place) =>
    [...one.list?.children ?? []].map(entry => ({ entry, name: one.name, away: away[place] })))
  ranked.sort((one, other) => Math.abs(one.away) - Math.abs(other.away))
  return ranked.slice(0, 3).sort((one, other) => one.away - other.away).map(({ entry, name, away }) => {
    const copy = document.importNode(entry, true)
    for (const link of copy.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), base)
    copy.prepend(make("span", away ? name : `Today, ${name}`, { class: "otd-when" }))
    return copy
  })
}
