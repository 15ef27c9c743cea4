"""The shape of the files of partnerships/: Partnership and what it holds.

Models are frozen and hold what a file says, nothing derived (see `knowledge/derive.py`). Titles and descriptions are
French: they document the fields, in docs/contribuer/champs.md, in the JSON Schema and in the form. The form also reads
`x-item`, what one item of a list is called, `x-labels`, what values mean, and `x-refers-to`, what else a value names.
"""

from typing import Annotated, Literal

from pydantic import Field

from catalogue.model.fields import (
    CODED,
    FEW,
    MANY,
    ONE_LINE,
    UNIQUE,
    ActivityCode,
    AudienceCode,
    BegunDate,
    BegunPeriod,
    ConfidenceCode,
    CountryCode,
    Date,
    EvidenceIds,
    FinanceTypeCode,
    KindCode,
    Length,
    Money,
    Number,
    OrganisationId,
    PageName,
    Period,
    Qualifier,
    RegionCode,
    RelationCode,
    RoleCode,
    SchemeCode,
    ScopeCode,
    SeenDate,
    ShortText,
    Slug,
    SourceId,
    SpecialtyCode,
    StatusCode,
    ThemeCode,
    TrainingStateCode,
    Unique,
    VersionField,
)
from catalogue.model.typed import Model, typed

FUNDER = "funder"
"""The role of a party that pays."""
HOST = "host"
"""What an organisation is where somebody is trained. It is no role of a party."""

Currency = Annotated[str, Field(pattern="^[A-Z]{3}$")]
EvidenceField = Annotated[
    EvidenceIds,
    Field(
        title="Preuves",
        description="Identifiant de la preuve (ou liste) définie sous `evidence`.",
        json_schema_extra={"x-refers-to": "evidence"},
    ),
]


@typed
class Claim(Model):
    """Something that a source says: it cites the evidence of its partnership."""

    evidence: EvidenceField = ()


@typed
class Party(Claim):
    """One organisation that takes part."""

    organisation: OrganisationId = Field(
        title="Organisation", description="Nom d’un fichier de registry/organisations/."
    )
    role: RoleCode = Field(title="Rôle", description="Ce que fait l’organisation.")
    unit: ShortText | None = Field(
        None,
        examples=["service de neurochirurgie pédiatrique"],
        title="Service",
        description="Service ou unité, en toutes lettres.",
    )
    since: BegunDate | None = Field(None, title="Depuis", description="Début de sa participation.")
    until: Date | None = Field(
        None, title="Jusqu’à", examples=["2023"], description="Fin de sa participation."
    )


@typed
class AddedCountry(Claim):
    """A country that does not follow from the parties' own."""

    code: CountryCode = Field(title="Pays", description="Code ISO 3166-1 à deux lettres.")


@typed
class SpecialtyTag(Claim):
    """A medical specialty. A plain code stands for one that cites no evidence."""

    code: SpecialtyCode = Field(title="Spécialité", description="Code de registry/specialties.yml.")


@typed
class ThemeTag(Claim):
    """A subject other than clinical. A plain code stands for one that cites no evidence."""

    code: ThemeCode = Field(title="Thématique", description="Code de registry/themes.yml.")


@typed
class ActivityTag(Claim):
    """Something that is done together. A plain code stands for one that cites no evidence."""

    code: ActivityCode = Field(title="Activité", description="Code de registry/activities.yml.")


@typed
class CoveredRegion(Claim):
    """A part of the world that a source names where it names no country."""

    code: RegionCode = Field(title="Région", description="Code de registry/regions.yml.")


@typed
class Pause(Claim):
    """A time in which the cooperation stood still before it went on."""

    period: BegunPeriod = Field(
        title="Période", examples=["2015/2018"], description="Intervalle EDTF : 2015/2018, 2020-03/."
    )


@typed
class DatedClaim(Claim):
    """A date with its evidence."""

    date: Date = Field(title="Date", description="Date EDTF : 2013, 2021-11-18, 198X, 2012~.")


@typed
class Status(Claim):
    """What the source said, and when."""

    code: StatusCode = Field(title="État", description="État dit par la source.")
    as_of: SeenDate | None = Field(
        None,
        title="Dit par la source le",
        examples=["2023-05"],
        description="Date à laquelle la source le dit. Absente si la source n’a pas de date : sa date de consultation en "
        "tient lieu.",
    )


SharedField = Annotated[
    Slug | None,
    Field(
        title="Chiffre commun",
        examples=["missions-orthopedie"],
        description="Nom du chiffre, s’il est donné pour plusieurs fiches ensemble : le même nom dans chacune.",
    ),
]
"""The name of a figure that a source gives for several records together, so that no sum counts it twice."""


@typed
class Funding(Claim):
    """Money, and what it covers: amounts of different scopes are never added."""

    organisation: OrganisationId | None = Field(
        None, title="Financeur", description="Qui donne l’argent ; absent si aucune source ne le dit."
    )
    scheme: ShortText | None = Field(
        None, title="Appel à projets ou fonds", description="Nom de l’appel à projets ou du fonds."
    )
    year: BegunDate | None = Field(
        None,
        title="Année",
        examples=["2021"],
        description="Année de ce financement, non de l’appel à projets ou du programme.",
    )
    finance_type: FinanceTypeCode | None = Field(
        None,
        title="Forme",
        description="Sous quelle forme : don, prêt, apport en nature, conversion de dette.",
    )
    amount: Money | None = Field(
        None, title="Montant", examples=[12000], description="Montant, chiffres seuls."
    )
    currency: Currency | None = Field(
        None, title="Devise", examples=["EUR"], description="Devise, en trois lettres (ISO 4217)."
    )
    qualifier: Qualifier | None = Field(
        None,
        title="Précision du montant",
        description="Environ (about), au moins (at-least) ou au plus (at-most).",
    )
    scope: ScopeCode = Field(title="Portée", description="Ce que couvre l’argent.")
    shared: SharedField = None


@typed
class Training(Claim):
    """A way to be trained or hosted."""

    scheme: SchemeCode = Field(title="Dispositif", description="Dispositif.")
    audiences: Annotated[tuple[AudienceCode, ...], UNIQUE] = Field(
        alias="for", title="Pour qui", description="Pour qui.", min_length=1, max_length=FEW
    )
    duration: Length | None = Field(
        None, title="Durée", description="Durée ISO 8601 : P1Y, P15D, ou P6M/P2Y."
    )
    host: OrganisationId | None = Field(None, title="Lieu d’accueil", description="Où se passe la formation.")
    specialties: Annotated[tuple[SpecialtyCode, ...], UNIQUE] = Field(
        (), max_length=FEW, title="Spécialités", description="Spécialités de cette formation."
    )
    state: TrainingStateCode | None = Field(
        None,
        title="État",
        description="Proposée, prévue, passée ou souhaitée ; absent si aucune source ne le dit.",
    )
    period: Period | None = Field(
        None, title="Période", description="Date ou intervalle EDTF : 2019, 2016/2022, 2025-12/.."
    )
    note: ShortText | None = Field(None, title="Précision", description="Précision en quelques mots.")


@typed
class Result(Claim):
    """A number, with what it counts."""

    label: ShortText = Field(
        examples=["Infirmiers formés"],
        title="Ce qui est compté",
        description="Ce qui est compté, compréhensible seul.",
    )
    value: Number = Field(
        title="Nombre", examples=[10], description="Nombre, ou le plus petit d’une fourchette."
    )
    value_max: Number | None = Field(
        None, title="Nombre le plus grand", examples=[20], description="Le plus grand de la fourchette."
    )
    qualifier: Qualifier | None = Field(
        None,
        title="Précision du nombre",
        description="Environ (about), au moins (at-least) ou au plus (at-most).",
    )
    unit: ShortText = Field(
        examples=["infirmiers"], title="Unité", description="Unité : patients, missions, %…"
    )
    period: BegunPeriod | None = Field(
        None, title="Période", description="Date ou intervalle EDTF : 2019, 2016/2022."
    )
    counts: Literal["parts"] | None = Field(
        None,
        title="Compte les actions",
        description="`parts` si le nombre est celui des actions de ce programme.",
        json_schema_extra={"x-labels": {"parts": "les actions de ce programme"}},
    )
    shared: SharedField = None


@typed
class Milestone(Claim):
    """Something that happened on a date."""

    date: Date = Field(title="Date", description="Date EDTF.")
    event: ShortText = Field(
        examples=["Signature de la convention"], title="Événement", description="Ce qui a eu lieu."
    )
    signed: bool = Field(False, title="Accord signé", description="true si un accord a été signé ce jour-là.")


@typed
class Related(Model):
    """A link to another page, written on one side only."""

    to: str = Field(
        json_schema_extra={"x-refers-to": "partnerships"},
        title="Autre fiche",
        description="Nom d’un autre fichier de partnerships/.",
    )
    relation: RelationCode = Field(alias="as", title="Lien", description="Nature du lien.")


@typed
class Evidence(Model):
    """What proves a claim: a verbatim quote of a source, or where the source says it, in our own words."""

    source: SourceId = Field(title="Source", description="Nom d’un fichier de registry/sources/.")
    section: ShortText | None = Field(
        None,
        examples=["CHU de Bordeaux"],
        title="Rubrique",
        description="Où, dans la source : rubrique, titre, page, minute d’une vidéo.",
    )
    quote: str | None = Field(
        None,
        min_length=3,
        max_length=300,
        examples=["l’hôpital d’Essos, à Yaoundé, depuis 2013"],
        title="Citation",
        description="Citation exacte, fautes comprises.",
    )
    says: str | None = Field(
        None,
        min_length=3,
        max_length=200,
        pattern=ONE_LINE,
        examples=["La page du service annonce deux missions par an depuis 2013."],
        title="Ce que dit la source",
        description="À défaut de citation : ce que dit la source, avec nos propres mots.",
    )
    confidence: ConfidenceCode = Field(
        title="Valeur de preuve", description="Qui parle, et ce que cela prouve."
    )
    note: str | None = Field(None, max_length=400, title="Note", description="Raisonnement ou mise en garde.")

    @property
    def text(self) -> str:
        """What it says: the quote, or our own words."""
        return self.quote or self.says or ""


@typed
class Partnership(Model):
    """One partnership, programme, network, training or event."""

    schema: VersionField
    title: str = Field(
        min_length=5,
        max_length=120,
        pattern=ONE_LINE,
        examples=["Neurochirurgie pédiatrique à Yaoundé"],
        title="Titre",
        description="Titre, avec nos propres mots.",
    )
    summary: str = Field(
        min_length=20,
        max_length=300,
        examples=["Une équipe de Bordeaux opère à Yaoundé, y forme ses collègues et les reçoit en France."],
        title="Résumé",
        description="Une ou deux phrases, différentes du titre.",
    )
    kind: KindCode = Field(title="Type de fiche", description="Ce que décrit la page.")
    draft: bool = Field(
        False,
        title="Brouillon",
        description="true tant que la fiche ne doit pas paraître : une personne en décide.",
    )
    source: SourceId | None = Field(
        None,
        title="Source unique",
        description="La source de tout ce que dit la fiche ; chaque affirmation sans preuve en vient. Nom d’un fichier de "
        "registry/sources/.",
    )
    section: ShortText | None = Field(
        None,
        examples=["CHU de Bordeaux"],
        title="Rubrique de la source",
        description="Où, dans la source unique : rubrique, titre, page, minute d’une vidéo.",
    )
    parties: Annotated[tuple[Party, ...], UNIQUE] = Field(
        min_length=1,
        max_length=MANY,
        json_schema_extra={"x-item": "une organisation"},
        title="Organisations",
        description="Qui participe, et à quel titre.",
    )
    countries: Annotated[tuple[Annotated[AddedCountry, CODED], ...], Unique(("code",))] = Field(
        (),
        max_length=MANY,
        json_schema_extra={"x-item": "un pays"},
        title="Autres pays",
        description="Pays à ajouter à ceux des organisations, avec leur preuve.",
    )
    regions: Annotated[tuple[Annotated[CoveredRegion, CODED], ...], Unique(("code",))] = Field(
        (),
        max_length=FEW,
        json_schema_extra={"x-item": "une région"},
        title="Régions",
        description="Région du monde que nomme une source, là où elle ne nomme pas de pays.",
    )
    specialties: Annotated[tuple[Annotated[SpecialtyTag, CODED], ...], Unique(("code",))] = Field(
        (), max_length=FEW, title="Spécialités", description="Spécialités médicales."
    )
    themes: Annotated[tuple[Annotated[ThemeTag, CODED], ...], Unique(("code",))] = Field(
        (), max_length=FEW, title="Thématiques", description="Sujets autres que cliniques."
    )
    activities: Annotated[tuple[Annotated[ActivityTag, CODED], ...], Unique(("code",))] = Field(
        (), max_length=FEW, title="Activités", description="Ce qui est fait ensemble."
    )
    start: DatedClaim | None = Field(None, title="Début", description="Début, si une source le dit.")
    end: DatedClaim | None = Field(
        None, title="Fin", examples=[{"date": "2023"}], description="Fin, si une source la dit."
    )
    pauses: Annotated[tuple[Pause, ...], UNIQUE] = Field(
        (),
        max_length=FEW,
        json_schema_extra={"x-item": "une interruption"},
        title="Interruptions",
        description="Périodes d’arrêt avant une reprise.",
    )
    status: Status = Field(title="État", description="État dit par la source, et quand.")
    verified_on: Date | None = Field(
        None, title="Confirmé le", description="Date de la dernière confirmation par une partie."
    )
    verified_by: Annotated[tuple[OrganisationId, ...], UNIQUE] = Field(
        (), max_length=FEW, title="Confirmé par", description="Les parties qui ont confirmé."
    )
    funding: Annotated[tuple[Funding, ...], UNIQUE] = Field(
        (),
        max_length=MANY,
        json_schema_extra={"x-item": "un financement"},
        title="Financements",
        description="Qui finance, combien, et pour quoi.",
    )
    training: Annotated[tuple[Training, ...], UNIQUE] = Field(
        (),
        max_length=FEW,
        json_schema_extra={"x-item": "une formation"},
        title="Formations",
        description="Formations et accueils possibles.",
    )
    results: Annotated[tuple[Result, ...], UNIQUE] = Field(
        (),
        max_length=MANY,
        json_schema_extra={"x-item": "un chiffre"},
        title="Chiffres",
        description="Chiffres donnés par les sources.",
    )
    milestones: Annotated[tuple[Milestone, ...], UNIQUE] = Field(
        (),
        max_length=MANY,
        json_schema_extra={"x-item": "une date"},
        title="Dates marquantes",
        description="Dates marquantes.",
    )
    related: Annotated[tuple[Related, ...], UNIQUE] = Field(
        (),
        max_length=FEW,
        json_schema_extra={"x-item": "un lien"},
        title="Fiches liées",
        description="Liens vers d’autres pages.",
    )
    former_ids: Annotated[tuple[Annotated[PageName, Field(examples=["ancien-nom"])], ...], UNIQUE] = Field(
        (),
        max_length=FEW,
        json_schema_extra={"x-item": "un identifiant"},
        title="Anciens identifiants",
        description="Anciens noms du fichier, gardés comme redirections.",
    )
    evidence: dict[Slug, Evidence] = Field(
        default_factory=dict,
        max_length=MANY,
        json_schema_extra={"x-item": "une preuve"},
        title="Preuves",
        description="Les citations et les références, par identifiant. Facultatives si `source` est donné.",
    )

    @property
    def specialty_codes(self) -> tuple[str, ...]:
        """Codes of the specialties."""
        return tuple([tag.code for tag in self.specialties])

    @property
    def theme_codes(self) -> tuple[str, ...]:
        """Codes of the themes."""
        return tuple([tag.code for tag in self.themes])

    @property
    def activity_codes(self) -> tuple[str, ...]:
        """Codes of the activities."""
        return tuple([tag.code for tag in self.activities])

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources, each once: the only one, or those of the evidence in the file's order."""
        own = (self.source,) if self.source else ()
        return tuple(dict.fromkeys((*own, *(proof.source for proof in self.evidence.values()))))

    @property
    def named(self) -> tuple[tuple[str, str], ...]:
        """Each organisation that takes part, funds or hosts, and as what: the role of a party, `FUNDER` or `HOST`.

        In the file's order: parties, then funding, then training. An organisation may come several times.
        """
        return (
            *((party.organisation, party.role) for party in self.parties),
            *((one.organisation, FUNDER) for one in self.funding if one.organisation),
            *((one.host, HOST) for one in self.training if one.host),
        )
