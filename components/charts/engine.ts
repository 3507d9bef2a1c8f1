import { BarChart, CustomChart, LineChart, SankeyChart } from "echarts/charts";
import { GraphicComponent, GridComponent, TooltipComponent } from "echarts/components";
import { use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, LineChart, CustomChart, SankeyChart, GraphicComponent, GridComponent, TooltipComponent, SVGRenderer]);

/** ECharts with only what our charts are drawn of, for server and browser. */
export { init } from "echarts/core";
