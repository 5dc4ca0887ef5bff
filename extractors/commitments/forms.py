"""Words that say how strongly a sentence binds, and those that say that it does not bind at all.

All patterns stand over the text in small letters with its diacritics. A formal decision, a law, a thing of the past, an aim
or a wish binds nobody, whatever verbs stand in it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.commitments.verbs import Form, Verb, find_verbs
from extractors.signs import Sign

#: Asked or invited; what is asked follows as an infinitive.
REQUEST = Sign(
    r"\b(?:lūgt|lūdz|lūdzam|lūdzu(?=\s)|lūdza|lūgusi|lūdzis|palūgt|palūdz|palūdza|palūgusi|palūdzis|lūgsim|palūgsim|aicināsim|pieprasīsim|rosināsim|ierosināsim|ieteiksim|mudināsim|izlūgties|aicināt|aicina|aicinām|aicināja|aicinu|uzaicināt|uzaicināja|uzaicinājis|uzaicinājusi|ierosināt|ierosina|ierosināja|rosināt|rosina"
    r"|rekomendēt|rekomendē|ieteikt|iesaka|ieteica|iesakām|mudina|mudināt|pieprasīt|pieprasa|pieprasīja|prasa|prasīja|mudināja|rosināja|lūguš(?:i|as)|(?:aicināj|mudināj|ierosināj|rosināj|pieprasīj)(?:is|usi|uši|ušas)|lūgums|aicinājums|ieteikums"
    r"|(?:tiek|tika|tiks) (?:aicināt|lūgt)(?:s|a|i|as)|(?:aicināti|aicinātas|lūgti|lūgtas|aicināts|aicināta|lūgts|lūgta)(?= (?:[\w.]+ ){0,6}?[\w]+(?:t|ties)\b)|sagaida, (?:ka|lai))\b"
)
#: Asked only for the course of the meeting.
PROCEDURE = Sign(
    r"\b(?:balsot|izvirzīt (?:\w+ )?kandidāt\w+|izteikties|uzdot jautājumus|debatēt|apstiprināt darba kārtību|atbalstīt (?:lēmum|priekšlikum)\w*|nobalsot|klātesošos|"
    r"piecelties|godināt ar klusuma|reģistrēties|pārtraukumu|iepazīties ar darba kārtību)\b"
)
AGREED = Sign(
    r"^\W*vienoties(?=,? (?:ka|par|līdz)\b)|\b(?:vienojas|vienojās|vienojamies|vienojušies|vienojušās|vienojusies|vienojāmies|vienošanās par to, ka|panākta vienošanās|panākts(?=, ka)|nolēma|nolemj|nolemts|nolēmusi|nolēmis|nolēmuši|nolēmušas|nolēmām"
    r"|nospriež|nosprieda|norunāja|norunāts|norunājām|sarunāja|(?:no)?lem(?:jam|jām|ām)|nosprie(?:žam|dām)|(?:no|sa)runā(?:jam|jām)|sarunāts)\b"
)
#: A title of what was decided.
RESOLVES = Sign(r"\b(?:nolem|nolēm|nospri|vienoj|vienošan|norun|lēmum)\w*")
PROMISED = Sign(
    r"\b(?:apņemas|apņemamies|apņēmās|apņēmies|apņēmusies|apņēmušies|apņēmušās|apņēmāmies|apņemos|apņemsies|sola|solām|solu|solām?ies|solīja|solījām|solījāmies|solījis|solījusi|solījuši|solījušas|solīju(?:sies|šies|šās)|apsola|apsolām?|apsolām?ies|apsolu|apsolīja|apsolījām|apsolās|apsolījās|apsolīju(?:sies|šies|šās)|solās|solījās"
    r"|garantē|garantēja|uzņemas|uzņēmās|uzņemos|uzņemamies|uzņēmāmies|uzņēmusies|uzņēmušies|uzņēmušās|uzņēmies|apliecina,? ka|apliecināja,? ka|pieteicās|piesakās|piekritis|piekritusi|piekrituši|piekritušas|piekrita(?! zuš)|piekrīt(?=\s+(?!ar\b|par\b|ka\b))|apņēmusās|apņemoties|apsolījis|apsolījusi|apsolījuši|apsolījušas|ir gatav[sai]\w?|(?<=[”“»] )gatav(?:s|a|i|as)|(?<!nav )(?<!būt )(?<!bija )gatav(?:s|a|i|as)(?=\s+(?:(?!un\b|bet\b|ir\b)[\w.-]+\s+){0,6}?[a-zāčēģīķļņšūž]{2,}[aeiouāēīūbcdgklmnprstvzšž](?:t|ties)\b)|(?:izsaka|izteica|izteikusi|izteicis|pauž|pauda|paudis|paudusi|apstiprina|apstiprināja) (?:savu )?gatavību|(?:dod|deva) (?:savu )?(?:vārdu|solījumu))(?!\w)"
)
PARTY_WORDS = re.compile(r"\b(?:(?<!savas )(?<!mūsu )(?<!otras )puses|abas puses|līdzēj(?:i|iem)|memoranda dalībniek\w+|vienošanās dalībniek\w+|(?:memoranda|vienošanās|līguma|deklarācijas|protokola|hartas) parakstītāj\w+|līgumslēdzēj\w+)\b")
PLANNED = Sign(
    r"\b(?:plānots|plānota|plānoti|plānotas|paredzēts|paredzēta|paredzēti|paredzētas|iecerēts|iecerēta|iecerēti|iecerētas|(?<!bija )(?<!bijusi )(?<!bijis )ieplānot(?:s|a|i|as)|nolūkots|nolūkota|plāno|plānojam|plānoju|plānojot|paredz|paredzam"
    r"|iecerējis|iecerējusi|iecerējuši|iecerējušas|iecerējušās|gatavojas|gatavojamies|grasās|nolūkojis|nolūkojusi|ir (?:iecere|plāns|nodoms|nolūks)|nākam(?:ais|ie) so(?:lis|ļi) (?:ir|būs))\b"
)
PASSIVE_FUTURE = Sign(
    r"\b(?:tiks|tikšot)\s+(?:[\w-]+\s+){0,4}?(?P<done>[a-zāčēģīķļņšūž]+(?:ts|ta|ti|tas))\b"
    r"|\b(?P<before>[a-zāčēģīķļņšūž]+(?:ts|ta|ti|tas))\s+tiks\b"
)
ASSIGN = Sign(
    r"\b(?:uzdot(?! [^.;]{0,50}?jautājum)|uzdod(?! [^.;]{0,50}?jautājum)|uzdeva|uzdots|uzdota|uzdoti|uzlikt par pienākumu|uzliek par pienākumu|uzticēt|uztic(?=\s|$)|uzticēja|uzticēts|uzticēta|uzticam|pilnvarot|deleģēt|norīkot|nozīmēt|(?:dod|deva|dev(?:is|usi|uši)|izdev(?:a|is|usi|uši)) (?:rīkojumu|rīkojumus|pavēli|norādījumu|norādījumus|uzdevumu))\b"
)
RESPONSIBLE = Sign(
    r"\b(?:noteikt,? ka (?:par .{3,120} )?atbildīg\w+|(?:par )?atbildīg(?:o|ais|ā|ie|ajiem|ajai|ajam)\b.{0,160}?\b(?:ir|noteikt|iecelt|nozīmēt|norīkot|tiek noteikt\w+)"
    r"|(?:par )?atbildīgo .{0,30}(?:noteikt|iecelt|nozīmēt)|(?:noteikt|iecelt|nozīmēt) (?:par )?atbildīg\w+|\bpar .{3,120} atbild\b(?!:)|\bpar .{3,120} (?:ir )?atbildīg(?:s|a|i|as)\b|\b(?:noteikt|nozīmēt|iecelt) .{3,120}? par (?:galven\w+ )?atbildīg(?:o|ajiem|ajām)\b|^\W*(?:atbildīg(?:ais|ā|ie|ās)|atb\.) par .{3,120}?(?:\s[–—-]\s|:\s))"
)
DUTY = Sign(r"\b(?:pienākumos ietilpst|pienākums ir|uzdevums ir|ir pienākums|ir uzdevums|uzdevums\s*(?:[-–—:]))\s*")
DONE = Sign(
    r"\b(?:(?<!nav )(?:ir )?(?:pilnībā |daļēji )?(?:izpildīts|izpildīta|izpildīti|izpildītas|izdarīts|izdarīta|paveikts|paveikta|pabeigts|pabeigta|pabeigti|īstenots|īstenota)"
    r"|noņem\w+ no kontroles|(?:ir )?(?:izpildīj|pabeig|izdarīj|paveik|īstenoj)(?:usi|is|uši|ušas)|izpilde pabeigta)(?!\w)"
)
#: A bracket at the end of a task that tells it is behind: `(izdarīts)`, `(esam to jau nosūtījuši 3. martā)`.
DONE_BRACKET = Sign(
    r"\s*\((?:(?:tas|to|šo|ir|esam|esmu|jau) ){0,4}(?:izpildīt|izdarīt|paveikt|pabeigt|nosūtīt|iesniegt|sagatavot)[sai]s?\b[^()?]{0,60}\)"
    r"|\s*\((?:[\w-]+ ){0,2}?(?=[^()]*\bjau\b)(?:(?:esam|esmu|ir|to|jau) ){1,4}[a-zāčēģīķļņšūž]+(?:uši|usi|is|ušas)\b[^()?]{0,60}\)"
)
NOT_DONE = Sign(
    r"\b(?:nav (?:vēl )?(?:pilnībā |līdz galam )?(?:izpildīt|izdarīt|paveikt|pabeigt|īstenot|saņemt|iesniegt|nosūtīt|sagatavot|noslēgt|parakstīt|saskaņot|sākt|uzsākt)\w*|netika (?:[\w-]+ )?(?:izpildīt|izdarīt|paveikt|pabeigt|īstenot)\w*|neizpildīt\w*|nepabeigt\w*|procesā|daļēji izpildīt\w+)"
)
#: Nouns of what had been laid on somebody, whose completion is reported.
TASK = Sign(
    r"\b(?:uzdevum\w*|pienākum\w*|protokollēmum\w*|uzdots|uzdotais|lēmums|lēmumā|lēmumi|lēmumu izpild\w+|plānotais|plānotā|plānotie|plānotās|(?:tika|bija) (?:uzticēt|uzlikt|uzdot|deleģēt|nodot)\w+|(?:ko|kā|kas) (?:bija )?(?:ap)?solīj\w+|ko (?:bija )?apņēm\w+|(?:ap)?solīt(?:o|ais|ā|ie|ās)|bija (?:[^,;:]{1,40} )?jā[a-zāčēģīķļņšūž]{3,}|bija paredzēt\w+|bija plānot\w+)\b"
)
#: Infinitives of decisions that are complete in themselves.
FORMAL = frozenset(
    """pieņemt apstiprināt atbalstīt akceptēt atlikt atļaut noraidīt iecelt atbrīvot ievēlēt izslēgt uzņemt palielināt samazināt atcelt pagarināt
    piekrist uzskatīt konstatēt grozīt izbeigt apturēt svītrot atzīt piešķirt izdarīt noteikt slēgt atsavināt iznomāt mainīt anulēt
    saskaņot atstāt noņemt atteikt atteikties reģistrēt piedzīt dzēst pārtraukt piemērot deklarēt apmaksāt segt ieskaitīt izteikt iepazīties
    neatbalstīt nepiekrist aizrādīt izteikt uzklausīt ņemt pārcelt pievienot likvidēt reorganizēt dibināt nodibināt atzīmēt pateikties izvēlēties komandēt""".split()
)  # fmt: skip
_FORMAL_TALK = re.compile(
    r"^\W*(?:(?:konceptuāli|vienbalsīgi|ar balsu vairākumu)\s+)?(?:informācij\w+ pieņemt|izsludināt (?:likumprojekt\w*|(?:[\w ]{0,30}?(?:noteikumu|rīkojuma|koncepcijas|lēmuma|plāna|ziņojuma) )projekt(?:u|us)\b)|jautājum\w* (?:izskatīšanu )?(?:atlikt|izskatīt|noņemt|slēgt)|lēmum\w+ (?:atlikt|pieņemt)|"
    r"nodot (?:\w+ ){0,6}?(?:valdījumā|īpašumā|lietošanā|atsavināšanai|izskatīšanai|nomā|bez atlīdzības|komisij\w+)|nodot [^.;:]{3,60} (?:bilancē|grāmatvedības uzskaitē)\b|virzīt [^.;:]{3,160}\b(?:izskatīšan|apstiprināšan)\w+|piedalīties (?:[\w„“”\"«»-]+ ){0,4}?projekt(?:ā|os)\b(?! (?:[„“\"«][^„“”\"«»]+[”“\"»] )?un (?:nodrošināt|sagatavot|iesniegt|izstrādāt|paredzēt|noslēgt)\b)|"
    r"izveidot (?:[\w-]+ ){0,5}?(?:komisiju|darba grupu|grupu|padomi)\b[^.;]{0,60}\bsastāvā\b|precizēt darba kārtību|iekļaut (?:sēdes |sanāksmes )?darba kārtībā|papildināt darba kārtību|(?:ziņojum|pārskat|informācij|atskait)\w+ (?:pieņemt|apstiprināt)|nosūtīt (?:likumprojektu|projektu) atpakaļ)"
)
#: The same in the present, as some clerks put it: `Komiteja: 2.1. atbalsta lēmuma projektu`, `virza jautājumu izskatīšanai domē`.
_FORMAL_PRESENT = re.compile(
    r"^\W*(?:[\d.]+\W+)?(?:(?:konceptuāli|vienbalsīgi)\s+)?(?:(?:pieņem|apstiprina|atbalsta(?!\s+[\w-]*(?:is|[^uaeo]s|š)\b)(?!\s+[\w-]*a\b(?!\s+[\w-]+(?:u|us|o|es|as|i)\b))|akceptē|atliek|noraida|ieceļ|atbrīvo|ievēl|izslēdz|palielina|samazina|atceļ|pagarina|piekrīt|konstatē|groza|aptur|atzīst|"
    r"piešķir|iznomā|saskaņo|noņem|reģistrē|dzēš|iepazīstas|uzklausa|likvidē|nosaka)\b|(?:virza|nodod)\s[^.;:]{3,160}\b(?:izskatīšan|apstiprināšan)\w+|(?:informāciju|ziņojumu|pārskatu|jautājumu)\s+(?:pieņem|atliek|noņem)\b)"
)
LAW = Sign(
    r"(?:\b(?:likumā|noteikumos|direktīvā|regulā|statūtos|nolikumā|kodeksā|satversmē|konvencijā)\b[^;.]{0,110}\b(?:paredzēt|noteikt|teikt|rakstīt)(?:s|a|i|as)\b|\b(?:likum\w*|kodeks\w*)\s+[„“\"«][^\"”“»\n]{3,90}[\"”“»]\s+(?:nosaka|paredz|prasa|noteic)\b|\blikum\w*(?: \d+\.\s?(?:panta|pants)?[^,;.]{0,40})? (?:nosaka|paredz|prasa|noteic)\b|\bpant(?:s|a|ā)\b[^,;]{0,60}\b(?:nosaka|paredz|noteikts|noteic)\b"
    r"|\b(?:to|tā|tas) (?:paredz|nosaka|prasa|noteic) (?:\w+ )?(?:likum|noteikum|satversm|statūt|nolikum|regul|direktīv|kodeks)\w*|\b(?:noteikum\w*|regula|direktīva|satversme|statūti|nolikums) (?:nosaka|paredz|prasa|noteic)\b|\bsaskaņā ar [^,]{0,80}(?:likum|noteikum)\w*[^,]{0,60}, \w+ (?:ir )?(?:tiesības|jā\w+))"
)
AIM = Sign(r"(?:^\W*(?:projekta |plāna |programmas |tīkla |pasākuma |sanāksmes )?mērķ(?:is|i)\b(?! grup)|^\W*lai\b[^,]*[^,.]$)")
#: What says outright that it tells an aim, wherever it stands.
IS_AIM = Sign(r"\bmērķ(?:is|i) (?:ir|bija|–|-|:)")
#: How long a project or an agreement lasts: `projekts noslēgsies 2024. gada decembrī`.
_LASTS = re.compile(r"\W*(?:projekts|programma|līgums|memorands|vienošanās)\s+(?:\w+\s+)?(?:noslēgsies|beigsies|ilgs|turpināsies)\s[^,;]{3,50}")
#: What only could or should be, is asked, or is denied.
UNREAL = re.compile(
    r"\?[\s.)]*$|(?:^|:\s*)[„“\"«][^„“\"«”»]*\?[”“\"»]\W*$|^\W*ja\s|\b(?:varētu|vajadzētu|būtu jā\w+|būtu (?:nepieciešams|vēlams|lietderīgi|jāapsver)|gribētu|vēlētos|ja (?:vien )?\w+[^,]{0,60}, tad)\b"
)
#: A condition, which the whole sentence stands under.
IF_AT_START = re.compile(r"\W*ja\s")
#: A chance or a belief, not a plan.
OPINION = re.compile(r"\b(?:cer|ceram|domā|uzskata|prognozē|paredz, ka|iespējams|varbūt|droši vien|šķiet|visticamāk|(?:cerību|pārliecību|viedokli|bažas), ka|cerot, ka)\b")
DENIED = Sign(
    r"\b(?:netiks|neplāno|neplānojam|neparedz|nav (?:vēl |šobrīd |patlaban )?(?:plānots|plānota|paredzēts|paredzēta|iecerēts|zināms|izlemts|bijis izlemts)|nesola|neapņemas|neaicina)\b"
)
#: A finite verb between a dative and an infinitive: then somebody may, must or managed to, but is not told to.
FINITE = re.compile(
    r"\b(?:ir|bija|būs|nav|nebija|var|varēja|varēs|izdevās|izdodas|izdosies|nācās|nākas|nāksies|nākamies|ļauj|ļāva|ļaus|ļauts|atļauts|vajag|vajadzēja|pienākas|patīk|gribas|gribējās|laimējās|"
    r"iespēja|iespējams|tiesības|nepieciešams|nepieciešama|ieteicams|vēlams|svarīgi|grūti|viegli|palīdz|palīdzēja|palīdzēs|vēlas|dod|deva|dos|sniedz|sniedza|traucē|traucēja|veicas|veicās|būtu|"
    r"bijis|bijusi|sāka|turpināja|nolēma|devās|aizliegts|liedz|liegts|uzticēja|izvirzīja|kļuva|notika)\b"
)
#: A past passive or past tense of events: what is told is over.
HISTORY = Sign(
    r"\b(?:notika|bija(?! (?:jā\w+|plānot\w+|paredzēt\w+|uzdot\w+))|tika(?! (?:nolemts|uzdots|uzdota|lūgts|lūgta|aicināt\w|noteikts))|piedalījās|uzsākta|uzsākts|atklāja|parakstīja|izveidoja|saņēma|atbalstīja|īstenoja|nodibināja|dibināja|"
    r"uzcēla|izdeva|ieradās|atzina|organizēja|rīkoja|pārņēma|uzņēma|kļuva|sākās|beidzās|izbūvēja|novadīja)\b"
)
#: Clauses that only describe: `kur tiltu būvēs`, `kā tiks vērtēti`.
INDIRECT = re.compile(
    r"\b(?:kur|kurā|kurās|kuros|kā|kāpēc|vai|kas|kurš|kura|kuru|kam|ko|kādi?|kādas|ja|lai|kuri|kuras|kurus|kuriem|kurām|kad|līdzko|tiklīdz)\b[^,;]*$"
)
SAYS = Sign(
    r"\b(?:apliecin\w+|sola|solīja|apsol\w+|informē|informēja|informējusi|ziņo|ziņoja|paziņo|paziņoja|pastāsta|pastāstīja|stāsta|stāstīja|uzsver|uzsvēra|norāda|norādīja|atzīst|atzina|atzīmē|atzīmēja|saka|"
    r"sacīja|teica|skaidro|skaidroja|paskaidro|paskaidroja|piebilst|piebilda|min|minēja|atgādina|atgādināja|precizē|precizēja|vērš uzmanību|papildina|papildināja|iepazīstina|iepazīstināja|pauž|pauda|ierosina|atbild|atbildēja|raksta|rakstīja|vēsta|pavēsta|pavēstīja|izklāsta|izklāstīja|apgalvo|apgalvoja|atklāj, ka|apstiprina, ka|apstiprināja, ka|(?:teic|teik|sac|norād|uzsvēr|stāst|paziņoj|skaidroj|pastāst|atgādināj|atzin)(?:is|usi|īj(?:is|usi))|izteicies|izteikusies)\b"
)
#: Infinitives of games and of private life, whose future in the news is nobody's promise.
LEISURE_ACTS = frozenset(
    """spēlēt nospēlēt tikties satikties startēt aizvadīt cīnīties sacensties uzvarēt zaudēt viesoties uzstāties koncertēt dziedāt dejot precēties
    svinēt atpūsties baudīt ceļot izspēlēt pārstāvēt debitēt trenēties skriet braukt""".split()
)
LEISURE = Sign(
    r"\b(?:spēl[eēi]|startē|aizvad|cīn|sacen|uzvar|zaudē|koncert|dzied|dejo|precē|svinē|atpūt|baud)\w*|\b(?:komanda|izlase|vienība)\b.{0,40}\btik(?:sies|ās)\b"
)


#: The next meeting as what is planned, and the verbs that only fix when it will be: its date is no commitment.
_NEXT_MEETING = Sign(
    r"\b(?:nāk(?:am|oš)(?:ā|o|ās|ais|ie|os)|kārtēj(?:ā|o)|(?:domes|padomes|valdes|saeimas) pirmā)\s+(?:[\w-]+\s+){0,4}?(?:sēd|sanāksm|sapulc|kopsapulc|tikšan|sesij|konsultācij|apspried)(?:e|i|a|u|es|as|os|ās)\b"
)
_MEET = frozenset(
    """sasaukt rīkot notikt noturēt organizēt noteikt sanākt tikties norisināties pulcēties ieplānot plānot paredzēt turpināties būt sarīkot
    noorganizēt satikties sākties uzņemt""".split()
)  # fmt: skip


#: Verbs whose future is a state, a result or a chance, not an act.
NO_ACT = frozenset(
    """būt varēt spēt drīkstēt vajadzēt kļūt rasties notikt pieaugt samazināties palielināties gūt iegūt ietekmēt ļaut palīdzēt sekmēt veicināt
    turpināties stāties sākties beigties zināt gribēt vēlēties cerēt domāt tikt nākties pietikt trūkt izmaksāt uzlaboties saņemt atrasties būties ilgt
    paiet palikt pastāvēt atcerēties just justies sajust mīlēt nākt mazināties pastiprināties attīstīties mainīties apliecināt izrādīties noderēt derēt""".split()
)  # fmt: skip


#: Verbs whose present tells how things are, what somebody may or thinks, and what the talk itself does.
STATES = NO_ACT | frozenset(
    """zināt domāt uzskatīt atzīt apzināties saprast redzēt dzirdēt ticēt šķist likties piederēt maksāt izmaksāt sastādīt veidot aptvert ietvert saturēt
    attiekties skart atbilst liecināt pastāvēt trūkt pietikt pienākties nozīmēt darboties stāties beigties sākties turpināties notikt norisināties
    balsot atturēties ziņot informēties norādīt uzsvērt piebilst jautāt atbildēt iebilst ierosināt piedāvāt secināt konstatēt piekrist lūgt aicināt
    pateikties vadīt protokolēt slēgt atklāt noteikt paredzēt prasīt liegt aizliegt ļaut atļaut drīkstēt būt varēt vajadzēt gribēt vēlēties""".split()
)  # fmt: skip


def binds_not(low: str, *, listed: bool) -> bool:
    """Whether the text in small letters tells what a law says or what is aimed at; under a title of tasks `lai` alone is no aim.

    >>> binds_not("likums nosaka, ka pašvaldība sagatavo pārskatu.", listed=False)
    True
    >>> binds_not("likums “par pašvaldībām” paredz, ka pārskats jāiesniedz.", listed=False)
    True
    >>> binds_not("plāna mērķis ir uzlabot dzīves kvalitāti.", listed=True)
    True
    """
    return bool(_LASTS.fullmatch(low) or LAW.search(low) or IS_AIM.search(low) or (AIM.search(low) and not listed))


def fixes_next_meeting(low: str) -> bool:
    """Whether the text in small letters does nothing but say when the next meeting will be.

    >>> fixes_next_meeting("nākamo sanāksmi rīkot 7. decembrī."), fixes_next_meeting("nākamo sēdi plānots sasaukt martā.")
    (True, True)
    >>> fixes_next_meeting("a. roze sagatavos plānu līdz nākamajai sēdei."), fixes_next_meeting("uz nākamo sēdi uzaicināt vadītāju.")
    (False, False)
    """
    named = _NEXT_MEETING.search(low)
    if named is None or re.search(r"\b(?:uz|par|pirms|līdz|pēc)\s*$", low[: named.start()]):
        return False
    return all(v.infinitive in _MEET for v in find_verbs(low))


def first_act(text: str) -> Verb | None:
    """The first infinitive of a text, which tells what is decided; nothing when there is none."""
    return next((v for v in find_verbs(text) if v.form is Form.INFINITIVE), None)


@lru_cache(maxsize=256)  # several rules ask it of the same clause
def is_formal(text: str) -> bool:
    """Whether a decision is complete in itself, by its first infinitive.

    >>> is_formal("Pieņemt zināšanai ziņojumu."), is_formal("Sagatavot ziņojumu.")
    (True, False)
    >>> is_formal("atbalsta lēmuma projektu par dalību"), is_formal("atbalsta tālrunis īpašniekiem")
    (True, False)
    >>> is_formal("Informāciju pieņemt zināšanai."), is_formal("Jautājuma izskatīšanu atlikt.")
    (True, True)
    """
    low = text.lower()
    if _FORMAL_TALK.search(low):
        return True
    act = first_act(low)
    return act.infinitive in FORMAL if act is not None else _FORMAL_PRESENT.search(low) is not None


def report_is_done(low: str) -> bool:
    """Whether the text in small letters says that what was to be done has been done.

    >>> report_is_done("uzdevums ir izpildīts"), report_is_done("uzdevums nav izpildīts")
    (True, False)
    """
    return DONE.search(low) is not None and NOT_DONE.search(low) is None
