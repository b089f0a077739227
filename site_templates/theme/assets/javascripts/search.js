// The search of the guide. The index comes in parts that are scripts, so that it works from the
// disk as well: see generator/publishing/search.py. Nothing is fetched before somebody searches,
// and nothing that is typed leaves the browser.

(() => {
  const box = document.querySelector(".guide-search")
  const input = box.querySelector("input")
  const panel = box.querySelector(".guide-search__found")
  const said = box.querySelector(".guide-search__said")
  const list = box.querySelector(".guide-search__list")
  const words = JSON.parse(box.dataset.words)
  const root = new URL(`${box.dataset.root}/`, document.baseURI)
  const help = said.textContent
  const MOST_SHOWN = 20
  const MOST_FORMS = 40
  box.hidden = false

  // Fetching

  const fetched = new Map()
  const fetchPart = (name) => {
    if (!fetched.has(name))
      fetched.set(name, new Promise((loaded, failed) => {
        const script = document.createElement("script")
        script.onload = loaded
        script.onerror = failed
        script.src = new URL(`search/${name}.js`, root)
        document.head.append(script)
      }))
    return fetched.get(name)
  }
  let index
  const pagesOf = []
  const entriesOf = []
  window.guideSearch = (told) => {
    if ("words" in told) {
      const parts = told.words.map((part) => part.split(" "))
      index = { ...told, words: parts.flat(), rare: told.rare.join(""),
        partOf: parts.flatMap((part, number) => part.map((_, place) => [number, place])) }
    } else if ("pages" in told) pagesOf[told.part] = told.pages
    else entriesOf[told.entries] = told.shown
  }

  // Words, folded as in generator/text/words.py

  const SIGN = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Yi}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]\p{M}*`
  const LETTER = String.raw`(?!${SIGN})[\p{L}\p{M}\p{N}]`
  const SIGNS = new RegExp(SIGN, "gu")
  const RUN = new RegExp(String.raw`((?:${SIGN})+)|(?:${LETTER})+(?:-(?:${LETTER})+)*`, "gu")
  const MARKS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u0652\u0670\u00ad\u2060]/g
  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" }
  const folded = (text) => text.normalize("NFKD").replace(MARKS, "").normalize("NFC").toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter])

  const wordsIn = (text) => [...folded(text).matchAll(RUN)].flatMap(([run, unspaced]) => {
    if (unspaced) {
      const signs = run.match(SIGNS)
      return signs.length > 1 ? signs.slice(1).map((sign, i) => signs[i] + sign) : signs
    }
    const joined = run.replaceAll("-", "")
    return joined !== run && !has(joined) ? run.split("-") : [joined]
  })

  const place = (word) => { // of the first word that does not come before it
    let [low, high] = [0, index.words.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (index.words[middle] < word) low = middle + 1
      else high = middle
    }
    return low
  }
  const has = (word) => index.words[place(word)] === word

  // How many letters differ, neighbours that changed places counting as one; more than `most` is far.
  const distance = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return most + 1
    let [before, last] = [[], [...Array(other.length + 1).keys()]]
    for (let i = 1; i <= one.length; i++) {
      const row = [i]
      for (let j = 1; j <= other.length; j++) {
        const cost = one[i - 1] === other[j - 1] ? 0 : 1
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
          row[j] = Math.min(row[j], before[j - 2] + 1)
      }
      if (Math.min(...row) > most) return most + 1
      ;[before, last] = [last, row]
    }
    return last[other.length]
  }

  // The forms in which a word stands in the guide: place in the index → how much that counts.
  const formsOf = (word) => {
    const forms = new Map()
    const start = place(word)
    if (index.words[start] === word) forms.set(start, 1)
    const single = word.replace(/(?:es|s)$/, "")
    for (const other of [`${word}s`, word.slice(0, -1), single])
      if (word.length > 3 && other.length > 2 && has(other) && (other !== word.slice(0, -1) || word.endsWith("s")))
        forms.set(place(other), 0.8)
    if (word.length > 3 || (!forms.size && (word.length > 1 || word.search(SIGNS) === 0)))
      for (let i = start; forms.size < MOST_FORMS && index.words[i]?.startsWith(word); i++)
        if (!forms.has(i)) forms.set(i, 0.5)
    if (!forms.size && word.length > 3) {
      const most = word.length > 7 ? 2 : 1
      const near = index.words.map((other, i) => [distance(word, other, most), i])
      const best = Math.min(...near.map(([far]) => far))
      if (best <= most) near.filter(([far]) => far === best).slice(0, MOST_FORMS).forEach(([, i]) => forms.set(i, 0.4))
    }
    return forms
  }

  // Finding

  async function find(query) {
    await fetchPart("index")
    const all = [...new Set(wordsIn(query))]
    const long = all.filter((word) => word.length > 1 || word.search(SIGNS) === 0)
    const asked = long.length ? long : all
    const forms = asked.map(formsOf)
    const parts = new Set(forms.flatMap((of) => [...of.keys()].map((i) => index.partOf[i][0])))
    await Promise.all([...parts].map((part) => fetchPart(`words-${part}`)))
    const scores = new Map()
    let wanted = 0
    forms.forEach((of) => {
      const best = new Map()
      let rare = 0
      for (const [i, share] of of) {
        const [part, at] = index.partOf[i]
        const found = pagesOf[part][at]
        rare = Math.max(rare, 1 + Number(index.rare[i]))
        for (let n = 0; n < found.length; n += 2)
          best.set(found[n], Math.max(best.get(found[n]) ?? 0, found[n + 1] * share))
      }
      if (!of.size) return
      wanted += rare
      for (const [page, worth] of best) {
        const [sum, of] = scores.get(page) ?? [0, 0]
        scores.set(page, [sum + worth, of + rare])
      }
    })
    const ranked = [...scores].filter(([, [, of]]) => of >= wanted / 3)
      .map(([page, [sum, of]]) => [page, sum * (of / wanted) ** 2])
    ranked.sort((one, other) => other[1] - one[1] || one[0] - other[0])
    const shown = ranked.slice(0, MOST_SHOWN).map(([page]) => page)
    const partOf = (page) => Math.floor(page / index.pagesOfPart)
    await Promise.all([...new Set(shown.map(partOf))].map((part) => fetchPart(`pages-${part}`)))
    return {
      count: ranked.length,
      answers: index.unanswered.filter(([of]) => of.every((word) => all.includes(word))).map(([, answer]) => answer),
      pages: shown.map((page) => entriesOf[partOf(page)][page % index.pagesOfPart]),
      spellings: forms.flatMap((of) => [...of.keys()].map((i) => index.words[i])),
    }
  }

  // Showing

  const element = (name, className, text = "") => {
    const made = document.createElement(name)
    made.className = className
    made.textContent = text
    return made
  }
  const WORD = /[\p{L}\p{M}\p{N}]+/gu

  function marked(text, spellings) {
    const shown = document.createDocumentFragment()
    let end = 0
    for (const found of text.matchAll(WORD)) {
      if (!spellings.has(folded(found[0]))) continue
      shown.append(text.slice(end, found.index), element("mark", "", found[0]))
      end = found.index + found[0].length
    }
    shown.append(text.slice(end))
    return shown
  }

  function show(query, { count, answers, pages, spellings }) {
    const form = count === 0 ? "none" : count === 1 ? "one" : "other"
    said.textContent = [...answers, answers.length && !count ? "" : words[form].replace("{n}", count).replace("{query}", query)].join(" ").trim()
    const found = new Set(spellings)
    list.replaceChildren(...pages.map(([address, title, kind, lead]) => {
      const item = element("li", "md-search-result__item")
      const link = element("a", "guide-search__link")
      link.href = new URL(address, root)
      const name = element("span", "guide-search__title")
      name.append(marked(title, found))
      const text = element("span", "guide-search__lead")
      text.append(marked(lead, found))
      link.append(element("span", "guide-search__kind", kind), name, text)
      item.append(link)
      return item
    }))
  }

  let latest = 0
  async function search() {
    const query = input.value.trim()
    const mine = ++latest
    panel.hidden = false
    if (!query) {
      said.textContent = help
      list.replaceChildren()
      return
    }
    const found = await find(query)
    if (mine === latest) show(query, found)
  }

  const close = () => { panel.hidden = true }
  input.addEventListener("focus", () => { panel.hidden = false; fetchPart("index") })
  input.addEventListener("input", search)
  document.addEventListener("pointerdown", ({ target }) => { if (!box.contains(target)) close() })
  box.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget && !box.contains(relatedTarget)) close() })
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, textarea, select, [contenteditable]")
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault()
      input.focus()
    }
  })
  box.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("a")]
    const at = links.indexOf(document.activeElement)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === "Escape") {
      event.preventDefault() // what was typed stays
      input.focus()
      close()
    } else if (step && links.length) {
      event.preventDefault()
      ;(at + step < 0 ? input : links[Math.min(at + step, links.length - 1)]).focus()
    } else if (event.key === "Enter" && event.target === input) links[0]?.click()
  })

  const asked = new URLSearchParams(location.search).get("q")
  if (asked) {
    input.value = asked
    search()
  }
})()
