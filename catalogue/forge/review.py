"""The data transfer object of a review, with its JSON.

A proposal is reviewed by a job that runs the code of the proposal, which is untrusted. Its result is serialised by
`as_json`; a trusted job parses it with `read`, which accepts these fields, types and lengths only, and writes the
comment with its own words.
"""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from catalogue.model.typed import Model, typed
from catalogue.problems.problems import Level

MOST_BYTES = 512 * 1024
"""Most bytes of a serialised review."""
MOST = 200
"""Most items of a list. Further items are counted in `more`."""
ShortText = Annotated[str, Field(max_length=600)]
Count = Annotated[int, Field(ge=0, le=10_000_000)]
Percent = Annotated[int, Field(ge=0, le=100)]


@typed
class Measure(Model):
    """A count of the catalogue before and after."""

    what: Literal["records", "countries", "specialties", "themes", "organisations", "sources", "quotes"]
    before: Count
    after: Count


@typed
class Score(Model):
    """The scores of one record, or of all.

    Claims that a source carries, those of them that rest on a deduction, all claims, optional fields in percent.
    """

    cited: Count
    deduced: Count
    claims: Count
    completeness: Percent


@typed
class Changed(Model):
    """A record that the proposal adds, changes, renames or removes, with the changed fields and its scores."""

    id: ShortText
    title: ShortText
    change: Literal["added", "changed", "renamed", "removed"]
    fields: Annotated[tuple[ShortText, ...], Field(max_length=MOST)] = ()
    before: Score | None = None
    after: Score | None = None


@typed
class Groups(Model):
    """Names that are new in the catalogue, and names that are gone."""

    what: Literal["countries", "specialties", "themes", "organisations", "sources"]
    new: Annotated[tuple[ShortText, ...], Field(max_length=MOST)] = ()
    gone: Annotated[tuple[ShortText, ...], Field(max_length=MOST)] = ()


@typed
class ReviewedProblem(Model):
    """A problem of a file, as texts."""

    file: ShortText
    line: Count
    rule: ShortText
    level: Level
    message: ShortText
    fix: ShortText


@typed
class Review(Model):
    """The review of a proposal. `valid` tells whether the proposed catalogue could be published.

    `code` are changed files that are no data; `pictures` are the names of screenshots. `preview` is false when the build
    of a valid catalogue failed.
    """

    valid: bool
    before: Score | None = None
    after: Score | None = None
    measures: Annotated[tuple[Measure, ...], Field(max_length=10)] = ()
    records: Annotated[tuple[Changed, ...], Field(max_length=MOST)] = ()
    groups: Annotated[tuple[Groups, ...], Field(max_length=10)] = ()
    problems: Annotated[tuple[ReviewedProblem, ...], Field(max_length=MOST)] = ()
    duplicates: Annotated[tuple[ReviewedProblem, ...], Field(max_length=MOST)] = ()
    code: Annotated[tuple[ShortText, ...], Field(max_length=MOST)] = ()
    pictures: Annotated[tuple[ShortText, ...], Field(max_length=MOST)] = ()
    more: Count = 0
    preview: bool = True


_ADAPTER = TypeAdapter(Review)


def as_json(review: Review) -> bytes:
    """The review as JSON."""
    return _ADAPTER.dump_json(review, indent=2, exclude_defaults=True) + b"\n"


def read(data: bytes) -> Review:
    """Parse a review from an untrusted source. Raises ValueError when it is invalid or too large."""
    if len(data) > MOST_BYTES:
        raise ValueError(f"a review of {len(data)} bytes")
    try:
        return _ADAPTER.validate_json(data)
    except ValidationError as error:
        raise ValueError(f"no review: {error.error_count()} faults") from None
