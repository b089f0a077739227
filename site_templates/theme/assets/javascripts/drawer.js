// Opens and closes the menu of narrow screens by the keyboard as well; the stylesheet hides it, with
// all its links, while it is closed.

(() => {
  const toggle = document.getElementById("__drawer")
  const button = document.querySelector("label[for=__drawer][role=button]")
  const menu = document.querySelector(".md-sidebar--primary")
  const set = (open) => {
    toggle.checked = open
    toggle.dispatchEvent(new Event("change", { bubbles: true }))
  }

  toggle.addEventListener("change", () => button.setAttribute("aria-expanded", toggle.checked))
  button.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return
    event.preventDefault()
    set(!toggle.checked)
    if (toggle.checked) menu.querySelector("a").focus()
  })
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !toggle.checked) return
    set(false)
    button.focus()
  })
})()
