import type { Command } from '../command.ts';
import { normalize } from './normalize.ts';

/** Every command, in the order of a customer's day. Adding one is adding a line. */
export const COMMANDS: readonly Command<never>[] = [normalize as Command<never>];
