import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { findRepository } from "@plinth/core/settings";
import type { Host } from "../host.ts";
import { type Probe, probe } from "./probe.ts";

/** Whether `node_modules` holds what the lock file asks for. */
export type InstallState = { readonly ready: true } | { readonly ready: false; readonly reason: string };

/** What this machine and repository have, as found; what it means is decided elsewhere. */
export interface Facts {
    /** Version of the Node running this. */
    readonly node: string;
    /** The Node a bare command in the person's shell gets. */
    readonly nodeOnPath: Probe;
    /** Absolute; `undefined` outside a repository. */
    readonly repository: string | undefined;
    readonly install: InstallState;
    readonly policyPack: boolean;
    readonly git: Probe;
    readonly pulumi: Probe;
    readonly languageHost: boolean;
    readonly docker: Probe;
    /** Where AWS credentials would come from; empty where there are none. */
    readonly awsCredentials: readonly string[];
}

export async function gatherFacts({ cwd, env }: Pick<Host, "cwd" | "env">): Promise<Facts> {
    const shell = { ...env, PATH: shellPath(env["PATH"] ?? "") };
    const repository = repositoryAround(cwd);
    const [nodeOnPath, install, git, pulumi, docker] = await Promise.all([
        probe("node", ["--version"], shell),
        installState(repository),
        probe("git", ["--version"], env),
        probe("pulumi", ["version"], env),
        probe("docker", ["--version"], env),
    ]);
    return {
        node: process.versions.node,
        nodeOnPath,
        repository,
        install,
        policyPack: repository !== undefined && existsSync(join(repository, "policies", "PulumiPolicy.yaml")),
        git,
        pulumi,
        languageHost: onPath("pulumi-language-nodejs", env["PATH"] ?? ""),
        docker,
        awsCredentials: awsCredentials(env, homedir()),
    };
}

/** PATH without what npx and npm scripts put before it: there the repository's own Node comes first. */
export function shellPath(path: string): string {
    const added = /[\\/](node_modules[\\/]\.bin|node-gyp-bin)[\\/]?$/;
    return path
        .split(delimiter)
        .filter((folder) => !added.test(folder))
        .join(delimiter);
}

function repositoryAround(folder: string): string | undefined {
    try {
        return findRepository(folder);
    } catch {
        return undefined;
    }
}

/** Asks the installer of the repository itself, so that both always agree. */
async function installState(repository: string | undefined): Promise<InstallState> {
    if (repository === undefined) return { ready: false, reason: "there is no repository here" };
    const file = join(repository, "tools", "install", "installState.js");
    if (!existsSync(file)) return { ready: false, reason: "tools/install/installState.js is missing" };
    const installer = (await import(pathToFileURL(file).href)) as { readInstallState(root: string): InstallState };
    return installer.readInstallState(repository);
}

function onPath(program: string, path: string): boolean {
    const names = process.platform === "win32" ? [`${program}.exe`, `${program}.cmd`] : [program];
    return path.split(delimiter).some((folder) => names.some((name) => existsSync(join(folder, name))));
}

/**
 * The places of AWS's credential chain that hold something
 * (https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html). Nothing is read from them, nobody is asked.
 */
export function awsCredentials(env: Host["env"], home: string): string[] {
    const variables = [
        "AWS_ACCESS_KEY_ID",
        "AWS_PROFILE",
        "AWS_WEB_IDENTITY_TOKEN_FILE",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    ].filter((name) => env[name]);
    const credentials = env["AWS_SHARED_CREDENTIALS_FILE"] ?? join(home, ".aws", "credentials");
    const config = env["AWS_CONFIG_FILE"] ?? join(home, ".aws", "config");
    return [...variables, ...[credentials, config].filter((file) => existsSync(file))];
}
