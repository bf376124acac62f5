"""Lines above a text that tell of the record itself: when it was published, its topics, which standing it has."""

import re

LONGEST = 300  # characters of a line that says a standing
# Lines that tell of the record what no field of ours holds, or when it was published.
REMARK = re.compile(
    r"""(?:(?P<issued>(?:first\s)?(?:published|released|publi[ée]e?(?:\sle)?|publicado(?:\sel)?|veröffentlicht(?:\sam)?
        |опубликован[оа]?|发布时间|發布時間|posted(?:\son)?|pubblicato(?:\sil)?))
      | (?P<spoken>delivered\s(?:on|at)|recorded|aired|held\son|gehalten\sam|дата\sпроведения)
      | (?P<people>(?:members\s)?present|(?-i:[IVX]{1,4}(?=:\s[A-Z][a-z]+\s[A-Z][a-z]+,))
        |sprecher(?:innen)?|speakers?|participants?|attendees|witness(?:es)?|участники|присутствуют
        |intervenants|intervinientes|participantes)
      | personnalité,\sfonction|circonstances?|mots-clés|auteur
      | from|by|topics?|subjects?|themen?|(?:last\s)?updated|e\s?&\s?oe?|transcript|интервьюер|темы?|sujets?|temas
      | 来源|來源|出席者?)
    \s?[:：]\s*(?P<value>\S.*)""",
    re.IGNORECASE | re.VERBOSE,
)
_STANDINGS = (
    ("prepared", r"check against delivery|as prepared|seul le prononcé fait foi|es gilt das gesprochene wort|"
                 r"cotejar con el discurso|embargoed until|"
                 r"seul le prononce fait foi"),
    ("transcript-official", r"as delivered|exactly as it was delivered|stenographic|verbatim|стенограмма|wortprotokoll|"
                            r"versión estenográfica|проверено против произнесенного"),
)  # fmt: skip
# Lines that say nothing which a field holds, but are neither title nor place.
OTHER = re.compile(
    r"[(\[]?(?:transcript|mitschrift(?: (?:der )?(?:- )?pressekonferenz.*)?|im wortlaut|wortlaut|transkript|"
    r"transcripci[oó]n|transcription|verbatim"
    r"|e\s?&\s?oe?|subject to correction|provisional|corrigé|unrevised|end"
    r"|(?:unofficial|courtesy) translation|неофициальный перевод|неофіційний переклад|非正式译文|非官方翻译"
    r"|traduction non officielle|traducción no oficial|nichtamtliche übersetzung)[)\]]?",
    re.IGNORECASE,
)
# A line that says who publishes, above the title; and words by which the title below it is told.
MASTHEAD = re.compile(
    r"(?:(?:the )?(?:(?:federal |royal )?(?:ministry|department|embassy|government|office|permanent mission|delegation)"
    r" (?:of|for|to) .{3,80}|united nations|european (?:union|commission|parliament|council)|deutscher bundestag|"
    r"bundesregierung|auswärtiges amt|"
    r"(?:press|news|media)(?: ?office| service| ?room| releases?| cent(?:re|er)| conferences| briefings| statements)?|"
    r"(?:speeches|statements|transcripts|remarks|interviews|communiqués|discours|reden|discursos|выступления)|"
    r"presse- und informationsamt .{3,60}|मीडिया सेंटर|المركز الإعلامي|媒体中心|"
    r"(?:for )?immediate release|nato|osce|the white house|house of (?:commons|lords|representatives)|senate|"
    r"министерство .{3,80}|міністерство .{3,80}|посольство .{3,80}|пресс-(?:служба|релиз).{0,60}|"
    r"ministère .{3,80}|ministerio .{3,80}|ministero .{3,80}|secretaría .{3,80}|présidence de la république|"
    r"presidencia de la república|中华人民共和国外交部|外交部|新闻稿|[^。，]{2,12}新闻办公室))[.:：]?",
    re.IGNORECASE,
)
# Which language a paper is in, who gets it, what a page offers; nothing is called so.
DISTRIBUTION = re.compile(
    r"(?:télécharger|download|descargar|herunterladen|скачать|print|imprimer|share|partager|tweet|listen|watch|view)"
    r"(?: (?:le|the|this|as|el)?\s?(?:\.?pdf|page|version|article|post|audio|video))?|jpe?g|pdf|mp3|home|menu|"
    r"ordered by the house .*|texte intégral|full text|volltext|texto íntegro|testo integrale|полный текст|全文|"
    r"(?:an official website of|official websites use|a \.gov website belongs|secure \.gov websites|a lock \().*|"
    r"(?:original:? )?(?:in )?(?:english|french|russian|spanish|arabic|chinese|german)(?:(?:,| and|/) ?\w+){0,2}"
    r"(?: only)?|distr(?:\.|ibution):? .{3,30}|(?:un)?classified|(?:for )?(?:general|restricted|limited) distribution",
    re.IGNORECASE,
)
# Who delivered what the title gives to a delegation.
DELIVERED = re.compile(
    r"(?:as )?(?:delivered|presented|read(?: out)?|given) by:? (?P<who>[^\d,;|]{5,80}).*", re.IGNORECASE
)
# Where, behind the occasion: "at the 1362nd meeting of the Permanent Council, Vienna".
OCCASION = re.compile(
    r"(?:at|during|on the occasion of|before) the .{0,80}\b(?:meeting|session|conference|summit|forum|assembly|"
    r"council|debate|segment)\b[^,]{0,60}, (?P<place>[A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+){0,3})"
)
EVENT = re.compile(
    r"\b(?:statement|remarks|speech|address|press conference|transcript|interview|briefing|record|minutes|debate|"
    r"conversation|declaration|communiqué|joint|meeting|hearing|readout|letter|rede|erklärung|interview|bericht|protokoll|"
    r"\w*pressekonferenz|discours|déclaration|conférence|entretien|allocution|compte rendu|discurso|declaración|"
    r"conferencia|rueda de prensa|entrevista|palabras|intervención|discorso|dichiarazione|resoconto)\b|"
    r"заявлени|выступлени|пресс-конференц|интервью|брифинг|стенограмм|встреч|"
    r"заява|виступ|інтерв|брифінг|讲话|講話|记者会|記者會|声明|聲明|答记者问|"
    r"发布会|谈话|प्रतिलिपि|वार्ता|ब्रीफिंग|भाषण|वक्तव्य|مؤتمر|كلمة|بيان|حوار|خطاب",
    re.IGNORECASE,
)


def standing_of(words: str) -> str:
    """Return the standing that a line gives the text: "Check against delivery", "(Unofficial translation)"; else ""."""
    if len(words) > LONGEST:
        return ""
    return next((standing for standing, pattern in _STANDINGS if re.search(pattern, words, re.IGNORECASE)), "")
