// What Material keeps in the browser, in place of its own script: nothing until a reader chooses
// between light and dark, then that choice alone.

var __md_scope = new URL("../../", document.currentScript.src)

function __md_get(key, storage, scope = __md_scope) {
  try {
    return JSON.parse((storage ?? localStorage).getItem(`${scope.pathname}.${key}`))
  } catch {
    return null // a browser may refuse all storage
  }
}

function __md_set(key, value) {
  if (key !== __md_set.chosen) return
  try {
    localStorage.setItem(`${__md_scope.pathname}.${key}`, JSON.stringify(value))
  } catch {
    // The choice holds for this page.
  }
}

// Material keeps the colours also when it only starts; a choice is an event of its control.
addEventListener("change", ({ target }) => { __md_set.chosen = target.name }, true)
