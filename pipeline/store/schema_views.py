"""The views over the facts: who cooperates with whom, and how commitments stand."""

from __future__ import annotations

from typing import Final

#: Pairs of entities, each with the kind of cooperation and where a document tells of it.
COOPERATION: Final = """
CREATE VIEW cooperation (a_id, b_id, kind, document_id, date, start, end) AS
    SELECT a_id, b_id, kind, document_id, date, start, end FROM ties WHERE a_id < b_id
    UNION ALL
    SELECT x.entity_id, y.entity_id,
        CASE WHEN 'funded' IN (x.standing, y.standing) THEN 'funded'
             WHEN x.standing = 'member' AND y.standing = 'member' THEN 'member' ELSE 'partner' END,
        x.document_id, d.date, x.start, x.end
    FROM sharing x JOIN sharing y ON y.document_id = x.document_id AND y.initiative_id = x.initiative_id
        AND y.entity_id > x.entity_id
    JOIN documents d ON d.id = x.document_id
    UNION ALL
    SELECT x.entity_id, y.entity_id, 'met', x.document_id, d.date, x.start, x.end
    FROM presence x JOIN presence y ON y.document_id = x.document_id AND y.kind = x.kind AND y.entity_id > x.entity_id
    JOIN documents d ON d.id = x.document_id;
"""

#: How each commitment stands on the last day that its series tells of.
COMMITMENT_STATES: Final = """
-- a due date that is less than a day is over with its last day, seasons and quarters (months above 12) with their year
CREATE VIEW commitment_states (commitment_id, state) AS
    SELECT c.id,
        CASE
            WHEN c.done OR last.status IN ('done', 'late') THEN 'done'
            WHEN last.status = 'dropped' THEN 'dropped'
            WHEN coalesce(last.due, c.due) IS NOT NULL AND CASE
                    WHEN length(coalesce(last.due, c.due)) = 10 THEN coalesce(last.due, c.due)
                    WHEN length(coalesce(last.due, c.due)) = 7 AND substr(coalesce(last.due, c.due), 6) <= '12'
                        THEN coalesce(last.due, c.due) || '-31'
                    ELSE substr(coalesce(last.due, c.due), 1, 4) || '-12-31'
                END < (SELECT max(s.date) FROM documents d JOIN documents s ON s.series_id = d.series_id WHERE d.id = c.document_id)
                THEN 'overdue'
            ELSE 'open'
        END
    FROM commitments c LEFT JOIN (
        SELECT f.commitment_id, f.status, f.due, max(coalesce(d.date, '') || printf('%020d', f.start))
        FROM follow_ups f JOIN documents d ON d.id = f.document_id GROUP BY f.commitment_id
    ) last ON last.commitment_id = c.id;
"""
