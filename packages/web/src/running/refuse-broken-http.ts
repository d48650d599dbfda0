import type { Socket } from 'node:net';
import { refusalAnswer } from '../answer/answer.js';
import { frameworkProblem } from '../answer/framework-problem.js';

/**
 * Answers what could not even be read as HTTP, on the bare connection: 400, or 414 where the first lines are too long, with an
 * OperationOutcome like every refusal.
 */
export function refuseBrokenHttp(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const { status, body = '' } = refusalAnswer(
    frameworkProblem({ statusCode: 400, ...error, code: error.code }),
  );
  const reason = status === 414 ? 'URI Too Long' : 'Bad Request';
  if (socket.writable) {
    const head = `HTTP/1.1 ${status} ${reason}\r\nContent-Type: application/fhir+json; charset=utf-8\r\n`;
    socket.write(`${head}Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`);
  }
  socket.destroy(error);
}
