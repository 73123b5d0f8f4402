import { describe, expect, it } from '@jest/globals';
import { languageOf } from './language.js';
import { readTicket } from './ticket-reading.js';

describe('languageOf', () => {
  it.each([
    ['en', 'My order has not arrived yet, can you tell me where it is?'],
    ['de', 'Ich kann mich seit gestern nicht mehr anmelden.'],
    ['fr', 'Ma commande n’est pas encore arrivée, merci de me rembourser.'],
    ['es', 'No puedo iniciar sesión desde ayer, ayúdenme por favor.'],
    ['it', 'Il mio ordine non è ancora arrivato, quando lo riceverò?'],
    ['pt', 'Não consigo entrar na minha conta desde ontem.'],
    ['nl', 'Mijn bestelling is nog niet aangekomen.'],
    ['pl', 'Od wczoraj nie mogę się zalogować na swoje konto.'],
    ['sv', 'Jag kan inte logga in på mitt konto sedan igår.'],
    ['tr', 'Dünden beri hesabıma giriş yapamıyorum.'],
    ['ru', 'Не могу войти в личный кабинет со вчерашнего дня.'],
    ['uk', 'Моє замовлення ще не прийшло, поверніть кошти.'],
    ['el', 'Η παραγγελία μου δεν έχει φτάσει ακόμα.'],
    ['ja', '注文がまだ届いていません。返金してください。'],
    ['zh', '我的订单还没有到，请尽快退款。'],
    ['ko', '주문이 아직 도착하지 않았습니다. 환불해 주세요.'],
    ['ar', 'طلبي لم يصل بعد، أريد استرداد أموالي.'],
  ])('is %s for %j', (language, text) => {
    expect(languageOf(text)).toBe(language);
  });

  it.each([
    [''],
    ['Hallo'],
    ['help!!!'],
    ['Total deposit'],
    ['ERR-5003 0x80070005 10.0.0.1 4711'],
    ['https://example.com/der/die/das/und/nicht meine.datei.der.firma@example.com'],
    ['C:\\Programme\\Meine\\Rechnung\\nicht.pdf com.example.shop.Der.Die.Das(Und.java:7)'],
  ])('is null for %j, which does not tell', (text) => {
    expect(languageOf(text)).toBeNull();
  });

  it('takes a long text at the price of its beginning', () => {
    const hostile = ['a', '字', "a'", 'é\u0301', '\ud800', 'der '].map((part) => part.repeat(50_000));
    const start = performance.now();
    for (const text of hostile) languageOf(text);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('the language of a ticket', () => {
  const languageOfTicket = (subject: string, body: string): string | null => readTicket({ subject, body }).language;
  const german = 'Seit heute Morgen stürzt die Anwendung beim Öffnen der Einstellungen ab.';

  it('is that of the body, which the subject helps to tell', () => {
    expect(languageOfTicket('Payment service unavailable, please try again later', german.repeat(2))).toBe('de');
    expect(languageOfTicket('Die Anwendung stürzt ab', 'Bitte helfen')).toBe('de');
  });

  it('is the author’s own, not that of a quoted mail or of machine output', () => {
    expect(
      languageOfTicket('Absturz', `${german}\n\nOn 3 Jan 2023 Jo wrote:\n> ${'We look into it. '.repeat(9)}`),
    ).toBe('de');
    const log = '2024-01-02 10:00:00,123 INFO the service has started and is waiting for the requests\n'.repeat(9);
    expect(languageOfTicket('Absturz', `${log}\n${german}`)).toBe('de');
  });

  it('is null where nothing but codes is said', () => {
    expect(languageOfTicket('ERR-5003', 'ERR-5003 at com.example.Main(Main.java:7)')).toBeNull();
  });
});
