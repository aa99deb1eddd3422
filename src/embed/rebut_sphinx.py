"""Argument maps in documents of Sphinx, by the directive `rebut`: docs/embedding.md shows how.

A map is drawn when its document is read, as SVG and as PDF from one layout, into the folder of the
doctrees; Sphinx then takes the format that its builder shows best. Messages of rebut name the
author's file and line: a map with errors is an error of its document, and a warning a warning, which
count for `sphinx-build -W`. No shell sees an argument.
"""
import hashlib
import os
import subprocess
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.parsers.rst.directives.images import Figure
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

logger = logging.getLogger(__name__)

# Options of the directive that are options of `rebut render`.
OPTIONS = ("depth", "focus", "for", "kinds", "layout", "legend", "min-font", "numbers", "show", "svg-text", "text",
           "theme", "theme-file", "title", "verdicts", "view")


def alignment(argument):
    return directives.choice(argument, ("left", "center", "right"))


class Map(SphinxDirective):
    """`.. rebut:: map.yaml`, or without an argument the map itself as content."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = {
        "alt": directives.unchanged_required,
        "caption": directives.unchanged_required,
        "name": directives.unchanged_required,
        "width": Figure.option_spec["width"],
        "align": alignment,
        "class": directives.class_option,
        "sources": directives.flag,
        **dict.fromkeys(OPTIONS, directives.unchanged_required),
    }

    def run(self):
        name, text, about = self.find_map()
        stem = self.draw(name, text, about)
        tell = ["outline", "--quiet", "--as", "alt", *about, "--", name]
        alt = self.options.get("alt") or self.rebut(tell, text).strip()
        path = os.path.relpath(stem, self.env.srcdir).replace(os.sep, "/")
        image = nodes.image(uri=f"/{path}.*", alt=alt)
        if "width" in self.options:
            image["width"] = self.options["width"]
        return [self.figure(image)]

    def find_map(self):
        """Returns what rebut calls the map, its text (None for a file), and where that stands."""
        if bool(self.arguments) == bool(self.content):
            raise self.error("give the name of a map or the map itself, and not both")
        if not self.arguments:
            items = self.content
            place = f"{items.source(0)}:{items.offset(0) + 1}"
            return "-", "\n".join(items) + "\n", ["--stdin-name", place]
        relative, path = self.env.relfn2path(self.arguments[0])
        self.env.note_dependency(relative)
        return path, None, []

    def draw(self, name, text, about):
        """Draws the map; returns the path of its pictures without the extension."""
        content = text if text is not None else name
        chosen = [f"--{key}={self.options.get(key, default)}" for key, default in self.settings()]
        if "sources" in self.options or self.config.rebut_options.get("sources"):
            chosen.append("--sources")
        key = hashlib.sha256("\0".join([content, self.env.docname, *chosen]).encode()).hexdigest()[:12]
        folder = Path(self.env.doctreedir, "rebut")
        folder.mkdir(parents=True, exist_ok=True)
        stem = folder / f"rebut-{key}"
        outputs = ["-o", f"{stem}.svg", "-o", f"{stem}.pdf"]
        self.rebut(["render", *outputs, "--id-prefix", f"map-{key}", *chosen, *about, "--", name], text)
        return stem

    def settings(self):
        defaults = {"for": "page", **self.config.rebut_options}
        return [(key, defaults.get(key)) for key in OPTIONS if key in self.options or key in defaults]

    def rebut(self, arguments, text):
        command = self.config.rebut_command
        try:
            done = subprocess.run([command, *arguments], input=text or "", capture_output=True,
                                  encoding="utf-8", errors="replace")
        except OSError as fault:
            raise self.error(f"cannot run {command}: {fault.strerror}; "
                             "rebut_command in conf.py may name it") from None
        if done.returncode != 0:
            raise self.error(f"rebut cannot draw this map:\n{done.stderr}")
        if done.stderr:
            logger.warning("%s", done.stderr.strip(), location=self.get_location())
        return done.stdout

    def figure(self, image):
        figure = nodes.figure("", image, classes=["rebut", *self.options.get("class", [])])
        if "align" in self.options:
            figure["align"] = self.options["align"]
        if "caption" in self.options:
            words, messages = self.state.inline_text(self.options["caption"], self.lineno)
            figure += nodes.caption(self.options["caption"], "", *words)
            figure += messages
        self.set_source_info(figure)
        self.add_name(figure)
        return figure


def setup(app):
    app.add_config_value("rebut_command", os.environ.get("REBUT", "rebut"), "env")
    app.add_config_value("rebut_options", {}, "env")
    app.add_directive("rebut", Map)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
