"""How the page looks: one column, quiet, black on white, the same on grey paper. Fixed text but for the sizes."""

from hsb_wizard.report.document import TypeSizes

_LOOKS = """
:root{color-scheme:light}
html{font-family:"Source Sans 3","Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif;
line-height:1.45;color:#121212;background:#fff;-webkit-text-size-adjust:100%}
body{margin:0 auto;padding:1.2rem;max-width:46rem}
p,li,td,th,caption,dd{unicode-bidi:plaintext;overflow-wrap:anywhere}
p{margin:.45rem 0}
h1,h2,h3,h4{line-height:1.2;margin:1.6rem 0 .5rem;break-after:avoid;break-inside:avoid}
h1{font-size:1.9em;margin-top:.4rem}h2{font-size:1.4em}h3{font-size:1.15em}h4{font-size:1em}
nav ul{list-style:none;padding:0;columns:2 17rem}nav a{display:inline-block;padding:.25rem 0}
a{color:#0b3d91}a:focus-visible{outline:3px solid #121212;outline-offset:2px}
.reference{border-bottom:2px solid #121212;padding-bottom:.6rem;color:#444}
.marking{font-weight:600;margin:0}.draft{display:inline-block;border:2px solid #121212;font-weight:600;padding:0 .6rem}
.number{margin-right:.7em}.lead{font-weight:600}
table{border-collapse:collapse;width:100%;margin:.7rem 0 1.1rem}
caption{text-align:start;font-weight:600;padding-bottom:.3rem}
th,td{text-align:start;vertical-align:top;padding:.3rem .7rem .35rem 0;border-bottom:1px solid #8a8a8a}
thead th{border-bottom:2px solid #121212}th{font-weight:600}
tbody th[scope=row]{min-width:5em}
thead th{overflow-wrap:break-word}thead{display:table-header-group}
tr,.pairs{break-inside:avoid}caption,thead{break-after:avoid}tbody tr:first-child{break-before:avoid}
.note,.small{color:#444}
.callout{border:1px solid #121212;background:#f3f3f3;padding:.5rem .9rem;margin:.8rem 0;break-inside:avoid}
.strong{border-width:3px}.callout .title{font-weight:600}
figure{margin:1rem 0;break-inside:avoid}svg{width:100%;height:auto;font-size:11px;fill:#333;stroke:none}
svg path{stroke:#555;stroke-width:.8;fill:none}svg .line{stroke:#121212}.when{font-weight:600}
.full,.empty{stroke:#121212;stroke-width:1.1;fill:#121212}.empty{fill:#fff}
.signature{break-inside:avoid;margin:1rem 0 2rem}
.ink{display:flex;gap:1.5rem;margin-top:2.6rem}.ink p{border-top:1px solid #555;flex:1;margin:0;padding-top:.2rem}
.ink p:first-child{flex:2}
.small,footer{border-top:1px solid #8a8a8a;margin-top:1.6rem;padding-top:.4rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@page{size:A4;margin:27mm 25mm 29mm;color:#444}
@media print{body{max-width:none;padding:0}nav{display:none}
.new-page{break-before:page;height:0}.callout{background:none}a{color:inherit;text-decoration:none}
p{orphans:2;widows:2}}
"""


def looks(sizes: TypeSizes) -> str:
    """Return the style sheet for ``sizes``, which are points: on a screen a reader's own zoom works on them."""
    return (
        f"{_LOOKS}html{{font-size:{sizes.body:g}pt}}table,.note{{font-size:{sizes.table:g}pt}}"
        f".small,footer{{font-size:{sizes.small:g}pt}}@page{{font-size:{sizes.running:g}pt}}\n"
    )
