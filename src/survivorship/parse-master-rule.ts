import { usageError } from '../model/user-error.ts';
import { MASTER_RULES, masterRuleOf } from './master-rules.ts';
import type { MasterRule, MasterRuleName } from './master-rules.ts';
import {
  asciiSigns,
  cutAtColon,
  fieldIndex,
  nearest,
  needed,
  rankedValues,
  refuseArgument,
} from './parse-arguments.ts';
import type { Written } from './parse-arguments.ts';

/**
 * `most-complete`, `newest:updated`, `source:erp>crm`, `where:id=5`, `most-children:orders`; `fieldNames` in the order of
 * the layout, `tables` the names of child tables.
 */
export function parseMasterRule(
  text: string,
  fieldNames: readonly string[],
  tables: readonly string[] = [],
): MasterRule {
  const written = cutAtColon(text);
  if (written.name === 'id' && written.argument?.trim().toLowerCase() === 'lowest')
    return masterRuleOf('id:lowest', { text: written.text });
  if (!isMasterRuleName(written.name)) {
    const names = Object.keys(MASTER_RULES);
    const params = { text: written.text, near: written.name, nearest: nearest(written.name, names) };
    throw usageError('policy/unknown-master', params);
  }
  return masterRuleOf(written.name, {
    ...parseArgument(written.name, written, fieldNames, tables),
    text: written.text,
  });
}

function isMasterRuleName(word: string): word is MasterRuleName {
  return Object.hasOwn(MASTER_RULES, word);
}

function parseArgument(
  name: MasterRuleName,
  written: Written,
  fieldNames: readonly string[],
  tables: readonly string[],
): Partial<MasterRule> {
  const { takes } = MASTER_RULES[name];
  if (takes === 'nothing') {
    refuseArgument(written);
    return {};
  }
  if (takes.endsWith('?') && written.argument === undefined) return {};
  const argument = needed(written);
  switch (takes) {
    case 'field':
    case 'field?':
      return { field: fieldIndex(argument, written, fieldNames) };
    case 'fields?':
      return {
        fields: asciiSigns(argument)
          .split(',')
          .map((each) => fieldIndex(each, written, fieldNames)),
      };
    case 'sources?':
      return { ranked: rankedValues(written, argument) };
    case 'ranking':
      return parseRanking(written, argument, fieldNames);
    case 'table?':
      return { value: tableNamed(argument, written, tables) };
    case 'expression':
    case 'id':
    case 'id?':
      return { value: argument };
  }
}

/** `orders` or `orders.csv`. */
function tableNamed(name: string, { text }: Written, tables: readonly string[]): string {
  const known = tables.find((table) => table === name || `${table}.csv` === name);
  if (known !== undefined) return known;
  if (tables.length === 0) throw usageError('policy/no-table', { text, name });
  throw usageError('policy/unknown-table', {
    text,
    near: name,
    nearest: nearest(name, tables),
    tables: tables.join(', '),
  });
}

/** `priority:level:金卡>银卡`: the field's name ends at the last colon, because a name may contain one. */
function parseRanking(
  written: Written,
  argument: string,
  fieldNames: readonly string[],
): Partial<MasterRule> {
  const colon = asciiSigns(argument).lastIndexOf(':');
  if (colon < 0) throw usageError('policy/needs-argument', { text: written.text, name: written.name });
  return {
    field: fieldIndex(argument.slice(0, colon), written, fieldNames),
    ranked: rankedValues(written, argument.slice(colon + 1)),
  };
}
