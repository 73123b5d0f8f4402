/** ISO 4217 by sign, code or word; without those that several countries share and none is usual for. */
const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/canad|\bca?d?\s?\$|\bcad\b/, 'CAD'],
  [/austral|\bau?d?\s?\$|\bm?aud\b/, 'AUD'],
  [/\bnzd?\s?\$|\bnzd\b/, 'NZD'],
  [/hong kong|\bhk\s?\$|\bhkd\b/, 'HKD'],
  [/singapore|\bsgd?\s?\$|\bs\$|\bsgd\b/, 'SGD'],
  [/\bmex?n?\s?\$|\bmxn\b/, 'MXN'],
  [/\br\$|\bbrl\b/, 'BRL'],
  [/\$|dollar|buck|\bm?usd\b/, 'USD'],
  [/€|euro|\bm?eur\b/, 'EUR'],
  [/£|pound|quid|pence|penny|\bgbp\b/, 'GBP'],
  [/₹|rupee|\brs\b|\binr\b/, 'INR'],
  [/¥|\byen\b|\bjpy\b/, 'JPY'],
  [/yuan|\brmb\b|\bcny\b/, 'CNY'],
  [/swiss franc|\bchf\b/, 'CHF'],
  [/₽|rou?ble/, 'RUB'],
  [/zloty|\bpln\b/, 'PLN'],
  [/₩/, 'KRW'],
  [/₫/, 'VND'],
  [/₱/, 'PHP'],
  [/₪/, 'ILS'],
  [/₺/, 'TRY'],
  [/₴/, 'UAH'],
  [/฿/, 'THB'],
  [/₭/, 'LAK'],
  [/\bsek\b/, 'SEK'],
  [/\bnok\b/, 'NOK'],
  [/\bdkk\b/, 'DKK'],
  [/\bczk\b/, 'CZK'],
  [/\bhuf\b/, 'HUF'],
  [/\bzar\b/, 'ZAR'],
];
const SCALES: readonly (readonly [RegExp, number])[] = [
  [/\d\s?k\b|thousand/, 1e3],
  [/lakh/, 1e5],
  [/\d\s?(?:m|mn)\b|million|\bm(?:usd|eur|aud)\b/, 1e6],
  [/crore/, 1e7],
  [/\d\s?bn\b|billion/, 1e9],
  [/trillion/, 1e12],
];
const SMALL_CHANGE = /(\d{1,2})\s?(?:cents?|pence)\b/;

/** Such as `149.99 USD`; null where number or currency are not plain, as in "50 cents" or "five pesos". */
export function sumOfMoney(written: string): string | null {
  const words = written.toLowerCase().replaceAll(/(?<=\d)(?=[a-z])|(?<=[a-z])(?=\d)/g, ' ');
  const currency = CURRENCIES.find(([pattern]) => pattern.test(words))?.[1];
  const number = /\d[\d.,']*/.exec(words)?.[0].replace(/[.,']$/, '');
  if (currency === undefined || number === undefined) return null;
  const change = Number(SMALL_CHANGE.exec(words.slice(words.indexOf(number) + number.length))?.[1] ?? 0) / 100;
  const isChange = /^\d[\d.,]*\s?(?:pence|penny)/.test(words);
  const scale = SCALES.find(([pattern]) => pattern.test(words))?.[1] ?? 1;
  const exact = (plainNumber(number) * scale + change) / (isChange ? 100 : 1);
  const amount = Math.round(exact * 1e4) / 1e4;
  return `${Number.isInteger(amount) ? amount : amount.toFixed(decimalsOf(amount))} ${currency}`;
}

const decimalsOf = (amount: number): number => (Math.abs(amount * 100 - Math.round(amount * 100)) < 1e-6 ? 2 : 4);

/** `1,234.56`, `1.234,56` and `49,90`: the last mark is decimal where other marks came before it or no three digits follow. */
function plainNumber(written: string): number {
  const marks = written.replaceAll(/\d/g, '');
  const last = marks.at(-1) ?? '';
  const at = written.lastIndexOf(last);
  const isDecimal =
    last !== '' &&
    last !== "'" &&
    !marks.slice(0, -1).includes(last) &&
    (new Set(marks).size > 1 || !/^\d{3}$/.test(written.slice(at + 1)));
  if (!isDecimal) return Number(written.replaceAll(/\D/g, ''));
  return Number(`${written.slice(0, at).replaceAll(/\D/g, '')}.${written.slice(at + 1)}`);
}
