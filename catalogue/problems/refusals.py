"""What cannot be done as it was asked for, in words for the one who asked."""

from catalogue.problems.problems import Phrase


class RefusalError(Exception):
    """A request that is refused. `said` tells why and what to do instead, in one sentence."""

    def __init__(self, said: Phrase) -> None:
        super().__init__(said)
        self.said = said

    def __str__(self) -> str:
        return self.said.fr
