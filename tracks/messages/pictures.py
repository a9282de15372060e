"""What pictures say: their legends, what they show in words, and why one is left out."""

from tracks.messages import Text

# Slope lines
SLOPES_SHOW = Text(
    "折线图，{editions}。{lines}。",
    "Line chart, {editions}. {lines}.",
)
SLOPE = Text("{name}：{figures}", "{name}: {figures}")
AT_EDITION = Text("{edition} 版 {figure}", "{edition} {figure}")
SOLID = Text("清单或来源载明", "listed or stated")
DERIVED = Text("推算", "derived")
BOUNDS = Text("只知上下限", "bounds only")
OVER_A_GAP = Text("其间无资料", "no data between")
AND_OTHERS = Text(
    "另有 {n} 个变化较小，未画出",
    "{n} others that changed less are not drawn",
    one="1 other that changed less is not drawn",
)

# Alluvial
ALLUVIAL_SHOWS = Text(
    "{span}的去向图，只画成为别的条目或给出一部分的条目；每个条目一样高，粗细不表示大小。{steps}。",
    "Where items went, {span}; only items that became others, or gave a part, are drawn, each of the "
    "same height, so that width is no measure of size. {steps}.",
)
BANDS_SHOW = Text(
    "{span}有变化的条目，按所属{roots}汇总；带宽为条目数，未变化的不画。{steps}。",
    "Items that changed, {span}, summed by {roots}; a band is as wide as its items are many, "
    "what did not change is not drawn. {steps}.",
)
SPAN = Text("{first} 至 {last} 版", "{first} to {last}")
STEP = Text(
    "{before} 至 {after}：{n} 条",
    "{before} to {after}: {n} ribbons",
    one="{before} to {after}: 1 ribbon",
)
STEP_OF_BANDS = Text(
    "{before} 至 {after}：{n} 条承接",
    "{before} to {after}: {n} ribbons",
    one="{before} to {after}: 1 ribbon",
)
RIBBON = Text(
    "{origin}（{before}）→ {target}（{after}）", "{origin} ({before}) → {target} ({after})"
)
PART_OF_RIBBON = Text("{ribbon}，一部分", "{ribbon}, in part")
BAND = Text("{ribbon}：{n} 条承接", "{ribbon}: {n} ribbons", one="{ribbon}: 1 ribbon")
PART = Text("部分转入", "in part")
OTHER_ROOTS = Text("其他 {n} 个", "{n} others")
UNPLACED = Text("归属无资料", "place unknown")

# Sunburst
SUNBURST_SHOWS = Text(
    "旭日图，{edition} 版。{roots}。扇面按所列的最内层条目数划分，不表示大小。",
    "Sunburst of {edition}. {roots}. A sector is as wide as the innermost items that are listed in "
    "it are many; that is no measure of size.",
)
SO_MANY_IN = Text("{name} {n} 个", "{name} {n}")
SO_MANY = Text("{n} 个", "{n} items", one="1 item")
FINEST_LEFT_OUT = Text(
    "其中 {n} 个条目太小，未单独画出",
    "{n} items are too small for a sector of their own",
    one="1 item is too small for a sector of its own",
)

# Where a picture cannot stand
IN_WORDS = Text("图：{caption}（{description}）", "Picture: {caption} ({description})")
NO_FONT = Text(
    "未画图：本机字体没有 {characters}；请安装中文字体（如 fonts-wqy-microhei），或用 TRACKS_FONT 指明字体文件。",
    "Pictures are left out: no font here has {characters}; install a Chinese font (such as "
    "fonts-wqy-microhei) or name a font file in TRACKS_FONT.",
)
NO_DRAWING = Text(
    '未画图：缺少 resvg-py 和 fonttools；请运行 pip install "industry-tracks[report]"。',
    "Pictures are left out: resvg-py and fonttools are missing; "
    'run pip install "industry-tracks[report]".',
)
