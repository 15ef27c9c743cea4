"""The shape of the files: Partnership, Organisation, Source, and the terms of the vocabularies.

Models are frozen and hold what a file says, nothing derived (see `derive.py`). The descriptions are French: they
are the documentation of the fields, in CONTRIBUTING.md and in the JSON Schema.
"""

from typing import Annotated, Any, Literal, TypeVar, cast, dataclass_transform

from pydantic import ConfigDict, Field, FiniteFloat, HttpUrl, TypeAdapter
from pydantic.dataclasses import dataclass
from pydantic.fields import FieldInfo

from catalogue.fields import (
    ActivityCode,
    AudienceCode,
    ConfidenceCode,
    CountryCode,
    Date,
    EvidenceIds,
    KindCode,
    Length,
    OrganisationId,
    OrganisationKindCode,
    Period,
    RelationCode,
    RoleCode,
    SchemaVersion,
    SchemeCode,
    ScopeCode,
    SourceId,
    SourceKindCode,
    SpecialtyCode,
    StatusCode,
    ThemeCode,
    coded,
)

Qualifier = Literal["about", "at-least", "at-most"]
Currency = Annotated[str, Field(pattern="^[A-Z]{3}$")]
Number = int | FiniteFloat
ShortText = Annotated[str, Field(min_length=1, max_length=160)]
Slug = Annotated[str, Field(pattern="^[a-z0-9]+(-[a-z0-9]+)*$")]
VersionField = Annotated[SchemaVersion, Field(description="Version du format, en première ligne.")]
EvidenceField = Annotated[
    EvidenceIds, Field(description="Identifiant de la preuve (ou liste) définie sous `evidence`.")
]


T = TypeVar("T")
M = TypeVar("M", bound="Model")


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(Field,))
def typed(cls: type[T]) -> type[T]:
    """Frozen, no unknown key, texts without outer white space.

    Dataclasses with slots take half the memory and half the time of pydantic's own models, and a catalogue of ten
    thousand records holds a quarter of a million of them.
    """
    config = ConfigDict(extra="forbid", str_strip_whitespace=True)
    return cast("type[T]", dataclass(frozen=True, slots=True, kw_only=True, config=config)(cls))


@typed
class Model:
    """A group of fields."""


@typed
class Claim(Model):
    """Something that a source says: it cites the evidence of its partnership."""

    evidence: EvidenceField = ()


@typed
class Party(Claim):
    """One organisation that takes part."""

    organisation: OrganisationId = Field(description="Nom d’un fichier de registry/organisations/.")
    role: RoleCode = Field(description="Ce que fait l’organisation.")
    unit: ShortText | None = Field(None, description="Service ou unité, en toutes lettres.")
    since: Date | None = Field(None, description="Début de sa participation.")
    until: Date | None = Field(None, description="Fin de sa participation.")


@typed
class AddedCountry(Claim):
    """A country that does not follow from the parties' own."""

    code: CountryCode = Field(description="Code ISO 3166-1 à deux lettres.")


@typed
class DatedClaim(Claim):
    """A date with its evidence."""

    date: Date = Field(description="Date EDTF : 2013, 2021-11-18, 198X, 2012~.")


@typed
class Status(Claim):
    """What the source said, and when."""

    code: StatusCode = Field(description="État dit par la source.")
    as_of: Date | None = Field(None, description="Date à laquelle la source le dit.")


@typed
class Funding(Claim):
    """Money, and what it covers: amounts of different scopes are never added."""

    organisation: OrganisationId = Field(description="Qui donne l’argent.")
    scheme: ShortText | None = Field(None, description="Nom de l’appel à projets ou du fonds.")
    year: Date | None = Field(None, description="Année du financement.")
    amount: Number | None = Field(None, description="Montant, chiffres seuls.")
    currency: Currency | None = Field(None, description="Devise ISO 4217.")
    qualifier: Qualifier | None = Field(None, description="about (environ), at-least, at-most.")
    scope: ScopeCode = Field(description="Ce que couvre l’argent.")


@typed
class Training(Claim):
    """A way to be trained or hosted."""

    scheme: SchemeCode = Field(description="Dispositif.")
    audiences: tuple[AudienceCode, ...] = Field(alias="for", description="Pour qui.", min_length=1)
    duration: Length | None = Field(None, description="Durée ISO 8601 : P1Y, P15D, ou P6M/P2Y.")
    host: OrganisationId | None = Field(None, description="Où se passe la formation.")
    specialties: tuple[SpecialtyCode, ...] = Field((), description="Spécialités de cette formation.")
    note: ShortText | None = Field(None, description="Précision en quelques mots.")


@typed
class Result(Claim):
    """A number, with what it counts."""

    label: ShortText = Field(description="Ce qui est compté, compréhensible seul.")
    value: Number = Field(description="Nombre, ou le plus petit d’une fourchette.")
    value_max: Number | None = Field(None, description="Le plus grand de la fourchette.")
    qualifier: Qualifier | None = Field(None, description="about (environ), at-least, at-most.")
    unit: ShortText = Field(description="Unité : patients, missions, %…")
    period: Period | None = Field(None, description="Date ou intervalle EDTF : 2019, 2016/2022.")
    counts: Literal["parts"] | None = Field(
        None, description="`parts` si le nombre est celui des actions de ce programme."
    )


@typed
class Milestone(Claim):
    """Something that happened on a date."""

    date: Date = Field(description="Date EDTF.")
    event: ShortText = Field(description="Ce qui a eu lieu.")
    signed: bool = Field(False, description="true si un accord a été signé ce jour-là.")


@typed
class Related(Model):
    """A link to another page, written on one side only."""

    to: str = Field(description="Nom d’un autre fichier de partnerships/.")
    relation: RelationCode = Field(alias="as", description="Nature du lien.")


@typed
class Evidence(Model):
    """A verbatim quote of a source."""

    source: SourceId = Field(description="Nom d’un fichier de registry/sources/.")
    section: ShortText | None = Field(None, description="Rubrique ou titre où se trouve la citation.")
    quote: str = Field(min_length=3, max_length=300, description="Citation exacte, fautes comprises.")
    confidence: ConfidenceCode = Field(description="Ce que prouve la citation.")
    note: str | None = Field(None, max_length=400, description="Raisonnement ou mise en garde.")


@typed
class Partnership(Model):
    """One partnership, programme, network, training or event."""

    schema: VersionField
    title: str = Field(min_length=5, max_length=120, description="Titre, avec nos propres mots.")
    summary: str = Field(
        min_length=20, max_length=300, description="Une ou deux phrases, différentes du titre."
    )
    kind: KindCode = Field(description="Ce que décrit la page.")
    parties: tuple[Party, ...] = Field(min_length=1, description="Qui participe, et à quel titre.")
    countries: tuple[Annotated[AddedCountry, coded], ...] = Field(
        (), description="Pays à ajouter à ceux des organisations, avec leur preuve."
    )
    specialties: tuple[SpecialtyCode, ...] = Field((), description="Spécialités médicales.")
    themes: tuple[ThemeCode, ...] = Field((), description="Sujets autres que cliniques.")
    activities: tuple[ActivityCode, ...] = Field(min_length=1, description="Ce qui est fait ensemble.")
    start: DatedClaim | None = Field(None, description="Début, si une source le dit.")
    end: DatedClaim | None = Field(None, description="Fin, si une source la dit.")
    status: Status = Field(description="État dit par la source, et quand.")
    verified_on: Date | None = Field(None, description="Date de confirmation par un partenaire.")
    verified_by: tuple[OrganisationId, ...] = Field((), description="Qui a confirmé.")
    funding: tuple[Funding, ...] = Field((), description="Qui finance, combien, et pour quoi.")
    training: tuple[Training, ...] = Field((), description="Formations et accueils possibles.")
    results: tuple[Result, ...] = Field((), description="Chiffres donnés par les sources.")
    milestones: tuple[Milestone, ...] = Field((), description="Dates marquantes.")
    related: tuple[Related, ...] = Field((), description="Liens vers d’autres pages.")
    former_ids: tuple[Slug, ...] = Field(
        (), description="Anciens noms du fichier, gardés comme redirections."
    )
    evidence: dict[Slug, Evidence] = Field(min_length=1, description="Les citations, par identifiant.")


@typed
class Organisation(Model):
    """A hospital, university, funder, association…"""

    schema: VersionField
    name: str = Field(min_length=2, max_length=160, description="Nom tel que la source l’écrit, corrigé.")
    kind: OrganisationKindCode = Field(description="Nature de l’organisation.")
    country: CountryCode | None = Field(
        None, description="Pays ; absent s’il n’y en a pas ou s’il est inconnu."
    )
    city: ShortText | None = Field(None, description="Ville.")
    acronym: ShortText | None = Field(None, description="Sigle.")
    also_known_as: tuple[str, ...] = Field((), description="Autres noms et orthographes.")
    part_of: OrganisationId | None = Field(None, description="Organisation dont elle dépend.")
    website: HttpUrl | None = Field(None, description="Site officiel.")
    note: str | None = Field(None, max_length=600, description="Une ou deux phrases.")


@typed
class Source(Model):
    """A published document."""

    schema: VersionField
    title: str = Field(min_length=3, max_length=200, description="Titre.")
    publisher: str = Field(min_length=2, max_length=120, description="Éditeur.")
    publisher_id: OrganisationId | None = Field(None, description="L’éditeur, s’il a sa page ici.")
    kind: SourceKindCode = Field(description="Nature du document.")
    date: Date | None = Field(None, description="Date de publication.")
    date_note: str | None = Field(None, max_length=300, description="D’où vient la date.")
    language: str = Field(pattern="^[a-z]{2}$", description="Langue du texte cité (ISO 639-1).")
    original_language: str | None = Field(None, pattern="^[a-z]{2}$", description="Langue d’origine.")
    machine_translated: bool = Field(description="Le texte cité est-il une traduction automatique ?")
    url: HttpUrl | None = Field(None, description="Adresse du document.")
    sha256: str = Field(pattern="^[0-9a-f]{64}$", description="Empreinte SHA-256 du texte cité.")
    note: str | None = Field(None, max_length=600, description="Ce qu’il faut savoir pour le lire.")


@typed
class Term(Model):
    """One code of a vocabulary, with its labels and its meaning."""

    code: str = Field(pattern="^[a-z0-9_-]+$", description="Code, immuable.")
    fr: str = Field(min_length=2, description="Libellé français.")
    en: str = Field(min_length=2, description="Libellé anglais.")
    meaning: str = Field(min_length=5, description="Sens, en une ligne.")
    synonyms: tuple[str, ...] = Field((), description="Ce que tape un lecteur.")
    schema_org: str | None = Field(None, description="Équivalent schema.org.")
    plural: str | None = Field(None, description="Pluriel français, en minuscules.")
    inverse: str | None = Field(None, description="Libellé français vu de l’autre page.")
    inverse_en: str | None = Field(None, description="Libellé anglais vu de l’autre page.")


@typed
class CountryEntry(Model):
    """What we add to babel's knowledge of a country."""

    code: str = Field(pattern="^[A-Z]{2}$", description="Code ISO 3166-1 alpha-2.")
    m49: str = Field(pattern="^[0-9]{3}$", description="Sous-région M49.")
    preposition: str = Field(alias="in", description="Préposition française.")
    name: str | None = Field(None, description="Nom français, s’il diffère de celui de babel.")
    variants: tuple[str, ...] = Field((), description="Orthographes que tapent les lecteurs.")


@typed
class Region(Model):
    """A sub-region of M49, or an editorial one with its members."""

    code: str = Field(pattern="^[a-z-]+$", description="Code, immuable.")
    fr: str = Field(min_length=2, description="Libellé français.")
    en: str = Field(min_length=2, description="Libellé anglais.")
    preposition: str = Field(alias="in", description="Préposition française.")
    m49: str | None = Field(None, pattern="^[0-9]{3}$", description="Code M49.")
    editorial: bool = Field(False, description="Région choisie par nous.")
    members: tuple[CountryCode, ...] = Field((), description="Pays d’une région éditoriale.")
    synonyms: tuple[str, ...] = Field((), description="Autres noms.")


def fields_of(model: type[Model]) -> dict[str, FieldInfo]:
    """The fields of a model by their names in Python; `alias` is the name in files."""
    fields: dict[str, FieldInfo] = model.__pydantic_fields__  # type: ignore[attr-defined]
    return fields


def adapter(model: type[M]) -> TypeAdapter[M]:
    """What types values as a model, and writes a model as values. Made once for each."""
    if model not in _ADAPTERS:
        _ADAPTERS[model] = TypeAdapter(model)
    return _ADAPTERS[model]


_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}
