import { execFileSync } from 'node:child_process';

const REQUEST =
  'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=chat.test -keyout /dev/stdout -out /dev/stdout';

/**
 * A throw-away key and certificate that nobody trusts. Without an openssl on the machine there is none, and a handshake
 * fails for that reason.
 */
export function selfSigned(): { readonly key?: string; readonly cert?: string } {
  try {
    const pem = execFileSync('openssl', REQUEST.split(' '), { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return { key: pem, cert: pem };
  } catch {
    return {};
  }
}
