// Scores over time as a page holds them: who had how much on a day, and a hand on the charts.
const DAY = 86400000
const WORDS = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })

export const days = text => Math.round(Date.parse(text) / DAY)
export const iso = day => new Date(day * DAY).toISOString().slice(0, 10)
export const inWords = day => WORDS.format(day * DAY)

// `<ul class="lead-series"><li data-points="1957-10-04=1 ...">Name</li>`: a series for each country
export function readSeries(figure) {
  return [...figure.querySelectorAll(".lead-series li")].map(item => ({
    name: item.textContent,
    steps: item.dataset.points.split(" ").filter(Boolean).map(point => {
      const [date, score] = point.split("=")
      return [days(date), Number(score)]
    })
  }))
}

export function scoreOn(series, day) {
  return series.steps.reduce((score, [at, value]) => at <= day ? value : score, 0)
}

// "Lindland 4, Tamsel 2: Lindland is ahead by 2", or level
export function standing(all, day, decimals = 0) {
  const write = score => score.toLocaleString("en-GB", { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  const scores = all.map(series => ({ name: series.name, score: scoreOn(series, day) }))
  const told = scores.map(({ name, score }) => `${name} ${write(score)}`).join(", ")
  const [first, second] = [...scores].sort((a, b) => b.score - a.score)
  const level = !second || first.score === second.score
  return { told, ahead: level ? "" : first.name, by: level ? "" : write(first.score - second.score) }
}

// the charts say on their hand where their years begin and end, in days and in pixels
export function span(figure) {
  const { first, last } = figure.querySelector("[data-hand]").dataset
  return [days(first), days(last) - 1]
}

export function point(figure, day) {
  for (const hand of figure.querySelectorAll("[data-hand]")) {
    const { first, last, left, right, top, base } = hand.dataset
    const share = (day - days(first)) / (days(last) - days(first))
    const x = (Number(left) + Math.min(Math.max(share, 0), 1) * (right - left)).toFixed(1)
    hand.setAttribute("d", `M${x} ${top}V${base}`)
    hand.classList.add("on")
  }
}

export function make(tag, attributes = {}, ...inside) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...inside)
  return made
}
