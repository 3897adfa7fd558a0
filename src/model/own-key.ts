/** What stands under a key that a person chose; `constructor` and the like stand in every object and are nobody's. */
export function ownKey<T>(of: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(of, key) ? of[key] : undefined;
}
