import { router } from './trpc.ts';

/** Every procedure a client can call; the tree is the contract. */
export const appRouter = router({});

export type AppRouter = typeof appRouter;
