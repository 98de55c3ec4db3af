import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes minutes begins first, so that at the end nobody waits for it alone. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const [long, short] = [sorted.filter(isLong), sorted.filter((file) => !isLong(file))];
    return [...long, ...short];
  }
}

function isLong({ moduleId }: TestSpecification): boolean {
  return /\/(random-conversation|kill-)[\w-]*\.test\.ts$/.test(moduleId);
}
