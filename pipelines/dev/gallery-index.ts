import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/** A picture and what was measured when it was taken. */
export const Picture = z.object({
  name: z.string(),
  title: z.string(),
  group: z.string(),
  state: z.string(),
  path: z.string(),
  file: z.string(),
  width: z.enum(["wide", "tablet", "phone"]),
  theme: z.enum(["light", "dark"]),
  rtl: z.boolean(),
  shift: z.number(),
  overflow: z.number(),
  clipped: z.array(z.string()),
  violations: z.array(z.string()),
});
export type Picture = z.infer<typeof Picture>;

/** Most cumulative layout shift of a page; 0.1 still counts as good elsewhere. */
const MOST_SHIFT = 0.02;

/** Writes index.html beside the pictures. `wrong`: each measure that misses its figure, in a line. */
export async function writeGalleryIndex(
  folder: string,
  pictures: readonly Picture[],
): Promise<{ index: string; wrong: string[] }> {
  const wrong = pictures.flatMap((picture) => faults(picture).map((fault) => `${picture.file}: ${fault}`));
  const index = join(folder, "index.html");
  await writeFile(index, html(pictures, wrong));
  return { index, wrong };
}

function faults({ shift, overflow, clipped, violations }: Picture): string[] {
  return [
    ...(shift > MOST_SHIFT ? [`layout shift ${shift}, at most ${MOST_SHIFT}`] : []),
    ...(overflow > 0 ? [`${overflow} px wider than the screen`] : []),
    ...clipped.map((text) => `clipped: ${text}`),
    ...violations,
  ];
}

function html(pictures: readonly Picture[], wrong: readonly string[]): string {
  const groups = Map.groupBy(pictures, ({ group }) => group);
  const worst = Math.max(0, ...pictures.map(({ shift }) => shift));
  const sections = [...groups].map(([group, members]) => {
    const pages = [...Map.groupBy(members, ({ name }) => name).values()].map(pageHtml);
    return `<h2>${text(group)}</h2>${pages.join("")}`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title><style>${STYLE}</style>
<h1>Gallery</h1><p>${pictures.length} pictures; greatest layout shift ${worst}; ${wrong.length === 0 ? "nothing measured is wrong" : `${wrong.length} measures are wrong`}.</p>
${wrong.length > 0 ? `<ul class="wrong">${wrong.map((line) => `<li>${text(line)}</li>`).join("")}</ul>` : ""}${sections.join("")}</html>`;
}

function pageHtml(pictures: Picture[]): string {
  const { title, state, path } = pictures[0]!;
  const figures = pictures
    .map(
      ({ file, width, theme, rtl }) =>
        `<figure class="${width}"><a href="${text(file)}"><img loading="lazy" src="${text(file)}" alt="${text(title)}, ${width}, ${theme}"></a><figcaption>${width}, ${theme}${rtl ? ", right to left" : ""}</figcaption></figure>`,
    )
    .join("");
  return `<section><h3>${text(title)} <small>${text(state)} · ${text(path)}</small></h3><div>${figures}</div></section>`;
}

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;margin:2rem;background:#f6f6f8}section{margin:0 0 2rem}
section>div{display:flex;gap:1rem;overflow-x:auto;align-items:start;padding-bottom:.5rem}figure{margin:0;flex:none}
img{display:block;border:1px solid #ddd;border-radius:6px;background:#fff;max-height:640px;object-fit:cover;object-position:top}
.wide img{width:480px}.tablet img{width:256px}.phone img{width:150px}figcaption,small{color:#667;font-size:12px;font-weight:400}.wrong{color:#b00}`;

function text(value: string): string {
  return value.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
