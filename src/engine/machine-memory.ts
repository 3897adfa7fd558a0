import os from 'node:os';

/**
 * Bytes of memory this process may use: what the machine has, or less where a container is held to less (cgroup v1 and v2,
 * `process.constrainedMemory`, which gives 0 or more than there is where nothing confines it).
 */
export function machineMemory(): number {
  const machine = os.totalmem();
  const confined = process.constrainedMemory();
  return confined > 0 ? Math.min(machine, confined) : machine;
}
