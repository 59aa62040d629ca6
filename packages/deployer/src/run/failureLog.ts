import type { OperationResult } from "../ports/engine.ts";
import type { CheckResult } from "../verify/result.ts";
import { errorsOf } from "./attempts.ts";
import type { Context } from "./context.ts";
import type { DeliveryLayer } from "./request.ts";

/** The version of a log's form. */
const LOG_VERSION = 1;

/**
 * Keeps what the engine said and did in a change that failed, for whoever looks into it when all is well again. Values of
 * properties are not in it: those of before are in the checkpoint, and secrets nowhere.
 *
 * @returns where it is; nothing where it could not be kept, which is no reason to fail otherwise.
 */
export async function keepFailureLog(
    { request, around, say }: Context,
    layer: DeliveryLayer,
    result: OperationResult,
    checks: readonly CheckResult[] = [],
): Promise<{ readonly log?: string }> {
    const { logs, clock, masker, correlationId } = around;
    if (logs === undefined) return {};
    const { project, stack } = layer.address;
    const log = masker.data({
        version: LOG_VERSION,
        correlationId,
        verb: request.rollback === undefined ? request.verb : "rollback",
        environment: request.environment,
        layer: layer.name,
        project,
        stack,
        errors: errorsOf(result),
        warnings: result.warnings,
        policies: result.policies,
        steps: result.steps.map(({ op, urn }) => ({ op, urn })),
        checks,
    });
    try {
        return { log: await logs.keepLog(layer.address, log, clock.now()) };
    } catch (error) {
        say(`${layer.name}: its log could not be kept: ${error instanceof Error ? error.message : String(error)}`);
        return {};
    }
}
