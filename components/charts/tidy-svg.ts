import { gatherShapes } from "#components/charts/gather-shapes.ts";
import { TEXT } from "#components/charts/text.ts";

/**
 * An SVG of ECharts as a page needs it: without what a strict content security policy forbids, what only a living chart needs and
 * what nobody sees, its coordinates to a tenth of a pixel. A third of its size is left, and it looks the same.
 *
 * @param id begins the names of its patterns and clips, which must be unlike any other drawing's on a page
 */
export function tidySvg(svg: string, id: string): string {
  return gatherShapes(
    svg
      .replace(/\n/g, "")
      .replace(/<style[\s\S]*?<\/style>/g, "")
      .replaceAll(` style="font-size:${TEXT}px;font-family:inherit;"`, "")
      .replace(/ (class|ecmeta_\w+|pointer-events|xml:space)="[^"]*"/g, "")
      .replace(/zr\d+-/g, `${id}-`)
      .replace(/<svg [^>]*?(viewBox="[^"]*")[^>]*>/, '<svg $1 aria-hidden="true">')
      .replace(/<(rect|path)(?![^>]* stroke=)[^>]* fill="none"[^>]*><\/\1>/g, "")
      // Points that are not shown are there all the same, at no size.
      .replace(/<path [^>]*transform="matrix\(0,0,0,0,[^"]*"[^>]*><\/path>/g, "")
      // The stylesheet says so of all texts of drawings.
      .replaceAll(' dominant-baseline="central"', "")
      .replace(ROUNDED, asRectangle)
      .replace(/ d="([^"]*)"/g, (_, path: string) => ` d="${shortPath(path)}"`)
      .replace(/ transform="([^"]*)"/g, (_, transform: string) => ` transform="${roundNumbers(transform)}"`)
      .replace(MOVED_PATH, asPlaced)
      .replace(
        MOVED_TEXT,
        (_, before, y, right, down) => `<text${before} x="${right}" y="${tenth(Number(down) + Number(y ?? 0))}"`,
      )
      .replace(/><\/(path|rect|circle|line|polyline|ellipse)>/g, "/>"),
  );
}

const NUMBER = "(-?[\\d.]+)";
/** A rectangle with four round corners, as ECharts writes it: clockwise from the end of its first corner. */
const ROUNDED = new RegExp(
  `<path d="M${NUMBER} ${NUMBER}L${NUMBER} ${NUMBER}A${NUMBER} [^LZ]*L${NUMBER} ${NUMBER}A[^LZ]*L[^A]*A[^LZ]*L[^A]*A[^LZ]*Z"`,
  "g",
);

function asRectangle(whole: string, ...found: string[]): string {
  const [left, top, right, startTop, radius, , bottom] = found.slice(0, 7).map(Number) as [
    ...[left: number, top: number, right: number, startTop: number, radius: number, side: number, bottom: number],
  ];
  // Another shape, or one of several in a path.
  if (top !== startTop || whole.split("Z").length !== 2) return whole;
  const [x, width, height] = [left - radius, right + radius - (left - radius), bottom + radius - top];
  if (width <= 0 || height <= 0) return whole;
  return `<rect x="${tenth(x)}" y="${tenth(top)}" width="${tenth(width)}" height="${tenth(height)}" rx="${tenth(radius)}"`;
}

const MOVED_TEXT = new RegExp(
  `<text((?: text-anchor="[a-z]+")?)(?: y="${NUMBER}")? transform="translate\\(${NUMBER} ${NUMBER}\\)"`,
  "g",
);
const MOVED_PATH = new RegExp(`<path d="([^"A-LN-Z]*)" transform="translate\\(${NUMBER} ${NUMBER}\\)"`, "g");

/** A path of steps, begun where it was moved to. */
function asPlaced(_: string, path: string, right: string, down: string): string {
  const placed = path.replace(
    new RegExp(`M${NUMBER} ${NUMBER}`, "g"),
    (_, x, y) => `M${tenth(Number(x) + Number(right))} ${tenth(Number(y) + Number(down))}`,
  );
  return `<path d="${placed}"`;
}

/** To a tenth; what a number has beyond that no screen shows. */
const tenth = (value: number): string => String(Math.round(value * 10) / 10 || 0);

const roundNumbers = (text: string): string => text.replace(/-?\d+\.\d+/g, (number) => tenth(Number(number)));

/** Lines and curves as steps from point to point, which are shorter and more alike than places; other paths rounded. */
function shortPath(path: string): string {
  if (!/^(?:[MLlC][-\d., ]+|Z)+$/.test(path)) return roundNumbers(path);
  const steps: string[] = [];
  // In tenths, so that roundings do not add up.
  let [x, y, fromX, fromY] = [0, 0, 0, 0];
  // Of steps that are steps already, where they lead, so that theirs do not either.
  let [exactX, exactY] = [0, 0];
  for (const [, command, text] of path.matchAll(/([MLlCZ])([^MLlCZ]*)/g)) {
    if (command === "Z") {
      steps.push("z");
      [x, y] = [fromX, fromY];
      [exactX, exactY] = [x / 10, y / 10];
      continue;
    }
    const numbers = text!.trim().split(/[ ,]+/).map(Number);
    const [startX, startY] = command === "l" ? [exactX, exactY] : [0, 0];
    const places = numbers.map((number, at) => Math.round((number + (at % 2 ? startY : startX)) * 10));
    [exactX, exactY] = [numbers.at(-2)! + startX, numbers.at(-1)! + startY];
    const [toX, toY] = places.slice(-2) as [number, number];
    if (command === "M") {
      steps.push(`M${toX / 10} ${toY / 10}`);
      [fromX, fromY] = [toX, toY];
    } else if (command === "C") steps.push(`c${places.map((place, at) => (place - (at % 2 ? y : x)) / 10).join(" ")}`);
    else steps.push(step((toX - x) / 10, (toY - y) / 10));
    [x, y] = [toX, toY];
  }
  return steps.join("");
}

const step = (right: number, down: number): string => (down === 0 ? `h${right}` : right === 0 ? `v${down}` : `l${right} ${down}`);
