import { randomBytes } from "node:crypto";
import { hostname, userInfo } from "node:os";
import { join } from "node:path";
import {
    defaultRetryPolicy,
    deliver,
    type DeliveryReport,
    type DeliveryRequest,
    type EnginePort,
    FileRecords,
    FileRunLock,
    maskerFor,
    type Operation,
    type Probes,
    type Surroundings,
    systemClock,
} from "@plinth/deployer";
import { DeployMutes } from "../alert/deployMutes.ts";
import { engineEnvironment } from "../backend/engineEnvironment.ts";
import { git } from "../compare/git.ts";
import { refusedChange } from "../compare/refusedChange.ts";
import { exitCodes } from "../exitCodes.ts";
import { type Host, Stopped } from "../host.ts";
import { RECORDS, recordsFolder, withJournalFrom } from "../records/folder.ts";
import { requireTaggable, tagRun } from "../rollback/tags.ts";
import { abandonedNotes, verifiedReleases } from "../rollback/verified.ts";
import { readPlanFolder } from "../plan/folder.ts";
import type { DeployOptions } from "./arguments.ts";
import { renderText } from "./renderText.ts";
import { deployTarget, type DeployTarget } from "./target.ts";

/** Makes what drives the engine; tests have one without processes. */
export type MakeEngine = (env: Host["env"]) => Promise<EnginePort>;

export const realEngine: MakeEngine = async (env) =>
    new (await import("@plinth/deployer/automation")).AutomationEngine(env);

/** Makes what looks at the cloud; tests have one without processes. */
export type MakeProbes = (env: Host["env"]) => Promise<Probes>;

export const realProbes: MakeProbes = async (env) => (await import("@plinth/deployer/probes")).makeProbes(env);

/**
 * Deploys, destroys or refreshes an environment.
 *
 * @returns the exit code.
 */
export async function deploy(
    verb: Operation,
    environment: string,
    options: DeployOptions,
    host: Host,
    makeEngine: MakeEngine = realEngine,
    makeProbes: MakeProbes = realProbes,
): Promise<number> {
    const target = await deployTarget(verb, environment, options, host.cwd);
    if (options.tag === true) await requireTaggable(target.root);
    const folder = recordsFolder(target.root, host.cwd, options.records, environment);
    const verified = verb === "up" ? await verifiedReleases(target, folder) : {};
    const approved =
        options.plan === undefined ? undefined : readPlanFolder(host.cwd, options.plan, options.planDigest);
    const request = { ...target.request, verified, ...(approved === undefined ? {} : { approved }) };
    for (const note of verb === "up" ? await abandonedNotes(target, folder) : []) host.stderr.write(`${note}\n`);
    const report = await deliverTo({ ...target, request }, options, host, makeEngine, makeProbes);
    if (options.tag === true && report.result === "done") await tagRun(target, folder, report, host);
    host.stdout.write(options.format === "json" ? `${JSON.stringify(report, undefined, 2)}\n` : renderText(report));
    return exitCodeOf(report, host);
}

/** Does what is asked for, with this machine's records and lock, and says on stderr what happens. @returns the report, as it is shown. */
export async function deliverTo(
    { root, request, state, revision }: Pick<DeployTarget, "root" | "request" | "state" | "revision">,
    options: Pick<DeployOptions, "records">,
    host: Host,
    makeEngine: MakeEngine = realEngine,
    makeProbes: MakeProbes = realProbes,
): Promise<DeliveryReport> {
    const around = await surroundingsOf({ root, request, state }, options, host, makeEngine, makeProbes);
    const report = await deliver({ ...request, ...(revision ?? (await revisionOf(root))) }, around);
    return withJournalFrom(host.cwd, report);
}

/** What a run has around it on this machine: the real engine and probes, its records and its lock. */
export async function surroundingsOf(
    { root, request, state }: Pick<DeployTarget, "root" | "request" | "state">,
    options: Pick<DeployOptions, "records">,
    host: Host,
    makeEngine: MakeEngine,
    makeProbes: MakeProbes,
): Promise<Surroundings> {
    const records = new FileRecords(recordsFolder(root, host.cwd, options.records, request.environment));
    const masker = maskerFor(host.env);
    const { ask } = host;
    return {
        engine: await makeEngine(engineEnvironment(host.env, request.environment, state)),
        clock: systemClock,
        random: Math.random,
        console: {
            say: (line) => void host.stderr.write(`${line}\n`),
            ...(ask === undefined ? {} : { ask: (question) => ask(question, host.signal) }),
        },
        journal: records,
        checkpoints: records,
        logs: records,
        // Not where --records says: two runs shall meet, wherever each keeps its own.
        lock: new FileRunLock(join(root, RECORDS)),
        masker,
        correlationId: correlationId(systemClock.now()),
        user: userName(),
        host: hostname(),
        pid: process.pid,
        signal: host.signal,
        engineSignal: toldToEngine(host),
        retry: defaultRetryPolicy,
        refusedChange,
        probes: await makeProbes(host.env),
        mutes: new DeployMutes(host.env),
    };
}

/** The exit code of a run: 2 where something decided against it, 1 where something went wrong. */
export function exitCodeOf({ result }: Pick<DeliveryReport, "result">, host: Host): number {
    if (result === "interrupted") {
        const reason: unknown = host.signal.reason;
        if (!(reason instanceof Stopped)) return exitCodes.failed;
        return { SIGHUP: exitCodes.hungUp, SIGINT: exitCodes.interrupted, SIGTERM: exitCodes.terminated }[
            reason.signalName
        ];
    }
    return { done: exitCodes.clean, blocked: exitCodes.blocked, failed: exitCodes.failed }[result];
}

/**
 * What stops the engine. A terminal sends its Ctrl-C to the engine as well, which takes a second one for the order to drop
 * what is in flight: it is handed on only where there is no terminal.
 */
export function toldToEngine({ signal, ask }: Host): AbortSignal {
    const told = new AbortController();
    const hand = (): void => {
        const reason: unknown = signal.reason;
        const onTerminal = ask !== undefined || process.stdin.isTTY;
        const heard = reason instanceof Stopped && reason.signalName === "SIGINT" && onTerminal;
        if (!heard) told.abort(reason);
    };
    if (signal.aborted) hand();
    else signal.addEventListener("abort", hand, { once: true });
    return told.signal;
}

type Revision = Pick<DeliveryRequest, "commit" | "uncommitted" | "commitTime" | "commitSubject">;

/** What is deployed, for the journal; nothing outside a git repository. */
export async function revisionOf(root: string): Promise<Revision> {
    try {
        const head = await git(root, ["log", "-1", "--no-show-signature", "--format=%H%n%cI%n%s"]);
        if (head.code !== 0) return {};
        const [commit = "", committed = "", commitSubject = ""] = head.out.split("\n");
        const status = await git(root, ["status", "--porcelain=v1", "--untracked-files=normal"]);
        const commitTime = new Date(committed).toISOString();
        return { commit, uncommitted: status.out.trim() !== "", commitTime, commitSubject };
    } catch {
        return {};
    }
}

/** Sorts by time, and is unlike that of a run which began in the same second. */
export function correlationId(now: Date): string {
    return `${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z-${randomBytes(3).toString("hex")}`;
}

/** A container's user may have no name. */
export function userName(): string {
    try {
        return userInfo().username;
    } catch {
        return "unknown";
    }
}
