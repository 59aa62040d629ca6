import { readFile } from "node:fs/promises";
import { createClient, createCluster } from "@redis/client";
import type { CacheSettings } from "../settings/settings.ts";
import { cacheTokens } from "./token.ts";

/** Milliseconds. */
const CONNECT_TIMEOUT = 2_000;
/** Between signs of life that are asked for where nobody asks for anything. */
const PING_EVERY = 10_000;
/** Without a sign of life: the server is gone without a word, or hangs, and another connection is tried. */
const SILENT_AT_MOST = 15_000;
/** Milliseconds between tries of a lost connection, at most. */
const RETRY_AT_MOST = 2_000;

interface SignIn {
    readonly username?: string;
    readonly password: string;
}

/** A client of the cache that is not connected yet. */
export type CacheClient = Awaited<ReturnType<typeof cacheClient>>;

/**
 * Each connection signs in anew, with what then stands in the file or with a fresh token: ElastiCache ends connections of
 * IAM users after twelve hours. A serverless cache and one with shards speak the protocol of clusters, another one that of a single server.
 */
export async function cacheClient(settings: CacheSettings) {
    const ca = settings.CACHE_CA_FILE ? await readFile(settings.CACHE_CA_FILE, "utf8") : undefined;
    const credentials = credentialsOf(settings);
    const limits = {
        connectTimeout: CONNECT_TIMEOUT,
        socketTimeout: SILENT_AT_MOST,
        reconnectStrategy: (tries: number) => Math.min(100 * 2 ** Math.min(tries, 10), RETRY_AT_MOST),
    };
    const socket = settings.CACHE_TLS === "on" ? { ...limits, tls: true as const, ...(ca && { ca }) } : limits;
    const server = { host: settings.CACHE_HOST, port: settings.CACHE_PORT };
    const options = {
        ...(credentials && { credentialsProvider: { type: "async-credentials-provider" as const, credentials } }),
        disableOfflineQueue: true,
        pingInterval: PING_EVERY,
        // What a server that hangs was sent is kept until it is given up.
        commandsQueueMaxLength: 10_000,
    };
    const isServerless = settings.CACHE_AUTH === "iam" && settings.CACHE_SERVERLESS === "on";
    if (isServerless || settings.CACHE_CLUSTER === "on") {
        return createCluster({ rootNodes: [{ socket: { ...socket, ...server } }], defaults: { ...options, socket } });
    }
    const name = settings.CACHE_TLS === "on" ? { servername: settings.CACHE_HOST } : {};
    return createClient({ ...options, socket: { ...socket, ...server, ...name } });
}

function credentialsOf(settings: CacheSettings): (() => Promise<SignIn>) | undefined {
    if (settings.CACHE_AUTH === "none") return undefined;
    if (settings.CACHE_AUTH === "iam") {
        const token = cacheTokens(settings);
        return async () => ({ username: settings.CACHE_USER, password: await token() });
    }
    const { CACHE_USER: username, CACHE_PASSWORD_FILE: file } = settings;
    return async () => ({ ...(username && { username }), password: (await readFile(file, "utf8")).trim() });
}
