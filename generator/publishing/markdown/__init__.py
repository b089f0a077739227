"""Pages as Markdown: the one home of Jinja."""
