// Invented people, some of them several times in another spelling.
const SURNAMES = Array.from('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗');
const GIVEN = Array.from('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国红');
const CITIES = ['上海', '北京', '广州', '深圳', '杭州', '成都'];

/** The same for the same number. Ids are `p12-2`: the second record of person 12. */
export function makePeople(count: number): {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  let state = 20_260_131;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const rows: string[][] = [];
  for (let person = 0; person < count; person++) {
    const name = SURNAMES[random(20)]! + GIVEN[random(29)]! + (random(3) === 0 ? '' : GIVEN[random(29)]!);
    const phone = `139${String(random(10 ** 8)).padStart(8, '0')}`;
    const email = `u${random(10 ** 6)}@example.${['com', 'cn', 'net'][random(3)]!}`;
    const city = CITIES[random(6)]!;
    const copies = random(5) === 0 ? 2 + random(2) : 1;
    for (let copy = 1; copy <= copies; copy++) {
      const isFirst = copy === 1;
      const spelled =
        isFirst || random(2) === 0
          ? phone
          : `+86 ${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`;
      const kept = isFirst || random(3) > 0;
      const updated = `2025-${String(1 + random(12)).padStart(2, '0')}-${String(1 + random(28)).padStart(2, '0')}`;
      rows.push([
        `p${person}-${copy}`,
        isFirst || random(4) > 0 ? name : ` ${name} `,
        kept ? spelled : '',
        kept && random(3) === 0 ? '' : isFirst ? email : email.toUpperCase(),
        isFirst ? city : CITIES[random(6)]!,
        updated,
      ]);
    }
  }
  return { columns: ['id', 'name', 'phone', 'email', 'city', 'updated'], rows };
}
