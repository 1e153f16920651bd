"""A report on paper: a print template pressed into PDF/UA by a process of its own.

`machine` starts that process and tells what it says; `press` is what it runs, the only door to weasyprint;
`arrange` and its helpers make of the template's HTML what suits a page: sources numbered, tables set as wide
as they are, figures with their alternative text, links that hold without the site.
"""
