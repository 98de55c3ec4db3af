import { blankPreview, makeLineImage, makePhoto, makePoster, showImage, TooManyPixelsError } from './images.ts';

/**
 * A process of its own: pictures of strangers are decoded here, where a decoder that fails takes nobody with it, and the
 * memory that it took is given back when the process ends.
 */
export const imageTasks = { showImage, makeLineImage, makePoster, makePhoto, blankPreview };

export type ImageTasks = typeof imageTasks;
export type ImageOrder = { readonly task: keyof ImageTasks; readonly argument: never };
export type ImageAnswer =
  | { readonly made: unknown; readonly peakBytes: number }
  | { readonly refused: string; readonly tooManyPixels?: boolean };

process.on('message', async ({ task, argument }: ImageOrder) => {
  const answer = await imageTasks[task](argument).then(
    (made): ImageAnswer => ({ made, peakBytes: process.resourceUsage().maxRSS * 1024 }),
    (error: Error): ImageAnswer => ({
      refused: error.message,
      tooManyPixels: error instanceof TooManyPixelsError,
    }),
  );
  process.send?.(answer);
});
process.on('disconnect', () => process.exit());
// A terminal or a service manager stops both; the server first says what becomes of the picture at hand.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
