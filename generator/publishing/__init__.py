"""From evidence to what readers get: pages, the site, PDFs and data."""
