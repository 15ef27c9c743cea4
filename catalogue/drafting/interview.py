"""What is asked for each kind of file, in the order in which a person knows it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from catalogue.drafting.choices import choices
from catalogue.drafting.drafts import Draft, draft, namesakes, with_organisation
from catalogue.drafting.questions import Asker, evidence_of
from catalogue.language import french
from catalogue.language.edtf import parse_date
from catalogue.model.records import Partnership
from catalogue.model.registry_files import Organisation, Source
from catalogue.reading.load import Loaded

Values = dict[str, Any]


@dataclass
class Interview:
    """One conversation. `made` are the organisations that were made on the way."""

    loaded: Loaded
    made: list[Draft] = field(default_factory=list)

    @property
    def ask(self) -> Asker:
        return Asker(self.loaded.registry)

    def partnership(self) -> tuple[Values, str]:
        """A record and its text."""
        ask = self.ask
        values: Values = {
            "title": ask.field(Partnership, "title", "Titre, avec vos propres mots"),
            "summary": ask.field(Partnership, "summary", "Résumé : qui fait quoi, où et pour qui"),
            "kind": ask.code("Que décrit la fiche ?", choices(ask.registry, "kinds")),
        }
        values["evidence"] = quotes = self._quotes()
        values["parties"] = self._parties(quotes)
        values["specialties"] = ask.codes("Spécialités médicales", "specialties")
        values["themes"] = ask.codes("Thématiques", "themes", needed=not values["specialties"])
        values["activities"] = ask.codes("Ce qui est fait ensemble", "activities", needed=True)
        if start := self._date("Depuis quand ?"):
            values["start"] = {"date": start, "evidence": self._proof(quotes)}
        values["status"] = self._status(quotes)
        body = ask.text(
            "Texte de la fiche, en un paragraphe (à compléter ensuite dans le fichier)", needed=False
        )
        return values, body

    def organisation(self, name: str = "") -> Values:
        """An organisation; its name may be known already."""
        ask = self.ask
        return {
            "name": name or ask.field(Organisation, "name", "Nom de l’organisation"),
            "kind": ask.code("Nature", choices(ask.registry, "organisation_kinds")),
            "country": ask.code("Pays", choices(ask.registry, "countries"), needed=False),
            "city": ask.text("Ville", needed=False),
            "acronym": ask.text("Sigle", needed=False),
            "website": ask.text("Site officiel", needed=False, valid=_address),
        }

    def source(self, fingerprint: Callable[[str], str]) -> Values:
        """A source. `fingerprint` gives the SHA-256 of a file of text, or what is wrong with it after a `!`."""
        ask = self.ask
        values: Values = {
            "title": ask.field(Source, "title", "Titre du document"),
            "publisher": ask.field(Source, "publisher", "Éditeur"),
            "kind": ask.code("Nature du document", choices(ask.registry, "source_kinds")),
            "date": self._date("Date de publication"),
            "language": ask.text("Langue du texte cité", "fr"),
            "machine_translated": str(
                ask.agreed("Est-ce une traduction automatique ?", default=False)
            ).lower(),
            "url": ask.text("Adresse du document", needed=False, valid=_address),
        }
        file = ask.text(
            "Fichier du texte lu, dont on garde l’empreinte",
            valid=lambda said: found[1:] if (found := fingerprint(said)).startswith("!") else "",
        )
        return {**values, "sha256": fingerprint(file)}

    def _quotes(self) -> dict[str, Values]:
        ask = self.ask
        quotes: dict[str, Values] = {}
        while not quotes or ask.agreed("Une autre citation ?", default=False):
            source = ask.code("Source de la citation", choices(ask.registry, "sources"))
            quote = {
                "source": source,
                "section": ask.text("Rubrique ou titre où elle se trouve", needed=False),
                "quote": ask.text("Citation exacte, fautes comprises", valid=_quote),
                "confidence": ask.code("Ce qu’elle prouve", choices(ask.registry, "confidences")),
            }
            if quote["confidence"] in ("inferred", "disputed"):
                quote["note"] = ask.text("Le raisonnement")
            id_ = ask.text("Nom court de cette preuve", f"preuve-{len(quotes) + 1}", valid=_slug)
            quotes[id_] = quote
        return quotes

    def _parties(self, quotes: dict[str, Values]) -> list[Values]:
        parties: list[Values] = []
        while True:
            needed = len(parties) < 1
            question = "Organisation qui porte l’action" if needed else "Une autre organisation"
            ask = self.ask
            id_ = ask.code(question, choices(ask.registry, "organisations"), needed=needed, free=True)
            if not id_:
                return parties
            if id_ not in ask.registry.organisations:
                made = self._new_organisation(id_)
                if made is None:
                    continue
                id_ = made
            role = ask.code("À quel titre ?", choices(ask.registry, "roles"))
            unit = ask.text("Service ou unité", needed=False)
            parties.append({"organisation": id_, "role": role, "unit": unit, "evidence": self._proof(quotes)})

    def _new_organisation(self, name: str) -> str | None:
        near = namesakes(draft("organisation", french.slug(name), {"name": name}), self.loaded)
        alike = f" Elle ressemble à : {' ; '.join(near)}." if near else ""
        question = f"« {name} » n’est pas au registre.{alike} Créer cette organisation ?"
        if not self.ask.agreed(question, default=not near):
            return None
        values = self.organisation(name)
        new = draft("organisation", french.slug(name), values)
        self.made.append(new)
        self.loaded = with_organisation(self.loaded, new)
        return new.id

    def _status(self, quotes: dict[str, Values]) -> Values:
        ask = self.ask
        code = ask.code("État dit par la source", choices(ask.registry, "statuses"))
        if code == "unknown":
            return {"code": code}
        return {
            "code": code,
            "as_of": self._date("À quelle date le dit-elle ?", needed=True),
            "evidence": self._proof(quotes),
        }

    def _proof(self, quotes: dict[str, Values]) -> str:
        known = evidence_of(quotes)
        return known[0].code if len(known) == 1 else self.ask.code("Preuve", known)

    def _date(self, question: str, *, needed: bool = False) -> str:
        return self.ask.text(f"{question} (AAAA, AAAA-MM ou AAAA-MM-JJ)", needed=needed, valid=_edtf)


def _edtf(said: str) -> str:
    try:
        parse_date(said)
    except ValueError:
        return "Ce n’est pas une date : AAAA, AAAA-MM ou AAAA-MM-JJ."
    return ""


def _slug(said: str) -> str:
    return "" if french.slug(said) == said else "Des minuscules sans accent, des chiffres et des tirets."


def _quote(said: str) -> str:
    return "" if 3 <= len(said) <= 300 else f"{len(said)} caractères : il en faut de 3 à 300."


def _address(said: str) -> str:
    return "" if said.startswith(("https://", "http://")) else "Une adresse complète commence par https://."
