"""Pictures of data: drawn, put into words, and made a chart, all from the same values."""

from tracks.model.language import Language
from tracks.render.blocks import Picture
from tracks.views.pictures.alluvial import Alluvial, alluvial_in_words
from tracks.views.pictures.alluvial_chart import alluvial_chart
from tracks.views.pictures.alluvial_flow import flow_of
from tracks.views.pictures.alluvial_svg import alluvial_svg
from tracks.views.pictures.palette import Looks
from tracks.views.pictures.slopes import Slopes, readable, slopes_in_words
from tracks.views.pictures.slopes_chart import slopes_chart
from tracks.views.pictures.slopes_svg import slopes_svg
from tracks.views.pictures.sunburst import Sunburst, sunburst_in_words, visible
from tracks.views.pictures.sunburst_chart import sunburst_chart
from tracks.views.pictures.sunburst_svg import sunburst_svg
from tracks.views.wording import Wording


def draw_slopes(data: Slopes, looks: Looks, lang: Language) -> Picture:
    """Draw numbers by root over editions; the lines that change most where there are many."""
    words, drawn = Wording(lang, ()), readable(data)
    description = slopes_in_words(data, drawn, words)
    svg = slopes_svg(drawn, looks, words, description)
    return Picture(data.key, data.caption, description, svg, slopes_chart(drawn, looks, words))


def draw_alluvial(data: Alluvial, looks: Looks, lang: Language) -> Picture:
    """Draw where items went over editions; bands of them where they are many."""
    words = Wording(lang, ())
    flow = flow_of(data, words)
    description = alluvial_in_words(data, flow, words)
    svg = alluvial_svg(data, flow, looks, words, description)
    return Picture(data.key, data.caption, description, svg, alluvial_chart(data, flow, looks))


def draw_sunburst(data: Sunburst, looks: Looks, lang: Language) -> Picture:
    """Draw one edition; sectors that are too narrow to be seen are counted in the words."""
    words = Wording(lang, ())
    drawn = visible(data, words)
    description = sunburst_in_words(data, drawn, words)
    svg = sunburst_svg(data, drawn, looks, description)
    return Picture(data.key, data.caption, description, svg, sunburst_chart(data, drawn, looks))
