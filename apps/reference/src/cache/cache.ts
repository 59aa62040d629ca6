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
/** Milliseconds. A cache that takes longer is slower than what it stands in for. */
const ANSWER_TIMEOUT = 250;
const CHECK_TIMEOUT = 1_000;

/** Opens the cache, and goes on trying for as long as it cannot be reached. */
export async function openCache(settings: CacheSettings, log: Logger): Promise<Cache> {
    const client = await cacheClient(settings);
    const closed = new AbortController();
    // A client tells of each try that fails: said once, it is not news until there was an answer.
    let isGone = false;
    const hear = (err: unknown) => {
        if (!isGone) log.warn({ err }, "the cache cannot be reached");
        isGone = true;
    };
    client.on("error", hear);
    const connect = async () => {
        while (!closed.signal.aborted) {
            try {
                return void (await client.connect());
            } catch (err) {
                if (closed.signal.aborted) return;
                hear(err);
                await after(BEGIN_AGAIN, undefined, { signal: closed.signal }).catch(() => undefined);
            }
        }
    };
    // Readiness says when it has come.
    void connect();

    const answered = async <T>(milliseconds: number, answer: Promise<T>): Promise<T> => {
        const value = await within(milliseconds, answer);
        if (isGone) log.info("the cache answers again");
        isGone = false;
        return value;
    };
    const command = <T>(name: string, work: () => Promise<T>) => {
        const attributes = { "db.system.name": "redis", "db.operation.name": name };
        return inSpan(name, { kind: SpanKind.CLIENT, attributes }, () => answered(ANSWER_TIMEOUT, work()));
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
            await answered(CHECK_TIMEOUT, client.ping());
        },
        close: async () => {
            closed.abort();
            // What is in hand has been waited for: whoever uses the cache ends before it.
            if (client.isOpen) client.destroy();
        },
    };
}

/** The client's own limit ends when a command has been sent: a server that hangs would be waited for. */
async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
    const answered = new AbortController();
    const late = after(milliseconds, undefined, { signal: answered.signal }).then(() => {
        throw new Error(`the cache has not answered within ${milliseconds} milliseconds`);
    });
    return await Promise.race([answer, late]).finally(() => {
        late.catch(() => undefined);
        answered.abort();
    });
}
