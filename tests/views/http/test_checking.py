"""A text is pasted or a file chosen: text, saved page or PDF; its claims come back at once, and nothing is recorded."""

import re

import pytest
from fastapi.testclient import TestClient
from pdf_made import paragraph, pdf

TEXT = "RUKLA, May 2 - There are 1,200 German soldiers in Lithuania, Lithuanian Defence Minister Ona Pavyzdė said on Thursday."
PAGE = (
    f"<html><head><title>Troops counted</title></head><body><article><h1>Troops counted</h1><p>2 May 2024</p><p>{TEXT}</p></article></body>"
)
WRAPPED = TEXT.replace("ė", "e").split(", ")
FILES = {
    "counted.txt": f"Troops counted\n\n2 May 2024\n\n{TEXT}\n".encode(),
    "counted.html": PAGE.encode(),
    "counted.pdf": pdf([[*paragraph(540, "Troops counted", size=18), *paragraph(500, "2 May 2024"), *paragraph(460, *WRAPPED)]]),
}


def sent(client: TestClient, **files: object) -> str:
    mark = re.findall(r'name="csrf" value="(\w+)"', client.get("/check").text)[0]
    answer = client.post("/check", data={"csrf": mark}, files=files)  # type: ignore[arg-type]
    assert answer.status_code == 200
    return str(answer.text)


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_and_held_against_the_ledger(name: str, client: TestClient) -> None:
    before = client.get("/api/status").json()["entries"]
    told = sent(client, file=(f"../../{name}", FILES[name]))
    assert "Troops counted" in told
    assert re.search(r"1,200(?:</data>)? personnel", told)
    assert "/tmp" not in told
    assert client.get("/api/status").json()["entries"] == before


@pytest.mark.parametrize(("raw", "why"), [(b"%PDF-1.7 nothing", "damaged"), (b"\x89PNG\r\n", "PNG picture"), (b"PK\x03\x04", "ZIP")])
def test_a_file_that_is_no_text_is_told_why(raw: bytes, why: str, client: TestClient) -> None:
    assert why in sent(client, file=("file.pdf", raw))
