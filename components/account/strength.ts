export type Strength = { /** 0 to 3. */ level: number; words: string };

const SHORTEST = 10;

/**
 * How hard a password is to guess, roughly: by its length, by how many different characters it has, and by whether it is
 * made of what everybody knows of its owner. No more than a hint; the server asks for the length alone.
 */
export function strengthOf(password: string, known: readonly string[] = []): Strength {
  const letters = [...password.normalize("NFKC")];
  if (letters.length === 0) return { level: 0, words: `At least ${SHORTEST} characters. A few words make a good one.` };
  if (letters.length < SHORTEST) {
    const missing = SHORTEST - letters.length;
    return { level: 0, words: `${missing} more ${missing === 1 ? "character" : "characters"} needed.` };
  }
  const lower = password.toLowerCase();
  if (known.some((word) => word.length > 3 && lower.includes(word.toLowerCase())))
    return { level: 1, words: "Easy to guess: it holds your name or address." };
  const different = new Set(lower).size;
  if (different < 6 || COMMON.test(lower)) return { level: 1, words: "Easy to guess: it follows a pattern that many use." };
  if (letters.length < 14 || different < 9) return { level: 2, words: "Good. A word more makes it strong." };
  return { level: 3, words: "Strong." };
}

/** What lists of stolen passwords begin with, and runs of keys and digits. */
const COMMON = /^(password|passwort|qwert|qwertz|letmein|welcome|admin)|0123|1234|2345|3456|abcd|asdf|yxcv|zxcv/;
