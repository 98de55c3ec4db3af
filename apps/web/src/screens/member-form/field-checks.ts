import { inputs, memberIdForm, normalizeMemberId } from '@engawa/domain';
import { text } from '../../i18n/index.ts';

/** The parts of the one form of a member id, each asked alone, so that somebody typing sees which is missing. */
export type MemberIdCheck = { readonly words: string; readonly met: boolean };

export function memberIdChecks(typed: string): readonly MemberIdCheck[] {
  const memberId = normalizeMemberId(typed);
  const words = text().memberForm.memberIdRules;
  const signs = [...memberId];
  const mayEnd = (sign: string | undefined) => !!sign && memberIdForm.test(`${sign}aa`);
  return [
    { words: words.length, met: memberIdForm.test('a'.repeat(memberId.length)) },
    { words: words.signs, met: signs.length > 0 && signs.every((sign) => memberIdForm.test(`a${sign}a`)) },
    { words: words.ends, met: mayEnd(signs[0]) && mayEnd(signs.at(-1)) },
  ];
}

export function memberIdTrouble(typed: string): string | undefined {
  return memberIdChecks(typed).find((check) => !check.met)?.words;
}

export function nameTrouble(name: string): string | undefined {
  if (!name.trim()) return text().memberForm.nameMissing;
  return issueOf(inputs.memberName, name) ? text().memberForm.nameTooLong : undefined;
}

export function passwordTrouble(password: string): string | undefined {
  const issue = issueOf(inputs.password, password);
  if (!issue) return undefined;
  return issue.type === 'min_length'
    ? text().memberForm.passwordShort(Number(issue.requirement) - password.length)
    : text().memberForm.passwordLong;
}

type Issue = { readonly type?: string; readonly requirement?: unknown };
type Schema = { readonly '~standard': { readonly validate: (value: unknown) => unknown } };

/** What the shape of an input says against a value; the shapes are the server's own. */
export function issueOf(schema: Schema, value: unknown): Issue | undefined {
  const result = schema['~standard'].validate(value) as { issues?: readonly Issue[] };
  return result.issues?.[0];
}
