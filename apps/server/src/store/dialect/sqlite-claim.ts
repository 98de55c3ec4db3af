import Database from 'better-sqlite3';
import type { LetGo } from './dialect.ts';

/**
 * Locks an empty database beside the real one, which stays open to commands meanwhile. The kernel gives the lock back when
 * the process ends, however it ends. Null when another process has it.
 */
export function claimFile(file: string): LetGo | null {
  const lock = new Database(`${file}-lock`, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
    return () => lock.close();
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY') return null;
    throw error;
  }
}
