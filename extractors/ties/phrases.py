"""The words by which Latvian papers say that two work together, and what kind of cooperation each sentence tells of."""

from __future__ import annotations

import re

from extractors.records import TieKind

_L = "a-zāčēģīķļņšūž"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


#: `sadarbībā ar`, `kopā ar`, `kopīgi ar`, `sadarbojas ar`: those behind it work with the subject.
WITH = _words(
    r"\b(?:darbojas\s+līdz|darbojamies\s+līdz|darbojās\s+līdz|sadarbībā|kopā|kopīgi|kopdarbā|partnerībā|vienoti|roku\s+rokā|plecu\s+pie\s+pleca|sadarboj\w+|sadarbojoties|sadarbīb(?:a|u|ai)|partnerīb(?:a|u)|"
    rf"kop(?:projekt|pasākum|uzņēmum|izdevum|izstād|pētījum|ražojum)\w*|kopīg(?:as|s|a|us|u|os|ie|i|ā|o)\s+(?:[{_L}]+\s+){{1,4}}?)(?:\s+\w+(?:ā|ē|ī|os|ās|jomā))?\s*ar\s+"
)
#: What may stand between `ar` and the name: `ar igauņu partneriem no …`, `ar uzņēmumu …`, `ar pašvaldībām: …`.
BEFORE_NAME = re.compile(rf"(?:tādām?\s+|tādiem\s+)?(?:[{_L}]+\s+){{0,4}}?(?:[{_L}]+\s*[:–—]\s*)?[„“«\"]?")
#: A noun of cooperation only wished for or talked about is none yet.
ONLY_POSSIBLE = _words(
    r"\b(?:iespējam\w+|potenciāl\w+|turpmāk\w+)\s+sadarbīb|sadarbības\s+iespēj|\b(?:ne)?varētu\b|\bnesadarb\w+|\bnav\s+(?:noslēg|parakst|sadarb|panāk)\w*|\bnetika\b|"
    r"\bneatbalst\w+|\batteic\w+|\bnenoslē\w+|\bneparakst\w+|\bizbeig\w+|\bpārtrauc\w+|\blauz\w*\b|\bnefinans\w+|\bnepiešķ\w+|\bnoraidīja\b|\bnepalīdz\w+|"
    r"\biespējams,|\bnākotnē\b|\bcer\w{0,3}\s+uz\b|\bvēlētos\b|\bvēlas\s+sadarb|\bgribētu\b|\bnevienoj\w+|\bnav\s+vienoj\w+|\bja\s+tiktu\b|\btiktu\b|\bpar\s+sadarbību\s+ar\s+\w+\s+vēl\b|"
    r"\bprasīb\w+\s+pret|\btiesvedīb\w+|\bstrīd\w+"
)
ORGANISES = _words(r"\b(?:sa)?rīko\w*|\borganizē\w*|\baizvad\w+|\bnoslēguma\s+konference|\b(?:mācīb|nometn|seminār|konferenc|apmācīb|izstād|festivāl|talk)\w*\s+ar\b")
EXCHANGES = _words(r"\bapmain\w+|(?<!datu )(?<!informācijas )\bapmaiņ\w+|\bdal(?:ījās|ās|īties|oties)\b.{0,40}\bpieredz\w+|\bpieredz\w+.{0,40}\bdal(?:ījās|ās|īties|oties)\b|\bmāc(?:ījās|ās|īties)\s+no\b")
AGREES = _words(
    r"\bvienoj(?:ās|ies|usies|ušies|ušās|oties)\b|\b(?:noslē[gd]\w*|slēdz\w*|slēgt\w*|parakst\w+|panā[kc]\w+|pagarin\w+)\b.{0,90}\b(?:līgum|memorand|vienošan|nodomu|deklarāci|protokol)\w*|"
    r"\b(?:līgum|memorand|vienošan|nodomu\s+protokol)\w*\b.{0,90}\b(?:noslē[gd]\w*|slēdz\w*|slēgt\w*|parakst\w+|panā[kc]\w+|pagarin\w+)\b"
)
AGREEMENT_WITH = _words(r"\b(?:līgum|memorand|vienošan)\w*\s+(?:ir\s+\w+\s+)?ar\s+")
SIGNS = _words(r"\b(?:noslē[gd]\w*|slēdz\w*|slēgt\w*|parakst\w+)\b")
#: Verbs that join those behind `ar`, wherever it stands in the sentence: `Ar Y X sadarbojas`, `ar Y X rīko kopīgu …`.
JOINS_WITH = _words(
    r"\b(?:sadarbo(?:jas|jās|jamies|jušies|jusies|jies|sies|simies)|vienoj(?:ās|ies|usies|ušies|ušās))\b|"
    r"\b(?:(?:sa|iz)?rīko\w*|organizē\w*|(?:iz)?veido\w*|(?:iz)?strādā\w*|īsteno\w*|aizvad\w+|sagatavo\w*)\s+(?:\w+\s+){0,2}?kopīg(?:u|us|as|i|o|os)\b|"
    r"\bkopīgi\s+(?:\w+\s+){0,2}?(?:(?:sa)?rīko\w*|organizē\w*|(?:iz)?veido\w*|(?:iz)?strādā\w*|īsteno\w*|aizvad\w+|sagatavo\w*)"
)
#: Right behind `ar Y`: `X ar Y īsteno projektu`.
DEED = re.compile(r"(?:\s+(?:jau\s+)?(?:\w+\s+gadu|\d+ gadus|vairākus gadus|šogad|kopš \d{4}\. gada))?\s+(?:īsteno|rīko|organizē|izstrādā|sagatavo|aizvad|veido|nodrošin|uztur|attīst|piedāvā)\w*")
#: Behind `ar Y` these make it a means or an attitude and no company: `ar Valsts kases atļauju`, `ar VARAM starpniecību`.
NO_COMPANY = re.compile(rf"\s+(?:[{_L}]+\s+)?(?:atļauj|starpniecīb|piekrišan|lēmum|rīkojum|noteikum|ziņ|vērtējum|atzinum|saskaņ)\w*", re.IGNORECASE)
BETWEEN = _words(r"\bstarp\s+")
JOINT_NOUN = _words(r"\bsadarb\w+|\blīgum\w+|\bmemorand\w+|\bvienošan\w+|\bapmaiņ\w+|\bpartnerīb\w+|\bkopdarb\w+")
#: Behind or before a run of names: they do it together.
TOGETHER_BEHIND = re.compile(
    rf"(?:(?:\s*,)?(?:\s+[{_L}]{{2,}}){{0,2}}?\s+(?:kopīg\w*|kopēj\w+|kopā|savstarpēj\w+|sadarboj\w+|sadarbosies|apvienoj\w+|vienoj\w+)|\s+sadarbīb(?:a|u|ai)\b)"
    r"(?!\w*\s+ar\b)", re.IGNORECASE
)
JOINTLY_ORGANISE = re.compile(rf"(?:\s*,)?(?:\s+[{_L}0-9.]+){{0,3}}?\s+(?:(?:sa)?rīko\w*|organizē\w*|aizvad\w+)\b", re.IGNORECASE)
MERGES = _words(r"\bapvienoj(?:oties|as|ās|ušies|ušās)\b|\bapvienošanās\s+(?:ziņojum|darījum|līgum)\w*")
#: Money given: by whom stands in the nominative (in orders in the dative), to whom in the dative or accusative.
GRANTS = _words(r"\bpiešķ[iī]r\w*|\bpārskait\w+|\bziedo\w*|\bdāvin\w+|\bizmaks(?:ā|āja|āt)\b")
MONEY = _words(r"\bfinansējum\w*|\blīdzfinansējum\w*|\bdotācij\w*|\bgrant\w*|\blīdzek\w+|\bstipendij\w*|\bEUR\b|\beuro\b|\beiro\b|\blat(?:u|us|i)\b|\bLs\b|\bLVL\b|€|\brubļ\w+|\bsubsīdij\w*|\bziedo\w+")
FINANCES = _words(r"\b(?:līdz)?finansē(?:ja|jusi|jis|s|)\b|\bfinansiāli\s+atbalst\w+|\b(?:sedz|sedza|sedzis|sedzot|segs|apmaksā|apmaksāja|apmaksās|apmaksājis|apmaksājusi)\b|\batbalst\w+\s+finansiāli|\bsponsorē\w*")
RECEIVES = _words(r"\bsaņ[eē]m\w*\b.{0,60}\b(?:finansējum|līdzfinansējum|dotācij|grant|atbalst|līdzek|stipendij|ziedojum)\w*.{0,40}?\bno\s+")
BY_MEANS = re.compile(rf"\s+(?:[{_L}]+\s+){{0,2}}?(?:finansējum\w*|līdzfinansējum\w*|līdzek\w+|dotācij\w*|grant\w*)\b")
HELPS = _words(r"\bpalīdz(?:ēja|ējusi|ējis|ēs|)\b|\bpalīdzot\b|\bsniedz(?:a|is|)?\s+(?:\w+\s+)?(?:atbalstu|palīdzību)|\bsniegusi\s+(?:\w+\s+)?(?:atbalstu|palīdzību)")
BACKS = _words(r"\batbalst(?:a|īja|īs|ījusi|ījis)\b|\bkonsultē(?:ja|s|)\b|\bpatronē(?:ja|)\b")
WITH_SUPPORT = re.compile(rf"\s+(?:(?!(?:par|ar|uz|no|pie|un|pirmās)\s)[{_L}]+\s+){{0,2}}?(?:atbalst\w*|palīdzīb\w*|līdzdalīb\w*)\b")
PATRON = re.compile(r"\s+(?:goda\s+)?patron(?:s|ese|u|esi|am|esei|a|eses)\b", re.IGNORECASE)
PARTNER = re.compile(rf"\s+(?:(?:[{_L}]+(?:ais|ie|ā|ās|iem|s)|sadarbības|galvenie|stratēģiskie|starptautiskie)\s+){{0,3}}(?:sadarbības\s+)?partner(?:is|i|e|es|iem)\b", re.IGNORECASE)
#: `sadarbības partneri ir X un Y`, `partneri – X`: who they are stands behind.
PARTNERS_ARE = re.compile(rf"\s*(?:[{_L}]+\s+){{0,3}}?(?:ir|bija|būs|kļuva|kļuvusi|kļuvis|[–—:-])\s*(?:arī\s+|gan\s+)?$")
DELEGATES = _words(r"\bdeleģē(?:ja|jusi|jis|s|)\b")
MEMBER = re.compile(r"\s+(?:pilntiesīg\w+\s+|asociēt\w+\s+|aktīv\w+\s+)?(?:biedr(?:s|e|i|es|u|iem|ēm)|dalībniec(?:e|es|i|ēm)|dalībniek(?:s|i|u|iem)|biedru\s+skait\w+)\b")
IS = _words(r"\b(?:ir|bija|kļuva|kļuvusi|kļuvis|uzņem\w+|būs|kopš|kļūst)\b")
JOINS = _words(r"\b(?:iestājās|iestājusies|uzņemta|uzņemts|iestāties|pievieno(?:jas|jās|jusies|jies|jušies|jušās)|iestājušies|iestājušās)\b")
UNITES = _words(r"\bapvieno\b")
EXCHANGE_AT = _words(r"\b(?:viesoj\w+|apmeklē\w*|devās|brauc\w+)\b.{0,80}\bmācījās\b|\b(?:viesoj\w+|apmeklē\w*|devās|brauc\w+)\b.{0,80}\bpieredz\w+|\bpieredz\w+.{0,80}\b(?:viesoj\w+|apmeklē\w*|brauc\w+)\b|\bpieredzes\s+(?:apmaiņ\w+|braucien\w+)")


def kind_of(sentence: str, default: TieKind = TieKind.PARTNER) -> TieKind:
    """What kind of cooperation a sentence of working together tells of.

    >>> kind_of("Biedrība nometni rīko kopā ar tehnikumu"), kind_of("ministrijai sadarbībā ar universitāti sagatavot priekšlikumus")
    (<TieKind.ORGANISED: 'organised'>, <TieKind.PARTNER: 'partner'>)
    """
    if EXCHANGES.search(sentence):
        return TieKind.EXCHANGE
    if ORGANISES.search(sentence):
        return TieKind.ORGANISED
    if AGREES.search(sentence):
        return TieKind.AGREEMENT
    return default
