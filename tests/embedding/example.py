"""What the tests of docs/embedding.md share: running an example of it, and opening what came out.

In a section of the document, a block whose first line ends in `file=NAME` is written to NAME, and
each ```sh run block is run, in the order of the section. That happens in a fresh folder with a
space in its name, with rebut installed into an empty prefix.
"""
import html.parser
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from xml.etree import ElementTree

PROJECT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENT = PROJECT / "docs/embedding.md"
FENCED = re.compile(r"^(`{3,}|~{3,})([^\n]*)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
CARDS = ["Close the city centre to private cars", "Air pollution would fall", "Shops would lose trade",
         "Free cargo-bike delivery for shoppers", "Disabled people lose access"]
LISTED = "Our neighbour, who has twelve trees"
TREES = ["Plant trees along every street", "Leaves block the drains"]


def fail(message):
    sys.exit(f"{pathlib.Path(sys.argv[0]).parent.name}: {message}")


def section(title):
    """Yields (words of the first line, text) of the blocks of a section; "" is what stands before the first."""
    parts = re.split(r"^## (.*)\n", FENCED.sub(lambda block: block[0].replace("\n## ", "\n\0## "), DOCUMENT.read_text("utf-8")),
                     flags=re.MULTILINE)
    named = dict(zip(["", *parts[1::2]], parts[0::2]))
    if title not in named:
        fail(f"docs/embedding.md has no section {title!r}")
    for _, words, text in FENCED.findall(named[title]):
        yield words.split(), text.replace("\0", "")


class Example:
    """A folder in which the example of one section runs; use it with `with`."""

    def __init__(self, title):
        self.title = title
        self.rebut = pathlib.Path(sys.argv[1]).resolve(strict=True)

    def __enter__(self):
        self.temporary = tempfile.TemporaryDirectory(prefix="rebut-embedding-")
        self.folder = pathlib.Path(self.temporary.name, "a report's folder")
        prefix = pathlib.Path(self.temporary.name, "prefix")
        self.folder.mkdir()
        subprocess.run(["cmake", "--install", self.rebut.parents[1], "--prefix", prefix], check=True, stdout=subprocess.DEVNULL)
        libdir = next(prefix.rglob("rebut.pc")).parents[1]
        self.share = prefix / "share/rebut"
        self.environment = {**os.environ, "PATH": f"{prefix}/bin:{os.environ['PATH']}", "LD_LIBRARY_PATH": str(libdir),
                            "PKG_CONFIG_PATH": str(libdir / "pkgconfig"), "CMAKE_PREFIX_PATH": str(prefix),
                            "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
        self.environment.pop("REBUT", None)
        self.write_files("")
        return self

    def __exit__(self, *_):
        self.temporary.cleanup()

    def write_files(self, title):
        for words, text in section(title):
            self.write_file(words, text)

    def write_file(self, words, text):
        for word in words:
            if word.startswith("file="):
                (self.folder / word[5:]).write_text(text, "utf-8")

    def run(self):
        """Writes the section's files and runs its commands, as they come."""
        commands = 0
        for words, text in section(self.title):
            self.write_file(words, text)
            if words == ["sh", "run"]:
                self.shell(text)
                commands += 1
        if commands == 0:
            fail(f"section {self.title!r} runs nothing")

    def shell(self, text, fails=False):
        """Runs commands; returns what they print on both streams."""
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", text], cwd=self.folder, env=self.environment, timeout=300,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
                              errors="replace")
        if (done.returncode != 0) != fails:
            fail(f"ended with {done.returncode}:\n{text}\n{done.stdout}")
        return done.stdout

    def map_with_sources(self):
        """Puts a map that quotes from a text into the folder; its list of sources says LISTED."""
        for name in ("sources.yaml", "orchard.txt"):
            shutil.copy(PROJECT / "examples" / name, self.folder)
        return "sources.yaml"

    def has_kinds_and_no_title(self, svg):
        """Whether a drawing was made with `kinds` as words and without its title."""
        says(svg, [">challenge<"], "words of kinds")
        if 'class="titles"' in svg:
            fail("the title is drawn")

    def path(self, name):
        path = self.folder / name
        if not path.is_file() or path.stat().st_size == 0:
            fail(f"there is no {name}, but {sorted(str(p.relative_to(self.folder)) for p in self.folder.rglob('*'))}")
        return path

    def alt(self, name="city.yaml"):
        return self.shell(f"rebut outline --quiet --as alt '{name}'").strip()

    def pdf_text(self, name):
        self.path(name)
        return self.shell(f"pdftotext -layout '{name}' -")

    def pdf_pages(self, name):
        return int(re.search(r"^Pages: +(\d+)$", self.shell(f"pdfinfo '{name}'"), re.MULTILINE)[1])


def words_of(text):
    return " ".join(text.split())


def says(text, wanted, where):
    """Fails unless all the wanted words stand in the text, however its lines break."""
    for words in wanted:
        if words_of(words) not in words_of(text):
            fail(f"{where} does not say {words!r}, but:\n{words_of(text)[:2000]}")


def says_words(text, wanted, where):
    """The same for text whose lines stand beside others, as those of a drawing in a PDF do: each word is there."""
    for word in " ".join(wanted).split():
        if word not in text:
            fail(f"{where} does not say {word!r}, but:\n{text[:2000]}")


class Page(html.parser.HTMLParser):
    """A page of HTML as far as tests look at it."""

    def __init__(self, path):
        super().__init__()
        self.path = pathlib.Path(path)
        self.elements, self.open, self.text = [], [], []
        self.feed(self.path.read_text("utf-8"))

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes), list(self.open)))
        if tag not in ("img", "br", "meta", "link", "hr", "input", "source", "col"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        while tag in self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data):
        if not {"script", "style"} & set(self.open):
            self.text.append(data)

    def all(self, tag, **wanted):
        return [attributes for name, attributes, _ in self.elements
                if name == tag and all(attributes.get(key.rstrip("_")) == value for key, value in wanted.items())]

    def cards(self):
        return [attributes["aria-label"] for attributes in self.all("g") if "card" in (attributes.get("class") or "").split()]

    def says(self, *wanted):
        says(" ".join(self.text), wanted, self.path.name)

    def has_ids_once(self):
        ids = [attributes["id"] for _, attributes, _ in self.elements if "id" in attributes]
        twice = {name for name in ids if ids.count(name) > 1}
        if twice:
            fail(f"{self.path.name} has these ids twice: {sorted(twice)[:5]}")


def check_svg(path, wanted):
    """A drawing: well-formed, of some size, with these words in the labels of its cards."""
    root = ElementTree.parse(path).getroot()
    labels = [element.get("aria-label", "") for element in root.iter() if "card" in element.get("class", "").split()]
    if root.tag != "{http://www.w3.org/2000/svg}svg" or not root.get("viewBox"):
        fail(f"{path} is no drawing")
    says(" ".join(labels), wanted, path)


def same(got, wanted, where):
    if got != wanted:
        fail(f"{where}: wanted\n  {wanted!r}\ngot\n  {got!r}")


def members(path):
    """The files within a ZIP, as a dictionary of bytes."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
