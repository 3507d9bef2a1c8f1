import { randomInt } from "node:crypto";
import { text } from "node:stream/consumers";

/** Letters and digits that nobody mistakes for one another. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

/** The password of the options, of standard input (its first line), or one made here: 20 characters, 98 bits. */
export async function choosePassword(options: {
  password?: string;
  passwordStdin?: boolean;
}): Promise<{ password: string; made: boolean }> {
  if (options.password !== undefined) return { password: options.password, made: false };
  if (options.passwordStdin) return { password: (await text(process.stdin)).split(/\r?\n/)[0] ?? "", made: false };
  const letters = Array.from({ length: 20 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return { password: letters.replace(/.{5}(?=.)/g, "$&-"), made: true };
}
