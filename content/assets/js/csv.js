// Lines of a CSV file (RFC 4180) in, cells out; and the other way round.
const CELL = /("(?:[^"]|"")*"|[^,"\n]*)(,|\r?\n|$)/y

export function parse(text) {
  const lines = []
  let line = []
  CELL.lastIndex = 0
  while (CELL.lastIndex < text.length) {
    const found = CELL.exec(text)
    if (!found) throw new Error("no CSV")
    line.push(found[1][0] === '"' ? found[1].slice(1, -1).replaceAll('""', '"') : found[1])
    if (found[2] !== ",") {
      lines.push(line)
      line = []
    }
  }
  return lines
}

export function print(lines) {
  return lines.map(line => line.map(quoted).join(",") + "\n").join("")
}

function quoted(cell) {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
