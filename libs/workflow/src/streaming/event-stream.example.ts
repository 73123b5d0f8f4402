/** What the documentation shows of a stream; the objects are shortened. */
export const EVENT_STREAM_EXAMPLE = [
  'event: step\ndata: {"step_name":"classification","status":"completed","model":"openai/gpt-4o-mini"}',
  'event: draft\ndata: {"text":"Hi Maria,\\n\\nthank you"}',
  'event: draft\ndata: {"text":" for telling us."}',
  'event: step\ndata: {"step_name":"response_generation","status":"completed","model":"openai/gpt-4o-mini"}',
  'event: result\ndata: {"ticket_id":"0197f2b0-5c1e-7c3a-9d57-3f6a0b1c2d3e","status":"completed"}',
  '',
].join('\n\n');
