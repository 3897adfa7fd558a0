import type { Look } from '../model/styled-sheet.ts';
import { encodeAttribute } from './xml-text.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** `@`: a person who edits a phone number still has text, not a number. `#,##0` for figures. */
const [TEXT, FIGURE] = [49, 3] as const;

/** The styles of a workbook, numbered as they are met. A look is known by its identity: make few, and use them again. */
export class LookBook {
  readonly #font: string;
  readonly #numbers = new Map<Look, readonly [text: number, figure: number]>();
  readonly #fonts: string[];
  readonly #fills = [
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  ];
  readonly #borders = ['<border><left/><right/><top/><bottom/><diagonal/></border>'];
  readonly #formats: string[];

  constructor(font: string) {
    this.#font = font;
    this.#fonts = [this.#fontXml({})];
    this.#formats = ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'];
  }

  indexOf(look: Look, isFigure: boolean): number {
    const known = this.#numbers.get(look) ?? this.#add(look);
    return known[isFigure ? 1 : 0];
  }

  xml(): string {
    const list = (name: string, items: readonly string[]): string =>
      `<${name} count="${items.length}">${items.join('')}</${name}>`;
    return (
      `${XML}<styleSheet xmlns="${MAIN}">` +
      list('fonts', this.#fonts) +
      list('fills', this.#fills) +
      list('borders', this.#borders) +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      list('cellXfs', this.#formats) +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    );
  }

  #add(look: Look): readonly [number, number] {
    const font = place(this.#fonts, this.#fontXml(look));
    const { fill, line } = look;
    const filled =
      fill === undefined
        ? 0
        : place(
            this.#fills,
            `<fill><patternFill patternType="solid"><fgColor rgb="${fill}"/></patternFill></fill>`,
          );
    const bordered =
      line === undefined
        ? 0
        : place(
            this.#borders,
            `<border><left/><right/><top/><bottom style="thin"><color rgb="${line}"/></bottom><diagonal/></border>`,
          );
    const { align, wrap, middle } = look;
    const alignment =
      `<alignment vertical="${middle === true ? 'center' : 'top'}"` +
      `${align === undefined ? '' : ` horizontal="${align}"`}${wrap === true ? ' wrapText="1"' : ''}/>`;
    const [text, figure] = [TEXT, FIGURE].map((format) =>
      place(
        this.#formats,
        `<xf numFmtId="${format}" fontId="${font}" fillId="${filled}" borderId="${bordered}" xfId="0" ` +
          `applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`,
      ),
    );
    const numbers = [text!, figure!] as const;
    this.#numbers.set(look, numbers);
    return numbers;
  }

  #fontXml({ bold, underline, size = 11, colour }: Look): string {
    return (
      `<font>${bold === true ? '<b/>' : ''}${underline === true ? '<u/>' : ''}<sz val="${size}"/>` +
      `${colour === undefined ? '' : `<color rgb="${colour}"/>`}<name val="${encodeAttribute(this.#font)}"/><family val="2"/></font>`
    );
  }
}

function place(items: string[], item: string): number {
  const at = items.indexOf(item);
  return at >= 0 ? at : items.push(item) - 1;
}
