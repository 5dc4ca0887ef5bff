"""The tables of who is who: what resolution remembers between runs, what people decided, and names over time.

| table | columns | holds |
| --- | --- | --- |
| `identities` | `id, document_id, kind, data, entity_id` | one person, institution or initiative of one document, before and after it is compared with others; `data` is JSON, `mentions.identity_id` points here |
| `identity_keys` | `key, identity_id` | by what an identity is looked up: stems of surnames, names and abbreviations of institutions |
| `document_contexts` | `document_id, data` | what else tells who is meant in a document: who is named in it, whose paper it is |
| `unsettled_keys` | `key` | keys whose identities have to be compared anew: facts behind them changed |
| `former_mentions` | `mention_id, entity_id` | whose a mention was that is gone since the last resolution, so that its entity keeps its number |
| `moved_entities` | `old_id, new_id, how, at` | an entity's number that is no longer in use, and where it leads: `merged` or `split` |
| `institution_names` | `entity_id, name, since, until, source` | names of one institution over time (EDTF dates, null where open or unknown) |
| `successions` | `earlier_id, later_id, date, source` | institutions that followed one another and stay two: merged municipalities, split ministries |
| `decisions` | `id, action, by, at, reason, name, withdrawn_at, withdrawn_by` | what people decided: `same`, `different`, `split`, `rename`; never deleted, withdrawn when undone |
| `decision_anchors` | `decision_id, side, mention_id, document_id, path, kind, start, end, text` | the mentions that a decision is about, with all that finds them again after a new extraction |
"""  # noqa: E501 - a table cannot be wrapped

from __future__ import annotations

from typing import Final

#: Statements of the migration, in order. A deleted mention leaves its entity's number and its unsettled keys behind.
WHO_IS_WHO: Final = """
CREATE TABLE identities (
    id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE, kind TEXT NOT NULL,
    data TEXT NOT NULL, entity_id INTEGER
);
CREATE INDEX identities_document ON identities(document_id);
CREATE INDEX identities_entity ON identities(entity_id);
CREATE TABLE identity_keys (
    key TEXT NOT NULL, identity_id INTEGER NOT NULL REFERENCES identities(id) ON DELETE CASCADE,
    PRIMARY KEY (key, identity_id)
) WITHOUT ROWID;
CREATE INDEX identity_keys_identity ON identity_keys(identity_id);
CREATE TABLE document_contexts (
    document_id INTEGER PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE, version TEXT NOT NULL, data TEXT NOT NULL
);
CREATE TABLE unsettled_keys (key TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TRIGGER identity_keys_deleted AFTER DELETE ON identity_keys BEGIN
    INSERT OR IGNORE INTO unsettled_keys (key) VALUES (old.key);
END;
CREATE TABLE former_mentions (mention_id INTEGER PRIMARY KEY, entity_id INTEGER NOT NULL);
ALTER TABLE mentions ADD COLUMN identity_id INTEGER;
CREATE INDEX mentions_identity ON mentions(identity_id);
CREATE TRIGGER mentions_deleted AFTER DELETE ON mentions BEGIN
    INSERT OR REPLACE INTO former_mentions (mention_id, entity_id) SELECT old.id, old.entity_id WHERE old.entity_id IS NOT NULL;
    DELETE FROM judgements WHERE left_mention = old.id AND decision_id IS NULL;
    DELETE FROM judgements WHERE right_mention = old.id AND decision_id IS NULL;
END;
CREATE TABLE moved_entities (
    old_id INTEGER NOT NULL, new_id INTEGER NOT NULL, how TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (old_id, new_id)
) WITHOUT ROWID;
CREATE INDEX moved_entities_new ON moved_entities(new_id);
CREATE TABLE institution_names (
    entity_id INTEGER NOT NULL REFERENCES entities(id) ON DELETE CASCADE, name TEXT NOT NULL, since TEXT, until TEXT,
    source TEXT NOT NULL, PRIMARY KEY (entity_id, name)
) WITHOUT ROWID;
CREATE TABLE successions (
    earlier_id INTEGER NOT NULL REFERENCES entities(id) ON DELETE CASCADE,
    later_id INTEGER NOT NULL REFERENCES entities(id) ON DELETE CASCADE, date TEXT, source TEXT NOT NULL,
    PRIMARY KEY (earlier_id, later_id)
) WITHOUT ROWID;
CREATE INDEX successions_later ON successions(later_id);
CREATE TABLE decisions (
    id INTEGER PRIMARY KEY, action TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL, reason TEXT NOT NULL, name TEXT,
    withdrawn_at TEXT, withdrawn_by TEXT
);
CREATE TABLE decision_anchors (
    decision_id INTEGER NOT NULL REFERENCES decisions(id), side TEXT NOT NULL, mention_id INTEGER NOT NULL,
    document_id INTEGER NOT NULL, path TEXT NOT NULL, kind TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    text TEXT NOT NULL, PRIMARY KEY (decision_id, side, mention_id)
) WITHOUT ROWID;
CREATE INDEX decision_anchors_mention ON decision_anchors(mention_id);
ALTER TABLE judgements ADD COLUMN decision_id INTEGER;
INSERT OR IGNORE INTO meta (key, value) VALUES ('unresolved', '1');
"""
