// Lets the search work from the disk, where browsers refuse workers: the worker's script runs in a
// hidden frame, which has the policy of the page. Material looks for a file of this name; the one
// that it would fetch writes a script into the frame, and the policy stops that.

if (location.protocol === "file:") {
  const load = (frame, address) => new Promise((loaded, failed) => {
    const script = frame.document.createElement("script")
    script.onload = loaded
    script.onerror = failed
    script.src = address
    frame.document.body.append(script)
  })

  window.Worker = class extends EventTarget {
    constructor(name) {
      super()
      const address = new URL(name, document.baseURI)
      const element = document.createElement("iframe")
      element.hidden = true
      document.body.append(element)
      this.frame = element.contentWindow
      this.frame.document.open()
      this.frame.document.write("<!doctype html><body>")
      this.frame.document.close()
      this.frame.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }))
      this.frame.importScripts = async (...names) => {
        for (const each of names) await load(this.frame, new URL(each, address))
      }
      this.ready = load(this.frame, address)
    }

    async postMessage(data) {
      await this.ready
      this.frame.dispatchEvent(new MessageEvent("message", { data: structuredClone(data) }))
    }
  }
}
