// Which line of onerow.yaml, or of a pack it extends, says something.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { LineCounter, parseDocument, type Document } from 'yaml';

const PACKS = fileURLToPath(new URL('../../rules/', import.meta.url));

/** `onerow.yaml:12` or `rules/cn-crm.yaml:5` for a path of keys; '' where nobody says it. */
export type OriginOf = (keys: readonly (string | number)[]) => string;

export function openOrigins(text: string | undefined, file: string | undefined): OriginOf {
  if (text === undefined || file === undefined) return () => '';
  const documents: { readonly name: string; readonly lines: LineCounter; readonly document: Document }[] = [];
  const taken = new Set<string>();
  const read = (name: string, own: string): void => {
    const lines = new LineCounter();
    const document = parseDocument(own, { lineCounter: lines, schema: 'core' });
    documents.push({ name, lines, document });
    const { extends: packs } = (document.toJS({ maxAliasCount: 100 }) ?? {}) as {
      extends?: string | string[];
    };
    // The last named wins over the ones before it.
    for (const pack of [packs ?? []].flat().toReversed()) {
      if (taken.has(pack)) continue;
      taken.add(pack);
      read(`rules/${pack}.yaml`, fs.readFileSync(path.join(PACKS, `${pack}.yaml`), 'utf8'));
    }
  };
  read(file, text);
  return (keys) => {
    for (const { name, lines, document } of documents) {
      const node = document.getIn(keys, true) as { range?: [number, number, number] } | undefined;
      if (node === undefined || !document.hasIn(keys)) continue;
      return node.range ? `${name}:${lines.linePos(node.range[0]).line}` : name;
    }
    return '';
  };
}
