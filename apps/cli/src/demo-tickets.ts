/** A ticket of the demo. */
export interface DemoTicket {
  readonly subject: string;
  readonly body: string;
  readonly customerEmail: string | null;
}

const ticket = (subject: string, body: string, customerEmail: string | null = null): DemoTicket => ({
  subject,
  body,
  customerEmail,
});

/** A dozen tickets as a desk of any trade gets them: two of them are the same complaint. */
export const DEMO_TICKETS: readonly DemoTicket[] = [
  ticket(
    'Checkout broken for all customers',
    'Since 9:40 nobody can pay. Every order fails with HTTP 502 and our whole shop is down. We lose money every minute!',
    'ops@brightlamps.example',
  ),
  ticket(
    'Charged twice in March',
    'Hello, my card was charged $49.00 twice for order ORD-88213. Please refund one of them.\n\nThanks,\nMaria',
    'maria.lopez@mail.example',
  ),
  ticket(
    'Cannot log in',
    'I reset my password three times and still get "invalid credentials". My account is maria.k@mail.example.',
  ),
  ticket(
    'Dark theme?',
    'Love the product. It would be great to have a dark theme for the late shifts. No hurry at all.',
  ),
  ticket(
    'App freezes when I export a report',
    'Every time I export the monthly report to PDF the app hangs and I have to kill it. Version 4.2.1, error ERR-PDF-017.',
    'tom.becker@factory.example',
  ),
  ticket(
    'Where is my parcel?',
    'Order #ORD-90417 should have arrived on 2026-02-12. Can you tell me where it is? Phone 555-010-4477.',
  ),
  ticket('Question about seats', 'How many people can use one licence? We are thinking of moving the whole team.'),
  ticket(
    'Somebody else is in my account',
    'I see orders that I never placed and my e-mail address was changed. I think I have been hacked, please lock account ACC-55120 now!',
    'j.novak@mail.example',
  ),
  ticket(
    'Re: Charged twice in March',
    'Hello, my card was charged $49.00 twice for order ORD-88213. Please refund one of them. Still no answer?\n\nOn Mon, Mar 2, 2026 at 9:12 AM Support <help@shop.example> wrote:\n> We have received your request.',
    'maria.lopez@mail.example',
  ),
  ticket(
    'Typo on the pricing page',
    'Very small thing: it says "montly" instead of "monthly" on https://shop.example/pricing.',
  ),
  ticket(
    'Rechnung fehlt',
    'Guten Tag, ich habe für Februar keine Rechnung bekommen. Können Sie mir diese bitte zusenden?',
    'anna.weber@post.example',
  ),
  ticket('Help', '?'),
];
