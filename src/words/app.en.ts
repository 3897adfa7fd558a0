import type { Words } from './catalogue.ts';

export const appEn: Words = {};
