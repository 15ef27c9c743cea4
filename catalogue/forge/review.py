"""What a proposal changes in the catalogue, as values that travel.

A proposal is reviewed by its own code, which may be anybody's. What it says is written as JSON by `as_json`, and read
by `read`, which takes nothing but these fields, of these types and lengths: the words around them are ours.
"""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from catalogue.model.typed import Model, typed
from catalogue.problems.problems import Level

MOST_BYTES = 512 * 1024
MOST = 200
"""Items of a list. What is beyond is counted in `more`."""
Said = Annotated[str, Field(max_length=600)]
Count = Annotated[int, Field(ge=0, le=10_000_000)]
Percent = Annotated[int, Field(ge=0, le=100)]


@typed
class Measure(Model):
    """A number of the catalogue before and after."""

    what: Literal["records", "countries", "specialties", "themes", "organisations", "sources", "quotes"]
    before: Count
    after: Count


@typed
class Score(Model):
    """How well a record is proven and filled, or all of them.

    Claims that a source carries, those of them that rest on a deduction, all claims, optional fields in percent.
    """

    cited: Count
    deduced: Count
    claims: Count
    completeness: Percent


@typed
class Changed(Model):
    """A record that is new, changed, renamed or gone, with the fields that changed and its scores."""

    id: Said
    title: Said
    change: Literal["added", "changed", "renamed", "removed"]
    fields: Annotated[tuple[Said, ...], Field(max_length=MOST)] = ()
    before: Score | None = None
    after: Score | None = None


@typed
class Groups(Model):
    """Names that appear in the catalogue or leave it."""

    what: Literal["countries", "specialties", "themes", "organisations", "sources"]
    new: Annotated[tuple[Said, ...], Field(max_length=MOST)] = ()
    gone: Annotated[tuple[Said, ...], Field(max_length=MOST)] = ()


@typed
class Found(Model):
    """A problem on its line."""

    file: Said
    line: Count
    rule: Said
    level: Level
    message: Said
    fix: Said


@typed
class Review(Model):
    """All that is said of a proposal. `valid` is whether the catalogue could be published as proposed.

    `code` holds the files that change and are no data; `pictures` the names of the pictures made. `preview` is false where
    the site of a valid catalogue could not be made.
    """

    valid: bool
    before: Score | None = None
    after: Score | None = None
    measures: Annotated[tuple[Measure, ...], Field(max_length=10)] = ()
    records: Annotated[tuple[Changed, ...], Field(max_length=MOST)] = ()
    groups: Annotated[tuple[Groups, ...], Field(max_length=10)] = ()
    problems: Annotated[tuple[Found, ...], Field(max_length=MOST)] = ()
    duplicates: Annotated[tuple[Found, ...], Field(max_length=MOST)] = ()
    code: Annotated[tuple[Said, ...], Field(max_length=MOST)] = ()
    pictures: Annotated[tuple[Said, ...], Field(max_length=MOST)] = ()
    more: Count = 0
    preview: bool = True


_ADAPTER = TypeAdapter(Review)


def as_json(review: Review) -> bytes:
    """The review as it travels."""
    return _ADAPTER.dump_json(review, indent=2, exclude_defaults=True) + b"\n"


def read(data: bytes) -> Review:
    """A review that came from outside. Raises ValueError when it is anything else."""
    if len(data) > MOST_BYTES:
        raise ValueError(f"a review of {len(data)} bytes")
    try:
        return _ADAPTER.validate_json(data)
    except ValidationError as error:
        raise ValueError(f"no review: {error.error_count()} faults") from None
