"""What makes a tagged PDF one for the archive as well (PDF/A-2a): what its grey means, and how its metadata is spelled.

All of it is fixed but for the title, language, moment and record of a document. A locked copy is no archive copy and
says so. What must not enter here: pages and tags.
"""

from __future__ import annotations

import struct
from datetime import UTC, datetime
from html import escape
from typing import NamedTuple

_PDFA = '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>2</pdfaid:part>'
_PDFA += "<pdfaid:conformance>A</pdfaid:conformance></rdf:Description>\n"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>{record}
<pdfuaid:part>1</pdfuaid:part>
<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
_END = """</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>
"""
_WHITE = (0x0000F6D6, 0x00010000, 0x0000D32D)  # the white of paper in the daylight that profiles agree on
_GAMMA = 0x0233  # 2.2


class About(NamedTuple):
    """All the metadata there is. ``record`` may be empty."""

    title: str
    language: str
    written: datetime
    record: str = ""


def metadata(about: About) -> bytes:
    """Return the metadata of an archive copy (XMP)."""
    record = f"\n<dc:identifier>{escape(about.record)}</dc:identifier>" if about.record else ""
    moment = about.written.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    filled = _XMP.format(title=escape(about.title), language=escape(about.language), record=record, moment=moment)
    return f"{filled}{_PDFA}{_END}".encode()


def without_the_archive(xmp: bytes) -> bytes:
    """Return metadata of a copy that is locked, which an archive does not take."""
    return xmp.replace(_PDFA.encode(), b"")


def grey_profile() -> bytes:
    """Return a colour profile (ICC 2.1) for the only colours there are: greys of a usual screen."""
    name, rights = b"Grey 2.2\0", b"No rights reserved\0"
    tags = {
        b"desc": b"desc" + struct.pack(">II", 0, len(name)) + name + bytes(78),
        b"cprt": b"text" + bytes(4) + rights,
        b"wtpt": b"XYZ " + bytes(4) + struct.pack(">3I", *_WHITE),
        b"kTRC": b"curv" + struct.pack(">IIH", 0, 1, _GAMMA),
    }
    table, body = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for tag, content in tags.items():
        table += struct.pack(">4sII", tag, start + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    made = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)  # a profile has a date; this one stands for none
    head = struct.pack(">I4xI4s4s4s", start + len(body), 0x02100000, b"mntr", b"GRAY", b"XYZ ") + made
    head += b"acsp" + bytes(28) + struct.pack(">3I", *_WHITE)
    return head.ljust(128, b"\0") + table + body
