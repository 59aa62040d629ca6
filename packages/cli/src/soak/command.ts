import { existsSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import {
    FileRecords,
    lastDeployment,
    maskerFor,
    readJournal,
    soak,
    type SoakReport,
    systemClock,
} from "@plinth/deployer";
import { engineEnvironment } from "../backend/engineEnvironment.ts";
import {
    correlationId,
    exitCodeOf,
    type MakeEngine,
    type MakeProbes,
    realEngine,
    realProbes,
    RECORDS,
} from "../deploy/command.ts";
import { deployTarget } from "../deploy/target.ts";
import { exitCodes } from "../exitCodes.ts";
import type { Host } from "../host.ts";
import type { SoakOptions } from "./arguments.ts";
import { renderText } from "./renderText.ts";

/**
 * Watches the alarms of an environment after its last deployment.
 *
 * @returns the exit code: 0 quiet, 2 an alarm fired, 1 where nobody could tell.
 */
export async function watch(
    environment: string,
    { minutes, since, records, format }: SoakOptions,
    host: Host,
    makeEngine: MakeEngine = realEngine,
    makeProbes: MakeProbes = realProbes,
): Promise<number> {
    const asked = { layer: [], policyPack: [], allowReplace: [], format: "text" } as const;
    const { root, settings, request } = await deployTarget("refresh", environment, asked, host.cwd);
    const folder = records === undefined ? join(root, RECORDS) : resolve(host.cwd, records);
    const journal = new FileRecords(join(folder, environment));
    const { entries } = readJournal(existsSync(journal.place) ? readFileSync(journal.place, "utf8") : "");
    const last = lastDeployment(entries, environment);
    const masker = maskerFor(host.env);
    const found = await soak(
        {
            environment,
            layers: request.layers,
            minutes: minutes ?? settings.delivery.soak.minutes,
            ...(since === undefined ? {} : { since }),
            ...(last === undefined ? {} : { last }),
            ignoreAlarms: settings.delivery.verify.ignoreAlarms,
        },
        {
            engine: await makeEngine(engineEnvironment(host.env, environment, settings.state)),
            probes: await makeProbes(host.env),
            clock: systemClock,
            console: { say: (line) => void host.stderr.write(`${line}\n`) },
            journal,
            masker,
            correlationId: correlationId(systemClock.now()),
            signal: host.signal,
        },
    );
    const report = { ...found, journal: relative(host.cwd, found.journal) || found.journal };
    host.stdout.write(format === "json" ? `${JSON.stringify(report, undefined, 2)}\n` : renderText(report));
    return codeOf(report, host);
}

function codeOf({ result }: SoakReport, host: Host): number {
    if (result === "interrupted") return exitCodeOf({ result }, host);
    return { quiet: exitCodes.clean, fired: exitCodes.blocked, unknown: exitCodes.failed }[result];
}
