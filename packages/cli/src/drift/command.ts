import { hostname } from "node:os";
import {
    defaultRetryPolicy,
    type DeliveryRequest,
    type DriftReport,
    type EnginePort,
    FileRecords,
    findDrift,
    maskerFor,
    systemClock,
} from "@plinth/deployer";
import { engineEnvironment } from "../backend/engineEnvironment.ts";
import {
    correlationId,
    exitCodeOf,
    type MakeEngine,
    realEngine,
    revisionOf,
    toldToEngine,
    userName,
} from "../deploy/command.ts";
import { deployTarget } from "../deploy/target.ts";
import { exitCodes } from "../exitCodes.ts";
import type { Host } from "../host.ts";
import { recordsFolder, withJournalFrom } from "../records/folder.ts";
import type { DriftOptions } from "./arguments.ts";
import { type IssuedReport, withIssues } from "./issue.ts";
import { renderPage } from "./page.ts";
import { renderText } from "./renderText.ts";
import { writeDrift } from "./writeDrift.ts";

/**
 * Compares an environment's states with the cloud.
 *
 * @returns the exit code: 0 no drift, 2 drift, 1 where not everything could be read.
 */
export async function drift(
    environment: string,
    options: DriftOptions,
    host: Host,
    makeEngine: MakeEngine = realEngine,
): Promise<number> {
    const wanted = { layer: options.layer, policyPack: [], allowReplace: [], format: "text" } as const;
    const { root, settings, request } = await deployTarget("refresh", environment, wanted, host.cwd);
    const folder = recordsFolder(root, host.cwd, options.records, environment);
    const masker = maskerFor(host.env);
    const { layout, layers } = request;
    const engine = await makeEngine(engineEnvironment(host.env, environment, settings.state));
    const asked = options.ifDeployed === true ? await deployedOf(request, engine, host) : request.asked;
    const found = await findDrift(
        {
            environment,
            layout,
            layers,
            asked,
            benign: settings.drift.benign,
            ...(await revisionOf(root)),
        },
        {
            engine,
            clock: systemClock,
            random: Math.random,
            console: { say: (line) => void host.stderr.write(`${line}\n`) },
            journal: new FileRecords(folder),
            masker,
            correlationId: correlationId(systemClock.now()),
            user: userName(),
            host: hostname(),
            signal: host.signal,
            engineSignal: toldToEngine(host),
            retry: defaultRetryPolicy,
        },
    );
    const report = withIssues(withJournalFrom(host.cwd, found));
    if (options.out !== undefined) writeDrift(report, options.out, host.cwd);
    host.stdout.write(shownAs(options.format, report));
    return codeOf(report, host);
}

/** The layers asked for whose stacks are there; all where nobody can tell. */
async function deployedOf(
    { asked, layers }: Pick<DeliveryRequest, "asked" | "layers">,
    engine: EnginePort,
    host: Host,
): Promise<readonly string[]> {
    const there: string[] = [];
    for (const { name, address } of layers.filter((layer) => asked.includes(layer.name))) {
        // Where the backend does not answer, the comparison says why.
        const exists = await engine.exists(address).catch(() => true);
        if (exists) there.push(name);
        else host.stderr.write(`${name}: not deployed, or its state is lost; left out\n`);
    }
    return there;
}

function shownAs(format: DriftOptions["format"], report: IssuedReport): string {
    if (format === "json") return `${JSON.stringify(report, undefined, 2)}\n`;
    return format === "markdown" ? renderPage(report) : renderText(report);
}

function codeOf({ result, code }: DriftReport, host: Host): number {
    if (code === "INTERRUPTED") return exitCodeOf({ result: "interrupted" }, host);
    if (result === "unknown") return exitCodes.failed;
    return result === "drift" ? exitCodes.blocked : exitCodes.clean;
}
