"""From evidence to what readers get: pages, the site, PDFs, data."""
