import { existsSync, readFileSync } from "node:fs";
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
} from "../deploy/command.ts";
import { deployTarget } from "../deploy/target.ts";
import { exitCodes } from "../exitCodes.ts";
import type { Host } from "../host.ts";
import { recordsFolder, withJournalFrom } from "../records/folder.ts";
import type { SoakOptions } from "./arguments.ts";
import { readHistory } from "../rollback/history.ts";
import { type Back, goBack } from "./goBack.ts";
import { renderText } from "./renderText.ts";

/**
 * Watches the alarms of an environment after its last deployment.
 *
 * @returns the exit code: 0 quiet, 2 an alarm fired, 1 where nobody could tell.
 */
export async function watch(
    environment: string,
    { minutes, since, records, goBack: mayGoBack = false, format }: SoakOptions,
    host: Host,
    makeEngine: MakeEngine = realEngine,
    makeProbes: MakeProbes = realProbes,
): Promise<number> {
    const asked = { layer: [], policyPack: [], allowReplace: [], format: "text" } as const;
    const { root, settings, request } = await deployTarget("refresh", environment, asked, host.cwd);
    const folder = recordsFolder(root, host.cwd, records, environment);
    const journal = new FileRecords(folder);
    const { entries } = readJournal(existsSync(journal.place) ? readFileSync(journal.place, "utf8") : "");
    const last = lastDeployment(entries, environment);
    const masker = maskerFor(host.env);
    const history = await readHistory(root, folder, environment);
    const found = await soak(
        {
            environment,
            layers: request.layers,
            minutes: minutes ?? settings.delivery.soak.minutes,
            ...(since === undefined ? {} : { since }),
            ...(last === undefined ? {} : { last }),
            ignoreAlarms: settings.delivery.verify.ignoreAlarms,
            past: { rollback: settings.delivery.rollback, ...history },
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
    const watched = withJournalFrom(host.cwd, found);
    const report = mayGoBack
        ? await wentBack(watched, { environment, history, records, host, makeEngine, makeProbes })
        : watched;
    host.stdout.write(format === "json" ? `${JSON.stringify(report, undefined, 2)}\n` : renderText(report));
    return codeOf(report, host);
}

/** The report, with what came of going back where that was for this command to do. */
async function wentBack(report: SoakReport, back: Omit<Back, "reason">): Promise<SoakReport> {
    if (report.back?.automatic !== true) return report;
    const names = report.firing.map(({ name }) => name).join(", ");
    const reason = `${names} fired after ${report.deployment ?? "it"}`;
    const { result, correlationId: run } = await goBack(report.back, { ...back, reason });
    return { ...report, back: { ...report.back, result, run } };
}

function codeOf({ result, back }: SoakReport, host: Host): number {
    if (result === "interrupted" || back?.result === "interrupted") return exitCodeOf({ result: "interrupted" }, host);
    // An alarm decided against the deployment; a release that could not be put back went wrong.
    if (back?.result === "failed") return exitCodes.failed;
    return { quiet: exitCodes.clean, fired: exitCodes.blocked, unknown: exitCodes.failed }[result];
}
