"""What a browser may do with a page of the site, said once: for pages, for servers, for the disk.

A page runs the site's own files and asks nobody else. This module knows texts; it knows no record,
no MkDocs and no disk.
"""

import base64
import hashlib
from collections.abc import Mapping


def content_policy(style: str, script: str) -> str:
    """Return the policy of every page (W3C, Content Security Policy Level 3).

    `style` and `script` alone may stand in a page instead of a file. They are the templates' own,
    known by their fingerprints before a page is made, so nothing that a page brings can join them.
    """
    return (
        f"default-src 'none'; script-src 'self' {_fingerprint(script.encode())}; "
        f"style-src 'self' {_fingerprint(style.encode())}; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; base-uri 'none'; "
        "form-action 'self'"
    )


def headers(policy: str) -> Mapping[str, str]:
    """Return what a server should say with every file, for a policy of pages."""
    return {
        "Content-Security-Policy": f"{policy}; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), "
        "payment=(), usb=()",
    }


def headers_files(policy: str) -> Mapping[str, str]:
    """Return the files from which hosts take headers: address → text.

    Netlify and Cloudflare Pages read the first; Apache, also for a folder alone, the second.
    """
    says = headers(policy).items()
    of_apache = [f'  Header always set {name} "{value}"\n' for name, value in says]
    return {
        "_headers": "".join(["/*\n", *(f"  {name}: {value}\n" for name, value in says)]),
        ".htaccess": "".join(["<IfModule mod_headers.c>\n", *of_apache, "</IfModule>\n"]),
    }


def on_disk(page: bytes) -> bytes:
    """Return a page as the disk needs it: files are its own, and there is no server to ask."""
    head, body, rest = page.partition(b"<body")
    head = head.replace(b"connect-src 'self'", b"connect-src 'none'")
    return head.replace(b"-src 'self'", b"-src 'self' file:") + body + rest


def with_last_script_allowed(page: bytes) -> bytes:
    """Return a page whose policy allows its last script, which the server put in."""
    script = page[page.rindex(b"<script>") + len(b"<script>") : page.rindex(b"</script>")]
    allowed = f"script-src 'self' {_fingerprint(script)}".encode()
    return page.replace(b"script-src 'self'", allowed, 1)


def _fingerprint(text: bytes) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text).digest()).decode()}'"
