import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";

/** OWASP's figures for scrypt: 32 MB, three passes; about 0.2 s of one core. */
const COST = { n: 2 ** 15, r: 8, p: 3 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** A password as it is stored: `scrypt$n$r$p$salt$hash`, so that a later change of cost still reads today's. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, COST.n, COST.r, COST.p);
  return ["scrypt", COST.n, COST.r, COST.p, salt.toString("base64url"), hash.toString("base64url")].join("$");
}

/**
 * Whether the password belongs to the stored hash, and whether the hash should be made anew because costs have changed.
 * Without a stored hash (nobody has this e-mail address) it takes the same time and says no.
 */
export async function verifyPassword(password: string, stored: string | null): Promise<{ ok: boolean; stale: boolean }> {
  const parts = stored === null ? null : parse(stored);
  const { n, r, p } = parts ?? COST;
  const salt = parts?.salt ?? Buffer.alloc(SALT_BYTES);
  const expected = parts?.hash ?? Buffer.alloc(HASH_BYTES);
  const ok = timingSafeEqual(await derive(password, salt, n, r, p), expected) && parts !== null;
  return { ok, stale: ok && (n !== COST.n || r !== COST.r || p !== COST.p) };
}

function parse(stored: string) {
  const [name, n, r, p, salt, hash] = stored.split("$");
  const parts = {
    n: Number(n),
    r: Number(r),
    p: Number(p),
    salt: Buffer.from(salt ?? "", "base64url"),
    hash: Buffer.from(hash ?? "", "base64url"),
  };
  return name === "scrypt" && parts.hash.length === HASH_BYTES ? parts : null;
}

function derive(password: string, salt: Buffer, n: number, r: number, p: number): Promise<Buffer> {
  // The same letters typed on different keyboards may arrive in different Unicode forms.
  const text = password.normalize("NFKC");
  const options: ScryptOptions = { N: n, r, p, maxmem: 256 * n * r };
  return new Promise((resolve, reject) =>
    scrypt(text, salt, HASH_BYTES, options, (error, key) => (error ? reject(error) : resolve(key))),
  );
}
