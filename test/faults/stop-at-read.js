// Preloaded into the program (NODE_OPTIONS=--import): it stands still before one read of its input until told to go on,
// so that what happens "while the file is read" happens then on any machine. ONEROW_STOP_AT=2:3 is the third read of the
// second time the file is opened; ONEROW_STOP_MARK is the file that is there as long as the program stands still.
import fs from 'node:fs';
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.env.ONEROW_STOP_MARK !== undefined) {
  const mark = process.env.ONEROW_STOP_MARK;
  const [pass, read] = process.env.ONEROW_STOP_AT.split(':').map(Number);
  const asleep = new Int32Array(new SharedArrayBuffer(4));
  const stop = () => {
    fs.writeFileSync(mark, '');
    while (fs.existsSync(mark)) Atomics.wait(asleep, 0, 0, 5);
  };
  const open = fs.promises.open;
  let passes = 0;
  fs.promises.open = async (...how) => {
    const handle = await open(...how);
    if (++passes !== pass) return handle;
    const plain = handle.read;
    let reads = 0;
    handle.read = (...what) => {
      if (++reads === read) stop();
      return plain.apply(handle, what);
    };
    return handle;
  };
}
