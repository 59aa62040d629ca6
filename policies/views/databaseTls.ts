import type { Reading } from "../reading/reading.ts";

/** The parameter with which an engine refuses connections without TLS, and the values that do, the usual one first. */
export interface TlsSwitch {
    readonly name: string;
    readonly values: readonly string[];
}

const ON = ["1", "on", "true"];

/** By an engine's or a parameter group family's name; none where AWS offers none. */
export function tlsSwitchFor(engine: string): TlsSwitch | undefined {
    const name = engine.toLowerCase();
    if (/^(aurora-)?postgres|^sqlserver/.test(name)) {
        return { name: "rds.force_ssl", values: ON };
    }
    if (/^(aurora-?)?(mysql|mariadb)|^aurora\d/.test(name)) {
        return { name: "require_secure_transport", values: ON };
    }
    return /db2-/.test(name) ? { name: "db2comm", values: ["ssl"] } : undefined;
}

/**
 * Whether AWS's defaults for a family force TLS, which a group has that does not set the parameter: those of PostgreSQL
 * do from version 15 on and those of MariaDB from 11.8 on; MySQL's and Aurora's do not (Amazon RDS User Guide, "Updating
 * applications to connect to PostgreSQL DB instances using new SSL/TLS certificates" and "Requiring SSL/TLS for all
 * connections" to a MariaDB and to a MySQL DB instance; Amazon Aurora User Guide, "Updating applications to connect to
 * Aurora PostgreSQL DB clusters using new SSL/TLS certificates"; read on 2026-11-21).
 */
export function forcesByDefault(family: string): boolean {
    // PostgreSQL's versions have two digits: a third one would make it another number, and no version there is.
    const postgres = /^postgres(\d\d)(?!\d)/.exec(family)?.[1];
    const [, major, minor] = /^mariadb(\d+)\.(\d+)/.exec(family) ?? [];
    return Number(postgres) >= 15 || Number(major) * 100 + Number(minor) >= 1108;
}

/** The family of AWS's own group for an instance; its name has the version where the instance does not. */
export function defaultFamily(engine: Reading, version: Reading, group: Reading): string {
    const family = `${engine.string()?.toLowerCase() ?? ""}${version.string() ?? String(version.number() ?? "")}`;
    return group.isAbsent ? family : (/^default\.(.*)$/.exec(group.string() ?? "")?.[1] ?? "");
}
