/** What an API key may be allowed to do. */
export const API_SCOPES = ['triage', 'tickets:read', 'tickets:write'];
