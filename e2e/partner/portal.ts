import { DASHBOARD } from "./claims.ts";
import { bankPage } from "./pages/bank.ts";
import { messagePage, signInPage } from "./pages/entry.ts";
import { homePage } from "./pages/home.ts";
import type { Place, View } from "./pages/layout.ts";
import { iframePage, severalPage } from "./pages/ways.ts";
import { peopleOf } from "./people.ts";
import { json, page, pageHeaders, type Reply, redirect } from "./reply.ts";
import type { Session, Sessions } from "./sessions.ts";
import type { PortalName, Settings } from "./settings.ts";
import type { SigningKey } from "./signing-key.ts";
import { readSwitches, type Switches, writeSwitches } from "./switches.ts";
import { mint, mintedAddress, tokenEndpoint } from "./token-endpoint.ts";

export type Portal = { name: PortalName; settings: Settings; key: SigningKey; sessions: Sessions };
/** `path` is what follows `/<portal>/`. `own`: sent by a page of the portal itself, which alone may change something. */
export type Asked = {
  method: string;
  path: string;
  query: URLSearchParams;
  cookies: string | undefined;
  form: URLSearchParams;
  own: boolean;
};

/** Answers everything below `/<portal>`. Who is not signed in gets the sign-in page, and nothing else. */
export async function answerPortal(portal: Portal, asked: Asked): Promise<Reply> {
  const { name, settings, key, sessions } = portal;
  const { method, path, cookies } = asked;
  const session = sessions.find(name, cookies);
  const switches = readSwitches(asked.query);
  if (path === "jwks.json") return json({ keys: [key.jwk] });
  if (path === "inlay-token") {
    if (method !== "POST" && method !== "GET") return json({ error: "Ask by POST." }, 405);
    return tokenEndpoint(settings, key, session, switches);
  }
  if (method === "POST" && !asked.own)
    return message(portal, 403, "Not from here", "This was sent by another site, so nothing was done.");
  if (path === "sign-in") return method === "POST" ? signIn(portal, asked) : askWho(portal, asked);
  if (path === "sign-out" && method === "POST")
    return redirect(`/${name}/sign-in`, { "set-cookie": sessions.end(name, cookies) });
  if (!session) return redirect(`/${name}/sign-in?next=${encodeURIComponent(addressOf(name, asked))}`);
  return show(portal, session, path, switches);
}

function askWho({ name, settings }: Portal, { query }: Asked): Reply {
  const people = peopleOf(name, settings.portals[name].subjects);
  return page(signInPage(name, people, query.get("next") ?? ""), pageHeaders(settings.inlay));
}

function signIn(portal: Portal, { form, cookies }: Asked): Reply {
  const { name, settings, sessions } = portal;
  const person = peopleOf(name, settings.portals[name].subjects).find(({ id }) => id === form.get("person"));
  if (!person) return message(portal, 400, "Nobody of that name", "Choose one of the people on the list.");
  sessions.end(name, cookies);
  const next = form.get("next") ?? "";
  // Back to a page of this portal, never elsewhere.
  const to = new RegExp(`^/${name}(?:/[a-z]*)?(?:[?][\\w&=%.:,+-]*)?$`).test(next) ? next : `/${name}`;
  return redirect(to, { "set-cookie": sessions.begin(name, person) });
}

async function show(portal: Portal, session: Session, path: string, switches: Switches): Promise<Reply> {
  const { name, settings, key } = portal;
  const { "fail-token": failures, ...rest } = switches;
  session.failures = Math.max(0, failures ?? 0);
  const view: View = {
    portal: name,
    person: session.person,
    inlay: settings.inlay,
    place: path as Place,
    switches,
    tokenUrl: `/${name}/inlay-token${writeSwitches(rest)}`,
  };
  const headers = pageHeaders(settings.inlay, path === "isolated");
  const draw = name === "bank" ? bankPage : homePage;
  if (path === "" || path === "isolated") return page(draw(view), headers);
  if (path === "several") return page(severalPage(view), headers);
  if (path !== "plain" && path !== "minted") return message(portal, 404, "No such page", "There is nothing at this address.");
  try {
    const src =
      path === "plain"
        ? `${settings.inlay}/embed/${DASHBOARD[name]}?token=${mint(settings, key, session, switches)}`
        : await mintedAddress(settings, session, switches);
    return page(iframePage(view, src), headers);
  } catch (error) {
    return message(portal, error instanceof RangeError ? 403 : 502, "No dashboard now", (error as Error).message);
  }
}

function message({ name, settings }: Portal, status: number, title: string, text: string): Reply {
  return page(messagePage(name, title, text), pageHeaders(settings.inlay), status);
}

const addressOf = (name: PortalName, { path, query }: Asked) =>
  `/${name}${path && `/${path}`}${query.size > 0 ? `?${query.toString()}` : ""}`;
