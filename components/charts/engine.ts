import { BarChart, HeatmapChart, LineChart } from "echarts/charts";
import { GraphicComponent, GridComponent, TooltipComponent, VisualMapPiecewiseComponent } from "echarts/components";
import { use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([
  BarChart,
  LineChart,
  HeatmapChart,
  GraphicComponent,
  GridComponent,
  TooltipComponent,
  VisualMapPiecewiseComponent,
  SVGRenderer,
]);

/** ECharts with only what our charts are drawn of, for server and browser. */
export { init } from "echarts/core";
