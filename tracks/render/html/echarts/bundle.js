// What of ECharts the pages use; `make echarts` makes echarts.min.js of it.
import { LineChart, SankeyChart, SunburstChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import * as core from "echarts/core";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";

core.use([
  LineChart,
  SankeyChart,
  SunburstChart,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  LabelLayout,
  SVGRenderer,
]);
export const init = core.init;
export const version = core.version;
