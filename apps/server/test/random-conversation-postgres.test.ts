import { testDatabases } from './databases.ts';
import { talkAtRandomOn } from './random-conversation/story.ts';

talkAtRandomOn(testDatabases[1]!);
