/** The names between double braces in a template. */
type Variables<T extends string> = T extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Variables<Rest> : never;

type Values<T extends string> = Readonly<Record<Variables<T>, string>>;

/** A finished prompt; the version stands in the record of every run. */
export interface Prompt {
  readonly name: string;
  readonly version: string;
  /** The same for every ticket, so that providers cache it; never holds text from a ticket. */
  readonly system: string;
  readonly user: string;
}

/** A prompt whose constant part is written; only what differs from ticket to ticket is missing. */
export interface TicketPrompt<User extends string> {
  readonly name: string;
  readonly version: string;
  readonly system: string;
  fill(values: Values<User>): Prompt;
}

/**
 * A prompt file: `system` takes the desk's words once at boot, `user` those of a ticket for each call. Both name
 * their variables `{{like_this}}`, which the compiler then asks for.
 */
export function definePrompt<const System extends string, const User extends string>(template: {
  readonly name: string;
  readonly version: string;
  readonly system: System;
  readonly user: User;
}): (desk: Values<System>) => TicketPrompt<User> {
  const { name, version } = template;
  return (desk) => {
    const system = substitute(template.system, desk);
    return {
      name,
      version,
      system,
      fill: (values) => ({ name, version, system, user: substitute(template.user, values) }),
    };
  };
}

/** One pass, so that braces inside a value stay what they are. */
function substitute(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{(\w{1,40})\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The prompt's variable ${name} has no value`);
    return value;
  });
}
