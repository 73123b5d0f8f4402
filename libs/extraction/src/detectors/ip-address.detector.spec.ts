import { describe, expect, it } from '@jest/globals';
import { ipAddressDetector } from './ip-address.detector.js';

const found = (text: string): string[] => ipAddressDetector.find(text).map(({ start, end }) => text.slice(start, end));

describe('ipAddressDetector', () => {
  it.each([
    ['it cannot connect to 203.0.113.7', ['203.0.113.7']],
    ['203.0.113.7:8080 is dead', ['203.0.113.7']],
    ['http://203.0.113.7/login', ['203.0.113.7']],
    ['192.168.2.24/24, 127.0.0.1', ['192.168.2.24', '127.0.0.1']],
    ['8.8.8.8 is the ip address', ['8.8.8.8']],
    ['my address 2001:db8::8a2e:370:7334', ['2001:db8::8a2e:370:7334']],
    ['ping ::1', ['::1']],
    ['2001:db8:85a3:8d3:1319:8a2e:370:7348 fails', ['2001:db8:85a3:8d3:1319:8a2e:370:7348']],
  ])('finds in %j exactly %j', (text, values) => {
    expect(found(text)).toEqual(values);
  });

  it.each([
    ['version 4.2.1.3'],
    ['App 10.2.0.7 on Windows'],
    ['updated to 20.2.6.28 and the connection broke'],
    ['the host 7.0.3.2 (beta)'],
    ['203.0.113.256 is no ip'],
    ['section 1.2.3.4.5 of the ip manual'],
    ['std::string, Foo::Bar, ::add'],
    ['connect at 12:30:45'],
    ['MAC address 00:1b:44:11:3a:b7'],
  ])('finds nothing in %j', (text) => {
    expect(found(text)).toEqual([]);
  });
});
