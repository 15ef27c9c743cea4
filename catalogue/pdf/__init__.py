"""The catalogue on paper: documents for Typst, made of the same records as the site. Reasons: docs/decisions/0015-pdf.md."""
