import { createSignal } from 'solid-js';
import { api, denialOf } from '../api/client.ts';

const [needed, setNeeded] = createSignal<boolean>();

/** This installation has no organization yet: nobody can sign in before the wizard was finished. Undefined before it was asked. Reactive. */
export const setupNeeded = needed;

/** Asked once by the screens at the door; no answer counts as "no", and signing in will then say why it fails. */
export async function askWhetherSetupIsNeeded(): Promise<void> {
  const answer = await api.setup.state.query().catch(() => null);
  setNeeded(answer?.needed ?? false);
}

/**
 * @returns where the server is about to keep the company.
 * @throws the call's error when the code from the server's console is another one.
 */
export async function checkSetupCode(code: string): Promise<{ database: string }> {
  return api.setup.checkCode.mutate({ code });
}

export type SetupAnswers = Parameters<typeof api.setup.finish.mutate>[0];

/** @throws the call's error; see `errorText`. */
export async function finishSetup(answers: SetupAnswers): Promise<void> {
  await api.setup.finish.mutate(answers);
  setNeeded(false);
}

/** Which answer the server refused, or undefined when it was none of them. */
export function refusedAnswer(error: unknown): 'code' | 'admin' | undefined {
  const code = denialOf(error)?.code;
  if (code === 'setupCodeWrong') return 'code';
  return code === 'nameRefusedByLine' ? 'admin' : undefined;
}
