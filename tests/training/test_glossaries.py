"""Terms and definitions of public glossaries."""

import sqlite3
from contextlib import closing
from pathlib import Path

from training.glossaries import gene_ontology, wordnet


def test_gene_ontology_gives_its_terms_in_order(tmp_path: Path) -> None:
    """A term without a definition is left out; a folder's name may hold what an address would not."""
    (tmp_path / "a folder?").mkdir()
    file = tmp_path / "a folder?" / "GO.sqlite"
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("CREATE TABLE go_term (go_id TEXT, term TEXT, definition TEXT)")
        rows = [("GO:2", "budding", "Growth of buds."), ("GO:1", "all", None), ("GO:0", "fission", "A splitting.")]
        database.executemany("INSERT INTO go_term VALUES (?, ?, ?)", rows)
    assert list(gene_ontology(file)) == [("fission", "A splitting."), ("budding", "Growth of buds.")]


def test_wordnet_gives_words_and_gloss(tmp_path: Path) -> None:
    """Lines of the licence are skipped, the count of words is hexadecimal, marks of syntax are dropped."""
    (tmp_path / "data.adj").write_text(
        "  1 This software and database is being provided to you\n"
        '00001740 00 a 01 able 0 001 = 05200169 n 0000 | having the means; "able to swim"  \n'
        "00003553 00 s 02 be_born(p) 0 emergent 0 001 & 00003356 a 0000 | coming into existence  \n",
        encoding="ascii",
    )
    (tmp_path / "index.adj").write_text("able a 1 | no data", encoding="ascii")
    assert list(wordnet(tmp_path)) == [
        ("able", 'having the means; "able to swim"'),
        ("be born, emergent", "coming into existence"),
    ]
