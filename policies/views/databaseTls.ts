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
 * Whether AWS's own group forces TLS: PostgreSQL's does from version 15 on (Amazon RDS User Guide, "Using SSL with a
 * PostgreSQL DB instance", read on 2026-11-21). The group's name has the version where the instance does not.
 */
export function forcesByDefault(engine: Reading, version: Reading, group: Reading): boolean {
    const family = `${engine.string()?.toLowerCase() ?? ""}${versionText(version)}`;
    const name = group.isAbsent ? `default.${family}` : (group.string() ?? "");
    return Number(/^default\.postgres(\d+)/.exec(name)?.[1]) >= 15;
}

function versionText(version: Reading): string {
    return version.string() ?? String(version.number() ?? "");
}
