// Puts an interactive chart in the place of each drawing, in the colours of the page.
"use strict";
(() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

  function theme() {
    const style = getComputedStyle(document.documentElement);
    const [ink, faint, paper, grid] = ["--ink", "--faint", "--paper", "--grid"].map((name) =>
      style.getPropertyValue(name).trim(),
    );
    const axis = {
      axisLine: { lineStyle: { color: grid } },
      axisLabel: { color: faint },
      splitLine: { lineStyle: { color: grid } },
    };
    return {
      textStyle: { color: ink, fontFamily: getComputedStyle(document.body).fontFamily },
      legend: { textStyle: { color: ink }, inactiveColor: grid },
      tooltip: {
        backgroundColor: paper,
        borderColor: grid,
        textStyle: { color: ink },
        confine: true,
        extraCssText: "max-width:26em;white-space:normal;overflow-wrap:anywhere",
      },
      categoryAxis: axis,
      valueAxis: axis,
      sankey: { label: { color: ink, textBorderWidth: 0 } },
      sunburst: {
        label: { color: ink, textBorderColor: paper, textBorderWidth: 2 },
        itemStyle: { borderColor: paper },
      },
    };
  }

  function make(figure) {
    const place = figure.querySelector(".chart");
    const drawing = figure.querySelector(".drawing");
    const button = figure.querySelector("button");
    const option = JSON.parse(figure.querySelector("script").textContent);
    const box = drawing.querySelector("svg").viewBox.baseVal;
    let chart = null;

    function draw() {
      if (chart) chart.dispose();
      const width = place.clientWidth;
      place.style.height = `${Math.max(360, Math.min(900, (width * box.height) / box.width))}px`;
      chart = echarts.init(place, theme(), { renderer: "svg" });
      chart.setOption({ ...option, animation: !still });
    }

    function show(interactive) {
      button.setAttribute("aria-pressed", String(interactive));
      drawing.hidden = interactive;
      place.hidden = !interactive;
      if (interactive) draw();
    }

    button.hidden = false;
    button.addEventListener("click", () => show(place.hidden));
    dark.addEventListener("change", () => place.hidden || draw());
    new ResizeObserver(() => chart && !place.hidden && chart.resize()).observe(place);
    show(true);
  }

  // A figure far down the page is made when it is about to be seen.
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        seen.unobserve(target);
        make(target);
      }
    },
    { rootMargin: "600px" },
  );
  document.querySelectorAll("figure").forEach((figure) => seen.observe(figure));
})();
