"""The words by which Latvian papers say that two work together, and what kind of cooperation each sentence tells of."""

from __future__ import annotations

import re

from extractors.records import TieKind
from extractors.signs import Sign

_L = "a-zāčēģīķļņšūž"


def words(pattern: str) -> Sign:
    """Words at their beginning, for a sentence in small letters: one boundary in front of all of them is much faster than one each."""
    return Sign(rf"\b(?:{pattern})")


#: `sadarbībā ar`, `kopā ar`, `kopīgi ar`, `sadarbojas ar`: those behind it work with the subject.
WITH = words(
    r"(?:darbojas\s+līdz|darbojamies\s+līdz|darbojās\s+līdz|sadarbībā|kopā|kopīgi|kopdarbā|partnerībā|uz\s+pusēm|pārī|duetā|tandēmā|konsultējoties|draudzējas|draudzējamies|draudzējās|vienoti|roku\s+rokā|plecu\s+pie\s+pleca|sadarboj\w+|sadarbojoties|sadarbīb(?:a|u|ai)|partnerīb(?:a|u)|"
    rf"kop(?:projekt|pasākum|uzņēmum|izdevum|izstād|pētījum|ražojum)\w*|kopīg(?:as|s|a|us|u|os|ie|i|ā|o)\s+(?:[{_L}]+\s+){{1,4}}?)(?:\s+\w+(?:ā|ē|ī|os|ās|jomā))?\s*ar\s+"
)
#: What may stand between `ar` and the name: `ar igauņu partneriem no …`, `ar uzņēmumu …`, `ar pašvaldībām: …`.
BEFORE_NAME = re.compile(rf"(?:tādām?\s+|tādiem\s+)?(?:(?:\d+\s+)?(?:[{_L}]+\s+){{0,2}}[{_L}]+,\s+(?:to\s+skaitā|to\s+vidū|tostarp|piemēram)\s+(?:arī\s+)?)?(?:[{_L}]+\s+){{0,4}}?(?:[{_L}]+\s*[:–—]\s*)?[„“«\"]?")
#: A noun of cooperation only wished for or talked about is none yet.
ONLY_POSSIBLE = words(
    r"centien\w+\s|(?:cenšas|centās|mēģina|mēģināja)\s|(?:iespējam\w+|potenciāl\w+|turpmāk\w+)\s+sadarbīb|sadarbības\s+iespēj|(?:ne)?varētu\b|nesadarb\w+|nav\s+(?:noslēg|parakst|sadarb|panāk)\w*|netika\b|"
    r"neatbalst\w+|atteic\w+|nenoslē\w+|neparakst\w+|izbeig\w+|pārtrauc\w+|lauz\w*\b|nefinans\w+|nepiešķ\w+|noraidīja\b|nepalīdz\w+|"
    r"iespējams,|nākotnē\b|cer\w{0,3}\s+uz\b|vēlētos\b|vēlas\s+sadarb|gribētu\b|nevienoj\w+|nav\s+vienoj\w+|ja\s+tiktu\b|tiktu\b|par\s+sadarbību\s+ar\s+\w+\s+vēl\b|"
    r"(?:ierosina|ierosināja|rosina|rosināja|iesaka|ieteica|piedāvā|piedāvāja)\s+(?:[\w-]+\s+){0,3}?\w+(?:āt|ēt|īt|ot)\b|prasīb\w+\s+pret|tiesvedīb\w+|strīd\w+"
)
ORGANISES = words(r"(?:sa)?rīko\w*|organizē\w*|aizvad\w+|noslēguma\s+konference|(?:mācīb|nometn|seminār|konferenc|apmācīb|izstād|festivāl|talk)\w*\s+ar\b")
EXCHANGES = words(r"apmain\w+|(?<!datu )(?<!informācijas )apmaiņ\w+|dal(?:ījās|ās|īties|oties)\b.{0,40}\bpieredz\w+|pieredz\w+.{0,40}\bdal(?:ījās|ās|īties|oties)\b|māc(?:ījās|ās|īties|āmies|ījāmies)\s+no\b|aizg(?:uvu(?:si|ši|šas)|uvis|uva|uvām|ūst)\b")
AGREES = words(
    r"vienoj(?:as|ās|ies|usies|ušies|ušās|oties)\b|norunā(?:ja|jusi|jis|juši|ts|ta|jam|jām)\b|(?:saskaņo|slēdz|gatavo|sagatavo)\s+(?:\w+\s+){0,2}?līgumu\b|(?:noslē[gd]\w*|slē(?:dz|g(?!š))\w*|parakst\w+|panā[kc]\w+|pagarin\w+)\b.{0,90}\b(?:(?:būv|pirkuma|zemes\s+nomas\s+|nomas\s+)?līgum|memorand|vienošan|nodomu|deklarāci|protokol|pakt)\w*|"
    r"(?:ir|bija)\s+(?:\w+\s+){0,3}?(?:sadarbības|draudzības|partnerības|nomas|patapinājuma|piegādes|apsaimniekošanas|uzņēmuma)\s+(?:līgums|memorands|vienošanās)\b|"
    r"(?:līgum|memorand|vienošan|nodomu\s+protokol)\w*\b.{0,90}\b(?:noslē[gd]\w*|slē(?:dz|g(?!š))\w*|parakst\w+|panā[kc]\w+|pagarin\w+)\b"
)
AGREEMENT_WITH = words(r"(?:līgum|memorand|vienošan)\w*\s+(?:ir\s+\w+\s+)?ar\s+")
SIGNS = words(r"(?:noslē[gd]\w*|slē(?:dz|g(?!š))\w*|parakst\w+)\b")
#: Verbs that join those behind `ar`, wherever it stands in the sentence: `Ar Y X sadarbojas`, `ar Y X rīko kopīgu …`.
JOINS_WITH = words(
    r"(?:sadarbo(?:jas|jās|jamies|jušies|jusies|jies|sies|simies)|apvieno(?:jas|jās|jušies|jusies|jies|sies|jušās)|vienoj(?:ās|ies|usies|ušies|ušās))\b|"
    r"(?:(?:sa|iz)?rīko\w*|organizē\w*|(?:iz)?veido\w*|(?:iz)?strādā\w*|īsteno\w*|aizvad\w+|sagatavo\w*|veic|veica|veiks)\s+(?:\w+\s+){0,2}?kopīg(?:u|us|as|i|o|os)\b|"
    r"kopīgi\s+(?:\w+\s+){0,2}?(?:(?:sa)?rīko\w*|organizē\w*|(?:iz)?veido\w*|(?:iz)?strādā\w*|īsteno\w*|aizvad\w+|sagatavo\w*)"
)
#: Right behind `ar Y`: `X ar Y īsteno projektu`.
DEED = re.compile(r"(?:\s+(?:jau\s+)?(?:\w+\s+gadu|\d+ gadus|vairākus gadus|šogad|kopš \d{4}\. gada))?\s+(?:īsteno|(?:sa)?rīko|organizē|(?:no)?svin|izdod|izdev|uzbūvē|iekārto|atklā|izstrādā|sagatavo|aizvad|veido|nodrošin|uztur|attīst|piedāvā)\w*")
#: Behind `ar Y` these make it a means or an attitude and no company: `ar Valsts kases atļauju`, `ar VARAM starpniecību`.
NO_COMPANY = re.compile(rf"\s+(?:[{_L}]+\s+)?(?:atļauj|starpniecīb|piekrišan|lēmum|rīkojum|noteikum|ziņ|vērtējum|atzinum|saskaņ)\w*", re.IGNORECASE)
BETWEEN = words(r"starp\s+")
JOINT_NOUN = words(r"sadarb\w+|līgum\w+|memorand\w+|vienošan\w+|apmaiņ\w+|partnerīb\w+|kopdarb\w+|deklarācij\w+\s+starp|(?:protokol|nodom)\w*\s+(?:par\s+(?:[\w-]+\s+){1,2})?starp")
#: Behind or before a run of names: they do it together.
TOGETHER_BEHIND = re.compile(
    rf"(?:(?:\s*\([^()]{{2,12}}\))?(?:\s*,)?(?:\s+(?:\d{{1,4}}\.|[{_L}]{{2,}})){{0,2}}?\s+(?:kopīg\w*|kopēj\w+|kopā|savstarpēj\w+|sadarboj\w+|sadarbosies|apvienoj\w+|vienoj\w+)|\s+sadarbīb(?:a|u|ai)\b)"
    r"(?!\w*\s+ar\b)", re.IGNORECASE
)
JOINTLY_ORGANISE = re.compile(rf"(?:\s*,)?(?:\s+[{_L}0-9.]+){{0,3}}?\s+(?:(?:sa)?rīko\w*|organizē\w*|aizvad\w+)\b", re.IGNORECASE)
MERGES = words(r"apvienoj(?:oties|as|ās|ušies|ušās)\b|apvienošanās\s+(?:ziņojum|darījum|līgum)\w*")
#: Money given: by whom stands in the nominative (in orders in the dative), to whom in the dative or accusative.
GRANTS = words(r"piešķ[iī]r\w*|aizdo(?:d|s|t)\b|aizdev(?:a|is|usi|uši)\b|(?:pār|ie)skait\w+|ziedo\w*|dāvin\w+|izmaks(?:ā|āja|āt)\b")
MONEY = re.compile(r"€|\b(?:finansējum\w*|līdzfinansējum\w*|dotācij\w*|grant\w*|līdzek\w+|stipendij\w*|eur\b|euro\b|eiro\b|lat(?:u|us|i)\b|ls\b|lvl\b|naud(?:u|a)\b|mark(?:as|u)\b|kron(?:as|u)\b|dolār(?:us|u|i)\b|mārciņ(?:as|u)\b|kredīt(?:u|us)\b|aizdevum(?:u|us)\b|samaks(?:u|a)\b|rubļ\w+|subsīdij\w*|ziedo\w+)")
FINANCES = words(r"(?:līdz)?finansē(?:ja|jusi|jis|s|)\b|finansiāli\s+atbalst\w+|(?:sedz|sedza|sedzis|sedzot|segs|apmaksā|apmaksāja|apmaksās|apmaksājis|apmaksājusi)\b|atbalst\w+\s+finansiāli|sponsorē\w*")
RECEIVES = words(r"saņ[eē]m\w*\b.{0,60}\b(?:finansējum|līdzfinansējum|dotācij|grant|atbalst|līdzek|stipendij|ziedojum)\w*.{0,40}?\bno\s+")
BY_MEANS = Sign(rf"\s+(?:[{_L}]+\s+){{0,2}}?(?:finansējum\w*|līdzfinansējum\w*|līdzek\w+|dotācij\w*|grant\w*)\b")
HELPS = words(r"palīdz(?:ēja|ējusi|ējis|ēs|)\b|palīdzot\b|sniedz(?:a|is|)?\s+(?:\w+\s+)?(?:atbalstu|palīdzību)|sniegusi\s+(?:\w+\s+)?(?:atbalstu|palīdzību)")
BACKS = words(r"atbalst(?:a|īja|īs|ījusi|ījis)\b|konsultē(?:ja|s|)\b|patronē(?:ja|)\b")
WITH_SUPPORT = Sign(rf"\s+(?:(?!(?:par|ar|uz|no|pie|un|pirmās)\s)[{_L}]+\s+){{0,2}}?(?:atbalst\w*|palīdzīb\w*|līdzdalīb\w*)\b")
PATRON = re.compile(r"\s+(?:goda\s+)?patron(?:s|ese|u|esi|am|esei|a|eses)\b", re.IGNORECASE)
PARTNER = Sign(rf"\s+(?:(?:[{_L}]+(?:ais|ie|ā|ās|iem|s)|sadarbības|galvenie|stratēģiskie|starptautiskie)\s+){{0,3}}(?:sadarbības\s+)?partner(?:is|i|e|es|iem)\b", re.IGNORECASE)
#: `sadarbības partneri ir X un Y`, `partneri – X`: who they are stands behind.
PARTNERS_ARE = re.compile(rf"\s*(?:[{_L}]+\s+){{0,3}}?(?:ir|bija|būs|kļuva|kļuvusi|kļuvis|[–—:-])\s*(?:arī\s+|gan\s+)?$")
DELEGATES = words(r"deleģē(?:ja|jusi|jis|s|)\b")
MEMBER = re.compile(r"\s+(?:[A-Z]{3,}\s+)?(?:pilntiesīg\w+\s+|asociēt\w+\s+|aktīv\w+\s+|kolektīv\w+\s+|pastāvīg\w+\s+)?(?:biedr(?:s|e|i|es|u|iem|ēm)|dalīborganizācij(?:a|as)|locek(?:lis|le|ļi)|dalībniec(?:e|es|i|ēm)|dalībniek(?:s|i|u|iem)|biedru\s+skait\w+)\b")
IS = re.compile(r"\b(?:esam|esot|kļuvām|kļūstam|ir|bija|kļuva|kļuvusi|kļuvis|uzņem\w+|būs|kopš|kļūst)\b")
JOINS = words(r"(?:iestājās|iestājamies|iestājāmies|iestājusies|iestājies|uzņemta|uzņemts|iestāties|pievieno(?:jas|jās|jusies|jies|jušies|jušās)|iestājušies|iestājušās)\b")
UNITES = words(r"apvieno\b")
EXCHANGE_AT = words(r"(?:viesoj\w+|apmeklē\w*|devās|brauc\w+)\b.{0,80}\bmācījās\b|(?:viesoj\w+|apmeklē\w*|devās|brauc\w+)\b.{0,80}\bpieredz\w+|pieredz\w+.{0,80}\b(?:viesoj\w+|apmeklē\w*|brauc\w+)\b|(?:viesoj\w+|apmeklē\w*|devās|brauc\w+)\b.{0,100}\b(?:iepazītos|iepazīties|iepazinās|iepazinušies|mācīja|apmācīja)\b|pieredzes\s+(?:apmaiņ\w+|braucien\w+)")


def kind_of(sentence: str, default: TieKind = TieKind.PARTNER) -> TieKind:
    """What kind of cooperation a sentence of working together tells of.

    >>> kind_of("Biedrība nometni rīko kopā ar tehnikumu"), kind_of("ministrijai sadarbībā ar universitāti sagatavot priekšlikumus")
    (<TieKind.ORGANISED: 'organised'>, <TieKind.PARTNER: 'partner'>)
    """
    sentence = sentence.lower()
    if EXCHANGES.search(sentence):
        return TieKind.EXCHANGE
    if ORGANISES.search(sentence):
        return TieKind.ORGANISED
    if AGREES.search(sentence):
        return TieKind.AGREEMENT
    return default
