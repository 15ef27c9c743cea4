"""The questions of `new`, one after the other on a terminal."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import questionary
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from catalogue.drafting import GivenUpError
from catalogue.drafting.choices import Choice, choices, matching, resolved
from catalogue.language import french
from catalogue.model.registry import Registry
from catalogue.model.typed import Model, fields_of


class _Codes(Completer):
    """Proposes codes with their labels and meanings."""

    def __init__(self, known: Sequence[Choice]) -> None:
        self._known = known

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:  # noqa: ARG002 — as prompt_toolkit calls it

        typed = document.text_before_cursor
        for one in matching(self._known, typed):
            shown = (
                one.label if french.fold(one.label) == french.fold(one.code) else f"{one.label} ({one.code})"
            )
            yield Completion(one.code, -len(typed), display=shown, display_meta=one.meaning)


@dataclass(frozen=True)
class Asker:
    """Asks for the fields of a model, in their words. `registry` gives the codes."""

    registry: Registry

    def text(
        self,
        question: str,
        default: str = "",
        *,
        needed: bool = True,
        valid: Callable[[str], str] = lambda _: "",
    ) -> str:
        """A text. `valid` says what is wrong with it, or nothing."""

        def judged(said: str) -> bool | str:
            said = said.strip()
            if not said:
                return not needed or "Il faut une réponse."
            return valid(said) or True

        return _asked(questionary.text(question, default, validate=judged, instruction=_hint(needed))).strip()

    def field(self, model: type[Model], name: str, question: str = "", *, needed: bool = True) -> str:
        """A text field, with its description and its bounds."""
        info = fields_of(model)[name]
        bounds = {
            key: getattr(part, key)
            for part in info.metadata
            for key in ("min_length", "max_length")
            if hasattr(part, key)
        }
        least, most = bounds.get("min_length") or 0, bounds.get("max_length") or 10_000

        def valid(said: str) -> str:
            return (
                ""
                if least <= len(said) <= most
                else f"{len(said)} caractères : il en faut de {least} à {most}."
            )

        return self.text(question or str(info.description), needed=needed, valid=valid)

    def code(self, question: str, known: Sequence[Choice], *, needed: bool = True, free: bool = False) -> str:
        """A code, proposed by label and synonym as one types. With `free`, what is no code comes back as it was typed."""

        def judged(said: str) -> bool | str:
            if not said.strip():
                return not needed or "Il faut une réponse."
            if free or resolved(known, said):
                return True
            return (
                "Aucun code ne correspond." if not matching(known, said) else "Plusieurs codes correspondent."
            )

        said = _asked(
            questionary.text(
                question,
                validate=judged,
                instruction=_hint(needed),
                completer=_Codes(known),
                complete_while_typing=True,
            )
        ).strip()
        one = resolved(known, said)
        return one.code if one else said

    def codes(self, question: str, vocabulary: str, *, needed: bool = False) -> list[str]:
        """Codes of a vocabulary, until an empty answer."""
        found: list[str] = []
        while said := self.code(question, choices(self.registry, vocabulary), needed=needed and not found):
            if said not in found:
                found.append(said)
            question = "… et encore"
        return found

    def agreed(self, question: str, *, default: bool = True) -> bool:
        """Yes or no, as one says it in French or in English."""

        def judged(said: str) -> bool | str:
            return (
                not said.strip() or said.strip().casefold() in (*_YES, *_NO) or "Répondre par oui ou par non."
            )

        hint = "(O/n) " if default else "(o/N) "
        said = _asked(questionary.text(question, validate=judged, instruction=hint)).strip().casefold()
        return said in _YES if said else default


_YES, _NO = ("o", "oui", "y", "yes"), ("n", "non", "no")


def _hint(needed: bool) -> str | None:
    return None if needed else "(Entrée pour passer) "


def _asked(question: questionary.Question) -> str:
    try:
        return str(question.unsafe_ask())
    except (KeyboardInterrupt, EOFError):
        raise GivenUpError from None


def evidence_of(ids: Iterable[str]) -> Sequence[Choice]:
    """The quotes already given, as choices."""
    return [Choice(id_, id_) for id_ in ids]
