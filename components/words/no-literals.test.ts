import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { expect, test } from "vitest";
import { parseAst } from "vitest/node";

/** What a dashboard shows is written in the words of its reader's language, and in no other: a law over the rooms of dashboards. */

const COMPONENTS = resolve(import.meta.dirname, "..");
const ROOMS = ["dashboards", "tiles", "charts", "controls", "states", "events", "csv"];

/** Files of these rooms that stand in the console alone, whose language is English. */
const CONSOLE = ["states/explore-skeleton.tsx", "states/grid-skeleton.tsx"];

/** Attributes that are read, seen or spoken; those of components are called as what they become. */
const SPOKEN = /^(aria-(label|description|roledescription|valuetext|placeholder)|title|placeholder|alt|label|summary)$/;
/** Properties of what charts, menus and tables are made from. */
const SHOWN = /^(title|label|summary|about|axis|question|text|heading|placeholder|words|note|comparedName|badge)$/;

/** Literals that are no text: each with its reason. */
const ALLOWED: Record<string, string> = {};

test("no text of a dashboard stands in its components", () => {
  const files = ROOMS.flatMap((room) => filesIn(join(COMPONENTS, room)));
  expect(files.length).toBeGreaterThan(80);
  const found = files
    .map((path) => ({ path, name: relative(COMPONENTS, path) }))
    .filter(({ name }) => !/\.test\.|\/fixtures\//.test(name) && !CONSOLE.includes(name))
    .flatMap(({ path, name }) => literalsOf(readFileSync(path, "utf8")).map((text) => `${name}: ${text}`));
  expect(found.filter((one) => !(one in ALLOWED))).toEqual([]);
});

test.each([
  ["a text", "<p>No data</p>"],
  ["a choice of texts", '<p>{open ? "Show fewer" : "Show more"}</p>'],
  ["a glued text", `<p>{\`\${count} more\`}</p>`],
  ["a text after a condition", '<p>{left > 0 && "and others"}</p>'],
  ["a spoken name", '<button aria-label="Close" />'],
  ["a glued name", `<section aria-label={\`\${title}, data\`} />`],
  ["a title that is chosen", '<span title={a ?? "Nothing"} />'],
  ["a table of texts", '({ debit: "Out", credit: "In" })'],
  ["the title of a model", '({ id: "pace", title: "Pace" })'],
])("the law sees %s", (_, code) => {
  expect(literalsOf(`const sample = ${code};`)).not.toEqual([]);
});

test.each([
  ["names of classes", '<p className="text-note">{words.loading}</p>'],
  ["marks and figures", `<p title={\`\${a} · \${b}\`}>{value ?? "–"} / 3</p>`],
  ["names of tiles in addresses", '<Tile id="merchants" title={words.title} />'],
  ["keys and faults", '{ if (key === "Enter") throw new Error("A chart stands outside."); }'],
  ["what is compared", '<p>{kind === "debit" ? words.out : words.in}</p>'],
])("the law lets be %s", (_, code) => {
  expect(literalsOf(`const sample = () => ${code};`)).toEqual([]);
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** A node of the syntax tree, as far as it is looked at here. */
type Node = { type: string } & Record<string, unknown>;

/** Texts with letters that a file would show, wherever they stand in it. */
function literalsOf(code: string): string[] {
  const found: string[] = [];
  for (const node of nodesOf(parseAst(code, { lang: "tsx" }))) found.push(...shownAt(node));
  return found.map((text) => text.trim()).filter((text) => /\p{L}/u.test(text));
}

function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (!isNode(value)) return [];
  return [value, ...Object.values(value).flatMap(nodesOf)];
}

/** What a node shows by itself: text, what stands in braces among it, a spoken attribute, a shown property. */
function shownAt(node: Node): string[] {
  switch (node.type) {
    case "JSXText":
      return [String(node.value)];
    case "JSXElement":
    case "JSXFragment":
      return (node.children as Node[]).filter(({ type }) => type === "JSXExpressionContainer").flatMap(literals);
    case "JSXAttribute":
      return SPOKEN.test(nameOf(node.name)) ? literals(node.value) : [];
    case "Property":
      return literals(node.value).filter((text) => SHOWN.test(nameOf(node.key)) || isWorded(text));
    // A table of texts, a list of them, an argument: what begins as a sentence or a name does is one.
    case "ArrayExpression":
      return (node.elements as Node[]).flatMap(literals).filter(isWorded);
    case "CallExpression":
      return (node.arguments as Node[]).flatMap(literals).filter(isWorded);
    default:
      return [];
  }
}

const isWorded = (text: string) => /^\p{Lu}\p{Ll}/u.test(text);

/** The literals that an expression may come to: its branches, and the fixed parts of templates. */
function literals(node: unknown): string[] {
  if (!isNode(node)) return [];
  switch (node.type) {
    case "Literal":
      return typeof node.value === "string" ? [node.value] : [];
    case "TemplateLiteral":
      return [
        ...(node.quasis as Node[]).map(({ value }) => (value as { cooked: string }).cooked),
        ...(node.expressions as Node[]).flatMap(literals),
      ];
    case "ConditionalExpression":
      return [...literals(node.consequent), ...literals(node.alternate)];
    case "LogicalExpression":
      return [...(node.operator === "&&" ? [] : literals(node.left)), ...literals(node.right)];
    case "BinaryExpression":
      return node.operator === "+" ? [...literals(node.left), ...literals(node.right)] : [];
    case "JSXExpressionContainer":
    case "ParenthesizedExpression":
    case "TSAsExpression":
      return literals(node.expression);
    default:
      return [];
  }
}

function nameOf(node: unknown): string {
  if (!isNode(node)) return "";
  if (node.type === "JSXNamespacedName") return `${nameOf(node.namespace)}:${nameOf(node.name)}`;
  return String(node.name ?? node.value ?? "");
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value;
}
