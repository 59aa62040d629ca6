import type { Code } from "../errors/codes.ts";
import { outputProblems } from "../order/outputs.ts";
import type { StackOutputs } from "../ports/engine.ts";
import { judged, resultOf } from "../verify/observed.ts";
import { type CheckResult, summed, type Verification } from "../verify/result.ts";
import { verifyLayer } from "../verify/verifyLayer.ts";
import type { Context } from "./context.ts";
import { listed } from "./failure.ts";
import type { DeliveryLayer } from "./request.ts";

/** What of a layer is looked at. */
export interface Deployed {
    readonly layer: DeliveryLayer;
    readonly outputs: StackOutputs;
    /** Outputs that the preview announced; none are compared where nothing was changed. */
    readonly announced?: readonly string[];
    /** When the deployment began; alarms are left alone where nothing was changed. */
    readonly since?: Date;
}

/** What came of looking at a layer. */
export interface Verified extends Verification {
    /** Why it is not as it should be, for the layer's report; absent where it is. */
    readonly failure?: { readonly code: Code; readonly reason: string };
}

/** Looks at a layer that is up to date, writes down what came of each check, and sums it up. */
export async function verify(context: Context, deployed: Deployed): Promise<Verified> {
    const { layer, outputs, announced } = deployed;
    const compared =
        announced === undefined
            ? []
            : [resultOf("outputs", layer.address.project, 0, judged(outputProblems(announced, outputs)))];
    const checks = [...compared, ...(await probed(context, deployed))];
    for (const check of checks) noteCheck(context, layer.name, check);
    const verification = summed(checks, context.request.delivery.verify?.require ?? []);
    const { outcome, problems } = verification;
    // What a signal cut short has not passed, and has not failed: nobody waited for it to turn good.
    const cut = context.around.signal.aborted && checks.some((check) => check.outcome !== "passed");
    if (cut && compared[0]?.outcome !== "failed") {
        return {
            ...verification,
            failure: { code: "INTERRUPTED", reason: "a signal stopped the run while it was looked at" },
        };
    }
    return outcome === "passed"
        ? verification
        : { ...verification, failure: { code: "VERIFY_FAILED", reason: listed(problems) } };
}

async function probed(context: Context, { layer, outputs, since }: Deployed): Promise<CheckResult[]> {
    const { request, around } = context;
    const { verify: settings } = request.delivery;
    const { probes, clock, signal, engine } = around;
    if (probes === undefined || settings === undefined) return [];
    return await verifyLayer(
        {
            layer: layer.name,
            layout: request.layout,
            checkpoint: await engine.exportCheckpoint(layer.address),
            outputs,
            ...(since === undefined ? {} : { since }),
            // An alarm in ALARM says nothing against a layer in which nothing was changed, and would keep the mending
            // change from those that need it.
            settings: { ...settings, alarms: settings.alarms && since !== undefined },
        },
        { probes, clock, signal },
    );
}

function noteCheck({ note, say }: Context, layer: string, check: CheckResult): void {
    note({ event: "verify", layer, ...check });
    if (check.outcome === "notChecked") {
        say(`${layer}: ${check.check}, ${check.subject}: not checked: ${check.missing}`);
    }
}
