// Writes category.jsonl and severity.jsonl, what the base model learns from: node take.mjs DIRECTORY_OF_THE_PUBLIC_DATA
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

const [directory = '.'] = process.argv.slice(2);
const here = import.meta.dirname;
const benchmark = join(here, '../../../../test/data/benchmark');
const MOST_CHARACTERS = 900;

const read = (path) =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const labelled = read(join(directory, 'category.jsonl'));
const sourcesThatMayBePassedOn = ['multidogo', 'banking77', 'apache_jira'];

/** BANKING77 intents carry the category that their lines in category.jsonl carry; the others are left out. */
const categoryOfIntent = new Map(
  labelled.filter(({ source }) => source === 'banking77').map(({ raw_label, label }) => [raw_label, label]),
);

/** Only intents that one category fits without a doubt. */
const CLINC150 = {
  account:
    'account_blocked balance report_fraud report_lost_card pin_change new_card damaged_card freeze_account routing replacement_card_duration application_status credit_limit_change expiration_date user_name',
  billing: 'bill_balance bill_due pay_bill min_payment international_fees transactions spending_history direct_deposit',
  technical: 'card_declined reset_settings sync_device',
  general:
    'interest_rate apr credit_limit order_status order exchange_rate redeem_rewards rewards_balance insurance insurance_change book_flight flight_status international_visa travel_alert lost_luggage carry_on thank_you greeting what_can_i_ask_you accept_reservations how_busy cancel_reservation confirm_reservation meal_suggestion',
};
const categoryOfClinc = new Map(
  Object.entries(CLINC150).flatMap(([category, intents]) => intents.split(' ').map((intent) => [intent, category])),
);

const lines = [
  ...labelled.filter(({ source }) => sourcesThatMayBePassedOn.includes(source)),
  ...read(join(directory, 'intent_banking77_train.jsonl')).map(({ id, text, label }) => ({
    id,
    source: 'banking77',
    text,
    label: categoryOfIntent.get(label),
  })),
  ...read(join(directory, 'intent_clinc150_train.jsonl')).map(({ id, text, label }) => ({
    id,
    source: 'clinc150',
    text,
    label: categoryOfClinc.get(label),
  })),
];

const graded = read(join(directory, 'severity.jsonl')).filter(({ source }) =>
  ['apache_jira', 'hadoop_jira'].includes(source),
);

write('category', lines);
write('severity', graded);

/** Leaves out what the benchmark asks for, what it holds under another id, and repeats. */
function write(name, all) {
  const plain = (text) => text.trim().toLowerCase();
  const seen = new Set(read(join(benchmark, `${name}.jsonl`)).map(({ text }) => plain(text)));
  const taken = all.filter(({ id, text, label }) => {
    if (label === undefined || crc32(id) % 10 === 0 || seen.has(plain(text))) return false;
    seen.add(plain(text));
    return true;
  });
  const rows = taken.map(({ source, text, label }) =>
    JSON.stringify({ source, label, text: text.slice(0, MOST_CHARACTERS) }),
  );
  writeFileSync(join(here, `${name}.jsonl`), `${rows.join('\n')}\n`);
}
