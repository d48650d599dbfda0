import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { notingRecord } from '../testing/noting-record.js';
import { testParts } from '../testing/test-server.js';
import { type RunningServer, serve } from './serve.js';
import type { ServerParts } from './server-parts.js';

async function startServer(changed: Partial<ServerParts> = {}): Promise<RunningServer> {
  const { parts } = await testParts(notingRecord().record, changed);
  const server = await serve(parts);
  if (!server.ok) throw new Error(server.error.code);
  return server.value;
}

/** Whether a connection is taken. */
function tried(hostname: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, hostname, () => {
      socket.destroy();
      resolve('taken');
    });
    socket.once('error', () => resolve('refused'));
  });
}

it('finishes what is under way when it stops, takes nothing new, and waits for no connection that is not used', async () => {
  let letGo: () => void = () => undefined;
  let arrived: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const isUnderWay = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const service = await startServer({
    readiness: async () => {
      arrived();
      await held;
      return [{ name: 'database', ready: true }];
    },
  });
  const underWay = fetch(`${service.origin}/readyz`);
  await isUnderWay;
  const { hostname, port } = new URL(service.origin);
  const unused = connect(Number(port), hostname);
  await new Promise((resolve) => unused.once('connect', resolve));
  const closed = service.close();
  while ((await tried(hostname, Number(port))) === 'taken')
    await new Promise((resolve) => setTimeout(resolve, 5));
  letGo();
  expect((await underWay).status).toBe(200);
  await closed;
});

it('answers what is not even HTTP with an OperationOutcome', async () => {
  const service = await startServer();
  const { hostname, port } = new URL(service.origin);
  const answer = await new Promise<string>((resolve) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write('NONSENSE Zzmarked\r\n\r\n'));
    socket.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
    });
    socket.on('close', () => resolve(text));
    socket.on('error', () => resolve(text));
  });
  expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '').resourceType).toBe('OperationOutcome');
  expect(answer).not.toContain('Zzmarked');
  await service.close();
});

it('says where to go when its port is taken', async () => {
  const service = await startServer();
  const { port } = new URL(service.origin);
  const second = startServer({ listen: { host: '127.0.0.1', port: Number(port) } });
  await expect(second).rejects.toThrow('CW-WEB-020');
  await service.close();
});

it('refuses the demonstration sign-in where others could reach the server', async () => {
  const outside = { issuers: [], clients: [], publicAddress: 'https://record.example' };
  await expect(startServer({ signIn: outside })).rejects.toThrow('CW-WEB-014');
  await expect(startServer({ listen: { host: '0.0.0.0', port: 0 } })).rejects.toThrow('CW-WEB-014');
});
