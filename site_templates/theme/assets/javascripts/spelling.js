// Finds words however they are spelled, and words of scripts that write no spaces. The seam puts
// this before the worker of Material's search. Words are folded as they enter the index and as they
// are asked for; what is shown stays as it was typed.

"use strict";

(() => {
  const APOSTROPHE = "['`´ʹʻʼʽˈ‘’‚‛′＇]"
  const APOSTROPHES = new RegExp(APOSTROPHE, "g")
  const QUOTES = new RegExp(`^${APOSTROPHE}+|${APOSTROPHE}+$`, "g")
  const MARKS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u0652\u0670\u00ad\u2060]/g
  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" }

  // Chinese, Japanese and Thai: each sign is a word, and all signs that are asked for must be there.
  const SIGN = "[\\u0e01-\\u0e30\\u0e32\\u0e33\\u0e40-\\u0e46\\u3005-\\u3007\\u3041-\\u3096\\u30a1-\\u30fa\\u3400-\\u4dbf\\u4e00-\\u9fff]"
  const ITS_MARK = "[\\u0e31\\u0e34-\\u0e3a\\u0e47-\\u0e4e\\u3099\\u309a]"
  const SIGNS = new RegExp(`${SIGN}${ITS_MARK}*`, "g")
  const isSign = (token) => token.toString().search(SIGNS) === 0

  const bare = (word) => word.replace(QUOTES, "")
  const fold = (text) => text.replace(APOSTROPHES, "'").normalize("NFKD").replace(MARKS, "").normalize("NFC")
    .toLowerCase().replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter])

  // From the folded word to how the guide, and to how the reader, spells it.
  const written = new Map()
  const asked = new Map()
  const note = (spellings, word) => {
    const folded = fold(bare(word))
    if (!spellings.has(folded)) spellings.set(folded, bare(word))
    return folded
  }

  function folded(query) {
    asked.clear()
    const separator = new RegExp(lunr.tokenizer.separator, "g")
    for (const word of query.toLowerCase().split(separator)) note(asked, word)
    const words = query.split(/([\s"+-]+)/).map((part) => fold(bare(part))).join("")
    if (words.search(SIGNS) < 0) return words
    return words.replace(/["+]/g, " ").replace(SIGNS, " +$& ")
  }

  function foldIndex() {
    const run = lunr.Pipeline.prototype.run
    lunr.Pipeline.prototype.run = function (tokens) {
      const words = run.call(this, tokens.filter((token) => !isSign(token)))
      return [...words, ...tokens.filter(isSign)]
        .map((token) => token.update((word) => note(written, word)))
        .filter((token) => token.toString())
    }
  }

  // Material listens later, so it finds each message as it is changed here.
  addEventListener("message", ({ data: message }) => {
    if (typeof message.data === "string") {
      message.data = folded(message.data)
      return
    }
    const { config, docs } = message.data
    foldIndex()
    if (docs.some(({ title, text }) => `${title} ${text}`.search(SIGNS) >= 0))
      config.separator += `|(?=${SIGN})|(?<=${SIGN}${ITS_MARK}*)(?!${ITS_MARK})`
  })

  const post = self.postMessage
  self.postMessage = (message) => {
    const { items = [], suggest } = message.data ?? {}
    for (const item of items.flat())
      item.terms = Object.fromEntries(Object.entries(item.terms).map(([word, isFound]) =>
        [(isFound && written.get(word)) || asked.get(word) || word, isFound]))
    if (suggest) message.data.suggest = suggest.map((word) => written.get(word) ?? word)
    post.call(self, message)
  }
})()
