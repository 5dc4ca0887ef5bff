"""Names as of their time: what a paper of 1992 says of a ministry is answered with the name that the ministry had then."""

from __future__ import annotations


def name_then(entity: str, document: str) -> str:
    """An SQL expression for the name that an entity had at the date of a document; the two are aliases of their tables.

    Names of the past come from `institution_names`. In the year of a renaming the paper itself decides by what it calls
    the body. Where the dates say nothing, or a person gave the entity a name of their own, it is the entity's name.
    """
    year = f"substr({document}.date, 1, 4)"
    return f"""coalesce((
        SELECT n.name FROM institution_names n
        WHERE n.entity_id = {entity}.id AND n.until IS NOT NULL AND (n.since IS NULL OR n.since <= {year}) AND {year} <= n.until
            AND ({year} < n.until OR EXISTS (
                SELECT 1 FROM mentions m WHERE m.document_id = {document}.id AND m.entity_id = n.entity_id AND m.name = n.name))
            AND EXISTS (SELECT 1 FROM institution_names p WHERE p.entity_id = n.entity_id AND p.name = {entity}.name)
        ORDER BY n.until LIMIT 1
    ), {entity}.name)"""


#: The names of those who are to do what is promised, or whom it is for, as of its document: number of the commitment, part.
PARTIES = f"""
SELECT DISTINCT {name_then("e", "d")} AS name FROM commitment_parties p JOIN entities e ON e.id = p.entity_id
JOIN commitments c ON c.id = p.commitment_id JOIN documents d ON d.id = c.document_id
WHERE p.commitment_id = ? AND p.part = ? ORDER BY name
"""
