"""Templates → Python: Jinja's own compiler, without what our templates have no need of."""

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape


def escaped(value: Any) -> str:
    """A value as HTML, to be joined with others at once: what is HTML already is not copied."""
    return value if type(value) is Markup else escape(value)


class Generator(CodeGenerator):
    """Calls things as they are, where Jinja asks each first whether it wants to know the context.

    So no function of ours may be one of `pass_context` and its kin.
    """

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 — as Jinja calls it
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        for stars, more in (("*", node.dyn_args), ("**", node.dyn_kwargs)):
            if more is not None:
                self.write(stars)
                self.visit(more, frame)
                self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ARG002 — as above
        self.write("environment.escaped(")
