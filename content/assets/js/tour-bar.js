// On a milestone that a reader came to along a tour (`?tour=five-minutes`): the way on.
export function start(root) {
  const tour = new URLSearchParams(location.search).get("tour")
  for (const bar of root.querySelectorAll("[data-tour]")) {
    if (bar.dataset.tour !== tour) continue
    for (const link of bar.querySelectorAll("[data-on]")) link.search = new URLSearchParams({ tour })
    bar.hidden = false
  }
}
