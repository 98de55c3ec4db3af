import type { admin as source } from '../ja/admin.ts';

export const admin: typeof source = {
  title: 'Admin',
  menu: 'Admin menu',
  back: 'Back to the admin menu',
  pages: {
    firstSteps: { title: 'Four steps to your first chat', lead: 'Permission, account, colleagues, QR code' },
    members: { title: 'Members', lead: 'Adding, names, passwords, admins, suspension' },
    externalTalk: { title: 'External talk', lead: 'Who may talk with LINE users' },
    channels: { title: 'LINE Official Accounts', lead: 'Connect, members served, tests' },
    quota: { title: 'Monthly quota', lead: 'Messages used, forecast, member shares' },
    organization: { title: 'Organization and company name', lead: 'The company name that LINE users see' },
    inbox: { title: 'Unprocessed events', lead: 'Events from LINE that are kept' },
    audit: { title: 'Audit log', lead: 'Who changed what' },
  },
  loading: 'Loading',
  organization: {
    lead: 'LINE users see the company name next to each member’s name. Members cannot change it.',
    name: 'Organization name',
    nameHint: 'Only members see it.',
    companyNameHint: 'LINE users see it next to each member’s name.',
    unchanged: 'Nothing has changed.',

    companyName: 'Company name',
    missing: 'Enter a name.',
    preview: 'What LINE users see',
    previewMember: 'An example with your own name.',
    changes:
      'The new company name appears on the invitation page and on messages sent from now on. Messages already sent keep the old name.',
    leftOut: {
      containsLine:
        'LINE refuses names that contain “LINE”, so messages go out without the company name. The invitation page still shows it.',
      containsEmoji:
        'LINE refuses names with emoji, so messages go out without the company name. The invitation page still shows it.',
      empty: '',
    },
    shortened: 'LINE shows at most 20 characters, so the company name may be shortened.',
    bubble: 'Hello. Thank you for getting in touch.',
  },
  inbox: {
    lead: (days) =>
      `Events from LINE that could not be shown or routed. They are kept as received, and deleted after ${days} days.`,
    empty: { title: 'No unprocessed events', body: 'Everything LINE sent was processed.' },
    filter: 'Filter by kind',
    all: 'All',
    kinds: {
      unknownType: (type) => `Not shown: ${type}`,
      unreadable: () => 'Unreadable',
      unserved: (type) => `No member served: ${type}`,
      failed: (type) => `Failed: ${type}`,
      groupEvent: (type) => `Group: ${type}`,
    },
    more: 'Show more',
    again: 'Process again',
    againAll: (count) => (count === 1 ? 'Process 1 event again' : `Process ${count.toLocaleString('en')} events again`),
    broughtBack: (count) => {
      if (count === 0) return 'Already processed';
      return count === 1
        ? '1 event is being processed again'
        : `${count.toLocaleString('en')} events are being processed again`;
    },
    reasons: {
      unknownType: 'This version does not show this kind of event in chats.',
      unreadable: 'The content could not be read.',
      unserved:
        'It came to an account that serves no member. Choose members for it, then process the event again: it becomes a chat.',
      failed: 'Processing failed part-way. Once the cause is fixed, process it again.',
      groupEvent: 'It happened in a LINE group. Group chats come with a later version.',
    },
    type: (type) => `Kind: ${type}`,
    raw: 'Show the content',
    copy: 'Copy the content',
    copied: 'Content copied',
  },
  audit: {
    lead: 'Newest first, at most 200 entries.',
    empty: { title: 'Nothing recorded yet', body: 'When settings or permissions change, it is recorded here.' },
    columns: { at: 'Time', actor: 'Who', action: 'What', subject: 'About' },
    operator: 'The server’s operator',
    otherRoom: 'A chat you are not in',
    look: 'Refresh',
    noShare: 'no share',
    greetingOff: 'Switched off',
    greetingWords: 'Show the text',
    days: (days) => (days === '1' ? '1 day' : `${days} days`),
    events: (count) => (count === '1' ? '1 event' : `${count} events`),
    actions: {
      'admin.granted': 'Made an admin',
      'admin.revoked': 'Removed as admin',
      'channel.added': 'Connected a LINE Official Account',
      'channel.greetingSet': 'Changed the greeting for new friends',
      'channel.secretRenewed': 'Renewed a channel secret',
      'channel.served': 'Changed the members served',
      'externalTalk.granted': 'Allowed external talk',
      'externalTalk.revoked': 'Withdrew external talk',
      'fileLink.renewed': 'Changed how long a file’s link is open',
      'fileLink.revoked': 'Closed a file’s link',
      'inbox.broughtBack': 'Processed kept events again',
      'member.added': 'Added a member',
      'member.capSet': 'Changed the monthly share',
      'member.renamed': 'Changed a name',
      'member.resumed': 'Resumed a member',
      'member.suspended': 'Suspended a member',
      'contact.blocked': 'Blocked a LINE user',
      'contact.unblocked': 'Unblocked a LINE user',
      'message.decided': 'Decided on a message that had not arrived',
      'organization.changed': 'Changed the organization or company name',
      'password.set': 'Set a new password',
      'setup.finished': 'Finished the setup',
    },
  },
};
