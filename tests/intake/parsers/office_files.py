"""Small Word documents made for tests: only the parts that are read."""

import io
import zipfile
from html import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f"""<w:styles {W}>
<w:style w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:styleId="Body"><w:name w:val="Normal"/></w:style>
<w:style w:styleId="Who"><w:name w:val="Orador"/><w:basedOn w:val="Body"/></w:style>
<w:style w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:styleId="Label"><w:name w:val="P7"/><w:rPr><w:b/></w:rPr></w:style></w:styles>"""


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def paragraph(*runs: str, style: str = "Body") -> str:
    inner = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inner}</w:p>'


def zipped(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def word(*body: str, styles: str = STYLES, **parts: str | bytes) -> bytes:
    """Return a Word document of these paragraphs; other parts are named with __ for / and without their ending."""
    document = f"<w:document {W}><w:body>{''.join(body)}</w:body></w:document>"
    others = {f"word/{name}": content for name, content in parts.items()}
    return zipped({"word/document.xml": document, "word/styles.xml": styles, **others})
