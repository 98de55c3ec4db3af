import { tellOfKillsAtCalls } from './kills-at-calls.ts';
import { everyStop } from './landed-schema.ts';

tellOfKillsAtCalls(everyStop, 10_000, (calls) => Array.from({ length: calls }, (_, n) => n + 1));
