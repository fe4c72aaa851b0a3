// Brings the figures of a page to life: `data-island="race"` is started by race.js beside this file.
// The theme changes pages without loading them anew, and says so through its `document$`.
function start() {
  for (const root of document.querySelectorAll("[data-island]:not([data-alive])")) {
    root.dataset.alive = ""
    import(`./${root.dataset.island}.js`).then(({ start }) => start(root))
  }
}

if (window.document$) document$.subscribe(start)
else start()
