import { readFile } from "node:fs/promises";
import { SpanKind } from "@opentelemetry/api";
import { createClient } from "@redis/client";
import type { CacheSettings } from "../settings/settings.ts";
import type { Logger } from "../telemetry/log.ts";
import { inSpan } from "../telemetry/span.ts";
import { cacheTokens } from "./token.ts";

/** A cache of texts. Commands fail at once while there is no connection: whoever asks has another way. */
export interface Cache {
    get(key: string): Promise<string | undefined>;
    set(key: string, value: string, seconds: number): Promise<void>;
    remove(key: string): Promise<void>;
    /** Ends well when the cache answers, and with an error within a second when it does not. */
    check(): Promise<void>;
    close(): Promise<void>;
}

interface SignIn {
    readonly username?: string;
    readonly password: string;
}

/** Milliseconds. A cache that takes longer is slower than what it stands in for. */
const COMMAND_TIMEOUT = 500;
const CONNECT_TIMEOUT = 2_000;
/** Milliseconds between tries of a lost connection, at most. */
const RETRY_AT_MOST = 2_000;

/**
 * Opens the cache, and goes on trying for as long as it cannot be reached. Each connection signs in anew, with what then
 * stands in the file or with a fresh token: ElastiCache ends connections of IAM users after twelve hours.
 */
export async function openCache(settings: CacheSettings, log: Logger): Promise<Cache> {
    const ca = settings.CACHE_CA_FILE ? await readFile(settings.CACHE_CA_FILE, "utf8") : undefined;
    const credentials = credentialsOf(settings);
    const server = {
        host: settings.CACHE_HOST,
        port: settings.CACHE_PORT,
        connectTimeout: CONNECT_TIMEOUT,
        reconnectStrategy: (tries: number) => Math.min(100 * 2 ** Math.min(tries, 10), RETRY_AT_MOST),
    };
    const client = createClient({
        socket:
            settings.CACHE_TLS === "on"
                ? { ...server, tls: true, servername: settings.CACHE_HOST, ...(ca && { ca }) }
                : server,
        ...(credentials && { credentialsProvider: { type: "async-credentials-provider" as const, credentials } }),
        disableOfflineQueue: true,
        // Tells a connection that is gone from one that is quiet.
        pingInterval: 10_000,
        commandOptions: { timeout: COMMAND_TIMEOUT },
    });
    client.on("error", (err: unknown) => log.warn({ err }, "the cache cannot be reached"));
    // Never rejects: it goes on trying, and says so above. Readiness says whether it has come.
    void client.connect().catch((err: unknown) => log.warn({ err }, "the cache was closed before it was reached"));

    const command = <T>(name: string, work: () => Promise<T>) =>
        inSpan(
            name,
            { kind: SpanKind.CLIENT, attributes: { "db.system.name": "redis", "db.operation.name": name } },
            work,
        );
    return {
        get: async (key) => (await command("GET", () => client.get(key))) ?? undefined,
        set: async (key, value, seconds) => {
            await command("SET", () => client.set(key, value, { expiration: { type: "EX", value: seconds } }));
        },
        remove: async (key) => {
            await command("DEL", () => client.del(key));
        },
        check: async () => {
            await client.ping();
        },
        close: async () => {
            if (client.isReady) await client.close();
            else client.destroy();
        },
    };
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
