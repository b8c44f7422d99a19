// A mail server on a free loopback port. It tells on its standard output, one JSON a line, its port and every mail that it takes.
// The local part of a recipient says what is to happen: refuse550 and busy451 are answered so; drop breaks the line after the data.
import { SMTPServer } from 'smtp-server';

const [login] = process.argv.slice(2);
const say = what => process.stdout.write(`${JSON.stringify(what)}\n`);

const server = new SMTPServer({
  authOptional: !login,
  disabledCommands: login ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
  allowInsecureAuth: true,
  logger: false,
  onAuth: (auth, session, done) => (`${auth.username}:${auth.password}` === login ? done(null, { user: auth.username }) : done(Object.assign(new Error('Invalid user name or password'), { responseCode: 535 }))),
  onRcptTo: (address, session, done) => {
    const code = Number(/^(?:refuse|busy)(\d+)@/.exec(address.address)?.[1]);
    done(code ? Object.assign(new Error('told to'), { responseCode: code }) : null);
  },
  onData: (stream, session, done) => {
    const parts = [];
    stream.on('data', part => parts.push(part));
    stream.on('end', () => {
      const to = session.envelope.rcptTo.map(r => r.address);
      say({ from: session.envelope.mailFrom.address, to, raw: Buffer.concat(parts).toString('latin1') });
      if (to.some(address => address.startsWith('drop@'))) for (const connection of server.connections) connection._socket.destroy();
      else done();
    });
  },
});
server.on('error', () => {});
server.listen(0, '127.0.0.1', () => say({ port: server.server.address().port }));
process.stdin.on('end', () => process.exit()).resume(); // whoever started it is gone
