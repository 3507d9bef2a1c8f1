/**
 * What is filed under a key that a tenant's data chose: a device may be called "constructor", which every object has.
 * @returns undefined where nothing is
 */
export function own<T>(filed: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return filed !== undefined && Object.hasOwn(filed, key) ? filed[key] : undefined;
}
