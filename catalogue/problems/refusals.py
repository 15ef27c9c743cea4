"""The error of a request that cannot be fulfilled, with a message for the user."""

from catalogue.problems.problems import Phrase


class RefusalError(Exception):
    """A request that is refused. `phrase` says why and what to do instead, in one sentence."""

    def __init__(self, phrase: Phrase) -> None:
        super().__init__(phrase)
        self.phrase = phrase

    def __str__(self) -> str:
        return self.phrase.fr
