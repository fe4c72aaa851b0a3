// The theme's search worker with one repair. lunr writes down a node of its set of words as letters
// and numbers of nodes with nothing between them, so that nodes of words with digits in them can be
// taken for each other; a search that comes upon such a word fails (olivernn/lunr.js#503).
// It lies where the theme's workers lie, since those look for their languages beside themselves.
const theme = new URL(new URLSearchParams(location.search).get("theme"), location)
if (theme.origin === location.origin) importScripts(theme)

lunr.TokenSet.prototype.toString = function () {
  if (this._str) return this._str
  const edges = Object.keys(this.edges).sort().map(letter => `${letter}${this.edges[letter].id},`)
  return `${this.final ? 1 : 0}${edges.join("")}`
}
