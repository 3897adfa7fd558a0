import type { Words } from './catalogue.ts';

export const fieldsZh: Words = {};
