import type { Cleaned } from '../../model/cleaned.ts';
import { isFakePhone } from '../../text/placeholders.ts';
import { tidyText } from '../../text/hygiene.ts';
import { digitsOfFloat, isScientific } from '../excel-damage.ts';
import {
  asItStands,
  isEvidence,
  keptAsTyped,
  NO_KEYS,
  tidyAndFold,
  withoutIdentifier,
  withoutValue,
  written,
} from '../outcome.ts';
import type { OpenField } from '../outcome.ts';

const URL =
  /^(?:([a-z][a-z\d+.-]*):\/\/)?((?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]{2,}|localhost|\d{1,3}(?:\.\d{1,3}){3})(:\d+)?([/?#]\S*)?$/iu;

/** `http：//`, `http:\\\\`, `http//`, `http:/`, `htttp://`, and a label in front. */
const MISTYPED_SCHEME =
  /^(?:(?:网址|网站|官网|url|web(?:site)?)[:：] *)?(?:(h{1,2}t{1,3}p|ttp)(s?)(?:[:：]{0,2}[/\\]{1,3}|[:：]{2}[/\\]*)(?=[^/\\]))?/i;

function mendScheme(_whole: string, http: string | undefined, secure: string | undefined): string {
  return http === undefined ? '' : `http${(secure ?? '').toLowerCase()}://`;
}

/** Web addresses: scheme and host in lower case, the path as it is. Nothing is looked up, no scheme invented. */
export const openUrl: OpenField = () => ({
  clean(cell) {
    const { text, issues } = tidyAndFold(cell);
    const nothing = withoutValue(cell, text);
    if (nothing) return nothing;
    const usual = text.replace(MISTYPED_SCHEME, mendScheme).replace(/(?<=[\p{L}\p{N}])[。．](?=[\p{L}\p{N}])/gu, '.').replace(/[;；,，。、]+$/, ''); // prettier-ignore
    const [match, scheme, host = '', port = '', path = ''] = URL.exec(usual) ?? [];
    if (match === undefined) return keptAsTyped(cell, 'invalid', 'url/invalid');
    const value = `${scheme === undefined ? '' : `${scheme.toLowerCase()}://`}${host.toLowerCase()}${port}${path}`;
    return written(
      cell,
      value,
      value === text
        ? 'text/tidy'
        : value.toLowerCase() === text.toLowerCase()
          ? 'url/lower-case'
          : 'url/mended',
      issues,
    );
  },
  keys: ({ value, status }) =>
    status === 'ok' || status === 'fixed'
      ? [value.replace(/^[a-z][a-z\d+.-]*:\/\//, '').replace(/^www\./, '').replace(/\/$/, '')] // prettier-ignore
      : NO_KEYS,
});

const QQ = /^[1-9]\d{4,10}$/;

/** QQ numbers. */
export const openQq: OpenField = () => ({
  clean(cell) {
    if (QQ.test(cell) && !isMadeUp(cell)) return asItStands(cell);
    const { text, issues } = tidyAndFold(cell);
    const nothing = withoutIdentifier(cell, text);
    if (nothing) return nothing;
    const bare = text.normalize('NFKC').replace(/^qq(?:号码?)?[:： ]*/i, '');
    if (isScientific(bare)) return keptAsTyped(cell, 'lossy', 'qq/excel-damaged');
    if (/\*/.test(bare)) return keptAsTyped(cell, 'suspect', 'qq/masked');
    const isEmail = /^\d+@qq\.com$/i.test(bare);
    const number = isEmail ? bare.slice(0, -7) : digitsOfFloat(bare) || bare.replaceAll(' ', '');
    if (!QQ.test(number)) return keptAsTyped(cell, 'invalid', 'qq/invalid');
    if (isMadeUp(number)) return keptAsTyped(cell, 'suspect', 'qq/made-up');
    return written(cell, number, isEmail ? 'qq/from-email' : 'qq/digits', issues);
  },
  keys: ({ value, status }) => (status === 'ok' || status === 'fixed' ? [value] : NO_KEYS),
});

function isMadeUp(number: string): boolean {
  return (
    /^(\d)\1+$/.test(number) || '1234567890'.startsWith(number) || (number.length >= 8 && isFakePhone(number))
  );
}

const WECHAT = /^[A-Za-z][\w-]{5,19}$/;
/** openid and unionid: 28 characters that begin with o; the first names a person to one app, the second to a firm's. */
const OPEN_ID = /^o[\w-]{27}$/;
/** What WeChat gives an account without an id of its own choice. */
const WXID = /^wxid_[a-z\d]{6,30}$/;
/** A mobile or QQ number finds a WeChat account too, and is what most people give. */
const NUMBER = /^[1-9]\d{4,10}$/;

/** WeChat ids. Letters count alike in both cases. */
export const openWechat: OpenField = () => ({
  clean(cell) {
    const { text, issues } = tidyAndFold(cell);
    const nothing = withoutIdentifier(cell, text);
    if (nothing) return nothing;
    const id = text.normalize('NFKC').replace(/^(?:微信号?|wechat|weixin|vx|wx)[:： ]+/i, '').replaceAll(' ', ''); // prettier-ignore
    if (/\*/.test(id)) return keptAsTyped(cell, 'suspect', 'wechat/masked');
    if (/^(?:同|即)?(?:手机|电话|手机号|电话号码|tel|phone)/i.test(id))
      return keptAsTyped(cell, 'suspect', 'wechat/same-as-phone');
    if (WECHAT.test(id) || OPEN_ID.test(id) || WXID.test(id))
      return written(cell, id, 'wechat/bare-id', issues);
    if (!NUMBER.test(id)) return keptAsTyped(cell, 'invalid', 'wechat/invalid');
    return isMadeUp(id)
      ? keptAsTyped(cell, 'suspect', 'wechat/made-up')
      : written(cell, id, 'wechat/bare-id', issues);
  },
  keys: ({ value, status }) => {
    if (status !== 'ok' && status !== 'fixed') return NO_KEYS;
    return [OPEN_ID.test(value) ? value : value.toLowerCase()];
  },
});

const AROUND_ID =
  /^[\s\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+|[\s\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+$/g;
const GUARD = /^="((?:[^"]|"")*)"$/;

/** Identifiers of other systems: everything inside stays, leading zeros and all; only wrappings come off. */
export const openId: OpenField = () => ({
  clean: cleanId,
  accepts: isPlainId,
  keys: (cleaned) => (isEvidence(cleaned) ? [cleaned.value] : NO_KEYS),
});

/** ASCII letters, digits, `-` and `_`, at least one digit, no sign in front. */
function isPlainId(bytes: Uint8Array, start: number, end: number): boolean {
  let digits = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (byte >= 48 && byte <= 57) digits++;
    else if (byte < 65 ? byte !== 45 || at === start : byte > 122 || (byte > 90 && byte < 97 && byte !== 95))
      return false;
  }
  return digits > 0;
}

function cleanId(cell: string): Cleaned {
  let id = cell;
  for (;;) {
    const guarded = GUARD.exec(id);
    const bare = (guarded ? guarded[1]!.replaceAll('""', '"') : id.replace(/^'(?=[^'])/, '')).replace(
      AROUND_ID,
      '',
    );
    if (bare === id) break;
    id = bare;
  }
  const nothing = withoutValue(cell, tidyText(id).text);
  if (nothing) return nothing;
  if (/^\d\.\d+E\+\d{2,3}$/i.test(id)) return keptAsTyped(cell, 'lossy', 'id/excel-damaged');
  return written(cell, id, 'id/unwrapped');
}
