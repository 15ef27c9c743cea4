"""Identifiers of an organisation in other registers (ROR, FINESS, Wikidata…): a field a scheme, with its format and check digits."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from catalogue.language.identifiers import FORMS, is_right
from catalogue.model.typed import Model, fields_of, typed


@dataclass(frozen=True, slots=True)
class CheckDigitsOf:
    """Marks a text whose check digits are those of a scheme of `catalogue.language.identifiers`."""

    scheme: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def right(value: str) -> str:
            if not is_right(self.scheme, value):
                raise PydanticCustomError("check_digits", "wrong check digits")
            return value

        return core_schema.no_info_after_validator_function(right, handler(source))


Ror = Annotated[str, Field(pattern=FORMS["ror"], examples=["05gq02987"]), CheckDigitsOf("ror")]
Finess = Annotated[str, Field(pattern=FORMS["finess"], examples=["750712184"]), CheckDigitsOf("finess")]
Siren = Annotated[str, Field(pattern=FORMS["siren"], examples=["404833048"]), CheckDigitsOf("siren")]
Siret = Annotated[str, Field(pattern=FORMS["siret"], examples=["73282932000074"]), CheckDigitsOf("siret")]
Isni = Annotated[str, Field(pattern=FORMS["isni"], examples=["000000012281955X"]), CheckDigitsOf("isni")]
Isil = Annotated[str, Field(pattern=FORMS["isil"], examples=["FR-123456789"])]
Wikidata = Annotated[str, Field(pattern=FORMS["wikidata"], examples=["Q42"])]
Unit = Annotated[str, Field(pattern=FORMS["unit"], examples=["EA 1234"])]


@typed
class Identifiers(Model):
    """Identifiers as their registers give them, without spaces; none is guessed. A field's title names the register."""

    ror: Ror | None = Field(None, title="ROR", description="Identifiant ROR, sans l’adresse qui le précède.")
    finess: Finess | None = Field(
        None, title="FINESS (entité juridique)", description="Numéro FINESS de l’entité juridique."
    )
    finess_site: Finess | None = Field(
        None, title="FINESS (site)", description="Numéro FINESS de l’établissement géographique."
    )
    siren: Siren | None = Field(None, title="SIREN", description="Numéro SIREN, sans espaces.")
    siret: Siret | None = Field(None, title="SIRET", description="Numéro SIRET, sans espaces.")
    isni: Isni | None = Field(None, title="ISNI", description="Identifiant ISNI, sans espaces.")
    isil: Isil | None = Field(
        None, title="ISIL", description="Code ISIL d’une bibliothèque ou d’un service d’archives."
    )
    wikidata: Wikidata | None = Field(
        None, title="Wikidata", description="Identifiant Wikidata : la lettre Q et un nombre."
    )
    unit: Unit | None = Field(
        None, title="Unité de recherche", description="Label et numéro d’une unité de recherche française."
    )

    @property
    def known(self) -> tuple[tuple[str, str], ...]:
        """The field and the identifier of those that are known, in the order of the fields."""
        values = ((name, getattr(self, name)) for name in fields_of(type(self)))
        return tuple((name, value) for name, value in values if value is not None)
