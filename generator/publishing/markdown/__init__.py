"""Pages as Markdown: the only home of Jinja."""
