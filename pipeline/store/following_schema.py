"""The tables of series, follow-ups and plans, beside those of the first release."""

from __future__ import annotations

from typing import Final

#: What becomes of a commitment that another document renews is told of the one that was made first: `renewal_id`
#: leads from the renewing passage to the commitment that it makes in its own document.
FOLLOWING: Final = (
    """
    CREATE TABLE sentences (
        document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE, start INTEGER NOT NULL, end INTEGER NOT NULL,
        PRIMARY KEY (document_id, start)
    ) WITHOUT ROWID
    """,
    "ALTER TABLE follow_ups ADD COLUMN renewal_id INTEGER",
    "ALTER TABLE follow_ups ADD COLUMN method TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE follow_ups ADD COLUMN confidence REAL NOT NULL DEFAULT 1",
    "CREATE INDEX follow_ups_renewal ON follow_ups(renewal_id)",
    "CREATE INDEX documents_series ON documents(series_id, date)",
    """
    CREATE TABLE plan_measures (
        id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE, number TEXT NOT NULL,
        text TEXT NOT NULL, page INTEGER, start INTEGER NOT NULL, end INTEGER NOT NULL, commitment_id INTEGER
    )
    """,
    "CREATE INDEX plan_measures_document ON plan_measures(document_id, start)",
    """
    CREATE TABLE measure_references (
        id INTEGER PRIMARY KEY, measure_id INTEGER NOT NULL REFERENCES plan_measures(id) ON DELETE CASCADE,
        document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE, page INTEGER, start INTEGER NOT NULL,
        end INTEGER NOT NULL, text TEXT NOT NULL, method TEXT NOT NULL, confidence REAL NOT NULL
    )
    """,
    "CREATE INDEX measure_references_measure ON measure_references(measure_id)",
    "CREATE INDEX measure_references_document ON measure_references(document_id)",
    "DROP VIEW commitment_states",
    # a due date that is less than a day is over with its last day, seasons and quarters (months above 12) with their year
    """
    CREATE VIEW commitment_states (commitment_id, state) AS
    WITH told AS (
        SELECT f.commitment_id, f.status, f.due,
            row_number() OVER (PARTITION BY f.commitment_id ORDER BY d.date DESC, d.id DESC, f.start DESC) AS back
        FROM follow_ups f JOIN documents d ON d.id = f.document_id
    ),
    roots AS (
        SELECT c.id, coalesce((SELECT min(f.commitment_id) FROM follow_ups f WHERE f.renewal_id = c.id), c.id) AS root
        FROM commitments c
    ),
    fates AS (
        SELECT r.id, c.done OR own.done AS done, c.document_id,
            (SELECT t.status FROM told t WHERE t.commitment_id = r.root AND t.back = 1) AS status,
            coalesce(
                (SELECT t.due FROM told t WHERE t.commitment_id = r.root AND t.due IS NOT NULL ORDER BY t.back LIMIT 1), c.due
            ) AS due
        FROM roots r JOIN commitments c ON c.id = r.root JOIN commitments own ON own.id = r.id
    )
    SELECT f.id,
        CASE
            WHEN f.done OR f.status IN ('done', 'late') THEN 'done'
            WHEN f.status = 'dropped' THEN 'dropped'
            WHEN f.due IS NOT NULL AND CASE
                    WHEN length(f.due) = 10 THEN f.due
                    WHEN length(f.due) = 7 AND substr(f.due, 6) <= '12' THEN f.due || '-31'
                    ELSE substr(f.due, 1, 4) || '-12-31'
                END < (SELECT max(s.date) FROM documents d JOIN documents s ON s.series_id = d.series_id WHERE d.id = f.document_id)
                THEN 'overdue'
            ELSE 'open'
        END
    FROM fates f
    """,
)  # fmt: skip

#: What says a commitment again is told of in a table of its own, since not every one of them is told a fate.
RENEWALS: Final = (
    """
    CREATE TABLE renewals (
        commitment_id INTEGER PRIMARY KEY REFERENCES commitments(id) ON DELETE CASCADE, first_id INTEGER NOT NULL
    )
    """,
    "CREATE INDEX renewals_first ON renewals(first_id)",
    """
    INSERT INTO renewals (commitment_id, first_id)
    SELECT renewal_id, min(commitment_id) FROM follow_ups
    WHERE renewal_id IN (SELECT id FROM commitments) GROUP BY renewal_id
    """,
    "DROP VIEW commitment_states",
    """
    CREATE VIEW commitment_states (commitment_id, state) AS
    WITH told AS (
        SELECT f.commitment_id, f.status, f.due,
            row_number() OVER (PARTITION BY f.commitment_id ORDER BY d.date DESC, d.id DESC, f.start DESC) AS back
        FROM follow_ups f JOIN documents d ON d.id = f.document_id
    ),
    roots AS (
        SELECT c.id, coalesce(r.first_id, c.id) AS root
        FROM commitments c LEFT JOIN renewals r ON r.commitment_id = c.id
    ),
    fates AS (
        SELECT r.id, c.done OR own.done AS done, c.document_id,
            (SELECT t.status FROM told t WHERE t.commitment_id = r.root AND t.back = 1) AS status,
            coalesce(
                (SELECT t.due FROM told t WHERE t.commitment_id = r.root AND t.due IS NOT NULL ORDER BY t.back LIMIT 1), c.due
            ) AS due
        FROM roots r JOIN commitments c ON c.id = r.root JOIN commitments own ON own.id = r.id
    )
    SELECT f.id,
        CASE
            WHEN f.done OR f.status IN ('done', 'late') THEN 'done'
            WHEN f.status = 'dropped' THEN 'dropped'
            WHEN f.due IS NOT NULL AND CASE
                    WHEN length(f.due) = 10 THEN f.due
                    WHEN length(f.due) = 7 AND substr(f.due, 6) <= '12' THEN f.due || '-31'
                    ELSE substr(f.due, 1, 4) || '-12-31'
                END < (SELECT max(s.date) FROM documents d JOIN documents s ON s.series_id = d.series_id WHERE d.id = f.document_id)
                THEN 'overdue'
            ELSE 'open'
        END
    FROM fates f
    """,
)  # fmt: skip
