import type { DeliveryReport, GoBack } from "@plinth/deployer";
import { deliverTo, type MakeEngine, type MakeProbes } from "../deploy/command.ts";
import { deployTarget } from "../deploy/target.ts";
import type { Host } from "../host.ts";
import { applicationRollback } from "../rollback/application.ts";
import type { History } from "../rollback/history.ts";

/** What going back needs besides the decision. */
export interface Back {
    readonly environment: string;
    readonly history: History;
    readonly records?: string | undefined;
    readonly reason: string;
    readonly host: Host;
    readonly makeEngine: MakeEngine;
    readonly makeProbes: MakeProbes;
}

/**
 * Puts the release of before back: the rollback that somebody would start, with its proposal, its refusals and its gates,
 * asked by nobody. A freeze or a closed window holds it up as it holds up a person.
 */
export async function goBack({ layers, to }: GoBack, back: Back): Promise<DeliveryReport> {
    const { environment, history, records, reason, host, makeEngine, makeProbes } = back;
    const options = {
        layer: layers,
        ...(to === undefined ? {} : { to }),
        reason,
        yes: true,
        format: "json",
        ...(records === undefined ? {} : { records }),
    } as const;
    const target = await deployTarget("up", environment, { ...options, policyPack: [], allowReplace: [] }, host.cwd);
    const { target: prepared, afterwards } = await applicationRollback({ target, history, options, host });
    const { rollback } = prepared.request;
    const request = {
        ...prepared.request,
        ...(rollback === undefined ? {} : { rollback: { ...rollback, automatic: true } }),
    };
    const report = await deliverTo({ ...prepared, request }, options, host, makeEngine, makeProbes);
    if (report.result === "done") for (const line of afterwards) host.stderr.write(`${line}\n`);
    return report;
}
