import type { Words } from './catalogue.ts';

/** What a run needs of memory and time, said before it begins. */
export const memoryEn: Words = {
  'option/memory': 'most memory a run may take, as in 800M, 4G or 50% of the machine (default: 80%)',
  'cli/memory': '{flag} takes a size such as 800M, 4G or 50%, not "{value}".',
  'limit/memory-least': '--memory {limit} is too little: any run needs about {least}.',
  'limit/memory':
    'Matching these {rows} rows needs about {need} of memory, and the run may take {limit} of the {machine} there are. Nothing was compared.',
  'limit/memory#hint':
    'Allow more with --memory, match by narrower rules (as in: --rule a+b, of values few rows share), or take fewer rows at a time (--where).',
  'limit/memory-reading':
    'The {rows} rows or so of these files need more than {need} of memory, and the run may take {limit} of the {machine} there are. Nothing was read.',
  'limit/memory-reading#hint': 'Allow more with --memory, or split the files, as by city or by year.',
  'match/memory': 'memory: about {need} of the {limit} the run may take (the machine has {machine}): {parts}',
  'match/memory-fewer-threads':
    'With {of} threads that would be {more}: matching goes on with {threads}. The result is the same, it takes longer.',
  'memory/threads-within': '--memory {limit} leaves room for {threads} of {of} threads.',
  'memory/program': 'program {size}',
  'memory/threads': '{threads} × thread {size}',
  'memory/reading': 'reading {size}',
  'memory/records': 'records {size}',
  'memory/keys': 'blocking keys {size}',
  'memory/pairs': 'matched pairs {size}',
  'memory/survivors': 'merging, afterwards, {size}',
  'match/forecast': '{pairs} pairs to compare, {rate} a second: {eta}',
  'eta/seconds': 'about {count} seconds',
  'eta/minutes': 'about {count} minutes',
  'eta/hours': 'about {count} hours',
  'eta/days': 'about {count} days',
};
