import { execFile } from "node:child_process";
import type { Host } from "../host.ts";

/** What asking a program for its version gave. */
export type Probe = { readonly found: false } | { readonly found: true; readonly version: string };

/** Long enough for a cold start on a busy machine; a program that says nothing by then is as good as missing. */
const PATIENCE_MS = 10_000;

/** Runs a program that prints its version, and picks the version out of what it prints. */
export function probe(command: string, args: readonly string[], env: Host["env"]): Promise<Probe> {
    // The Pulumi CLI asks the network for a newer release unless told not to.
    const quiet = { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" };
    return new Promise((resolve) => {
        execFile(command, [...args], { env: quiet, timeout: PATIENCE_MS }, (error, stdout) => {
            if (error !== null) resolve({ found: false });
            else resolve({ found: true, version: /\d+(\.\d+)+[\w.+-]*/.exec(stdout)?.[0] ?? stdout.trim() });
        });
    });
}
