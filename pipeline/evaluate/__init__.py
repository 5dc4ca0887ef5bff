"""How good the answers are: a database compared with gold files, fact type by fact type.

A gold file is a JSON file beside a document, named like it, that says what a careful reader found in it (its form and
its rules are the annotation guide's; `corpus/*.json` are examples). Documents are matched by file stem. Every figure is
precision, recall and F1 over facts of all documents together; a fact is right when the same fact stands in the gold:

- `people`: family names equal, given names equal or one the initial of the other; `people full name`: of those that gold
  names in full and that were found, the name letter by letter.
- `attended`: people who took part; `attended institutions`: institutions that took part or were represented.
- `roles`: person, post and institution; `affiliations`: person and institution. A post that repeats its institution or
  unit (`padomes loceklis` of a council) is the same post.
- `institutions`, `initiatives`, `initiative parties` (initiative, party, part).
- `commitments`: passages that share at least 0.6 of their words, each matched once; `commitment kind` over those matched,
  `commitment owners` and `commitment due` over all.
- `cooperation`: pairs that gold states or that share an initiative; having met does not count.
- `document kind`, `document date`, `document number`, `document body`.

The calibration table tells, of the facts said with a confidence from a bound on, how many are right. What a confidence
means and where it comes from is said in `extractors.confidence`: a rule's share right on gold, moved towards what was
counted on papers that no rule was written for. On gold that was used for development more is right than is said; on
papers of other hands about as much.

Names are compared without case, quotes and kinds of dashes. A municipality, its council and its administration are one;
so are the names that gold itself calls aliases.
"""
