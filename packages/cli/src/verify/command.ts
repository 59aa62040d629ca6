import { hostname } from "node:os";
import { FileRecords, maskerFor, systemClock, verifyEnvironment, type VerifyReport } from "@plinth/deployer";
import { engineEnvironment } from "../backend/engineEnvironment.ts";
import {
    correlationId,
    exitCodeOf,
    type MakeEngine,
    type MakeProbes,
    realEngine,
    realProbes,
    revisionOf,
    userName,
} from "../deploy/command.ts";
import { deployTarget } from "../deploy/target.ts";
import { exitCodes } from "../exitCodes.ts";
import type { Host } from "../host.ts";
import { recordsFolder, withJournalFrom } from "../records/folder.ts";
import type { VerifyOptions } from "./arguments.ts";
import { renderText } from "./renderText.ts";

/**
 * Looks at what is deployed, and changes nothing.
 *
 * @returns the exit code: 0 all is as it should be, 2 something is not, 1 where not everything could be looked at.
 */
export async function verify(
    environment: string,
    options: VerifyOptions,
    host: Host,
    makeEngine: MakeEngine = realEngine,
    makeProbes: MakeProbes = realProbes,
): Promise<number> {
    const asked = { layer: options.layer, policyPack: [], allowReplace: [], format: "text" } as const;
    const { root, settings, request } = await deployTarget("refresh", environment, asked, host.cwd);
    const folder = recordsFolder(root, host.cwd, options.records, environment);
    const masker = maskerFor(host.env);
    const found = await verifyEnvironment(
        { ...request, ...(await revisionOf(root)) },
        {
            engine: await makeEngine(engineEnvironment(host.env, environment, settings.state)),
            probes: await makeProbes(host.env),
            clock: systemClock,
            console: { say: (line) => void host.stderr.write(`${line}\n`) },
            journal: new FileRecords(folder),
            masker,
            correlationId: correlationId(systemClock.now()),
            user: userName(),
            host: hostname(),
            signal: host.signal,
        },
    );
    const report = withJournalFrom(host.cwd, found);
    host.stdout.write(options.format === "json" ? `${JSON.stringify(report, undefined, 2)}\n` : renderText(report));
    return codeOf(report, host);
}

function codeOf({ result }: VerifyReport, host: Host): number {
    if (result === "interrupted") return exitCodeOf({ result }, host);
    return { passed: exitCodes.clean, failed: exitCodes.blocked, unknown: exitCodes.failed }[result];
}
