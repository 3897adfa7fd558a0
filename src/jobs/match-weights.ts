// Where the weights of matching come from and go to: a model file, people's decisions, the records themselves.
import type { MatchModel } from '../linkage/match-model.ts';
import type { RecordStore } from '../linkage/record-store.ts';
import type { LabelledPair } from '../linkage/teach-model.ts';
import type { Training } from '../linkage/train-model.ts';
import { usageError } from '../model/user-error.ts';
import type { FieldKind } from '../rulepack/compared-fields.ts';
import { saysOne, type PairDecision } from './decisions.ts';
import type { Duplicates, MatchOptions } from './find-duplicates.ts';
import type { ScanOptions } from './scan.ts';
import { RecordNames } from './record-names.ts';
import type { Run } from './run.ts';
import type { World } from './world.ts';

type FitModel = (training: Training, kinds: readonly FieldKind[]) => MatchModel;

/** Rules match without weights: a model beside them would be silently ignored. */
export function checkWeights({
  rules,
  model,
  saveModel,
}: MatchOptions & Partial<Pick<ScanOptions, 'saveModel'>>): void {
  if (rules.length === 0) return;
  if (model !== undefined) throw usageError('model/with-rules', { flag: '--model' });
  if (saveModel !== undefined) throw usageError('model/with-rules', { flag: '--save-model' });
}

/** The weights of a saved model, fitted to the records; undefined: they are to be learned. */
export async function savedWeights({ model }: MatchOptions, world: World): Promise<FitModel | undefined> {
  if (model === undefined) return undefined;
  // Its parser takes a while to load; runs without a model file do not pay for it.
  const { fitModel } = await import('../rulepack/model-file.ts');
  return (training, kinds) => {
    const fitted = fitModel(model, training, kinds);
    for (const { code, fields } of fitted.misfits)
      world.warn(code, { file: model.file, fields: fields.join(', ') });
    return fitted.model;
  };
}

/** What people decided, where both records are still there. */
export function labelledPairs(
  store: RecordStore,
  sourceNames: readonly string[],
  decisions: readonly PairDecision[],
): LabelledPair[] {
  if (decisions.length === 0) return [];
  const names = new RecordNames(store, sourceNames);
  const taken = new Map<string, LabelledPair>();
  for (const { leftSource, leftId, rightSource, rightId, decision } of decisions) {
    const left = names.find(leftId, leftSource);
    const right = names.find(rightId, rightSource);
    if (typeof left !== 'number' || typeof right !== 'number' || left === right) continue;
    const [low, high] = left < right ? [left, right] : [right, left];
    // The last word on a pair counts, once.
    taken.set(`${low},${high}`, { left: low, right: high, same: saysOne(decision) });
  }
  return [...taken.values()];
}

/** Before anything is read: the file may be written. */
export function claimModelFile(run: Run, { saveModel }: ScanOptions): void {
  if (saveModel === undefined) return;
  run.outputs.check(saveModel);
  run.outputs.lock(saveModel);
}

/** Writes the weights a run matched by. */
export async function writeModelFile(
  run: Run,
  { saveModel, model }: ScanOptions,
  { store, insight }: Duplicates,
): Promise<void> {
  if (saveModel === undefined || insight === undefined) return;
  const { renderModel } = await import('../rulepack/model-file.ts');
  const { kinds, learned } = insight;
  const compared = kinds.map((kind) => kind.compared);
  const training = { store, compared, people: false };
  void run.outputs
    .open(saveModel)
    .write(renderModel(training, kinds, insight.model, model?.content.learned ?? learned));
}
