// What a reader chose stands in the page's address, to be kept, sent and gone back to.

// the choices that the address names, over those that stand without it
export function read(usual) {
  const asked = new URLSearchParams(location.search)
  return Object.fromEntries(Object.entries(usual)
    .map(([name, value]) => [name, asked.get(name) ?? value]))
}

// only what differs from the usual is written
export function write(chosen, usual) {
  const url = new URL(location)
  for (const [name, value] of Object.entries(chosen)) {
    if (value === usual[name] || value === "") url.searchParams.delete(name)
    else url.searchParams.set(name, value)
  }
  history.replaceState(history.state, "", url)
}

// hand a text over as a file
export function save(name, type, text) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href))
}
