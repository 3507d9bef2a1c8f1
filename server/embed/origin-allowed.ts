/**
 * Whether a page of this origin is among the tenant's: itself, or below a domain that is listed with `*.`, as
 * `frame-ancestors` understands it.
 *
 * @param origin as a browser says it, "https://app.bank.example"; "null" is nobody
 */
export function originAllowed(origins: readonly string[], origin: string): boolean {
  if (!URL.canParse(origin) || new URL(origin).origin !== origin) return false;
  return origins.some((listed) => {
    if (listed === origin) return true;
    const [scheme, domain] = listed.split("*");
    return domain !== undefined && origin.startsWith(scheme!) && origin.slice(scheme!.length).endsWith(domain);
  });
}
