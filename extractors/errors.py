"""What can go wrong with one document, each with the state it leaves the document in.

The states are those of the column `documents.status`. A message is one line for a clerk: what is wrong and,
where anything can be done, what to do.
"""


class SaikneError(Exception):
    """The root of everything this program raises on purpose."""


class DocumentError(SaikneError):
    """One document could not be read whole; the run goes on without it."""

    status = "failed"


class EncryptedDocument(DocumentError):
    """The file asks for a password."""

    status = "encrypted"


class DamagedDocument(DocumentError):
    """The file is not what it claims to be, or breaks off."""

    status = "damaged"


class EmptyDocument(DocumentError):
    """The file holds no text at all."""

    status = "empty"


class RefusedDocument(DocumentError):
    """The file goes beyond a limit on size, time, memory or nesting."""

    status = "refused"


class UnsupportedDocument(DocumentError):
    """No reader claims the file."""

    status = "unsupported"


class AmbiguousFormat(DocumentError):
    """Two readers claim the same file: a fault of ours."""

    status = "failed"
