// Check digits of numbers that registries give to organisations and banks to cards. Published algorithms; each is tested
// on numbers published by the registry or in python-stdnum's documentation (only the algorithms are alike, no code is).

const digitAt = (text: string, at: number): number => text.charCodeAt(at) - 48;

/** Σ digit × weight over as many places as there are weights. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at++) sum += digitAt(digits, at) * weights[at]!;
  return sum;
}

/** ISO 7812: every second digit from the right counts twice. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = digits.length - 1, doubled = false; at >= 0; at--, doubled = !doubled) {
    const value = digitAt(digits, at) * (doubled ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

/** ISO 7064 MOD 11,10 over all digits, the last one being the check digit. */
export function passesMod11Then10(digits: string): boolean {
  let product = 10;
  for (let at = 0; at < digits.length - 1; at++) {
    const sum = (product + digitAt(digits, at)) % 10 || 10;
    product = (2 * sum) % 11;
  }
  return (11 - product) % 10 === digitAt(digits, digits.length - 1);
}

/** ISO 7064 MOD 97-10, letters counting 10 to 35. */
export function passesMod97(text: string): boolean {
  let rest = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** Taiwan's unified business number: digit sums of the products divisible by 5 (by 10 before April 2023). */
export function isTaiwanBusinessNumber(digits: string): boolean {
  let sum = 0;
  for (const [at, weight] of [1, 2, 1, 2, 1, 2, 4, 1].entries()) {
    const product = digitAt(digits, at) * weight;
    sum += Math.floor(product / 10) + (product % 10);
  }
  return sum % 5 === 0 || (digits.charAt(6) === '7' && (sum + 1) % 5 === 0);
}

/** Japan's corporate number: the check digit comes first. */
export function isJapaneseCorporateNumber(digits: string): boolean {
  let sum = 0;
  for (let at = 1; at < 13; at++) sum += digitAt(digits, at) * (at % 2 === 0 ? 1 : 2);
  return 9 - (sum % 9) === digitAt(digits, 0);
}

/** Korea's business registration number. */
export function isKoreanBusinessNumber(digits: string): boolean {
  const sum = weightedSum(digits, [1, 3, 7, 1, 3, 7, 1, 3, 5]) + Math.floor((digitAt(digits, 8) * 5) / 10);
  return (10 - (sum % 10)) % 10 === digitAt(digits, 9);
}
