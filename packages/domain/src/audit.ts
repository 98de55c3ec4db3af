/** What the audit knows of, as `noun.done`. */
export type AuditAction =
  | 'admin.granted'
  | 'admin.revoked'
  | 'channel.added'
  | 'channel.greetingSet'
  | 'channel.secretRenewed'
  | 'channel.served'
  | 'contact.blocked'
  | 'contact.unblocked'
  | 'externalTalk.granted'
  | 'externalTalk.revoked'
  | 'fileLink.renewed'
  | 'fileLink.revoked'
  | 'inbox.broughtBack'
  | 'member.added'
  | 'member.capSet'
  | 'member.renamed'
  | 'member.resumed'
  | 'member.suspended'
  | 'message.decided'
  | 'organization.changed'
  | 'password.set'
  | 'setup.finished';

/** What an entry of the audit is about; the company's own settings are one `organization`. */
export type AuditSubjectKind = 'member' | 'contact' | 'channel' | 'organization' | 'message' | 'inbox';
