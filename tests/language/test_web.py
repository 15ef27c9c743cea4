"""Addresses that a reader can follow, and the others with what is wrong with them."""

import pytest

from catalogue.language import web

ADDRESSES = [
    ("https://exemple.org/", None),
    ("HTTP://Exemple.org:8080/a?b=c#d", None),
    ("https://fr.wikipedia.org/wiki/Dakar_(ville)", None),
    ("https://203.0.113.7/x", None),
    ("https://xn--hpital-fxa.example/", None),
    ("https://exemple.org/é", None),
    ("https://exemple.org/a).", "end"),
    ("https://exemple.org/a)", "end"),
    ("https://exemple.org/a]", "end"),
    ("https://exemple.org/a>", "end"),
    ("https://exemple.org/a,", "end"),
    ("https://exemple.org/a »", "form"),
    ("https://exemple.org/une page", "form"),
    ("https:exemple.org", "form"),
    ("ftp://exemple.org/", "form"),
    ("javascript:alert(1)", "form"),
    ("https://a@exemple.org/", "form"),
    ("https://", "form"),
    ("https://localhost/x", "private"),
    ("https://LOCALHOST:8000", "private"),
    ("http://intranet/", "private"),
    ("https://serveur.local/", "private"),
    ("https://127.0.0.1/", "private"),
    ("https://10.1.2.3/", "private"),
    ("https://172.20.0.1/", "private"),
    ("https://192.168.1.1:8443/x", "private"),
    ("https://169.254.1.1/", "private"),
    ("https://[::1]/", "private"),
    ("https://2130706433/", "private"),
    ("https://exemple.org/" + "a" * 2063, None),
    ("https://exemple.org/" + "a" * 2064, "long"),
    ("https://exemple.org/" + "é" * 400, "long"),
]


@pytest.mark.parametrize(("address", "fault"), ADDRESSES)
def test_fault(address: str, fault: str | None) -> None:
    """A host that everybody reaches, nothing that the sentence around it left behind, and no longer than others take."""
    assert web.fault(address) == fault


@pytest.mark.parametrize(
    "address",
    [
        "https://exemple.org/a(b",
        "https://exemple.org/a)b",
        "https://exemple.org/(a/b",
        "https://exemple.org/a)b(c",
        "https://exemple.org/(a]b",
        "https://exemple.org/a[b)c]",
        "https://exemple.org/?q={a",
        "https://exemple.org/<a",
    ],
)
def test_brackets_are_opened_and_shut(address: str) -> None:
    """Where one is missing, a part of the address was not copied. The form does not look at brackets in the middle yet."""
    assert web.fault(address) == "brackets"


@pytest.mark.parametrize("address", ["https://exemple.org/a_(b_[c])?d[]=1", "https://exemple.org/(a)(b)"])
def test_brackets_in_brackets(address: str) -> None:
    """Many a site has them in its addresses."""
    assert web.fault(address) is None
