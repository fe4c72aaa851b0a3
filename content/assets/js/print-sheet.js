// A button that prints the sheet; without scripts the browser's own menu does.
export function start(root) {
  const button = document.createElement("button")
  button.type = "button"
  button.textContent = "Print"
  button.onclick = () => window.print()
  root.replaceChildren(button)
}
