// Gives the page the colours that its reader once chose, before anything is drawn.
for (const [name, value] of Object.entries(__md_get("__palette")?.color ?? {}))
  document.body.setAttribute(`data-md-color-${name}`, value)
