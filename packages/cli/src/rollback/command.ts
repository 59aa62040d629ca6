import { type DeliveryReport, recoveryOf, type RollbackRequest } from "@plinth/deployer";
import { deliverTo, exitCodeOf, type MakeEngine, realEngine } from "../deploy/command.ts";
import { renderText } from "../deploy/renderText.ts";
import { deployTarget, type DeployTarget } from "../deploy/target.ts";
import type { Host } from "../host.ts";
import { recordsFolder } from "../records/folder.ts";
import { applicationRollback } from "./application.ts";
import type { RollbackOptions } from "./arguments.ts";
import { readHistory } from "./history.ts";
import { infrastructureRollback } from "./infrastructure.ts";

export { rollbackData } from "./data.ts";

/** Options of a rollback that changes something. */
export type ChangingOptions = RollbackOptions & { readonly reason: string };

/** What a kind of rollback makes of what is asked for, and what it has to clear away. */
export interface PreparedRollback {
    readonly target: Pick<DeployTarget, "root" | "request" | "state" | "revision">;
    /** What a person still has to do once it is done. */
    readonly afterwards: readonly string[];
    readonly dispose: () => Promise<void>;
}

/**
 * Goes back to an earlier release, or to an earlier commit.
 *
 * @returns the exit code.
 */
export async function rollback(
    kind: "app" | "infra",
    environment: string,
    options: ChangingOptions,
    host: Host,
    makeEngine: MakeEngine = realEngine,
): Promise<number> {
    const target = await deployTarget("up", environment, { ...options, policyPack: [], allowReplace: [] }, host.cwd);
    const folder = recordsFolder(target.root, host.cwd, options.records, environment);
    const history = await readHistory(target.root, folder, environment);
    const prepare = kind === "app" ? applicationRollback : infrastructureRollback;
    const { target: back, afterwards, dispose } = await prepare({ target, history, options, host });
    try {
        const report = await deliverTo(back, options, host, makeEngine);
        host.stdout.write(
            options.format === "json" ? `${JSON.stringify(report, undefined, 2)}\n` : textOf(report, environment),
        );
        if (report.result === "done" && options.propose !== true) {
            for (const line of afterwards) host.stderr.write(`${line}\n`);
        }
        return exitCodeOf(report, host);
    } finally {
        await dispose();
    }
}

/** A rollback for people: as any deployment, with its own name. */
function textOf(report: DeliveryReport, environment: string): string {
    const { rollback: back } = report;
    const text = renderText(report).replace(/^up /, "rollback ");
    if (back === undefined || report.code === "ROLLBACK_REFUSED") return text;
    const lines = [`Back to ${back.to}: ${back.reason}`];
    return `${lines.join("\n")}\n${text}`.replaceAll(recoveryOf("ROLLBACK_REFUSED", environment), "");
}

/** What a rollback adds to the request of an `up`. */
export function rollbackOf(
    note: Pick<RollbackRequest, "kind" | "to" | "refusals"> & Partial<RollbackRequest>,
    options: ChangingOptions,
): RollbackRequest {
    return { automatic: false, reason: options.reason.trim(), proposeOnly: options.propose === true, ...note };
}

/** A proposal changes nothing, so it may be made at any time. */
export function whenever<Request extends DeployTarget["request"]>(request: Request, options: ChangingOptions): Request {
    if (options.propose !== true) return request;
    const { window: _, ...delivery } = request.delivery;
    return { ...request, delivery: { ...delivery, freeze: [] } };
}
