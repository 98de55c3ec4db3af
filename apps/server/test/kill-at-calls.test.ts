import { tellOfKillsAtCalls } from './kills-at-calls.ts';
import { someStops } from './landed-schema.ts';

/** Every single call has its turn in the long tests. */
tellOfKillsAtCalls(someStops, 100, (calls) => [...new Set([1, Math.ceil(calls / 2), calls])]);
