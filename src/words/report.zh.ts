import type { Words } from './catalogue.ts';

export const reportZh: Words = {};
