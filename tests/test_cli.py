"""The command line: what it prints, where, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.events import Event, Summary

Result = subprocess.CompletedProcess[str]
Saikne = Callable[..., Result]


@pytest.fixture
def saikne(sample_path: Path, tmp_path: Path) -> Saikne:
    """Runs the program as its users do, on the sample graph."""

    def run(*words: str, **environment: str) -> Result:
        return subprocess.run(
            [sys.executable, "-c", "from pipeline.cli import main; main()", *words],
            capture_output=True,
            encoding="utf-8",
            cwd=tmp_path,
            env=os.environ | {"SAIKNE_DB": str(sample_path), "PYTHONPATH": str(Path(__file__).parents[1])} | environment,
        )

    return run


QUERIES = (
    ("status",),
    ("show", "Jānis Ozols"),
    ("show", "KVALB"),
    ("show", "Zaļais koridors"),
    ("with", "KVALB"),
    ("path", "KVALB", "Valsts kase"),
    ("commitments",),
    ("search", "kvalitāte"),
)


@pytest.mark.parametrize("words", QUERIES, ids=" ".join)
def test_every_question_is_answered_for_people(saikne: Saikne, words: tuple[str, ...]) -> None:
    done = saikne(*words)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip()
    assert "\x1b" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 100


@pytest.mark.parametrize("words", QUERIES, ids=" ".join)
def test_every_question_is_answered_in_json(saikne: Saikne, words: tuple[str, ...]) -> None:
    done = saikne(*words, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)


@pytest.mark.parametrize("words", QUERIES, ids=" ".join)
def test_every_question_is_answered_in_csv(saikne: Saikne, words: tuple[str, ...]) -> None:
    done = saikne(*words, "--format", "csv")
    assert (done.returncode, done.stderr) == (0, "")
    head, *rows = csv.reader(io.StringIO(done.stdout))
    assert rows and all(len(row) == len(head) for row in rows)


@pytest.mark.parametrize("words", [*QUERIES[1:5], ("commitments",), ("search", "kvalitāte")], ids=" ".join)
def test_evidence_names_file_and_page(saikne: Saikne, words: tuple[str, ...]) -> None:
    shown = saikne(*words, "--evidence").stdout
    assert any(name in shown for name in ("seminars.pdf, page", "sanaksme.docx", "projekts.html"))


def test_with_lists_partners_and_their_evidence(saikne: Saikne) -> None:
    (first, *_) = json.loads(saikne("with", "kvalb", "--evidence", "--format", "json").stdout)
    assert (first["name"], first["documents"], first["how"]) == ("Valsts kanceleja", 2, {"organised": 1, "met": 2})
    assert {one["path"] for one in first["evidence"]} == {"/dati/2014/seminars.pdf", "/dati/2018/sanaksme.docx"}
    assert all(one["quote"] in one["sentence"] for one in first["evidence"])


def test_what_is_cited_is_marked(saikne: Saikne) -> None:
    assert "**Valsts kanceleja un Latvijas Kvalitātes biedrība kopīgi rīkoja semināru** par" in " ".join(
        saikne("with", "KVALB", "--evidence").stdout.split()
    )


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("bogus",), 2, "No such command 'bogus'"),
        (("with",), 2, "give a name"),
        (("with", "KVALB", "--since", "vakar"), 2, "write 2018, 2018-01 or 2018-01-03"),
        (("with", "KVALB", "--since", "2018-02-30"), 2, "is not a date"),
        (("with", "KVALB", "--since", "2019", "--until", "2018"), 2, "swap the two"),
        (("with", "KVALB", "--format", "xml"), 2, "xml"),
        (("commitments", "--kind", "hoped"), 2, "hoped"),
        (("run",), 2, "FOLDER"),
        (("with", "Jānis Osols"), 1, "Did you mean Jānis Ozols"),
        (("path", "Arvīds Liepa", "KVALB"), 1, "Nothing in the database connects Arvīds Liepa"),
        (("search", "dinozaurs"), 1, "dinozaurs"),
        (("search", "kvalitāte", "plāns"), 1, "No passage has all of these words"),
        (("search", "--", "-"), 2, "no word"),
        (("status", "--db", "nav.db"), 2, "saikne run FOLDER --db nav.db"),
        (("status", "--db", "."), 2, "is a folder"),
        (("show", "--id", "7"), 1, "No entity has the id 7"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_an_error_is_one_line_that_says_what_to_do(saikne: Saikne, words: tuple[str, ...], code: int, says: str) -> None:
    done = saikne(*words)
    assert done.returncode == code
    assert done.stdout == ""
    assert done.stderr.startswith("saikne: ") and done.stderr.count("\n") == 1
    assert says in done.stderr


def test_a_name_of_several_lists_them_and_what_to_do(saikne: Saikne) -> None:
    done = saikne("with", "Ozols")
    assert (done.returncode, done.stdout) == (2, "")
    *listed, last = done.stderr.splitlines()
    assert "--id N" in last
    janis = next(line for line in listed if "Jānis Ozols" in line)
    assert "Valsts kanceleja" in janis and "2014-03-12 to 2018-01-03" in janis and "2 documents" in janis
    assert saikne("with", "--id", janis.split()[0]).stdout.startswith("Jānis Ozols\n")


def test_both_ends_of_a_path_can_be_told_by_id(saikne: Saikne) -> None:
    one = json.loads(saikne("show", "KVALB", "--format", "json").stdout)["id"]
    two = json.loads(saikne("show", "Valsts kase", "--format", "json").stdout)["id"]
    by_id = saikne("path", "--id-a", str(one), "--id-b", str(two))
    assert by_id.stdout == saikne("path", "KVALB", "Valsts kase").stdout == saikne("path", "--id-a", str(one), "Valsts kase").stdout


def test_the_option_outranks_the_environment(saikne: Saikne, sample_path: Path) -> None:
    assert saikne("status", "--db", str(sample_path), SAIKNE_DB="/nowhere.db").returncode == 0


@pytest.mark.parametrize("content", ["", "not a database " * 500])
def test_another_file_is_no_database(saikne: Saikne, tmp_path: Path, content: str) -> None:
    (tmp_path / "x.db").write_text(content, encoding="utf-8")
    done = saikne("status", "--db", "x.db")
    assert done.returncode == 2 and "not a Saikne database" in done.stderr and done.stderr.count("\n") == 1


def test_the_database_is_left_as_it_was(saikne: Saikne, sample_path: Path) -> None:
    before = sample_path.read_bytes()
    for words in QUERIES:
        saikne(*words)
    assert sample_path.read_bytes() == before


def test_a_reader_that_stops_reading_is_no_error(sample_path: Path) -> None:
    code = "from pipeline.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", code, "commitments", "--db", str(sample_path), "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[1],
    )
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 0


def test_latvian_letters_survive_any_locale(saikne: Saikne) -> None:
    done = saikne("with", "KVALB", PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    assert "Latvijas Kvalitātes biedrība" in done.stdout


@pytest.mark.parametrize("words", [("--help",), *QUERIES[1:2]], ids=" ".join)
def test_nothing_heavy_is_imported(sample_path: Path, words: tuple[str, ...]) -> None:
    heavy = ("spacy", "networkx", "sqlite_utils", "pandas", "numpy", "pdfplumber", "rich", "docx", "lxml", "simplemma")
    code = (
        "import sys, pipeline.cli\ntry:\n    pipeline.cli.main()\nexcept SystemExit:\n    pass\n"
        f"print(*[name for name in {heavy} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        encoding="utf-8",
        cwd=Path(__file__).parents[1],
        env=os.environ | {"SAIKNE_DB": str(sample_path)},
    )
    assert done.stdout and done.stderr.strip() == ""


def test_what_a_terminal_would_obey_is_not_passed_on() -> None:
    from pipeline.cli.output import clean, layout, mark

    assert clean("a\x1b[31mb\u202ec\td\r\ne") == "a [31mb c d e"
    assert "\x1b" not in layout(("A",), [("x\x1b]0;title\x07",)])
    assert "\x1b" not in mark("x\x1b[2Jy", [(0, 1)], most=50)


def test_a_table_wraps_to_the_screen() -> None:
    from pipeline.cli.output import layout

    table = layout(("Who", "What"), [("Valsts kanceleja", "ziņo par plāna izpildi " * 12), ("KVALB", "īss")])
    assert max(map(len, table.splitlines())) <= 100
    assert " ".join(table.split()).count("izpildi") == 12


def _summary(problems: tuple[tuple[str, str, str], ...], found: int = 3) -> Summary:
    return Summary(found=found, counts={"ok": 1, "partial": 1}, unchanged=1, problems=problems, words=1200, pages=4, seconds=75)


@pytest.mark.parametrize(
    ("problems", "code"),
    [
        ((), 0),
        ((("/a/b.pdf", "partial", "Page 2 has no text layer."),), 0),
        ((("/a/b.pdf", "damaged", "It breaks off."),) * 3, 1),
    ],
)
def test_a_run_names_what_was_not_read_whole(
    monkeypatch: pytest.MonkeyPatch, problems: tuple[tuple[str, str, str], ...], code: int
) -> None:
    from click.testing import CliRunner

    from pipeline.cli.app import saikne

    monkeypatch.setattr("pipeline.run.run", lambda *_, **__: _summary(problems))
    done = CliRunner().invoke(saikne, ["run", "."])
    assert done.exit_code == code
    assert "2 documents read in 1 min 15 s (4 pages, 1,200 words): 1 read whole, 1 read in part." in done.output
    assert all(reason in done.output for _, _, reason in problems)


def test_a_run_is_told_what_was_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from click.testing import CliRunner

    from pipeline.cli.app import saikne

    asked: dict[str, object] = {}

    def run(folders: object, database: object, **options: object) -> Summary:
        asked.update(options, folders=folders, database=database)
        return _summary(())

    monkeypatch.setattr("pipeline.run.run", run)
    database = tmp_path / "x.db"
    words = ["run", "a", "b", "--db", str(database), "--jobs", "3", "--only", "failed", "--force", "--quiet"]
    done = CliRunner().invoke(saikne, words)
    assert done.output == ""
    del asked["log"]
    assert asked == {
        "folders": (Path("a"), Path("b")),
        "database": database,
        "jobs": 3,
        "only_failed": True,
        "force": True,
    }


def test_a_run_logs_lines_of_json_on_stderr(monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from pipeline.cli.app import saikne

    def run(*_: object, log: Callable[[Event], None], **__: object) -> Summary:
        log(Event("found", total=2))
        log(Event("read", "/a/ā.pdf", "damaged", "It breaks off.", 0.5, 1, 2))
        return _summary(())

    monkeypatch.setattr("pipeline.run.run", run)
    done = CliRunner().invoke(saikne, ["run", ".", "--log-json"])
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert all(line.pop("at") for line in lines)
    assert [line["kind"] for line in lines] == ["found", "read", "summary"]
    assert lines[2]["counts"] == {"ok": 1, "partial": 1}
    assert lines[1] == {
        "kind": "read",
        "path": "/a/ā.pdf",
        "status": "damaged",
        "reason": "It breaks off.",
        "seconds": 0.5,
        "done": 1,
        "total": 2,
    }


def test_a_folder_without_documents_is_asked_for_wrongly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from pipeline.cli import main

    monkeypatch.setattr("pipeline.run.run", lambda *_, **__: Summary())
    monkeypatch.setattr("sys.argv", ["saikne", "run", "tukša"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert capsys.readouterr().err == "saikne: There is nothing to read in tukša: name a folder that holds documents.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_on_a_terminal_the_choice_is_asked(sample_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", "from pipeline.cli import main; main()", "show", "Ozols", "--db", str(sample_path)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=Path(__file__).parents[1],
        env=os.environ | {"NO_COLOR": "1"},
    )
    os.write(ours, b"2\n")
    assert process.wait(timeout=60) == 0
    shown = os.read(ours, 100_000).decode("utf-8")
    os.close(theirs)
    os.close(ours)
    assert "Which one? Number" in shown
    assert shown.rindex("Juris Ozols") > shown.index("Which one?")


def test_a_stopped_run_says_what_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from pipeline.cli.app import saikne

    def run(*_: object, **__: object) -> Summary:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.run.run", run)
    done = CliRunner().invoke(saikne, ["run", ".", "--db", "x.db"])
    assert done.exit_code == 130
    assert "What was read is kept in x.db" in done.stderr


def test_gold_beside_documents_is_told_apart_from_what_was_not_read(saikne: Saikne, tmp_path: Path) -> None:
    folder = tmp_path / "mape"
    folder.mkdir()
    (folder / "sede.txt").write_text("Sēdi vada: Anna Roze\n", encoding="utf-8")
    (folder / "sede.json").write_text("{}", encoding="utf-8")
    (folder / "dati.json").write_text("[1]", encoding="utf-8")
    run = saikne("run", str(folder), "--db", "jauna.db", "--jobs", "1")
    assert "1 file of gold beside documents" in run.stdout
    told = saikne("status", "--db", "jauna.db").stdout
    assert "1 file of gold beside documents" in told
    assert "dati.json" in told
    assert "sede.json" not in told
    assert json.loads(saikne("status", "--db", "jauna.db", "--format", "json").stdout)["documents"]["unsupported"] == 2
