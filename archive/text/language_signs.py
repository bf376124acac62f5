"""By what a language is known: its script, its most frequent words, and letters that few others write.

Frequent words are those of running text and those of titles (statement, meeting, minister). A word that several
languages share is listed in each and weighs less the more there are.
"""

import re

# What a script is taken for when no word is known: its only other language here (Yiddish) writes telling words.
LIKELY = {"hebrew": "he"}

# Script: its characters, and how many letters of an alphabet one of them is worth.
SCRIPTS: dict[str, tuple[re.Pattern[str], float]] = {
    name: (re.compile(f"[{characters}]"), worth)
    for name, characters, worth in [
        ("latin", "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff", 1),
        ("cyrillic", "\u0400-\u052f", 1),
        ("arabic", "\u0620-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff", 1),
        ("han", "\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af", 3),
        ("kana", "\u3041-\u30ff\uff66-\uff9f", 2),
        ("hangul", "\u1100-\u11ff\uac00-\ud7af", 2),
        ("greek", "\u0370-\u03ff\u1f00-\u1fff", 1),
        ("hebrew", "\u05d0-\u05f2", 1),
        ("devanagari", "\u0900-\u097f", 1),
        ("armenian", "\u0530-\u058f", 1),
        ("georgian", "\u10a0-\u10ff\u1c90-\u1cbf", 1),
        ("ethiopic", "\u1200-\u139f", 2),
        ("bengali", "\u0980-\u09ff", 1),
        ("gurmukhi", "\u0a00-\u0a7f", 1),
        ("gujarati", "\u0a80-\u0aff", 1),
        ("tamil", "\u0b80-\u0bff", 1),
        ("telugu", "\u0c00-\u0c7f", 1),
        ("kannada", "\u0c80-\u0cff", 1),
        ("malayalam", "\u0d00-\u0d7f", 1),
        ("sinhala", "\u0d80-\u0dff", 1),
        ("thai", "\u0e00-\u0e7f", 1),
        ("lao", "\u0e80-\u0eff", 1),
        ("tibetan", "\u0f00-\u0fff", 1),
        ("burmese", "\u1000-\u109f", 1),
        ("khmer", "\u1780-\u17ff", 1),
    ]
}

# Scripts that one language stands for here.
ONE_LANGUAGE = {
    "hangul": "ko", "kana": "ja", "han": "zh", "greek": "el", "armenian": "hy", "georgian": "ka", "ethiopic": "am",
    "bengali": "bn", "gurmukhi": "pa", "gujarati": "gu", "tamil": "ta", "telugu": "te", "kannada": "kn",
    "malayalam": "ml", "sinhala": "si", "thai": "th", "lao": "lo", "tibetan": "bo", "burmese": "my", "khmer": "km",
}  # fmt: skip

_WORDS = {
    "latin": {
        "en": """the of and to in that is was for it with as his on be at by had are but from or have an they which
            one you were all her she there would their we him been has when who will more no if out so said what up
            its about into than them can only other time new these may do our this not i my he us also should must
            statement remarks press conference meeting minister foreign president joint address speech security
            secretary briefing letter between united states affairs prime declaration agreement question answer
            republic council interview transcript ministry visit talks everyone person rights shall right""",
        "de": """der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden
            aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum haben nur oder aber
            vor zur bis mehr durch man sein wurde ich wir ihr uns kann diese wenn keine sehr herr frau rede erklärung
            bundeskanzler präsident außenminister pressekonferenz zwischen gespräch treffen jeder mensch recht hat
            ihnen ihre damen herren beifall diesem unsere was da schon""",
        "fr": """de la le et les des en un du une que est pour qui dans au par plus pas sur ne se ce il sont avec son
            aux ou mais comme nous vous leur été cette ces elle je tout fait être ont sa ses si deux bien aussi
            d l c qu n s j entre sous très même où discours déclaration conférence presse ministre président étrangères
            affaires communiqué entretien monsieur madame merci question réponse rencontre toute personne droit a
            notre votre sans faut y""",
        "es": """de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este sí
            porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno
            les ni contra otros ese eso ante ellos e esto es son está fue ha han ser era discurso declaración
            conferencia prensa ministro presidente exteriores relaciones reunión señor gracias pregunta respuesta
            palabras toda persona tiene derecho qué aquí bueno vamos entonces""",
        "ca": """de la i que el en a els les per un amb no una del es és al com més però va dels ser seva són pel
            aquest aquesta també ha hi ho si han seu o sobre entre fins quan molt tot tots ja perquè seves nostra
            nostre nosaltres vostè gràcies senyor senyora govern president parlament declaració discurs conferència
            premsa ministre consellera conseller tota persona té dret doncs això d l s n us què aquests aquestes
            paraula diputat diputada grup""",
        "it": """di che e la il un a è per in una non sono con si da come le dei del della i al nel alla ha più gli
            delle anche se ma lo questo questa o ed su dal della dalla sua suo suoi essere hanno stato tra ci cui
            nella degli loro noi tutti quando molto perché io discorso dichiarazione conferenza stampa ministro
            presidente esteri incontro signor grazie ogni individuo diritto dell nell all l d c""",
        "pt": """de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem
            à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem
            mesmo aos ter seus quem nas me esse eles estão você são nossa nosso discurso declaração conferência
            imprensa ministro presidente exteriores relações reunião senhor obrigado toda pessoa direito""",
        "gl": """de a o que e do da en un para é con non unha os no se na por máis as dos como pero foi ao das ten á
            seu súa ou ser cando moito hai nos xa está eu tamén só pola polo até iso ela entre era despois sen mesmo
            aos seus quen unhas uns estas toda persoa dereito calquera terá""",
        "nl": """de van het een en in is dat op te zijn met voor niet die aan er om ook als dan maar bij of uit nog
            worden door naar heeft hebben ze hij werd wordt wel over zo kan meer deze wij ik je geen tot dit zal
            minister president verklaring toespraak persconferentie tussen ieder een heeft recht""",
        "pl": """w i na z się do nie że to jest o od po za przez jak ale dla są był oraz jego tym co tego przy już
            lub być może ich który która które przed czy jej także tylko roku pan ze bardzo mi nas minister prezydent
            spraw zagranicznych konferencja prasowa oświadczenie przemówienie spotkanie każdy człowiek prawo ma panie
            proszę dziękuję pytanie mam kiedy głosu marszałku""",
        "cs": """a v se na je že s z do o to i ve pro za by jako po ale jsou tak od který jeho které byl nebo při
            také podle být bylo však jen k si už jsem co ze která jejich každý má právo ministr prezident prohlášení
            tisková konference projev my vy jsme jste děkuji otázka pan paní kdy kdo vážené vážený dnes velmi ještě
            bude budou""",
        "sk": """a v sa na je že s z do o to aj vo pre za by ako po ale sú tak od ktorý jeho ktoré bol alebo pri
            podľa byť bolo však len k si už som čo zo ktorá ich každý má právo minister prezident vyhlásenie
            my vy sme ste ďakujem otázka pán pani kedy kto vážené vážený dnes veľmi ešte bude budú musíme""",
        "sl": """in v je na se da za so pa z ki po s o bi ne ali tudi kot pri od do ni bil iz med ter biti vsakdo ima
            pravico njegove predsednik minister izjava mi vi smo ste sem bomo hvala vprašanje kdaj kdo gospod danes
            zelo""",
        "hr": """i u je na se da su za od s a o koji ne to kao što iz bi do će ili nije ali sa po njegov svatko svako
            ima pravo bez prema koja između biti predsjednik ministar izjava kako mi vi smo ste sam ćemo hvala
            pitanje kada tko
            gospodine gospođo ovo sve danas vrlo dakle""",
        "ro": """de și în a la cu pe nu din o că să care un se pentru este mai au fi prin sau ce al ale sunt fost dar
            orice persoană are dreptul către după fără cel lui ministrul președintele declarație
            noi voi eu cine când cum acest această avem vom bună ziua domnule doamnă mulțumesc întrebare astăzi
            foarte""",
        "hu": """a az és hogy nem is egy ez meg de volt csak van mint már ha el még vagy azt ki ezt minden kell lehet
            szerint amely joga személynek miniszter elnök nyilatkozat
            én mi ön önök mikor hogyan ez azt ezt úr asszony köszönöm kérdés tisztelt képviselő kormány magyar lesz
            nagyon""",
        "fi": """ja on ei se että oli hän mutta ovat kuin myös tai joka sen en mukaan vain kun niin jos olla hänen
            jokaisella oikeus ole ministeri presidentti ovat sekä
            tämä tässä sitä siitä mitä milloin miten kuka mikä meidän meillä te teidän olemme voi pitää saa nyt jo
            kaikki arvoisa
            puhemies hallitus kiitos kysymys valtio entä silloin asia edustaja suomen hyvä""",
        "et": """ja on ei see et oli ta aga kui ka või mis oma ning igal inimesel õigus selle nende olema president
            me te nad mida millal kuidas kes kõik juba väga aitäh palun küsimus minister esimees riigikogu eesti saab
            peab""",
        "sv": """och i att det som en på är av för med till den har inte om ett han men var jag sig från vi så kan
            när hade de du eller skall rätt envar ministern uttalande""",
        "da": """og i at det som en på er af for med til den har ikke om et han men var jeg sig fra vi så kan når de
            du eller skal ret enhver blev efter statsminister hvad tak af bare være nogen mod nu siger jeg bliver
            spørgsmål ordfører folketinget regeringen takker svaret""",
        "nb": """og i at det som en på er av for med til den har ikke om et han men var jeg seg fra vi så kan når de
            du eller skal rett enhver ble etter statsminister hva takk av bare være noen mot nå sier jeg blir
            spørsmål statsråd representanten stortinget regjeringen takker svaret""",
        "is": """og að í á er sem það við til um en ekki var fyrir með hann af eru því hver maður skal réttur""",
        "tr": """ve bir bu da de için ile olarak çok daha en gibi kadar olan ne o var ama ya her hakkı sonra
            değil ki ise veya olduğu tarafından bakanı dışişleri cumhurbaşkanı açıklaması basın toplantısı şahsın
            herkes vardır eder sayın ederim teşekkür soru peki bugün basın bakan üç""",
        "az": """və bir bu də da üçün ilə olan ki hər kəs hüququ vardır olaraq edir onun ya azərbaycan prezidenti
            olunur var
            siz biz mən nə vaxt necə kim çox sağ bəli sual cavab nazir cənab hər iki ölkə edəcək olacaq bizim sizin""",
        "id": """yang dan di dengan untuk dari ini itu pada dalam tidak adalah akan oleh atau juga sebagai dapat
            telah setiap orang berhak atas karena bahwa kepada presiden menteri luar negeri""",
        "ms": """yang dan di dengan untuk dari ini itu pada dalam tidak adalah akan oleh atau juga sebagai boleh
            telah setiap orang berhak kepada hendaklah mana-mana""",
        "vi": """và của là có được cho các một những trong với không người này đã khi để từ đến về như mọi quyền
            hay tổng thống bộ trưởng ngoại giao đều""",
        "sw": """ya na wa kwa ni katika za la kila mtu ana haki cha kuwa hii au yake yoyote vya lazima
            sisi mimi nani lini vipi hivyo leo sana asante swali waziri rais serikali nchi hilo huo wetu kama""",
        "lt": """ir kad yra į su iš tai kaip buvo ar bet jis nuo už kiekvienas žmogus turi teisę jo prie dėl
            aš mes jūs kas kada kaip gerbiamas gerbiami gerbiama kolegos ministras ministre seimo klausimas prašau
            ačiū dėkoju
            bus yra būti yra šis tai tik jau per abi labai lietuvos""",
        "lv": """un ir ka uz ar no par kas tā viņa bet pie vai lai katram cilvēkam tiesības jebkuru
            es mēs jūs kad kā kas kurš šis tas būs ir bija paldies lūdzu jautājums ministrs godātie latvijas saeimas
            ļoti jau""",
        "sq": """të dhe në e i me një për që nga është si u ka do se ose çdo njeri drejtë nuk gjithë ne ju unë kush
            kur kjo ky janë kemi faleminderit pyetje ministri shumë sot""",
        "eu": """eta da ez bat du dira ere dute izan baina edo hau bere den gizon guztiek eskubide""",
        "eo": """la de kaj en al ne estas por ke kun de ĉiu homo havas rajton aŭ sia el kiu""",
    },
    "cyrillic": {
        "ru": """и в не на что с по это как но к из у за от о так его для же все то он мы был бы если или при
            она они только уже до вы когда во со также очень быть этот которые России президент министр иностранных
            дел выступление заявление встреча пресс-конференция вопрос ответ между каждый человек имеет право
            господин была были есть нет чтобы нас вас наш я бы день
            спасибо добрый сегодня первый интервью министра россии всё себя тоже это коллеги""",
        "uk": """і в не на що з по це як але до із у за від о та його для же всі то він ми був би якщо або при вона
            вони тільки вже ви коли також дуже бути цей які україни президент міністр закордонних справ виступ заява
            зустріч прес-конференція питання відповідь між кожна людина має право є й щоб нас їх ще про україна
            сьогодні наш того""",
        "be": """і ў не на што з па гэта як але да у за ад яго для ж усе то ён мы быў бы калі ці пры яна яны кожны
            чалавек мае права або таксама""",
        "bg": """и в не на че с по това как но от за се да е са той ще като който или при до беше те след всеки
            човек има право му има още министър председател президент изявление на между към бъде
            ние вие аз кога кой благодаря въпрос господин госпожо днес много ли ви ни ще""",
        "sr": """и у је на се да су за од с а о који не то као што из би до ће или није али са свако има право
            председник министар изјава између ми ви смо сте сам ћемо хвала питање када ко господине данас веома ово
            све""",
        "mk": """и во на да се од за е со не што како ќе го ја ги сите или тоа но секој има право претседател""",
        "kk": """және мен бір бұл үшін деп бар әр адам құқығы құқылы болып туралы да де осы
            біз сіз ол мен қалай қашан кім не біздің елдің мемлекет министр президент сұрақ жауап рақмет қазақстан
            үшін дейін екі""",
        "ky": """жана бир бул үчүн деп бар ар адам укугу укуктуу болуп жөнүндө да""",
        "mn": """ба нь бол энэ хүн бүр эрхтэй байна тухай болон юм дээр""",
        "tg": """ва дар ба аз ки ҳар инсон ҳуқуқ дорад бо ин барои аст""",
    },
    "arabic": {
        "ar": """في من على إلى أن التي الذي هذا هذه عن مع ما لا كان أو كل قد بين بعد هو هي ذلك إن وقد لم كما ثم حق
            شخص رئيس وزير الخارجية بيان مؤتمر صحفي كلمة الحق لكل ولا وفي ومن نحن الآن اليوم غير لها له به فيها كانت
            السيد السيدة الرئيس مجلس الأمن المتحدة الأمم الجلسة سؤال أيضا جميع هناك أنه أنها ليس دون حول عند سوف""",
        "fa": """و در به از که این را با است برای آن های یک می بر تا هر شود کند دارد خود شده او ما حق باید نیز هم
            رئیس‌جمهور وزیر امور خارجه کس بشر""",
        "ur": """کے میں کی ہے اور سے کا کو اس پر نے ہر یہ کہ ہیں شخص حق کسی یا نہیں""",
        "ps": """په د او چې کې له ته هر حق لري سره یا څوک دی""",
        "ckb": """لە و بە بۆ کە ئەو هەموو مافی هەیە یان""",
    },
    "devanagari": {
        "hi": """के में की है और से का को इस पर ने यह कि हैं किसी या नहीं प्रत्येक व्यक्ति अधिकार एक लिए भी
            हम आप पर हो था थे करने मंत्री विदेश प्रश्न भारत धन्यवाद द्वारा आज""",
        "mr": """आहे आणि या च्या व ही तो हे नाही किंवा प्रत्येक अधिकार असा त्याला""",
        "ne": """छ र को मा लाई गर्ने हुने प्रत्येक अधिकार वा यो छैन हरेक""",
    },
    "hebrew": {
        "he": """של את על לא כל או הוא זה עם אדם זכאי היא גם כי אל בין יש זכות אין""",
        "yi": """און די פון איז אין דער צו אַ יעדער מענטש האָט רעכט""",
    },
}  # fmt: skip
WORDS = {
    script: {language: frozenset(words.casefold().replace("-", " ").split()) for language, words in languages.items()}
    for script, languages in _WORDS.items()
}

# Letters (within the script) that a language writes and most of its neighbours do not.
_LETTERS = {
    "de": "ßäöü", "fr": "œêèàçùûîïëé", "es": "ñ¿¡áíóúé", "ca": "çàèòïü·", "it": "àèìòù", "pt": "ãõçâêô", "gl": "ñ",
    "pl": "łąęćńśźż", "cs": "řěůčšžýá", "sk": "ľĺŕťďôčšžä", "hu": "őűöüáé", "ro": "țșăâîşţ", "tr": "ğşıçöü",
    "az": "əğşıçöü", "sv": "åäö", "da": "øæå", "nb": "øæå", "is": "ðþæö", "fi": "äö", "et": "õäöü",
    "vi": "ơưđạảấầẩậắằẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
    "lv": "āēīūģķļņ", "lt": "ėęįųūą", "sq": "ëç", "sl": "čšž", "hr": "đćčšž", "eo": "ĉĝĥĵŝŭ",
    "ru": "ыэёъ", "uk": "іїєґ", "be": "ўыэі", "bg": "ъщ", "sr": "ђјљњћџ",
    "mk": "ѓќѕјљњџ", "kk": "әғқңөұүһі", "ky": "ңөү",
    "mn": "өү", "tg": "ҳҷӣӯқғ",
    "ar": "ةيىأإك", "fa": "پچژگیک", "ur": "ٹڈڑےںہھ", "ps": "ټډړږښڅځې", "ckb": "ێۆڵەڕ",
}  # fmt: skip
LETTERS = {language: frozenset(letters) for language, letters in _LETTERS.items()}

# Characters as only Japanese writes them: a title may have no kana at all.
JAPANESE_HAN = frozenset("総発対関経済権様伝変応広拡択気鉄図沢浜辺斎渋実験観読売駅県団囲労単厳営黒増徳恵戦戻抜払")

RIGHT_TO_LEFT = frozenset({"ar", "fa", "ur", "ps", "ckb", "ug", "sd", "dv", "he", "yi", "arc", "syr"})
