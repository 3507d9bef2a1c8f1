/**
 * Whose a stored text is: "a" is tenant A as a whole, "a1" and "a2" two of its subjects, "as" its subject that has the same id
 * in both tenants; so for B.
 */
export type Owner = `${"a" | "b"}${"" | "1" | "2" | "s"}`;

/** A text that is stored in one place of one owner and nowhere else; fit for names, ids, slugs and addresses alike. */
export const canary = (owner: Owner, place: string): string => `qz${owner}x${place}`;

/** Every canary in a text, each once. */
export const canariesIn = (text: string): string[] => [...new Set(text.match(/qz[ab][12s]?x[a-z0-9]+/g))];

export const ownerOf = (found: string): Owner => found.slice(2, found.indexOf("x")) as Owner;
