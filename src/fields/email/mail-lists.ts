// The word lists behind addresses, read at their first use and once for each set of changes a person made to them.
import { DISPOSABLE_DOMAINS } from '../../lexicons/disposable-domains.ts';
import { FREE_MAIL_DOMAINS_TSV } from '../../lexicons/free-mail-domains.ts';
import { ROLE_MAILBOXES } from '../../lexicons/role-mailboxes.ts';
import { TOP_LEVEL_DOMAINS } from '../../lexicons/top-level-domains.ts';
import type { FieldSettings } from '../../model/cleaned.ts';
import { splitChanges, tableRows, withChanges } from '../../text/lexicon.ts';

export interface MailLists {
  /** Anybody can have an address there. */
  readonly free: ReadonlySet<string>;
  /** The free ones that typing errors are measured against. */
  readonly targets: readonly string[];
  /** Addresses there live for minutes. A genuine provider is never one, whatever the lists say. */
  readonly disposable: ReadonlySet<string>;
  /** Mailboxes of a function. */
  readonly roles: ReadonlySet<string>;
  /** Endings of the root zone in ASCII letters. */
  readonly endings: ReadonlySet<string>;
}

let shipped: MailLists | undefined;

/** The shipped lists with a person's changes. */
export function mailLists(changes?: FieldSettings['lexicons']): MailLists {
  const isChanged =
    changes !== undefined &&
    ['free-mail-domains', 'disposable-domains', 'role-mailboxes', 'top-level-domains'].some(
      (name) => name in changes,
    );
  if (isChanged) return read(changes);
  return (shipped ??= read({}));
}

function read(changes: NonNullable<FieldSettings['lexicons']>): MailLists {
  const { added, removed } = splitChanges(changes['free-mail-domains'] ?? []);
  const rows = tableRows(FREE_MAIL_DOMAINS_TSV).filter(([domain = '']) => !removed.has(domain));
  const free = new Set([...rows.map(([domain = '']) => domain), ...added]);
  const disposable = new Set(withChanges(DISPOSABLE_DOMAINS, changes['disposable-domains']));
  for (const domain of free) disposable.delete(domain);
  return {
    free,
    targets: rows.flatMap(([domain = '', kind]) => (kind === 'target' ? [domain] : [])),
    disposable,
    roles: new Set(withChanges(ROLE_MAILBOXES, changes['role-mailboxes'])),
    endings: new Set(withChanges(TOP_LEVEL_DOMAINS, changes['top-level-domains'])),
  };
}
