// The race on the home page: a day picked with a slider, and what either count says of it.
import { days, inWords, iso, make, point, readSeries, span, standing } from "./lead.js"
import { read, write } from "./address.js"

export function start(figure) {
  const panels = [...figure.querySelectorAll(".lead-panel")]
  const usual = { on: "" }
  const { on } = read(usual)
  const [first, last] = span(panels[0])
  const range = make("input", { type: "range", "aria-label": "Day", min: first, max: last, step: 1 })
  const says = make("p", { class: "lead-says", "aria-live": "polite" })
  const board = make("div", { class: "lead-board" }, range, says)
  figure.querySelector(".race-panels").after(board)

  function show(day) {
    range.value = day
    range.setAttribute("aria-valuetext", inWords(day))
    const told = panels.map(panel => {
      point(panel, day)
      const { told, ahead } = standing(readSeries(panel), day)
      return { ahead, words: `${panel.querySelector("h2").textContent.trim()}: ${told}` }
    })
    const leaders = new Set(told.map(({ ahead }) => ahead))
    const verdict = leaders.size > 1 ? "The two counts do not agree who leads."
      : [...leaders][0] ? `${[...leaders][0]} leads by both counts.` : "Nobody leads by either count."
    says.replaceChildren(`On ${inWords(day)}. ${told.map(({ words }) => words).join(". ")}. `,
      make("b", {}, verdict))
    write({ on: day === last ? "" : iso(day) }, usual)
  }

  range.addEventListener("input", () => show(Number(range.value)))
  const asked = on ? days(on) : last
  show(Number.isNaN(asked) ? last : Math.min(Math.max(asked, first), last))
}
