import { inputError, type UserError } from '../model/user-error.ts';

/** One XML part of a workbook, as messages name it. */
export interface Part {
  readonly file: string;
  readonly name: string;
}

/** Something is not as the format demands; `row` when it is known, as Excel numbers it. */
export const damaged = ({ file, name }: Part, row?: number): UserError =>
  inputError('xlsx/damaged', { file, part: row === undefined ? name : `${name}:${row}` });

export const badReference = ({ file, name }: Part, row: number): UserError =>
  inputError('xlsx/bad-cell-reference', { file, part: name, row });

export const bomb = ({ file, name }: Part): UserError => inputError('xlsx/bomb', { file, part: name });

export const truncated = (file: string): UserError => inputError('xlsx/truncated', { file });
