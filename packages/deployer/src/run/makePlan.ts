import type { EnvironmentPlan } from "../plan/approved.ts";
import { openContext } from "./context.ts";
import { deliverIn } from "./deliver.ts";
import type { DeliveryReport } from "./report.ts";
import type { DeliveryRequest, Surroundings } from "./request.ts";

/** What an environment's update would do, and what came of finding out. */
export interface MadePlan {
    readonly report: DeliveryReport;
    /** Absent where a gate decided against it, or something went wrong: nothing of it may be applied then. */
    readonly plan?: EnvironmentPlan;
}

/**
 * Finds out what an `up` would do and judges it as an `up` would, and ends there: neither a cloud nor a backend is changed.
 * A layer that nobody can know yet (its stack is not there, or it reads what is not deployed) stays open.
 */
export async function makePlan(request: DeliveryRequest, around: Surroundings): Promise<MadePlan> {
    const context = openContext({ ...request, verb: "up", planOnly: true }, around);
    const made = around.clock.now().toISOString();
    const report = await deliverIn(context);
    if (report.result !== "done") return { report };
    const { environment, layout, commit, layers } = request;
    return {
        report,
        plan: {
            environment,
            layout,
            made,
            correlationId: around.correlationId,
            engine: await around.engine.version(),
            ...(commit === undefined ? {} : { commit }),
            layers: layers.flatMap(({ name }) => context.planned.filter(({ layer }) => layer === name)),
        },
    };
}
