// The scoreboard by one rule and on one day, both as the reader picks them.
import { read, write } from "./address.js"
import { days, inWords, iso, make, point, readSeries, span, standing } from "./lead.js"

export function start(board) {
  const contests = [...document.querySelectorAll("[data-contest]")]
  const usual = { rule: contests[0].dataset.contest, on: "", disputed: "yes" }
  const hash = location.hash.slice(1)
  const named = contests.some(one => one.dataset.contest === hash) ? { rule: hash } : {}
  const chosen = { ...read(usual), ...named }
  if (!contests.some(one => one.dataset.contest === chosen.rule)) chosen.rule = usual.rule

  const rule = make("select", { id: "lead-rule" }, ...contests.map(one =>
    make("option", { value: one.dataset.contest }, one.querySelector("h2").firstChild.textContent)))
  const sure = make("input", { type: "checkbox" })
  const sureLabel = make("label", {}, sure, "leave disputed firsts out")
  const date = make("input", { type: "date", id: "lead-date" })
  const range = make("input", { type: "range", "aria-label": "Day", step: "1" })
  const says = make("p", { class: "lead-says", "aria-live": "polite" })
  board.append(
    make("div", { class: "row" },
      make("label", {}, "By the rule", rule), make("label", {}, "on", date), sureLabel),
    range, says)
  rule.value = chosen.rule
  sure.checked = chosen.disputed === "no"

  function show() {
    const contest = contests.find(one => one.dataset.contest === rule.value)
    for (const one of contests) one.hidden = one !== contest
    const counts = [...contest.querySelectorAll("[data-count]")]
    sureLabel.hidden = counts.length < 2
    const count = counts.find(one => one.dataset.count === (sure.checked ? "sure" : "all")) ?? counts[0]
    for (const one of counts) one.hidden = one !== count
    const [first, last] = span(count)
    range.min = first
    range.max = last
    date.min = iso(first)
    date.max = iso(last)
    const asked = chosen.on ? days(chosen.on) : last
    const day = Number.isNaN(asked) ? last : Math.min(Math.max(asked, first), last)
    range.value = day
    date.value = iso(day)
    range.setAttribute("aria-valuetext", inWords(day))
    point(count, day)
    const decimals = count.querySelector(".lead-series li").dataset.points.includes(".") ? 1 : 0
    const { told, ahead, by } = standing(readSeries(count), day, decimals)
    const unit = by === "1" ? contest.dataset.one : contest.dataset.unit
    says.replaceChildren(`On ${inWords(day)}: ${told}. `,
      make("b", {}, ahead ? `${ahead} is ahead by ${by} ${unit}.` : "Nobody is ahead."))
    chosen.rule = rule.value
    chosen.disputed = sure.checked ? "no" : "yes"
    write({ ...chosen, on: day === last ? "" : iso(day) }, usual)
  }

  rule.addEventListener("change", show)
  sure.addEventListener("change", show)
  range.addEventListener("input", () => { chosen.on = iso(Number(range.value)); show() })
  date.addEventListener("change", () => { if (date.value) { chosen.on = date.value; show() } })
  document.querySelector("nav.sr-jumps")?.addEventListener("click", event => {
    const link = event.target.closest("a")
    if (!link) return
    event.preventDefault()
    event.stopPropagation() // the theme would write the bare anchor into the address
    rule.value = link.hash.slice(1)
    show()
    board.scrollIntoView()
    rule.focus()
  })
  show()
}
