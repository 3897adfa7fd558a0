// Figures of a run as a report gets them, with one text put wherever a customer's or a user's text can come in.
import type { MergedView, ReportData } from '../../src/report/data.ts';
import type { Lang } from '../../src/words/catalogue.ts';

export interface SampleOptions {
  readonly lang?: Lang;
  /** Stands as header, value, file name, cluster id, tag and everything else that is not ours. */
  readonly text?: string;
  /** Value of the column of identity numbers. */
  readonly idNumber?: string;
}

export function sampleReport({
  lang = 'en',
  text = 'sample',
  idNumber = text,
}: SampleOptions = {}): ReportData {
  const cells = [text, 'Anna Example', idNumber, ''];
  const other = ['2', 'Ann Example', `${idNumber} `, text];
  const cluster = {
    id: text,
    band: 'review',
    oversized: true,
    members: [
      { id: '1', source: text, row: 1, cells },
      { id: text, source: 'shop', row: 2, cells: other },
    ],
    links: [
      {
        left: '1',
        right: text,
        rule: text,
        score: 0.91,
        bits: 20,
        prior: -17,
        evidence: [
          { field: text, level: text, bits: 22 },
          { field: 'phone', level: 'different', bits: -2.7 },
        ],
      },
    ],
  } as const;
  const merged: MergedView = {
    ...cluster,
    survivingId: text,
    masterRule: text,
    golden: cells,
    outcomes: [
      {
        field: 'name',
        kept: 'Anna Example',
        keptFrom: '1',
        policy: text,
        tieStep: text,
        distinct: 2,
        lost: [{ id: text, value: text }],
        conflict: true,
      },
      {
        field: 'id_number',
        kept: idNumber,
        keptFrom: '1',
        policy: 'fill',
        tieStep: '',
        distinct: 2,
        lost: [{ id: '2', value: `${idNumber} ` }],
        conflict: false,
      },
    ],
  };
  const field = { valid: 87, suspect: 3, invalid: 4, damaged: 2, changed: 30, empty: 4 };
  return {
    lang,
    fields: [text, 'name', 'id_number', 'note'],
    examples: {
      [text]: [{ field: 0, old: text, new: `${text}!` }],
      'phone/e164': [{ field: 2, old: idNumber, new: '' }],
    },
    summary: {
      schema: 1,
      tool: 'onerow 0',
      run: text,
      command: text,
      arguments: [text],
      operator: text,
      started: '2025-11-22T01:00:00Z',
      ended: '2025-11-22T01:00:09Z',
      now: '2025-11-22',
      country: text,
      inputs: [
        {
          name: text,
          size: 1200,
          sha256: 'abcdef0123456789',
          rows: 100,
          encoding: text,
          delimiter: text,
          sheet: text,
        },
      ],
      outputs: [{ name: text, size: 1_200_000, sha256: 'abcdef0123456789' }],
      counts: {
        in: 100,
        out: 96,
        rejected: 4,
        removed: 0,
        merged: 0,
        archived: 0,
        erased: 0,
        not_selected: 0,
      },
      columns: [
        {
          source: text,
          column: text,
          field: text,
          type: 'text',
          role: 'other',
          confidence: 0.4,
          decided_by: text,
        },
        {
          source: 'shop',
          column: 'id',
          field: 'id_number',
          type: 'cn-id',
          role: 'cn-id',
          confidence: 1,
          decided_by: 'map',
        },
      ],
      fields: Object.fromEntries([
        [text, { type: 'text', ...field }],
        ['id_number', { type: 'cn-id', ...field }],
      ]),
      rules: { [text]: 3, 'phone/e164': 1 },
      flags: { [text]: 2 },
      rejects: { [text]: 4 },
      unmapped: { [text]: { [text]: 7 }, id_number: { [idNumber]: 1 } },
      limits: [text],
      exit: 0,
      reason: text,
      clusters: 1,
      auto_clusters: 0,
      review_clusters: 1,
      oversized_clusters: 1,
    },
    scan: {
      scoreHistogram: Array.from({ length: 20 }, (_, bin) => (bin > 15 ? bin : 0)),
      auto: 0.99,
      reviewAt: 0.8,
      sizes: { auto: { 2: 3 }, review: { 2: 1, 40: 1 } },
      sources: [text, 'shop'],
      sourceMatrix: [
        [1, 2],
        [2, 0],
      ],
      clusters: [cluster],
      commonValues: [{ field: text, value: text, records: 12 }],
    },
    merge: {
      clusters: [merged],
      omitted: 0,
      fields: [{ field: text, policy: text, differed: 2, lost: 1, conflicts: 1 }],
      blocked: [{ id: text, because: text, members: [text, '9'] }],
      children: [{ name: text, rows: 9, repointed: 2, orphans: 1 }],
    },
  };
}

/** A run in which nothing happened. */
export function emptyReport(lang: Lang): ReportData {
  return {
    lang,
    fields: [],
    examples: {},
    summary: {
      schema: 1,
      tool: 'onerow 0',
      run: 'normalize-001',
      command: 'normalize',
      arguments: [],
      operator: '',
      started: '',
      ended: '',
      now: '2025-11-22',
      country: 'CN',
      inputs: [],
      outputs: [],
      counts: { in: 0, out: 0, rejected: 0, removed: 0, merged: 0, archived: 0, erased: 0, not_selected: 0 },
      columns: [],
      fields: {},
      rules: {},
      flags: {},
      rejects: {},
      unmapped: {},
      limits: [],
      exit: 0,
      reason: '',
    },
  };
}
