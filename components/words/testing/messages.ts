/** A text of a language: where it stands, and what it says when it speaks of so many. */
export type Said = { path: string; text: string };

/** What a message is given: in a sentence it is a name of its own, where things are counted a number, of a list all there is in it. */
function given(name: string, things: number) {
  return {
    join: () => `‹${name}›`,
    *[Symbol.iterator]() {
      yield `‹${name}›`;
    },
    spent: `‹${name}.spent›`,
    month: `‹${name}.month›`,
    [Symbol.toPrimitive]: (hint: string) => (hint === "string" ? `‹${name}›` : things),
  };
}

/** All texts of some messages, those with parameters as they speak of so many things. */
export function textsOf(messages: unknown, things: number, path = ""): Said[] {
  if (typeof messages === "string") return [{ path, text: messages }];
  if (typeof messages === "function") {
    const all = Array.from({ length: messages.length }, (_, index) => given(`${index + 1}`, things));
    return [{ path, text: String(messages(...all)) }];
  }
  if (messages === null || typeof messages !== "object") return [];
  return Object.entries(messages).flatMap(([key, one]) => textsOf(one, things, path ? `${path}.${key}` : key));
}

/** The names that a text holds of what it was given. */
export function givenIn(text: string): string[] {
  return [...new Set(text.match(/‹[^›]*›/g) ?? [])].sort();
}
