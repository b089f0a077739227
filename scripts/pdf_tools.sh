#!/bin/sh
# Sees to it that the tools are there with which the tests look at the PDF: poppler, qpdf and what
# veraPDF needs, a Java with JAXB. Where nothing can be installed, the tests say what they left out.
set -eu

have() {
  command -v "$1" >/dev/null 2>&1
}

if have qpdf && have pdfinfo && have pdffonts && have pdftotext &&
  { have verapdf || { have javac && [ -f /usr/share/java/jaxb-runtime.jar ]; }; }; then
  exit 0
fi

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

if have apt-get && as_root true 2>/dev/null; then
  echo "Installing Debian's packages for looking at PDFs." >&2
  as_root apt-get update -qq >&2
  as_root apt-get install -y -qq --no-install-recommends \
    poppler-utils qpdf default-jdk-headless libjaxb-java >&2
else
  echo "Some tools for looking at PDFs are missing: poppler, qpdf and verapdf." >&2
  echo "The tests that need them will be skipped, and fail where CI is set." >&2
fi
