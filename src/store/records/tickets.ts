// Secrets that work once and for a short time.

import type { Ticket, TicketPurpose } from '../../domain/ticket.js';

export interface ReadTickets {
  /** Also returns an expired ticket. */
  find(id: string): Promise<Ticket | undefined>;
}

export interface Tickets extends ReadTickets {
  add(ticket: Ticket): Promise<void>;
  /** Removes a ticket and returns it: of two callers one gets it, the other undefined. */
  take(id: string): Promise<Ticket | undefined>;
  /** Removes the tickets of one purpose, of one account when it is given. */
  removeOf(purpose: TicketPurpose, accountId?: string): Promise<void>;
  /** Deletes tickets that expired before `now`. */
  removeExpired(now: number): Promise<void>;
}
