import { setTimeout as after } from "node:timers/promises";
import { SpanKind } from "@opentelemetry/api";
import type { CacheSettings } from "../settings/settings.ts";
import type { Logger } from "../telemetry/log.ts";
import { inSpan } from "../telemetry/span.ts";
import { cacheClient } from "./client.ts";

/** A cache of texts. Commands fail at once while there is no connection: whoever asks has another way. */
export interface Cache {
    get(key: string): Promise<string | undefined>;
    set(key: string, value: string, seconds: number): Promise<void>;
    remove(key: string): Promise<void>;
    /** Ends well when the cache answers, and with an error within a second when it does not. */
    check(): Promise<void>;
    close(): Promise<void>;
}

/** Milliseconds between tries to begin. A single server's client tries by itself; a cluster's gives up. */
const BEGIN_AGAIN = 1_000;

/** Opens the cache, and goes on trying for as long as it cannot be reached. */
export async function openCache(settings: CacheSettings, log: Logger): Promise<Cache> {
    const client = await cacheClient(settings);
    const closed = new AbortController();
    client.on("error", (err: unknown) => log.warn({ err }, "the cache cannot be reached"));
    const connect = async () => {
        while (!closed.signal.aborted) {
            try {
                return void (await client.connect());
            } catch (err) {
                if (closed.signal.aborted) return;
                log.warn({ err }, "the cache cannot be reached");
                await after(BEGIN_AGAIN, undefined, { signal: closed.signal }).catch(() => undefined);
            }
        }
    };
    // Readiness says when it has come.
    void connect();

    const command = <T>(name: string, work: () => Promise<T>) => {
        const attributes = { "db.system.name": "redis", "db.operation.name": name };
        return inSpan(name, { kind: SpanKind.CLIENT, attributes }, work);
    };
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
            closed.abort();
            // What is in hand has been waited for: whoever uses the cache ends before it.
            if (client.isOpen) client.destroy();
        },
    };
}
