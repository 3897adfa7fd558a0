import { serveTasks } from '../engine/serve-tasks.ts';
import { TASKS } from './tasks.ts';

serveTasks(TASKS);
