import type { DeliveryReport, EnginePort, StackAddress } from "@plinth/deployer";
import type { StateSettings } from "@plinth/core/settings";
import { deliverTo } from "../deploy/command.ts";
import { WHOLE } from "../deploy/target.ts";
import type { Host } from "../host.ts";
import { ENVIRONMENT_PROJECT } from "../repository/layers.ts";
import type { ReviewOptions } from "./arguments.ts";
import type { ReviewParts } from "./parts.ts";
import { reviewName } from "./record.ts";
import type { StacksPort } from "./stacks.ts";

/** The stack of a review. Every review is one stack, in the project of whole environments. */
export function stackOf(root: string, number: number): StackAddress {
    return { directory: root, project: ENVIRONMENT_PROJECT, stack: reviewName(number) };
}

/** What taking down works with. */
export interface TakeDown {
    readonly root: string;
    readonly state: StateSettings | undefined;
    readonly engine: EnginePort;
    readonly stacks: StacksPort;
    readonly options: Pick<ReviewOptions, "yes" | "records">;
    readonly host: Host;
    readonly parts: ReviewParts;
}

/** What became of a review that was to be taken down. */
export interface TakenDown {
    readonly stack: string;
    readonly gone: boolean;
    /** What is in the way. */
    readonly reason?: string;
    readonly delivery: DeliveryReport;
}

/**
 * Deletes everything in a review's stack, and the stack. Works from the state alone: no settings and no program of the
 * pull request are needed, which may be gone.
 */
export async function takeDown(number: number, around: TakeDown): Promise<TakenDown> {
    const { root, state, stacks, options, host, parts } = around;
    const address = stackOf(root, number);
    const { stack } = address;
    const delivery = await deliverTo(
        {
            root,
            state,
            request: {
                verb: "destroy",
                environment: stack,
                layout: "single",
                production: false,
                layers: [{ name: WHOLE, address, needs: [], upstream: [] }],
                asked: [WHOLE],
                delivery: { freeze: [] },
                policyPacks: [],
                allowReplace: [],
                yes: options.yes === true,
            },
        },
        options,
        host,
        parts.makeEngine,
    );
    if (delivery.result !== "done") {
        const reason = delivery.reason ?? delivery.layers[0]?.reason ?? delivery.result;
        return { stack, gone: false, reason, delivery };
    }
    await stacks.remove(stack);
    return { stack, gone: true, delivery };
}
