import { serveTasks } from '../engine/serve-tasks.ts';
import { TASKS } from './tasks.ts';

await serveTasks(TASKS);
