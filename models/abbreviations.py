"""Latvian abbreviations that end in a full stop without ending a sentence.

Sources: the spelling dictionaries' common list (`u.c.`, `t.sk.`), the instructions for drawing up documents
(Cabinet regulation No. 558 of 2018: `Nr.`, `p.`, `pkt.`), and office usage.
"""

#: Always followed by more of the same sentence: a title before a name, a word before a number.
OPENING = frozenset(
    """
    Nr. nr. NR. Nr Dr. dr. prof. Prof. doc. Doc. asoc. Asoc. inž. mag. Mag. sv. Sv. St. st. god. kand. akad. Akad.
    plkst. Plkst. tālr. Tālr. tel. Tel. tāl. e-p. fakss. prot. Prot. piem. Piem. sk. Sk. skat. Skat. red. resp. t.i.
    t.s. t.sk. t.p. t.n. t.dz. k-gs k-dze k-gs. k-dze. kdze. kgs. LL. Fr. Mob. pl. izd. sast. tulk. apm. aptuv. ieskait. art.
    reģ. Reģ. atb. Atb. atbild. Atbild. izpild. priekšs. priekšsēd. vietn. zin. ģen. ģenerāldir. dir. vad. ār. pārst. sekr. biedr.
    dep. nod. val. š.g. šg. š.m. t.g. p.g. n.g. d. kab. dz. iel. zv. vies. apr. lp. f. l.
    """.split()
)

#: May stand inside a sentence or at its end: after a number, or closing a list.
CLOSING = frozenset(
    """
    u.c. u.tml. u.t.t. utt. utml. u.t.jpr. g. gs. gads. gadsk. m.ē. p.m.ē. pr.Kr. Kr. milj. mljrd. mlrd. tūkst. rbļ.
    rub. kap. sant. p. pk. pkt. pp. lpp. sēj. tab. att. nov. pag. raj. pils. pag. c. min. sek. st. h. ha. km. cm. mm.
    jan. janv. feb. febr. apr. jūn. jūl. aug. sept. okt. nov. dec. cet. pusg. Co. Inc. Ltd. Corp. jun. sen. a.k. v.
    m.g. j. lat. krājk. biedr. kop. mēn. ned. diag. vsk. dsk. J.K. M.Sc. Ph.D. P.S. līdz. vēst. šķ. pers. gab.
    """.split()
)

#: All of them, as printed; with a capital first letter too.
ABBREVIATIONS = frozenset(a for word in OPENING | CLOSING for a in (word, word[0].upper() + word[1:]))
