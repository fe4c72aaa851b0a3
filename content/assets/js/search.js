// Holds the search index back until someone searches, and forgives a query its spelling.
// It stands before the theme's own script, which asks for the index as soon as it runs.
const INDEX = "search/search_index.json"
const WORKER = /\/workers\/search\.[^/]*$/
const REPAIRED = "words.js" // beside the theme's own worker
const QUERY = 2 // the theme's message to its search worker: something to look for
const FORGIVEN = 4 // the shortest word in which a slip is looked past
const MARKS = /[\s\-\u2010-\u2015.,:;/()"'\u00ab\u00bb\u2018\u2019\u201c\u201d]+/
const { open, send } = XMLHttpRequest.prototype
const { postMessage } = Worker.prototype

const searching = new Promise(resolve => {
  addEventListener("focusin", ({ target }) => {
    if (target.matches("[data-md-component=search-query]")) resolve()
  })
})

XMLHttpRequest.prototype.open = function (method, url, ...rest) {
  this.waits = String(url).endsWith(INDEX)
  return open.call(this, method, url, ...rest)
}

XMLHttpRequest.prototype.send = function (...body) {
  if (this.waits) searching.then(() => send.apply(this, body))
  else send.apply(this, body)
}

window.Worker = class extends Worker {
  constructor(url, ...rest) {
    const theme = new URL(url, document.baseURI)
    super(WORKER.test(theme) ? new URL(`${REPAIRED}?theme=${encodeURIComponent(theme)}`, theme) : url, ...rest)
  }
}

Worker.prototype.postMessage = function (message, ...rest) {
  const asked = message && message.type === QUERY
  return postMessage.call(this, asked ? { ...message, data: widen(message.data) } : message, ...rest)
}

// "Гагарина" -> the word itself, stemmed; what begins with it; what is a letter away from it;
// and the whole as one name, as the index has names
function widen(query) {
  const words = plain(query).split(MARKS).filter(Boolean)
    .map(word => word.replace(/^(\d+)(?:st|nd|rd|th)$/, "$1"))
  const whole = words.join("")
  const forms = words.flatMap(word => {
    if (/^\d+$/.test(word)) return [`${word}^8`]
    return [`${word}^8`, `${word}*^2`, ...(word.length < FORGIVEN ? [] : [`${word}~1`])]
  })
  return whole ? [...forms, `${whole}^20`, `${whole}*^4`].join(" ") : ""
}

// small letters without accents, as the index has them
function plain(text) {
  const parts = text.toLowerCase().replaceAll("\u0451", "\u0435").normalize("NFD")
  return parts.replace(/([a-z])[\u0300-\u036f]+/g, "$1").normalize("NFC").replace(/[*~^+]/g, " ")
}
