// Values of lists: gender, channel, yes or no, tags, and the words people use for each.
import { blank, clean, dirty, fullWidth, lost } from './cell.js';

const GENDER_WORDS = {
  words: [
    ['男', '男性', '男士', 'M', 'male', 'Male', '先生', 'ｍ'],
    ['女', '女性', '女士', 'F', 'female', 'FEMALE', '小姐', 'Ｆ'],
  ],
  codes: [['1'], ['2']],
};

/** Blank and 未知 both come out as 未知. */
export function genderCell(person, random, { style, gaps, damage }) {
  if (random.chance(gaps)) return { ...blank('', '未知') };
  if (style === 'codes' && random.chance(0.1)) return dirty('gender: code 0', '0', '未知');
  if (style !== 'codes' && random.chance(damage))
    return random.pick([
      lost('gender: not one', random.pick(['x', '13', '是'])),
      dirty('gender: unknown', random.pick(['未知', '保密', '不详', 'unknown']), '未知'),
    ]);
  const word = random.pick(GENDER_WORDS[style][person.male ? 0 : 1]);
  const right = person.male ? '男' : '女';
  return word === right ? clean(word) : dirty('gender: word', word, right);
}

/** What the configuration of the run maps to each standard value; the words are typed as people type. */
export const CHANNELS = {
  官网: ['网站', '官方网站', 'website', 'web', 'PC'],
  微信: ['wechat', 'weixin', 'wx', '公众号', '小程序'],
  抖音: ['douyin', 'DY', '抖音直播'],
  门店: ['线下', 'store', '到店'],
  转介绍: ['老客户介绍', 'referral', '朋友推荐'],
  展会: ['expo', '会展'],
};

export function channelCell(random, { dirt }) {
  const standard = random.pick(Object.keys(CHANNELS));
  if (random.chance(0.02))
    return lost('channel: not in the list', random.pick(['地推', '传单', '其他渠道', '不清楚从哪来']));
  if (random.chance(0.02)) return lost('channel: nothing', random.pick(['无', '-', 'N/A']));
  if (!random.chance(dirt)) return clean(standard);
  const word = random.pick(CHANNELS[standard]);
  const text = random.pick([word, word.toUpperCase(), ` ${word}`, fullWidth(word), `${word} `]);
  return dirty('channel: synonym', text, standard);
}

export function yesNoCell(random, { gaps }) {
  if (random.chance(gaps)) return blank();
  const yes = random.chance(0.6);
  const word = random.pick(
    yes
      ? ['是', 'Y', 'yes', '1', 'TRUE', '√', '同意', 'true', 'Ｙ']
      : ['否', 'N', 'no', '0', 'FALSE', '×', '不同意', 'false', 'Ｎ'],
  );
  if (random.chance(0.02)) return lost('yes or no: neither', random.pick(['看情况', '2', '待定']));
  return word === '是' || word === '否' ? clean(word) : dirty('yes or no: word', word, yes ? '是' : '否');
}

const TAGS = ['VIP', '老客户', '意向高', '礼盒', '价格敏感', '企业采购', '已流失', '重点'];

export function tagsCell(random, { dirt }) {
  if (!random.chance(0.5)) return blank();
  const tags = [...new Set([random.pick(TAGS), random.pick(TAGS), random.pick(TAGS)])];
  const right = tags.join(';');
  if (!random.chance(dirt)) return clean(right);
  const [kind, text] = random.pick([
    ['commas', tags.join(',')],
    ['full width commas', tags.join('，')],
    ['、', tags.join('、')],
    ['|', tags.join('|')],
    ['；', tags.join('；')],
    ['JSON', JSON.stringify(tags)],
    ['Python', `[${tags.map((tag) => `'${tag}'`).join(', ')}]`],
    ['twice', [...tags, tags[0]].join(',')],
    ['case', [...tags, tags[0].toLowerCase()].join(',')],
    ['spaces', tags.join(' , ')],
    ['line breaks', tags.join('\n')],
    ['full width', tags.map((tag) => fullWidth(tag)).join('、')],
    ['empty ones', `;${tags.join(';;')};`],
  ]);
  return dirty(`tags: ${kind}`, text, right);
}
