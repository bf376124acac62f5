"""Words by which transcripts of the world name speakers, offices and what is no speaker, language by language."""

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in words.split())


def _tuple(words: str) -> tuple[str, ...]:
    return tuple(words.split())


# Words before a person's name.
HONORIFICS = _set("""
mr mrs ms miss dr prof professor sir lord lady dame madam rev hon hon'ble sen rep gen col amb h.e he judge justice
shri smt sri mag ing rt baroness viscount
m mm mme mmes mlle me monsieur madame messieurs herr frau abg sr sra srta don doña señor señora lic dip
г-н г-жа господин госпожа тов товарищ пан пані пане д-р sig sig.ra signor signora pan pani bay bayan
mnr mev mej adv heer mevrouw mijnheer senhor senhora sr.ª srª sr.a sres srs sayın sayin κ κος κα κύριος κυρία hr fru
dl d-l domnul d-na doamna úr asszony ông bà bapak bpk ibu श्री श्रीमती جناب السيد السيدة الدكتور آقای خانم מר גב' ד"ר
""")

# Words that say an office, in Chinese and Japanese, and those of respect that stand in their place.
HAN_OFFICES = _tuple("""
国务卿 國務卿
总统 總統 主席 总理 總理 首相 部长 部長 外长 外長 大臣 秘书长 秘書長 发言人 發言人 记者 記者 大使 书记 書記 代表
長官 长官 報道官 主任 议员 議員 院长 院長 署长 署長 处长 處長 司长 司長 局长 局長
委员 委員 先生 女士 小姐 主持人 教授 博士 国王 國王 特使 公使
委员长 委員長 総理 議長 议长 参考人 政府参考人 広報官 政務官 理事长 理事長 幹事長 会长 會長 会長
参赞 參贊 司令 上将 上將 市长 市長 省长 省長 州长 州長 法官 君
""")

# What stands before a colon and is nobody's name.
NOT_SPEAKERS = _set("""
note notes nb n.b end ps p.s subject re ref reference date place location venue time to from cc via source sources tel
phone email e-mail fax address website contact title summary abstract keywords tags agenda attachment annex example
fact_sheet press_release press_statement media_note joint_statement
warning attention important update embargo participants present list table figure result results conclusion first
second third firstly secondly thirdly finally thus therefore remember translation photo image video audio link http
https see see_also also appointed discharged papers whereas resolved number no language status category section
for_example for_instance in_short in_other_words in_conclusion for_immediate_release contents introduction
opening_remarks closing_remarks background purpose annexes appendix announcements tablings motions petitions bills
chapter article item part rule copy signed done cost price subjects topics interview published released updated
e&oe duration language_of_the_interview speakers themen thema sprecher interviewer_in
编者按 編者按 编者的话 members_present
مقدم_الحلقة مقدمة_الحلقة ضيف_الحلقة ضيوف_الحلقة تاريخ_الحلقة
entretien entrevista temas
sujets intervenants темы интервью интерв'ю інтерв’ю
примечание внимание тема дата место время источник справка важно например итак во-первых во-вторых в-третьих тел
кому от фото видео участники присутствовали список адрес номер заголовок резюме цель вывод итог факс главное
примітка увага дата місце час джерело довідка наприклад отже по-перше по-друге перше друге фото відео учасники
nota notas asunto fecha lugar hora fuente ejemplo asistentes tema primero segundo tercero conclusión resumen
por_ejemplo foto vídeo anexo número
remarque objet lieu heure présents exemple sujet résumé premièrement deuxièmement annexe numéro par_exemple
hinweis anmerkung betreff datum ort quelle beispiel anwesend zeit erstens zweitens drittens zusammenfassung fazit
zum_beispiel nummer anlage
注 注释 注释 备注 備註 附注 注意 例如 比如 日期 时间 時間 地点 地點 来源 來源 主题 主題 附件 编号 編號 文号 文號 电话
電話 地址 结论 結論 摘要 关键词 责任编辑 编辑 作者 出席 出席者 与会者 與會者 标题 標題
目的 背景 结果 結果 第一 第二 第三 其一 其二 其三 一是 二是 三是 首先 其次 最后 最後 总之 總之 也就是说 换言之 图 表
資料 资料
""")

# Small words inside a name or an office that are written without a capital.
PARTICLES = _set("""
i of the and for to in on at de del de_la la las los y e da do dos das du des d' d’ le les l' et en a au aux à
von vom van der den zu zur und für am im bin ibn al el ben ter ten af av och og di della и по при в на во с у та
із з для от
""")

# Words that open a sentence or a phrase; no name begins with one, an office may.
OPENERS = _set("""
the a an and but or this that these my our one another to for with on in as at so if when first last finally
ein eine einen und aber oder mein meine unser noch zum zur im in am auf für zu mit das dies diese nur auch
un une le la les et mais ou ce cette mon ma notre pour dans avec sur en y una el los las pero este esta mi nuestra
por para con и а но или это этот эта наш мой вот если как для на в с по за от і та але або це наш мій якщо як
""")

# Surnames that most people in China, Taiwan, Korea bear, in simplified characters.
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏"
    "付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤洪赖习温耿外施简羊詹胡莊庄管游巫章俞柯葛尤翁连骆"
)

WEEKDAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|"
    r"miércoles|jueves|viernes|sábado|domingo|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|понедельник|вторник|"
    r"сред[аы]|четверг|пятниц[аы]|суббот[аы]|воскресенье|понеділок|вівторок|середа|четвер|п[’']ятниця|субота|неділя|"
    r"(?:segunda|terça|quarta|quinta|sexta)-feira|dilluns|dimarts|dimecres|dijous|divendres|dissabte|diumenge|"
    r"lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|(?:maan|dins|woens|donder|vrij|zater|zon)dag|"
    r"poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela|pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar|"
    r"(?:ال)?(?:أحد|اثنين|إثنين|ثلاثاء|أربعاء|خميس|جمعة|سبت)|(?:सोम|मंगल|बुध|गुरु|शुक्र|शनि|रवि)वार)\b|"
    r"(?:星期|周|週|礼拜)[一二三四五六日天]",
    re.IGNORECASE,
)

TIME = re.compile(
    r"[•*]?\s?\(?\d{1,2}\s?[:.hч時时]\s?\d{0,2}(?::\d{2})?\s*(?:[AaPp]\.?\s?[Mm]\.?)?\s*(?:[A-Z]{2,5}|Uhr|分)?\)?\.?\s?[•*]?"
)  # a line that says the hour

STAGE = re.compile(
    r"(?:applause|laugh|laughter|cheers|crosstalk|cross-talk|inaudible|interjection|pause|music|anthem|recess|"
    r"end of|begin|break|ovation|silence|through interpret|as interpret|in \w+ through|speaks? in|off-?mic|"
    r"аплодисмент|смех|шум|овац|неразборчиво|пауза|оплески|сміх|aplauso|risa|inaudible|abucheo|"
    r"applaudissement|rires|sourires|exclamation|beifall|lachen|heiterkeit|zuruf|unverständlich|"
    r"掌声|掌聲|笑声|笑聲|笑|播放|与会者|與會者|鼓掌|拍手|休息|تصفيق|ضحك|alkış|oklaski)",
    re.IGNORECASE,
)

# Sentences of those who keep the record: nobody says them.
MINUTE = re.compile(
    r"""(?:the\s(?:\w+\s){0,4}(?:meeting|sitting|session|hearing|house|senate|committee|council|conference|briefing|court|
            assembly|debate|agenda|motion)\s(?:\w+\s)?(?:met|rose|opened|began|resumed|adjourned|closed|concluded|
            was\s(?:called\sto\sorder|opened|suspended|resumed|adjourned|adopted|closed|concluded))\b
      | \[?the\s(?:deputy\s|acting\s|temporary\s)?(?:president|speaker|chair\w*)\s(?:\([^()]*\)\s)?
            (?:took|in)\sthe\schair
      | this\sis\san?\s(?:rush|rough|unedited|uncorrected|unofficial|draft|machine|edited|provisional|courtesy)\s
            (?:\w+\s)?(?:transcript|translation)
      | the\sfollowing\sis\s(?:a|the)\s[^.]{0,60}(?:transcript|text|record|remarks)\b
      | note:\s[^.]{3,90}\b(?:began|spoke|(?:was|were)\sreleased|referred|is\sscheduled)\s(?:at|in|by|to)\b
      | at\s\d{1,2}[:.]\d\d\s?[ap]\.?m\.?,?\s[^?!]{0,120}\b(?:order|resumed|adjourned|suspended|opened)
      | it\swas\s\d{1,2}[:.]\d\d\s?[ap]\.?m
      | this\srecord\scontains\sthe\stext\b | the\sagenda\swas\sadopted | present:\s | whereupon,\s | in\sthe\schair:\s
      | (?:vors\.|vorsitzende[rn]?)\s\S+\s(?:\S+\s)?eröffnet\b | (?:beginn|schluss)(?:\sder\ssitzung)?:\s
      | prayers[—–-]
      | la\sseduta\s(?:comincia|inizia|termina|riprende|è\s(?:sospesa|tolta|aperta))\s
      | la\sréunion\sest\s(?:ouverte|close|levée|suspendue|reprise)\s[^.]{0,40}(?:heures|h\s?\d)
      | la\sséance\s(?:est|,\ssuspendue|est\souverte|est\slevée)\s[^.]{0,40}(?:heures|h\s?\d)
      | l['’]ordre\sdu\sjour\sest\sadopté | queda\saprobado\sel\sorden\sdel\sdía | повестка\sдня\sутверждается
      | the\s(?:\w+\s){1,3}met\s(?:again\s)?at\s[^.]{0,40}(?:clock|hours|[ap]\.?m)\b
      | (?:se\s(?:abre|levanta|reanuda|suspende)\sla\ssesión\sa\slas)
      | [–—-]\s?(?:en\s(?:la\sciudad\s)?(?:de\s)?[^,]{2,40},\sa\slos|aplausos|risas|manifestaciones
            |(?:es|a)\slas?\s(?:hora|\d)|se\s(?:vota|lee|practica)|así\sse\shace)
      | (?:aplausos|risos|protestos|vozes|contraprotestos)\s(?:d[aeo]s?\s[^.:]{2,60}|gerais)\.\Z | eram\s\d{1,2}\shoras
      | en\sla\sciudad\sde\s[^.]{0,140}(?:celebró|se\sreuni|siendo\slas|se\sdio\sinicio)
      | de\svergadering\swordt\s(?:geopend|gesloten|geschorst|hervat) | sitzungs(?:beginn|ende)
      | председательствует\s | افتتحت\sالجلسة | رفعت\sالجلسة | علقت\sالجلسة | أقر\sجدول\sالأعمال
      | (?:上午|下午)\s?\d{1,2}\s?[时時]\s?(?:\d{1,2}\s?分)?\s?(?:开会|開會|散会|散會)
      | 议程通过 | 午[前後][^。]{1,14}(?:開議|開会|散会|閉会)
      | заседание\s(?:начинается|открыва|закрыва|ведет|ведёт|проводит)\w* | веде\sзасідання | председательствует
      | 会议于 | 會議於 | 散会 | 散會)""",
    re.IGNORECASE | re.VERBOSE,
)
