// Material puts the button that copies a block into a landmark without a name, one for each block;
// here it is no landmark.

const withoutLandmarks = () => {
  for (const element of document.querySelectorAll("nav.md-code__nav:not([role])"))
    element.setAttribute("role", "presentation")
}

new MutationObserver(withoutLandmarks).observe(document.body, { childList: true, subtree: true })
withoutLandmarks()
