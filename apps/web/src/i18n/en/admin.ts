import type { admin as source } from '../ja/admin.ts';

export const admin: typeof source = {
  title: 'Admin',
  menu: 'Admin menu',
  back: 'Back to the admin menu',
  pages: {
    firstSteps: { title: 'Four steps to the first talk', lead: 'Permission, account, colleagues, QR code' },
    members: { title: 'Members', lead: 'Register, names, passwords, admins, suspension' },
    externalTalk: { title: 'External talk', lead: 'Who may talk with LINE users' },
    channels: { title: 'LINE Official Accounts', lead: 'Connect, members served, tests' },
    quota: { title: 'Messages of the month', lead: 'What is spent, what is expected, shares of members' },
    organization: { title: 'Organization and company name', lead: 'The company name that LINE users see' },
    inbox: { title: 'Events not processed', lead: 'What came from LINE and is kept' },
    audit: { title: 'Audit log', lead: 'Who changed what' },
  },
  loading: 'Loading',
  organization: {
    lead: 'LINE users see the company name beside the name of each member. Members cannot change it.',
    name: 'Organization name',
    nameHint: 'Only members see it.',
    companyNameHint: 'LINE users see it beside the name of each member.',
    unchanged: 'Nothing was changed.',

    companyName: 'Company name',
    missing: 'Enter a name.',
    preview: 'What LINE users see',
    previewMember: 'An example with your own name.',
    changes:
      'Saving changes the company name on messages sent from now on and on the invitation page. Names on messages already sent stay.',
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
      `Events from LINE that could not be shown or routed. They are kept just as they came, and deleted after ${days} days.`,
    empty: { title: 'No events are kept', body: 'Everything that came from LINE was processed.' },
    filter: 'Filter by kind',
    all: 'All',
    kinds: {
      unknownType: (type) => `Not shown: ${type}`,
      unreadable: () => 'Not readable',
      unserved: (type) => `Nobody served: ${type}`,
      failed: (type) => `Failed: ${type}`,
      groupEvent: (type) => `Group: ${type}`,
    },
    more: 'Show more',
    again: 'Process again',
    againAll: (count) => (count === 1 ? 'Process 1 event again' : `Process ${count.toLocaleString('en')} events again`),
    broughtBack: (count) => {
      if (count === 0) return 'Already processed';
      return count === 1 ? '1 event is processed again' : `${count.toLocaleString('en')} events are processed again`;
    },
    reasons: {
      unknownType: 'Something that this version does not show in talks.',
      unreadable: 'The content could not be read.',
      unserved:
        'It came to an account that serves no member. Choose members for it, then process it again: it becomes a talk.',
      failed: 'Processing failed half-way. If the cause is gone, process it again.',
      groupEvent: 'Happened in a LINE group. Talks in groups come with a later version.',
    },
    type: (type) => `Kind: ${type}`,
    raw: 'Show what came',
    copy: 'Copy the content',
    copied: 'Content copied',
  },
  audit: {
    lead: 'Newest first, at most 200 entries.',
    empty: { title: 'Nothing recorded yet', body: 'When settings or permissions change, it is written down here.' },
    columns: { at: 'Time', actor: 'Who', action: 'What', subject: 'About' },
    operator: 'The server’s operator',
    otherTalk: 'A talk that you are not in',
    look: 'Refresh',
    noShare: 'no share',
    greetingOff: 'Switched off',
    greetingWords: 'Show the words',
    days: (days) => (days === '1' ? '1 day' : `${days} days`),
    events: (count) => (count === '1' ? '1 event' : `${count} events`),
    actions: {
      'admin.granted': 'Made an admin',
      'admin.revoked': 'Removed as admin',
      'channel.added': 'Connected a LINE Official Account',
      'channel.greetingSet': 'Changed the greeting for new friends',
      'channel.secretRenewed': 'Pasted a channel secret again',
      'channel.served': 'Changed the members served',
      'externalTalk.granted': 'Allowed external talk',
      'externalTalk.revoked': 'Withdrew external talk',
      'fileLink.renewed': 'Changed how long a file’s link is open',
      'fileLink.revoked': 'Closed a file’s link',
      'inbox.broughtBack': 'Processed kept events again',
      'member.added': 'Added a member',
      'member.capSet': 'Changed the share of the month',
      'member.renamed': 'Changed a name',
      'member.resumed': 'Resumed a member',
      'member.suspended': 'Suspended a member',
      'message.decided': 'Decided on a message that had not arrived',
      'organization.changed': 'Changed the organization or company name',
      'password.set': 'Set a new password',
      'setup.finished': 'Finished the setup',
    },
  },
};
