import { HTTPFetchError, type LineBotClient } from '@line/bot-sdk';

/** One question to LINE and what came of it. */
export type Asked = {
  /** The name of the call in LINE's reference, as its library has it: `pushMessage`. */
  readonly what: string;
  readonly request: readonly unknown[];
  readonly ms: number;
  /** Null: no answer. */
  readonly status: number | null;
  readonly requestId: string | null;
  /** What LINE's clock showed: the header `Date` of its answer; null: not told. */
  readonly date: string | null;
  /** What was thrown; null when LINE did what was asked. */
  readonly error: unknown;
};

type Call = (...request: unknown[]) => Promise<unknown>;

/** The library's calls come in pairs; only those of the second kind hand out LINE's headers. */
const withInfo = 'WithHttpInfo';

/** The same client, telling of every question that is asked through it. */
export function watched(line: LineBotClient, tell: (asked: Asked) => void): LineBotClient {
  return new Proxy(line, {
    get(target, name) {
      const full = typeof name === 'string' ? callOf(target, name) : null;
      if (!full) return Reflect.get(target, name, target);
      const what = (name as string).replace(withInfo, '');
      return async (...request: unknown[]) => {
        const answer = await tellOf(what, request, full, tell);
        return what === name ? (answer as { body: unknown }).body : answer;
      };
    },
  });
}

/** The call of the pair that hands out headers; null for what asks LINE nothing, or has no such pair. */
function callOf(target: LineBotClient, name: string): Call | null {
  const calls = target as unknown as Record<string, Call | undefined>;
  const full = name.endsWith(withInfo) ? name : `${name}${withInfo}`;
  return calls[full]?.bind(target) ?? null;
}

async function tellOf(what: string, request: unknown[], ask: Call, tell: (asked: Asked) => void): Promise<unknown> {
  const startedAt = performance.now();
  const told = (result: Pick<Asked, 'status' | 'requestId' | 'date' | 'error'>) =>
    tell({ what, request, ms: Math.round(performance.now() - startedAt), ...result });
  try {
    const answer = await ask(...request);
    const { status, headers } = (answer as { httpResponse: Response }).httpResponse;
    told({ status, ...toldBy(headers), error: null });
    return answer;
  } catch (error) {
    const answered = error instanceof HTTPFetchError ? error : null;
    told({ status: answered?.status ?? null, ...toldBy(answered?.headers), error });
    throw error;
  }
}

function toldBy(headers: Headers | undefined): Pick<Asked, 'requestId' | 'date'> {
  return { requestId: headers?.get('x-line-request-id') ?? null, date: headers?.get('date') ?? null };
}
