import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import type { StackConfig } from "../project/config.ts";

/** Who is previewed: what a program and a pack learn from their environment. */
export interface Identity {
    readonly organization: string;
    readonly project: string;
    readonly stack: string;
}

/** Where Node keeps compiled code between runs: halves the start of the SDK. */
export function compileCache(): string {
    return process.env["NODE_COMPILE_CACHE"] ?? join(tmpdir(), `plinth-compile-cache-${userInfo().uid}`);
}

/** The environment of a program or a pack: the caller's, and what the language host of the CLI adds. */
export function childEnvironment(identity: Identity, config: StackConfig): NodeJS.ProcessEnv {
    return {
        ...process.env,
        NODE_COMPILE_CACHE: compileCache(),
        PULUMI_CONFIG: JSON.stringify(Object.fromEntries(config.values)),
        PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(config.secretKeys),
        PULUMI_NODEJS_ORGANIZATION: identity.organization,
        PULUMI_NODEJS_PROJECT: identity.project,
        PULUMI_NODEJS_STACK: identity.stack,
        PULUMI_NODEJS_DRY_RUN: "true",
        PULUMI_ORGANIZATION: identity.organization,
        PULUMI_PROJECT: identity.project,
        PULUMI_STACK: identity.stack,
        PULUMI_DRY_RUN: "true",
    };
}
