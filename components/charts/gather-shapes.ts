/**
 * One path in the place of many shapes that look the same: a page has a tenth of the elements to lay out, and less to load. What is
 * see-through stays as it is, since what overlaps would be seen through once and not twice.
 */
export function gatherShapes(svg: string): string {
  return svg.replace(RECTANGLES, byFill).replace(PATHS, alike);
}

const RECTANGLE = '<rect x="([-\\d.]+)" y="([-\\d.]+)" width="([-\\d.]+)" height="([-\\d.]+)" rx="([-\\d.]+)" fill="([^"]*)"/>';
const RECTANGLES = new RegExp(`(?:${RECTANGLE.replaceAll("(", "(?:")}){2,}`, "g");
const EACH_RECTANGLE = new RegExp(RECTANGLE, "g");
const PATHS = /(?:<path d="M[^"]*"(?: [\w-]+="[^"]*")*\/>){2,}/g;
const EACH_PATH = /<path d="([^"]*)"([^>]*)\/>/g;

type Rectangle = { x: number; y: number; width: number; height: number; round: number };

/** Cells next to each other: a path for each of their colours. Of those that lie over each other the order counts. */
function byFill(run: string): string {
  const fills = new Map<string, Rectangle[]>();
  const all = [...run.matchAll(EACH_RECTANGLE)].map(([, ...found]) => {
    const [x, y, width, height, round] = found.map(Number) as [number, number, number, number, number];
    const one = { x, y, width, height, round };
    const fill = found[5]!;
    fills.set(fill, [...(fills.get(fill) ?? []), one]);
    return one;
  });
  if (fills.size > 1 && all.some((one, at) => all.some((other, later) => later > at && overlap(one, other)))) return run;
  return [...fills].map(([fill, cells]) => `<path d="${cells.map(rounded).join("")}" fill="${fill}"/>`).join("");
}

const overlap = (a: Rectangle, b: Rectangle): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

function rounded({ x, y, width, height, round: r }: Rectangle): string {
  const [across, down] = [tenth(width - 2 * r), tenth(height - 2 * r)];
  const corner = (right: number, below: number) => `a${r} ${r} 0 0 1 ${right} ${below}`;
  return `M${tenth(x + r)} ${y}h${across}${corner(r, r)}v${down}${corner(-r, r)}h-${across}${corner(-r, -r)}v-${down}${corner(r, -r)}z`;
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Neighbours that differ in nothing but where they are. */
function alike(run: string): string {
  const gathered: { paths: string[]; look: string }[] = [];
  for (const [, path, look] of run.matchAll(EACH_PATH)) {
    const last = gathered.at(-1);
    if (last && last.look === look && !SEEN_THROUGH.test(look!)) last.paths.push(path!);
    else gathered.push({ paths: [path!], look: look! });
  }
  return gathered.map(({ paths, look }) => `<path d="${paths.join("")}"${look}/>`).join("");
}

const SEEN_THROUGH = /opacity|stroke-dasharray|clip-path|url\(/;
