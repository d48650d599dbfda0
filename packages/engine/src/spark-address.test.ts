import { describe, expect, it } from 'vitest';
import { parseSparkAddress } from './spark-address.js';

describe('parseSparkAddress', () => {
  it.each([
    ['spark://localhost', { host: 'localhost', port: 15_002, encrypted: false }],
    ['spark://127.0.0.1:15902', { host: '127.0.0.1', port: 15_902, encrypted: false }],
    ['spark://[::1]:1', { host: '[::1]', port: 1, encrypted: false }],
    ['sc://spark.example:443/', { host: 'spark.example', port: 443, encrypted: true }],
    ['sc://localhost/;use_ssl=true', { host: 'localhost', port: 15_002, encrypted: true }],
    ['spark://spark.example/;use_ssl=false', { host: 'spark.example', port: 15_002, encrypted: false }],
  ])('reads %s', (text, address) => {
    expect(parseSparkAddress(text)).toEqual({ ok: true, value: address });
  });

  it('encrypts what leaves this machine unless told not to', () => {
    expect(parseSparkAddress('spark://localhost.example')).toMatchObject({ value: { encrypted: true } });
    expect(parseSparkAddress('spark://127.0.0.1.example')).toMatchObject({ value: { encrypted: true } });
  });

  it.each([
    '',
    'spark',
    'localhost:15002',
    'spark://',
    'spark://host:70000',
    'http://host',
    'spark://host/;token=t0k3n',
  ])('refuses "%s" as wrong use, without repeating it', (text) => {
    const refused = parseSparkAddress(text);
    expect(refused).toMatchObject({ ok: false, error: { code: 'CW-ENGINE-005', category: 'usage' } });
    expect(JSON.stringify(refused)).not.toContain('t0k3n');
  });
});
