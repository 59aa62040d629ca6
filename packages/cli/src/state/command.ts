import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join, relative, resolve } from "node:path";
import { UserError } from "@plinth/core/errors";
import {
    anchorOf,
    defaultRetryPolicy,
    type DeliveryLayer,
    FileRecords,
    FileRunLock,
    maskerFor,
    recoveryOf,
    type RestoreReport,
    restoreState,
    systemClock,
} from "@plinth/deployer";
import { engineEnvironment } from "../backend/engineEnvironment.ts";
import { correlationId, type MakeEngine, realEngine, userName } from "../deploy/command.ts";
import { deployTarget, type DeployTarget } from "../deploy/target.ts";
import { exitCodes } from "../exitCodes.ts";
import type { Host } from "../host.ts";
import { RECORDS, recordsFolder, withJournalFrom } from "../records/folder.ts";
import { readHistory } from "../rollback/history.ts";
import type { StateOptions } from "./arguments.ts";

/** Writes the states of an environment's stacks into files. @returns the exit code. */
export async function exportStates(
    environment: string,
    options: StateOptions,
    host: Host,
    makeEngine: MakeEngine = realEngine,
): Promise<number> {
    const target = await targetOf(environment, options, host);
    const engine = await makeEngine(engineEnvironment(host.env, environment, target.state));
    const folder = recordsFolder(target.root, host.cwd, options.records, environment);
    const records = new FileRecords(options.out === undefined ? folder : resolve(host.cwd, options.out));
    const files: { layer: string; file?: string }[] = [];
    for (const { name, address } of askedLayers(target)) {
        if (!(await engine.exists(address))) {
            files.push({ layer: name });
            continue;
        }
        const file = await records.keep(address, await engine.exportCheckpoint(address), systemClock.now());
        files.push({ layer: name, file: relative(host.cwd, file) || file });
    }
    const lines = files.map(({ layer, file }) => `${layer}: ${file ?? "is not deployed"}\n`);
    host.stdout.write(
        options.format === "json"
            ? `${JSON.stringify({ version: 1, environment, states: files }, undefined, 2)}\n`
            : lines.join(""),
    );
    return exitCodes.clean;
}

/** Puts a checkpoint in the place of a stack's state. @returns the exit code. */
export async function restoreStates(
    environment: string,
    checkpoint: string,
    options: StateOptions,
    host: Host,
    makeEngine: MakeEngine = realEngine,
): Promise<number> {
    const target = await targetOf(environment, options, host);
    const layers = askedLayers(target);
    const [layer] = layers;
    if (layer === undefined || layers.length > 1 || options.layer.length > 1) {
        throw new UserError(
            `environment ${environment} has several stacks, and a checkpoint is of one. Fix: name it: --layer <${target.request.asked.join("|")}>`,
        );
    }
    const file = resolve(host.cwd, checkpoint);
    const folder = recordsFolder(target.root, host.cwd, options.records, environment);
    const { entries } = await readHistory(target.root, folder, environment);
    const content = readJson(file);
    const records = new FileRecords(folder);
    const masker = maskerFor(host.env);
    const { ask } = host;
    const report = await restoreState(
        {
            environment,
            layout: target.request.layout,
            layer: layer.name,
            address: layer.address,
            checkpoint: content,
            path: relative(host.cwd, file) || file,
            reason: options.reason ?? "",
            yes: options.yes === true,
            entries,
        },
        {
            engine: await makeEngine(engineEnvironment(host.env, environment, target.state)),
            clock: systemClock,
            random: Math.random,
            console: {
                say: (line) => void host.stderr.write(`${masker.text(line)}\n`),
                ...(ask === undefined ? {} : { ask: (question) => ask(question, host.signal) }),
            },
            journal: records,
            checkpoints: records,
            lock: new FileRunLock(join(target.root, RECORDS)),
            masker,
            correlationId: correlationId(systemClock.now()),
            user: userName(),
            host: hostname(),
            pid: process.pid,
            signal: host.signal,
            retry: defaultRetryPolicy,
        },
    );
    const shown = withJournalFrom(host.cwd, report);
    host.stdout.write(options.format === "json" ? `${JSON.stringify(shown, undefined, 2)}\n` : textOf(shown));
    return { done: exitCodes.clean, blocked: exitCodes.blocked, failed: exitCodes.failed }[report.result];
}

async function targetOf(environment: string, options: StateOptions, host: Host): Promise<DeployTarget> {
    return await deployTarget("refresh", environment, { ...options, policyPack: [], allowReplace: [] }, host.cwd);
}

function askedLayers({ request }: DeployTarget): DeliveryLayer[] {
    return request.layers.filter(({ name }) => request.asked.includes(name));
}

function readJson(file: string): unknown {
    let text: string;
    try {
        text = readFileSync(file, "utf8");
    } catch {
        throw new UserError(
            `${file}: cannot be read. Fix: name a file that plinth state export or plinth up has written`,
        );
    }
    try {
        return JSON.parse(text) as unknown;
    } catch {
        // What it is then, is said with everything else that is refused.
        return undefined;
    }
}

function textOf(report: RestoreReport): string {
    const { environment, layer, result, code, reason, backup, cleared, journal, correlationId: run } = report;
    const lines = [
        `state restore ${environment} ${layer}: ${result}${code === undefined ? "" : ` (${code})`}`,
        ...(reason === undefined ? [] : [reason]),
        ...(backup === undefined ? [] : [`State from before: ${backup}`]),
        ...cleared.map((one) => `Left out: ${one}`),
        ...(code === undefined ? [] : ["", recoveryOf(code, environment), `More: ${anchorOf(code)}`]),
        `Journal: ${journal} (run ${run})`,
    ];
    return `${lines.join("\n")}\n`;
}
