import { LOOK_ALIKES } from '../../lexicons/look-alikes.ts';

let pairs: ReadonlySet<string> | undefined;

function readPairs(): ReadonlySet<string> {
  return new Set(
    LOOK_ALIKES.flatMap((group) => {
      const characters = Array.from(group);
      return characters.flatMap((left) => characters.filter((right) => right !== left).map((right) => left + right)); // prettier-ignore
    }),
  );
}

/** Are two characters taken for one another by eye? */
export function looksAlike(left: string, right: string): boolean {
  pairs ??= readPairs();
  return pairs.has(left + right);
}
