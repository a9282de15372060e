"""Every sentence the program says, zh and en side by side, so that neither can be missing."""

from typing import NamedTuple

from tracks.model.language import Language


class Text(NamedTuple):
    """A sentence in both languages with named parameters; `one` is the English for n = 1."""

    zh: str
    en: str
    one: str | None = None

    def __call__(self, lang: Language, /, **params: object) -> str:
        """Return the sentence in `lang` with its parameters filled in."""
        if lang == "zh":
            return self.zh.format(**params)
        singular = self.one is not None and params.get("n") == 1
        return (self.one if singular and self.one else self.en).format(**params)
