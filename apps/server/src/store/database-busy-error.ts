import { MachineFaultError } from './fault-of-system.ts';

/** Another process was the writer for longer than somebody could wait. Nothing was done; later it may go. */
export class DatabaseBusyError extends MachineFaultError {
  override readonly name = 'DatabaseBusyError';
  /** What HTTP calls it. */
  readonly statusCode = 503;

  constructor(cause: unknown) {
    super('Another program is writing to the database.', { cause });
  }
}
