import { z } from "zod";

/** A port: a whole number from 1 to 65535. */
export function port(fallback: number) {
    return z.coerce.number().int().min(1).max(65_535).default(fallback);
}

/** Of seconds, tries or connections: a whole number within bounds. */
export function whole(fallback: number, least: number, most: number) {
    return z.coerce.number().int().min(least).max(most).default(fallback);
}

/** Text that must be there. */
export const text = z.string({ error: "must be set" }).min(1);

/** A user of the database: what PostgreSQL keeps as it is written, without quotes. */
export const databaseUser = z
    .string({ error: "must be set" })
    .regex(/^[a-z_][a-z0-9_]{0,62}$/, "must be small letters, digits and underscores, 63 at most");

const onOff = z.enum(["on", "off"]).default("on");

/** TLS to a server, which only a machine of one's own may go without. */
export function tls(environment: string | undefined) {
    return onOff.refine((value) => value === "on" || environment === "local", {
        error: "must be on, unless ENVIRONMENT is local: what goes over a network is encrypted",
    });
}
