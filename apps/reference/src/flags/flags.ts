import { readFileSync } from "node:fs";
import { InMemoryProvider, OpenFeature } from "@openfeature/server-sdk";
import { z } from "zod";
import type { Logger } from "../telemetry/log.ts";

/** The flags there are, with what they are where nothing says otherwise. */
export const FLAGS = { "free-shipping": false } as const;
export type FlagName = keyof typeof FLAGS;

/** What is switched without a release. */
export interface Flags {
    isOn(name: FlagName): Promise<boolean>;
    close(): Promise<void>;
}

/** Milliseconds. Looked at rather than listened to: a mounted ConfigMap changes by a link that is put in another's place. */
const LOOK_EVERY = 5_000;

const fileSchema = z.record(z.string(), z.boolean());

/**
 * Flags from a file, through OpenFeature: another provider (AppConfig, flagd, a vendor's) takes its place here, and nothing
 * else changes. A file that cannot be read at the start is an error; later, what it last said goes on.
 */
export async function openFlags(file: string | undefined, log: Logger, lookEvery = LOOK_EVERY): Promise<Flags> {
    let seen = file ? readFileSync(file, "utf8") : undefined;
    const provider = new InMemoryProvider(seen === undefined ? {} : parse(seen));
    await OpenFeature.setProviderAndWait(provider);
    const client = OpenFeature.getClient();
    const look = (path: string) => {
        const before = seen;
        try {
            // Forgotten first, so that a file which cannot be read is told of once.
            seen = undefined;
            seen = readFileSync(path, "utf8");
            if (seen === before) return;
            provider.putConfiguration(parse(seen));
            log.info({ file }, "flags read again");
        } catch (err) {
            if (seen !== before) log.error({ err, file }, "flags cannot be read: they stay as they were");
        }
    };
    const timer = file ? setInterval(look, lookEvery, file).unref() : undefined;
    return {
        isOn: (name) => client.getBooleanValue(name, FLAGS[name]),
        async close() {
            clearInterval(timer);
            await OpenFeature.close();
        },
    };
}

function parse(text: string) {
    const flags = fileSchema.parse(JSON.parse(text));
    return Object.fromEntries(
        Object.entries(flags).map(([name, isOn]) => [
            name,
            {
                variants: { on: true, off: false },
                defaultVariant: isOn ? ("on" as const) : ("off" as const),
                disabled: false,
            },
        ]),
    );
}
