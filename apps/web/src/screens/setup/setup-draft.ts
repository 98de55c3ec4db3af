/** What the wizard has gathered so far; the shape that the server takes. */
export type SetupDraft = {
  code: string;
  organization: string;
  companyName: string;
  admin: { memberId: string; name: string; password: string };
};

export function emptyAnswers(): SetupDraft {
  return { code: '', organization: '', companyName: '', admin: { memberId: '', name: '', password: '' } };
}
