"""Labels that say only which part somebody plays in a conversation, language by language: they name nobody."""

import re

from archive.intake.parsers.transcript.offices import says_office

QUESTION, ANSWER, MODERATOR, INTERPRETER, VOICE, CHAIR = (
    "question", "answer", "moderator", "interpreter", "voice", "chair",
)  # fmt: skip


def _set(words: str) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in words.split())


# The chair holds an office (see `naming`); the others are roles of a speaker whom nobody names.
ROLES = {
    QUESTION: _set("""
        q ｑ question follow-up journalist reporter correspondent press interviewer media media_question
        p pregunta periodista periodistas entrevistador entrevistadora
        journaliste
        frage zusatzfrage nachfrage zusatz journalistin
        вопрос журналист журналистка корреспондент питання запитання журналіст журналістка кореспондент в
        问 問 提问 提問 问题 問題 记者 記者 质询 質詢 質問
        질문 문 기자
        سؤال السؤال صحفي صحفية الصحفي الصحفية پرسش سوال سؤال خبرنگار שאלה עיתונאי
        soru gazeteci pergunta jornalista domanda giornalista pytanie dziennikarz vraag journalist fråga प्रश्न
        questioner spørger spørsmålsstiller frågeställare kysyjä
        d f س ש ε з 문 ερώτηση ερωτηση δημοσιογράφος δημοσιογραφος въпрос репортер новинар новинарка питање
        прашање novinar novinarka pitanje vprašanje otázka dotaz novinář novinářka novinár redaktor redaktorka
        întrebare întrebarea jurnalist jurnalistă ziarist ziaristă kérdés újságíró riporter kysymys toimittaja spørsmål
        spørgsmål spurning küsimus ajakirjanik jautājums žurnālists klausimas žurnalistas pyetje gazetar
        pertanyaan wartawan soalan phóng_viên câu_hỏi hỏi คำถาม ผู้สื่อข่าว นักข่าว ถาม सवाल पत्रकार প্রশ্ন সাংবাদিক صحافی
        swali mwandishi mwandishi_wa_habari עיתונאית כתב כתבת კითხვა ჟურნალისტი հարց լրագրող сұрақ тілші savol sual
        jurnalist асуулт сэтгүүлч пытанне журналісткі журналистка ጥያቄ
        """),
    ANSWER: _set("""
        a ａ r answer respuesta réponse antwort ответ о відповідь 答 回答 答复 答覆 答詢 답변 답
        جواب الجواب پاسخ תשובה cevap yanıt resposta risposta odpowiedź antwoord svar उत्तर
        ج ת 답변 απάντηση απαντηση отговор одговор odgovor odpověď odpoveď răspuns válasz vastaus jawaban jawapan
        trả_lời đáp ตอบ คำตอบ जवाब উত্তর jibu პასუხი պատասխան жауап javob cavab хариулт vastus atbilde atsakymas
        përgjigje адказ
        """),
    MODERATOR: _set("""
        moderator host operator facilitator presenter moderador moderadora conductor conductora presentador presentadora
        modérateur modératrice animateur animatrice moderatorin ведущий ведущая модератор ведучий ведуча
        主持人 主持 司会 司会者 사회자 진행자 المذيع المذيعة مدير_الجلسة moderatör sunucu moderatore
        συντονιστής συντονιστρια συντονιστησ водещ водеща водитељ voditelj voditeljica moderátor moderátorka
        moderaattori ordstyrer pembawa_acara người_dẫn_chương_trình ผู้ดำเนินรายการ พิธีกร संचालक مجری מנחה წამყვანი жүргізуші
        """),
    INTERPRETER: _set("""
        interpreter translator interpretation intérprete interpretación interprète dolmetscher dolmetscherin переводчик
        переводчица перекладач 翻译 翻譯 口译 通訳 통역 المترجم tłumacz tercüman interprete tolk
        διερμηνέας διερμηνεασ преводач преводачица tlumočník tlumočnice tlmočník traducător tolmács tulkki penerjemah
        jurubahasa phiên_dịch ล่าม दुभाषिया مترجم מתורגמן
        """),
    VOICE: _set("""
        voice voice_from_the_floor voices audience audience_member unidentified unidentified_speaker unidentified_voice
        unknown unknown_speaker multiple_voices all everyone staff aide participant participants visitor attendee
        caller member_of_the_audience member_of_the_public hon_member hon._member hon_members hon._members
        some_hon._members some_hon_members several_hon._members several_hon_members member members
        voz voces intervención interlocutor interlocutora asistente asistentes todos público
        intervenant intervenante voix tous zuruf zwischenruf zurufe teilnehmer teilnehmerin teilnehmende
        реплика голос голос_из_зала из_зала голоса все репліка голоси_із_залу із_залу
        一同 众人 眾人 与会者 與會者 听众 聽眾 全体 参加者 청중
        वक्ता спикер говорящий intervenant orador hablante talare
        varios_señores_diputados vozes_diversas φωνή φωνές φωνεσ глас гласове glasovi hlas hlasy voci hangok suara
        """),
    CHAIR: _set("""
        speaker deputy_speaker madam_speaker acting_speaker assistant_speaker mr_speaker mr._speaker mr_deputy_speaker
        madam_deputy_speaker chair co-chair chairman chairwoman chairperson
        vice-chair vice-chairman deputy_chairperson acting_chair acting_chairman presiding_officer
        deputy_presiding_officer president vice-president acting_president deputy_president temporary_president
        secretary spokesperson spokesman spokeswoman official
        senior_administration_official administration_official clerk prime_minister
        presidente presidenta vicepresidente vicepresidenta señor_presidente señora_presidenta secretario secretaria
        president_del_parlament
        président présidente monsieur_le_président madame_la_présidente m._le_président mme_la_présidente
        président_de_séance
        präsident präsidentin vizepräsident vizepräsidentin vorsitzender vorsitzende alterspräsident
        председатель председательствующий президент министр головуючий головуюча міністр
        主席 发言人 發言人 议长 議長 院长 院長 总统 總統 总理 總理 部长 部長 総理 大臣 委員長 의장 위원장
        الرئيس رئيس المتحدث יו"ר היו"ר
        başkan marszałek przewodniczący voorzitter talmannen vice_talmannen ceann_comhairle
        πρόεδρος προεδροσ προεδρεύων προεδρευων председател председавач председавајући predsjednik predsjedavajući
        předseda předsedkyně předsedající predseda predsedajúci președinte președintele preşedinte preşedintele
        elnök puhemies presidenten formanden formannen ketua ประธาน अध्यक्ष सभापति माननीय_अध्यक्ष اسپیکر چیئرمین
        spika mwenyekiti თავმჯდომარე նախագահող төраға sədr дарга старшыня
        """),
}  # fmt: skip
_KINDS = {word.casefold(): kind for kind, words in ROLES.items() for word in words}
ARTICLES = _set("the a an le la les l' l’ el los las der die das il lo o un une una ein eine de het den des ο η οι")
_NUMBER = re.compile(r"[\s#№-]*(?:no\.?\s*)?\d{1,3}$|\s[A-Za-zА-Я]$")
_CARRIED = ("journalist", "журналист", "журналіст", "корреспондент", "кореспондент", "periodista", "reporter", "press",
            "media", "jornalista", "correspondent")  # fmt: skip
_GERMAN = frozenset("frage zusatzfrage nachfrage zusatz".split())  # "Zusatzfrage Jansen"
_FROM = frozenset("from by of de del von der des from: to à au to: an".split())
_VOICE = re.compile(
    r"(?:(?:(?:an?|des?|une?|uma|una|eine)\s)?(?:voices?|voz|voces|vozes|voix|intervenci(?:ón|ones)|stimmen?|glas|голоса?)"
    r"(?:\s[^\W\d_]+){0,3}|(?:vari(?:os|as)|plusieurs|quelques|certains|muchos|diversos|several|some|mehrere|einige|zahlreiche|"
    r"alguns|vários|molti|alcuni)\s(?:(?:señor[ae]s|mm\.|srs?\.|hon\.)\s)?(?:d[eéi]put|senad|sénat|miembr|membre|members|abgeordnet|"
    r"deputat)\w*(?:\s.{1,60})?)"
)
# Said of who presides for a time: "The SPEAKER pro tempore".
_FOR_NOW = re.compile(r"\s(?:pro tem(?:pore)?\.?|ad interim|a\.i\.)\Z")
# A sitting's own word for who interprets, alone on its line.
_INTERPRETS = re.compile(
    r"(?:interpreta[cç](?:ión|ão|ió)|interprétation|interpretation|traducción|перевод)\s(?:del?|du|do|from|of|с)\s.+"
)
_HAN_ASKING = re.compile(r".{0,22}(?:记者|記者|기자)(?:(?:问|問|提问|提問|追问|追問)?|(?P<name>[一-鿿]{2,3}))\Z")
_HAN_ASKS = ("提问", "提問", "追问", "追問")


def role_of(plain: str) -> str:
    """Return the role that a label without brackets says, "" where it says more or something else."""
    folded = _FOR_NOW.sub("", plain.casefold())
    head, _, tail = folded.partition(" ")
    for words in (folded, tail if head in ARTICLES else ""):
        kind = _KINDS.get(_NUMBER.sub("", words).strip()) if words else None
        if kind:
            return VOICE if words.startswith("speaker ") and kind == CHAIR else kind
    if _VOICE.fullmatch(folded):
        return VOICE
    if _INTERPRETS.fullmatch(folded):
        return INTERPRETER
    if _HAN_ASKING.fullmatch(folded) and "：" not in folded:
        return QUESTION
    return QUESTION if _asks(plain) else ""


def _asks(plain: str) -> bool:
    """Tell whether a label is a word for a question with the asker's name or paper: "FRAGE WEBER"."""
    if _carried(plain):
        return True
    first, _, rest = plain.partition(" ")
    if _KINDS.get(first.casefold()) != QUESTION or len(first) < 4 or not rest or len(rest.split()) > 5:
        return False
    second = rest.split()[0]
    if first.casefold() in _GERMAN and len(rest.split()) == 1 and second[:1].isupper():
        return True
    if says_office(rest):
        return False
    if any(mark in rest for mark in '«“"„'):
        return True
    if second.casefold() in _FROM:
        return len(rest.split()) > 1 and rest.split()[1][:1].isupper()
    return second.casefold().startswith(_CARRIED) or (first.isupper() and second.isupper())


def _carried(plain: str) -> bool:
    """Tell whether a label is a word for a journalist with the paper's name, where capitals do not tell it apart.

    So in scripts without capitals ("خبرنگار ایرنا") and where the word itself is two ("Phóng viên TTXVN").
    """
    words = plain.casefold().split()
    head = " ".join(words[:2])
    if len(words) < 2 or len(words) > 6 or says_office(" ".join(words[1:])):
        return False
    if _KINDS.get(head) == QUESTION:
        return len(words) > 2
    return _KINDS.get(words[0]) == QUESTION and len(words[0]) > 2 and plain.upper() == plain.lower()


def asker(plain: str) -> str:
    """Return the name in a label that asks ("FRAGE WEBER", "NHK 青木記者"), "" where it gives none."""
    carries = _HAN_ASKING.fullmatch(plain)
    if carries and carries["name"] and carries["name"] not in _HAN_ASKS:
        return carries["name"]  # 中央社記者張怡
    bearer = re.fullmatch(r"\S.*[\s\u3000](?P<name>[^\s\u3000]{1,8})(?:记者|記者|기자)", plain)
    if bearer:
        return bearer["name"]
    first, _, rest = plain.partition(" ")
    named = _asks(plain) and (first.isupper() or first.casefold() in _GERMAN) and not _carried(plain)
    return rest if named and rest and not _NUMBER.fullmatch(f" {rest}") and rest.split()[0].isalpha() else ""
