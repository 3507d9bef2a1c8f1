/** A browser as far as a sign-in needs one: cookies per host and port, redirects one at a time. */
export class Browser {
  readonly #jar = new Map<string, Map<string, string>>();

  /** Cookies of an address, by name; to look at and to tamper with. */
  cookies(address: string): Map<string, string> {
    const { host } = new URL(address);
    const known = this.#jar.get(host) ?? new Map<string, string>();
    this.#jar.set(host, known);
    return known;
  }

  cookieHeader(address: string): string {
    return [...this.cookies(address)].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  async request(address: string, form?: Record<string, string>): Promise<Response> {
    const response = await fetch(address, {
      redirect: "manual",
      headers: { cookie: this.cookieHeader(address), ...(form && { "content-type": "application/x-www-form-urlencoded" }) },
      ...(form && { method: "POST", body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split("; ");
      const at = pair.indexOf("=");
      const gone = attributes.some((one) => /^(max-age=0|expires=thu, 01 jan 1970)/i.test(one));
      if (gone) this.cookies(address).delete(pair.slice(0, at));
      else this.cookies(address).set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  /** Follows redirects until one leads to where `stop` says, which is not asked any more. @returns its address */
  async follow(address: string, stop: (address: string) => boolean): Promise<string> {
    for (let at = address, steps = 0; steps < 20; steps++) {
      if (stop(at)) return at;
      const response = await this.request(at);
      const next = response.headers.get("location");
      if (next === null) throw new Error(`${at} led nowhere (${response.status}): ${(await response.text()).slice(0, 300)}`);
      at = new URL(next, at).href;
    }
    throw new Error(`${address} led in circles`);
  }
}
