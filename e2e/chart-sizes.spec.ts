import { expect, test } from "@playwright/test";

/** How much a drawing may be enlarged or made smaller, and its texts of 12 px with it. Below the small one there is no smaller one. */
const SCALE = { least: 0.79, ofTheSmall: 0.74, most: 1.75 };
/** Windows from a small phone to a wide screen, among them those right at and below a change of columns or drawings. */
const WIDTHS = [320, 390, 543, 544, 640, 687, 688, 735, 736, 1007, 1008, 1023, 1024, 1071, 1072, 1440, 1536, 1920];

for (const dashboard of ["spending", "devices"] as const)
  test(`charts of ${dashboard} show one drawing each, readable in every window`, async ({ page }) => {
    await page.goto(`/gallery?show=${dashboard}&state=full`);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const charts = await page.locator(".chart-box").evaluateAll((boxes) =>
        boxes.map((box) => {
          const shown = [...box.querySelectorAll<SVGSVGElement>(":scope > .drawing > svg")].filter((svg) => svg.clientWidth > 0);
          const [svg] = shown;
          const { width, height } = svg?.viewBox.baseVal ?? { width: 1, height: 1 };
          const { clientWidth, clientHeight } = box;
          return {
            chart: (box as HTMLElement).dataset.chart,
            drawings: shown.length,
            small: Boolean(svg?.closest(".drawing-s")),
            scale: clientWidth / width,
            bent: Math.abs(clientWidth / width - clientHeight / height) * height,
          };
        }),
      );
      expect(charts.length).toBeGreaterThan(2);
      for (const { chart, drawings, small, scale, bent } of charts) {
        const where = `${chart} in a window of ${width} px`;
        expect.soft(drawings, where).toBe(1);
        expect.soft(scale, where).toBeGreaterThanOrEqual(small ? SCALE.ofTheSmall : SCALE.least);
        expect.soft(scale, where).toBeLessThanOrEqual(SCALE.most);
        expect.soft(bent, `${where}: the box has the shape of its drawing`).toBeLessThanOrEqual(1);
      }
    }
  });
