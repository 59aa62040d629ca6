import { fingerprint } from "../order/outputs.ts";
import type { StackOutputs } from "../ports/engine.ts";
import type { Context } from "./context.ts";
import type { DeliveryLayer } from "./request.ts";

/** Writes down that a layer is deployed and was found as it should be: what a rollback may go back to. */
export function noteDeployed({ request, note }: Context, layer: DeliveryLayer, outputs: StackOutputs): void {
    if (request.verb !== "up") return;
    note({
        event: "deployed",
        layer: layer.name,
        ...(request.commit === undefined ? {} : { commit: request.commit }),
        ...(request.uncommitted === undefined ? {} : { uncommitted: request.uncommitted }),
        outputs: fingerprint(outputs),
        release: request.releases?.[layer.name] ?? layer.release ?? {},
    });
}
