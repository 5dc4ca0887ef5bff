"""The tables of facts: documents and their passages, entities and mentions, roles, attendance, commitments, initiatives, ties."""

from __future__ import annotations

from typing import Final

#: Tables, indexes and triggers of the first release, in order.
FACTS: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;

CREATE TABLE series (id INTEGER PRIMARY KEY, name TEXT NOT NULL, body_id INTEGER);

CREATE TABLE documents (
    id INTEGER PRIMARY KEY, path TEXT NOT NULL, sha256 TEXT, media_type TEXT, kind TEXT, title TEXT, number TEXT,
    date TEXT, place TEXT, body_id INTEGER REFERENCES entities(id) DEFERRABLE INITIALLY DEFERRED, body_mention INTEGER,
    language TEXT, pages INTEGER, text TEXT NOT NULL DEFAULT '', status TEXT NOT NULL, error TEXT, read_at TEXT,
    version TEXT, size INTEGER, words INTEGER NOT NULL DEFAULT 0,
    series_id INTEGER REFERENCES series(id), number_in_series INTEGER
);
CREATE INDEX documents_date ON documents(date);
CREATE INDEX documents_status ON documents(status);
CREATE INDEX documents_body ON documents(body_id);

CREATE TABLE document_paths (
    path TEXT PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    size INTEGER, mtime_ns INTEGER
) WITHOUT ROWID;
CREATE INDEX document_paths_document ON document_paths(document_id);

CREATE TABLE passages (
    id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE, page INTEGER,
    start INTEGER NOT NULL, end INTEGER NOT NULL, kind TEXT NOT NULL, level INTEGER, table_no INTEGER, row_no INTEGER,
    column_no INTEGER, header INTEGER NOT NULL DEFAULT 0, text TEXT NOT NULL, lemmas TEXT NOT NULL DEFAULT ''
);
CREATE INDEX passages_document ON passages(document_id, start);
CREATE VIRTUAL TABLE passages_fts USING fts5(
    text, lemmas, content='passages', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER passages_inserted AFTER INSERT ON passages BEGIN
    INSERT INTO passages_fts(rowid, text, lemmas) VALUES (new.id, new.text, new.lemmas);
END;
CREATE TRIGGER passages_deleted AFTER DELETE ON passages BEGIN
    INSERT INTO passages_fts(passages_fts, rowid, text, lemmas) VALUES ('delete', old.id, old.text, old.lemmas);
END;

CREATE TABLE document_words (
    document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE, form TEXT NOT NULL, lemma TEXT NOT NULL,
    PRIMARY KEY (document_id, form, lemma)
) WITHOUT ROWID;
CREATE INDEX document_words_form ON document_words(form, lemma);
CREATE VIEW word_forms AS SELECT DISTINCT form, lemma FROM document_words;

CREATE TABLE sections (
    document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE, kind TEXT NOT NULL, start INTEGER NOT NULL,
    end INTEGER NOT NULL, title TEXT, number TEXT, capacity TEXT
);
CREATE INDEX sections_document ON sections(document_id, start);

CREATE TABLE entities (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, name_folded TEXT NOT NULL);
CREATE INDEX entities_name ON entities(name_folded);
CREATE INDEX entities_kind ON entities(kind, name);
CREATE TABLE people (
    entity_id INTEGER PRIMARY KEY REFERENCES entities(id) ON DELETE CASCADE, given_name TEXT, family_name TEXT, gender TEXT
);
CREATE INDEX people_family ON people(family_name);
CREATE TABLE institutions (
    entity_id INTEGER PRIMARY KEY REFERENCES entities(id) ON DELETE CASCADE, abbreviation TEXT, type TEXT,
    parent_id INTEGER REFERENCES entities(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX institutions_abbreviation ON institutions(abbreviation);
CREATE INDEX institutions_parent ON institutions(parent_id);
CREATE TABLE initiatives (
    entity_id INTEGER PRIMARY KEY REFERENCES entities(id) ON DELETE CASCADE, type TEXT, start TEXT, end TEXT,
    budget REAL, currency TEXT
);
CREATE TABLE aliases (
    entity_id INTEGER NOT NULL REFERENCES entities(id) ON DELETE CASCADE, alias TEXT NOT NULL, alias_folded TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT 'name', PRIMARY KEY (entity_id, alias)
) WITHOUT ROWID;
CREATE INDEX aliases_folded ON aliases(alias_folded);
CREATE TABLE name_index (
    key TEXT NOT NULL, entity_id INTEGER NOT NULL REFERENCES entities(id) ON DELETE CASCADE, PRIMARY KEY (key, entity_id)
) WITHOUT ROWID;
CREATE INDEX name_index_entity ON name_index(entity_id);

CREATE TABLE mentions (
    id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE, page INTEGER,
    start INTEGER NOT NULL, end INTEGER NOT NULL, text TEXT NOT NULL,
    entity_id INTEGER REFERENCES entities(id) DEFERRABLE INITIALLY DEFERRED, confidence REAL NOT NULL,
    method TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, alternatives TEXT NOT NULL DEFAULT '[]', gender TEXT,
    type TEXT
);
CREATE INDEX mentions_document ON mentions(document_id, start);
CREATE INDEX mentions_entity ON mentions(entity_id, document_id);
CREATE TABLE mention_aliases (
    document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE, short_id INTEGER NOT NULL,
    long_id INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, page INTEGER, method TEXT NOT NULL
);
CREATE INDEX mention_aliases_document ON mention_aliases(document_id);

CREATE TABLE roles (
    id INTEGER PRIMARY KEY, person_id INTEGER, institution_id INTEGER, unit TEXT, role TEXT,
    document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE, date TEXT, page INTEGER,
    start INTEGER NOT NULL, end INTEGER NOT NULL, person_mention INTEGER NOT NULL, institution_mention INTEGER,
    method TEXT NOT NULL, confidence REAL NOT NULL
);
CREATE INDEX roles_document ON roles(document_id);
CREATE INDEX roles_person ON roles(person_id, date);
CREATE INDEX roles_institution ON roles(institution_id, date);
CREATE TABLE attendance (
    document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE, entity_id INTEGER, capacity TEXT,
    on_behalf_of INTEGER, page INTEGER, start INTEGER NOT NULL, end INTEGER NOT NULL, mention_id INTEGER NOT NULL,
    on_behalf_mention INTEGER, method TEXT NOT NULL, confidence REAL NOT NULL
);
CREATE INDEX attendance_document ON attendance(document_id);
CREATE INDEX attendance_entity ON attendance(entity_id);
CREATE INDEX attendance_behalf ON attendance(on_behalf_of);
CREATE TABLE commitments (
    id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE, page INTEGER,
    start INTEGER NOT NULL, end INTEGER NOT NULL, text TEXT NOT NULL, kind TEXT NOT NULL, due TEXT, due_text TEXT,
    done INTEGER NOT NULL DEFAULT 0, method TEXT NOT NULL, confidence REAL NOT NULL
);
CREATE INDEX commitments_document ON commitments(document_id, start);
CREATE INDEX commitments_due ON commitments(due);
CREATE TABLE commitment_parties (
    commitment_id INTEGER NOT NULL REFERENCES commitments(id) ON DELETE CASCADE, entity_id INTEGER, part TEXT NOT NULL,
    mention_id INTEGER NOT NULL
);
CREATE INDEX commitment_parties_commitment ON commitment_parties(commitment_id);
CREATE INDEX commitment_parties_entity ON commitment_parties(entity_id);
CREATE TABLE initiative_facts (
    mention_id INTEGER NOT NULL, document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE, type TEXT NOT NULL,
    start TEXT, end TEXT, budget REAL, currency TEXT, page INTEGER, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL
);
CREATE INDEX initiative_facts_document ON initiative_facts(document_id);
CREATE INDEX initiative_facts_mention ON initiative_facts(mention_id);
CREATE TABLE parties (
    initiative_id INTEGER, entity_id INTEGER, part TEXT NOT NULL,
    document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE, page INTEGER, start INTEGER NOT NULL,
    end INTEGER NOT NULL, initiative_mention INTEGER NOT NULL, mention_id INTEGER NOT NULL, method TEXT NOT NULL,
    confidence REAL NOT NULL
);
CREATE INDEX parties_document ON parties(document_id);
CREATE INDEX parties_initiative ON parties(initiative_id);
CREATE INDEX parties_entity ON parties(entity_id, initiative_id);
CREATE TABLE ties (
    id INTEGER PRIMARY KEY, a_id INTEGER, b_id INTEGER, kind TEXT NOT NULL,
    document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE, date TEXT, page INTEGER,
    start INTEGER NOT NULL, end INTEGER NOT NULL, a_mention INTEGER NOT NULL, b_mention INTEGER NOT NULL,
    method TEXT NOT NULL, confidence REAL NOT NULL
);
CREATE INDEX ties_document ON ties(document_id);
CREATE INDEX ties_a ON ties(a_id, b_id);
CREATE INDEX ties_b ON ties(b_id, a_id);

CREATE TABLE judgements (
    id INTEGER PRIMARY KEY, left_mention INTEGER NOT NULL, right_mention INTEGER NOT NULL, verdict TEXT NOT NULL,
    by TEXT NOT NULL, reason TEXT NOT NULL, at TEXT
);
CREATE INDEX judgements_left ON judgements(left_mention);
CREATE INDEX judgements_right ON judgements(right_mention);
CREATE TABLE follow_ups (
    id INTEGER PRIMARY KEY, commitment_id INTEGER NOT NULL, document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    page INTEGER, start INTEGER NOT NULL, end INTEGER NOT NULL, text TEXT NOT NULL, status TEXT NOT NULL, due TEXT
);
CREATE INDEX follow_ups_commitment ON follow_ups(commitment_id);
CREATE INDEX follow_ups_document ON follow_ups(document_id);

-- who took part in what, each once a document: filled when entities are resolved
CREATE TABLE presence (
    document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE, entity_id INTEGER NOT NULL,
    kind TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, PRIMARY KEY (document_id, kind, entity_id)
) WITHOUT ROWID;
CREATE INDEX presence_entity ON presence(entity_id, document_id);
CREATE TABLE sharing (
    document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE, initiative_id INTEGER NOT NULL,
    entity_id INTEGER NOT NULL, standing TEXT NOT NULL, kind TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    PRIMARY KEY (document_id, initiative_id, kind, entity_id)
) WITHOUT ROWID;
CREATE INDEX sharing_entity ON sharing(entity_id);
"""

#: What meetings decided, and who voted how.
MEETING_DECISIONS: Final = """
CREATE TABLE meeting_decisions (
    id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE, number TEXT, item TEXT,
    page INTEGER, start INTEGER NOT NULL, end INTEGER NOT NULL, text TEXT NOT NULL, formal INTEGER NOT NULL, votes_for INTEGER,
    votes_against INTEGER, votes_abstained INTEGER, unanimous INTEGER NOT NULL, method TEXT NOT NULL, confidence REAL NOT NULL
);
CREATE INDEX meeting_decisions_document ON meeting_decisions(document_id, start);
CREATE TABLE votes (
    decision_id INTEGER NOT NULL REFERENCES meeting_decisions(id) ON DELETE CASCADE, entity_id INTEGER, vote TEXT NOT NULL,
    mention_id INTEGER NOT NULL, PRIMARY KEY (decision_id, mention_id)
) WITHOUT ROWID;
CREATE INDEX votes_entity ON votes(entity_id);
"""
