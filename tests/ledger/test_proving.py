"""Checkpoints and proofs: standard trees, standard notes, and nothing passes that was changed."""

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pymerkle
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_builders import article, claims, filled, tampered
from pymerkle import InmemoryTree

from laws import examples
from musterbook.errors import BadValue, NotFound
from musterbook.ledger import Book, merkle, notes
from musterbook.ledger.proving import proof_from, why_not


def leaves(size: int) -> list[bytes]:
    """So many different leaves."""
    return [n.to_bytes(4, "big") for n in range(size)]


def test_the_trees_are_those_of_the_standard() -> None:
    # The vectors that implementations of Certificate Transparency share: RFC 6962's reference code, merkletree/merkle_tree_test.
    data = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
    roots = {
        1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    }
    for size, expected in roots.items():
        assert merkle.root([bytes.fromhex(one) for one in data[:size]]).hex() == expected
    assert merkle.root([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@given(st.integers(1, 300), st.data())
@examples(60)
def test_another_implementation_makes_the_same_roots_and_accepts_our_paths(size: int, data: st.DataObject) -> None:
    tree = InmemoryTree(algorithm="sha256")
    for leaf in leaves(size):
        tree.append_entry(leaf)
    index = data.draw(st.integers(0, size - 1))
    assert tree.get_state() == merkle.root(leaves(size))
    path = merkle.path(leaves(size), index)
    theirs = tree.prove_inclusion(index + 1)
    pymerkle.verify_inclusion(merkle.leaf_hash(leaves(size)[index]), merkle.root(leaves(size)), theirs)
    assert list(theirs.path)[1:] == list(path)
    assert merkle.root_of(leaves(size)[index], index, size, path) == merkle.root(leaves(size))


@given(st.integers(1, 40), st.data())
@examples(200)
def test_no_other_leaf_place_size_or_path_leads_to_the_root(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    root, path, leaf = merkle.root(leaves(size)), merkle.path(leaves(size), index), leaves(size)[index]
    other = data.draw(st.integers(-1, size + 1).filter(lambda n: n != index))
    assert merkle.root_of(leaf, other, size, path) != root
    assert merkle.root_of(b"another", index, size, path) != root
    assert merkle.root_of(leaf, index, size, (*path, b"0" * 32)) != root
    assert not path or merkle.root_of(leaf, index, size, path[:-1]) != root


@pytest.fixture(scope="module")
def key() -> bytes:
    """A private key."""
    return notes.new_key()


def test_a_signed_checkpoint_is_checked_by_the_public_key_alone(key: bytes) -> None:
    with filled(1, 2) as book:
        note, signer = notes.signed(book.checkpoint(), "desk.example", key)
    assert notes.is_signed_by(note, str(signer))
    assert notes.signer_of(str(signer)) == signer
    assert notes.read(note).size == 6
    assert not notes.is_signed_by(note.replace("\n6\n", "\n7\n"), str(signer))
    other = notes.signed(notes.read(note), "desk.example", notes.new_key())[1]
    assert not notes.is_signed_by(note, str(other))
    assert not notes.is_signed_by(notes.read(note).text(), str(signer))


def test_a_key_may_be_locked_with_a_passphrase() -> None:
    locked = notes.new_key("open sesame")
    with filled(1) as book:
        assert notes.signed(book.checkpoint(), "desk", locked, "open sesame")
        with pytest.raises(BadValue, match="the key cannot be used"):
            notes.signed(book.checkpoint(), "desk", locked, "wrong")
        with pytest.raises(BadValue, match="the key cannot be used"):
            notes.signed(book.checkpoint(), "desk", b"no key at all")


@pytest.mark.parametrize("bad", ["", "desk", "desk+00+AA==", "desk+00000000+AQ==", "a b+00+AQ=="])
def test_what_is_no_public_key_is_refused(bad: str) -> None:
    with pytest.raises(BadValue, match=r"no public key|signer's name"):
        notes.signer_of(bad)


def test_a_row_is_proved_and_the_proof_is_checked_without_the_book(address: str, key: bytes) -> None:
    with Book.open(address) as book:
        for n in range(7):
            book.record(article(n), claims(article(n)))
        note, signer = notes.signed(book.checkpoint(), "desk.example", key)
        book.record(article(8), claims(article(8)))
        name = claims(article(3))[1].id
        told = json.loads(json.dumps(book.prove(name, note).to()))
        with pytest.raises(NotFound, match="recorded after that checkpoint"):
            book.prove(article(8).id, note)
        assert book.off_course(note) is None
        assert book.verify() == []
    proof = proof_from(told)
    assert why_not(proof, str(signer)) is None
    assert proof.entry.subject == name
    changed = replace(proof, entry=replace(proof.entry, content=(*proof.entry.content[:-1], "{}")))
    assert why_not(changed, None) == "the row as it is shown does not lead to the root of the checkpoint"
    assert why_not(proof, str(notes.signed(notes.read(note), "other", notes.new_key())[1])) == "the checkpoint is not signed by that key"


@pytest.mark.parametrize("bad", [{}, {"entry": {}}, {"entry": {"content": []}, "path": [], "checkpoint": ""}, {"entry": 1}])
def test_what_is_no_proof_is_refused(bad: dict[str, object]) -> None:
    with pytest.raises(BadValue):
        proof_from(bad)


def test_a_book_that_was_rewritten_as_a_whole_is_shown_by_its_checkpoint(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    with filled(1, 2, address=str(path)) as book:
        note = book.checkpoint().text()
    tampered(path, "UPDATE entries SET leaf = iif(leaf LIKE 'f%', 'e', 'f') || substr(leaf, 2) WHERE seq = 4")
    with Book.open(str(path)) as book:
        assert book.off_course(note) == "the first 6 entries are not those of the checkpoint"
    tampered(path, "DELETE FROM entries WHERE seq = 6")
    with Book.open(str(path)) as book:
        assert book.off_course(note) == "the book has 5 entries, fewer than the 6 of the checkpoint"
    with filled(3) as other:
        assert "of another book" in str(other.off_course(note))


def test_a_seal_that_is_none_is_named(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    filled(1, address=str(path)).close()
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("DROP TRIGGER tr_entries_only_close")
    raw.execute("UPDATE entries SET leaf = 'no seal' WHERE seq = 2")
    raw.close()
    with Book.open(str(path)) as book, pytest.raises(Exception, match="entry 2: its seal is none"):
        book.checkpoint()
