import { UserError } from "@plinth/core/errors";
import type { Host } from "../../host.ts";
import { preview } from "../../preview/command.ts";
import type { PreviewOptions } from "../../preview/arguments.ts";
import { exitCodes } from "../../exitCodes.ts";
import type { CountedPlan } from "./readPlan.ts";

/**
 * Previews an environment, and counts every verdict.
 *
 * @throws UserError where the preview failed: what it could not judge would look as if nothing looked after it.
 */
export async function previewedPlan(environment: string, host: Host): Promise<CountedPlan> {
    let printed = "";
    const stdout = { write: (text: string): void => void (printed += text) };
    const code = await preview({ environment }, OPTIONS, { ...host, stdout });
    if (code === exitCodes.failed) {
        throw new UserError(
            `${environment}: the preview failed, nothing is counted. Fix: npx plinth preview ${environment}`,
        );
    }
    return JSON.parse(printed) as CountedPlan;
}

const OPTIONS: PreviewOptions = {
    layer: [],
    policyPack: [],
    against: [],
    allowReplace: [],
    format: ["json"],
    passes: "2",
    include: ["pass", "notApplicable"],
};
