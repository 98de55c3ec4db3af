import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { MachineFaultError } from '../store/fault-of-system.ts';
import type { ImageAnswer, ImageTasks } from './image-process.ts';
import { type Lane, Turns } from './turns.ts';

/** Its bytes are no picture, a broken one, or one whose size would take all memory. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
  readonly why: 'broken' | 'tooManyPixels';

  constructor(message: string, why: 'broken' | 'tooManyPixels' = 'broken') {
    super(message);
    this.why = why;
  }
}

/** The decoder was ended from outside, as when the machine has no memory left: that says nothing of the picture. */
export class DecoderEndedError extends MachineFaultError {
  override readonly name = 'DecoderEndedError';
}

const program = new URL('./image-process.ts', import.meta.url);
const idleMs = 5000;
/** A stranger's picture that was made to take long holds up members' no longer than this. */
const longestMs: Readonly<Record<Lane, number>> = { member: 120_000, line: 30_000 };
/** A process that has grown so much is not used again: memory of large pictures is seldom given back before the end. */
const mostBytes = 150_000_000;

let worker: ChildProcess | null = null;
let idle: NodeJS.Timeout | undefined;
const turns = new Turns();

/**
 * One picture at a time in the whole server, so that many large ones together take no more memory than one; those that
 * members send go first. @throws UnreadableError, DecoderEndedError
 */
export function imageWork<T extends keyof ImageTasks>(
  task: T,
  argument: Parameters<ImageTasks[T]>[0],
  lane: Lane = 'member',
): ReturnType<ImageTasks[T]> {
  return turns.take(lane, () => work({ task, argument }, longestMs[lane])) as ReturnType<ImageTasks[T]>;
}

async function work(order: object, ms: number): Promise<unknown> {
  const first = await answerTo(order, ms);
  // A process can break for reasons of its own; one that breaks twice over the same picture does so because of it.
  const answer = 'refused' in first && first.refused === broken ? await answerTo(order, ms) : first;
  if ('refused' in answer) throw new UnreadableError(answer.refused, answer.tooManyPixels ? 'tooManyPixels' : 'broken');
  return answer.made;
}

async function answerTo(order: object, ms: number): Promise<ImageAnswer> {
  clearTimeout(idle);
  worker ??= start();
  const answer = await ask(worker, order, ms);
  if ('refused' in answer || answer.peakBytes > mostBytes) stop();
  else idle = setTimeout(stop, idleMs).unref();
  return answer;
}

const broken = 'the decoder broke';

/** Large pieces of memory go back to the system as soon as they are not needed (glibc, mallopt). */
const frugal = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '65536', MALLOC_TRIM_THRESHOLD_: '131072' };

/** Without our environment, which holds secrets. */
function start(): ChildProcess {
  const env = { ...frugal, UV_THREADPOOL_SIZE: '1' };
  const started = fork(program, {
    serialization: 'advanced',
    execArgv: [],
    env,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  started.unref();
  started.channel?.unref();
  // One that ends between two pictures would never answer the next.
  const forget = () => {
    if (worker === started) worker = null;
  };
  started.once('exit', forget).on('error', forget);
  return started;
}

const fromOutside: ReadonlySet<unknown> = new Set(['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP']);

async function ask(asked: ChildProcess, order: object, ms: number): Promise<ImageAnswer> {
  const over = new AbortController();
  let tooLong = false;
  const timer = setTimeout(() => {
    tooLong = true;
    asked.kill('SIGKILL');
  }, ms);
  asked.channel?.ref();
  try {
    asked.send(order, (error) => {
      if (error) asked.kill('SIGKILL');
    });
    const answered = once(asked, 'message', over).then(([answer]) => answer as ImageAnswer);
    const ended = once(asked, 'exit', over).then(([, signal]): ImageAnswer => {
      if (!tooLong && fromOutside.has(signal)) throw new DecoderEndedError(signal);
      return { refused: tooLong ? 'takes too long' : broken };
    });
    return await Promise.race([answered, ended]);
  } finally {
    clearTimeout(timer);
    over.abort();
    asked.channel?.unref();
  }
}

function stop(): void {
  worker?.kill('SIGKILL');
  worker = null;
}
