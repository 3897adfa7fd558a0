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

/** A cell names a text by a number that the table of texts does not have: nobody can say what the other numbers mean. */
export const noSuchText = ({ file, name }: Part, cell: string, texts: number): UserError =>
  inputError('xlsx/no-such-text', { file, part: name, cell, texts });

export const bomb = ({ file, name }: Part): UserError => inputError('xlsx/bomb', { file, part: name });

export const truncated = (file: string): UserError => inputError('xlsx/truncated', { file });
