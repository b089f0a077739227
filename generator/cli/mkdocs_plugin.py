"""The MkDocs plugin `guide`: lets plain `mkdocs build` and `mkdocs serve` make the guide."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from generator.build import build_guide
from generator.publishing.built import Built
from generator.publishing.mkdocs_seam import GuideInMkDocs
from generator.reading.folder import TEMPLATES, BadVariableError, read_folder


class GuidePlugin(GuideInMkDocs):  # type: ignore[no-untyped-call]
    """Makes the guide in the folder of mkdocs.yml, or in the one named as `root`."""

    def make(self, config: MkDocsConfig) -> Built:
        """Return the guide as its files are now; while they are served, without PDFs."""
        root = Path(self.config.root or Path(config.config_file_path or ".").parent)
        self.watched = (root / "themes_data", root / "content", TEMPLATES)
        try:
            folder = read_folder(root)
        except BadVariableError as error:
            raise Abort(str(error)) from None
        with_pdf = self.config.pdf and not self.is_serving
        return build_guide(folder, with_pdf=with_pdf, with_copy=not self.is_serving)
