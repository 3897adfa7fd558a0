// Every field type and the normalizer that cleans it. Adding a type is adding a line here and a table of tests.
import { openCompany } from '../fields/company/company.ts';
import { openUscc } from '../fields/credit-code/credit-code.ts';
import { openDate, openDateTime } from '../fields/date/normalizer.ts';
import { openEmail } from '../fields/email/normalizer.ts';
import { openBool } from '../fields/listed/bool.ts';
import { openEnum } from '../fields/listed/enum.ts';
import { openGender } from '../fields/listed/gender.ts';
import { openCnId } from '../fields/national-id/national-id.ts';
import { openName } from '../fields/person-name/person-name.ts';
import { openPhone } from '../fields/phone/normalizer.ts';
import { openId, openQq, openUrl, openWechat } from '../fields/plain/account.ts';
import { openMoney, openNumber } from '../fields/plain/number.ts';
import { openAddress } from '../fields/place/address.ts';
import { openPostcode } from '../fields/place/postcode.ts';
import { openRegion } from '../fields/place/region.ts';
import { openTags } from '../fields/listed/tags.ts';
import { openNote, openText } from '../fields/plain/text.ts';
import type { FieldSettings, Normalizer } from '../model/cleaned.ts';
import type { FieldType } from '../model/field-type.ts';
import { withOwnPlaceholders } from './own-placeholders.ts';
import { openNamePart } from './name-part.ts';
import { openParty } from './party-normalizer.ts';

const NORMALIZERS: Readonly<Record<FieldType, (settings: FieldSettings) => Normalizer>> = {
  name: (settings) => (settings.namePart === true ? openNamePart(settings) : openName(settings)),
  company: (settings) => (settings.mixedParties === true ? openParty(settings) : openCompany(settings)),
  phone: openPhone,
  email: openEmail,
  address: openAddress,
  region: openRegion,
  postcode: (settings) => openPostcode(settings),
  date: openDate,
  datetime: openDateTime,
  number: openNumber,
  money: openMoney,
  bool: openBool,
  gender: openGender,
  // Without a list of standard values there is nothing to map to.
  enum: (settings) => (settings.values === undefined ? openText(settings) : openEnum(settings)),
  tags: openTags,
  'cn-id': openCnId,
  uscc: openUscc,
  url: openUrl,
  qq: openQq,
  wechat: openWechat,
  note: openNote,
  text: openText,
  id: openId,
};

export function openNormalizer(type: FieldType, settings: FieldSettings): Normalizer {
  return withOwnPlaceholders(type, settings, NORMALIZERS[type](settings));
}
