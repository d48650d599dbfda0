import { fileURLToPath } from 'node:url';
import {
  type ChannelCredentials,
  type Client,
  type ClientReadableStream,
  credentials,
  loadPackageDefinition,
  Metadata,
  type ServiceError,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import type { SparkAddress } from './spark-address.js';

/** What a session needs besides the server's address. */
export interface SparkSessionOptions {
  /** A UUID; the server keeps temporary views and settings under it. */
  readonly sessionId: string;
  /** Bearer token, for a server that asks for one. It is sent over an encrypted connection only. */
  readonly token?: string;
}

/** A session on a Spark Connect server: SQL goes out, Arrow comes back. What fails rejects with gRPC's own error. */
export interface SparkSession {
  /** Runs a statement for what it does, at once. */
  command(statement: string): Promise<void>;
  /** The answer to a query in order, as Arrow IPC streams that each hold some of its rows. Leaving the loop cancels the query. */
  answers(query: string): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

interface Relation {
  readonly sql: { readonly query: string };
}

type Plan =
  | { readonly root: Relation }
  | { readonly command: { readonly sqlCommand: { readonly input: Relation } } };

interface SessionNames {
  readonly sessionId: string;
  readonly userContext: { readonly userId: string };
  readonly clientType: string;
}

interface ExecutePlanResponse {
  readonly arrowBatch?: { readonly data: Uint8Array } | null;
}

/** The service of `proto/spark-connect.proto`, as the gRPC client makes it at run time. */
interface SparkConnectClient extends Client {
  executePlan(request: SessionNames & { readonly plan: Plan }): ClientReadableStream<ExecutePlanResponse>;
  releaseSession(request: SessionNames, callback: (error: ServiceError | null) => void): void;
}

type ClientConstructor = new (
  address: string,
  channelCredentials: ChannelCredentials,
  options: Readonly<Record<string, number>>,
) => SparkConnectClient;

function clientConstructor(): ClientConstructor {
  // The same relative path from src/ and from dist/.
  const path = fileURLToPath(new URL('../proto/spark-connect.proto', import.meta.url));
  const loaded = loadPackageDefinition(loadSync(path)) as unknown as {
    readonly spark: { readonly connect: { readonly SparkConnectService: ClientConstructor } };
  };
  return loaded.spark.connect.SparkConnectService;
}

function channelCredentials(address: SparkAddress, token: string | undefined): ChannelCredentials {
  if (!address.encrypted) return credentials.createInsecure();
  if (token === undefined) return credentials.createSsl();
  const bearer = credentials.createFromMetadataGenerator((_parameters, callback) => {
    const metadata = new Metadata();
    metadata.set('authorization', `Bearer ${token}`);
    callback(null, metadata);
  });
  return credentials.combineChannelCredentials(credentials.createSsl(), bearer);
}

/** A new session. Nothing is sent until it is first used. */
export function openSparkSession(address: SparkAddress, options: SparkSessionOptions): SparkSession {
  const SparkConnectService = clientConstructor();
  const client = new SparkConnectService(
    `${address.host}:${address.port}`,
    channelCredentials(address, options.token),
    // Spark sends Arrow batches of up to 4 MiB and their envelope; gRPC's own limit is 4 MiB all told.
    { 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 },
  );
  const names: SessionNames = {
    sessionId: options.sessionId,
    userContext: { userId: 'causeway' },
    clientType: 'causeway',
  };

  async function* responses(plan: Plan): AsyncIterable<Uint8Array> {
    const call = client.executePlan({ ...names, plan });
    try {
      for await (const response of call as AsyncIterable<ExecutePlanResponse>)
        if (response.arrowBatch) yield response.arrowBatch.data;
    } finally {
      // Does nothing to a call that has ended. One left early ends with an error, which nobody waits for any more.
      call.on('error', () => {});
      call.cancel();
    }
  }

  return {
    async command(statement) {
      for await (const _ of responses({ command: { sqlCommand: { input: { sql: { query: statement } } } } }));
    },
    answers: (query) => responses({ root: { sql: { query } } }),
    async close() {
      await new Promise<void>((resolve) => client.releaseSession(names, () => resolve()));
      client.close();
    },
  };
}
