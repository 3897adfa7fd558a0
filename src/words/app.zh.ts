import type { Words } from './catalogue.ts';

export const appZh: Words = {};
