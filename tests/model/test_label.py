"""Names in other languages: tags of BCP 47, and what an item is called."""

import pytest

from tests.building import main
from tracks.model.label import is_tag, label_of, language_tag, languages_of


@pytest.mark.parametrize(
    "tag",
    [
        "ja",
        "de-CH-1996",
        "zh-Hant",
        "zh-Hant-TW",
        "pt-BR",
        "es-419",
        "yue",
        "sl-rozaj-biske",
        "de-x-formal",
        "ar-u-nu-latn",
    ],
)
def test_tags_are_spelled_as_bcp_47_spells_them(tag: str) -> None:
    assert is_tag(tag)
    assert language_tag(tag.upper().replace("-", "_")) == tag


@pytest.mark.parametrize(
    "written", ["jp", "cn", "japanese", "日本語", "", "x", "ja-", "en_", "name"]
)
def test_what_names_no_language_is_no_tag(written: str) -> None:
    assert language_tag(written) is None and not is_tag(written)


def test_english_is_the_english_name() -> None:
    item = main("服务", name_en="services", labels={"ja": "サービス"})
    assert [label_of(item, tag) for tag in ("en", "ja", "de")] == ["services", "サービス", None]
    assert languages_of([main("甲"), item, main("乙", labels={"de": "B"})]) == ["de", "ja"]
