/** What tickets must know of incidents: which of them belong to one; the incident library answers. */
export abstract class IncidentsOfTickets {
  /** By ticket; tickets without an incident are left out. */
  abstract incidentsOf(ticketIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
