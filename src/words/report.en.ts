import type { Words } from './catalogue.ts';

export const reportEn: Words = {};
