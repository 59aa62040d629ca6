import type { Refusal } from "./refusal.ts";
import type { SentInputs } from "./sentInputs.ts";
import { outsideRange, refusedByAws, refusedByProvider, terraformName } from "./wording.ts";

const CONFIGURATION = "serverlessv2ScalingConfiguration";
const ARGUMENT = "serverlessv2_scaling_configuration.0";
const MOST = 256;
const SCALING = "Amazon RDS API Reference, ServerlessV2ScalingConfiguration";

/** What is refused of the capacity of Aurora Serverless v2 (ranges: internal/service/rds/cluster.go, the schema). */
export function wrongCapacity(inputs: SentInputs): Refusal[] {
    const scaling = inputs.object(CONFIGURATION);
    if (scaling === undefined) return [];
    const pause = outsideRange(scaling, "secondsUntilAutoPause", 300, 86_400, `${ARGUMENT}.seconds_until_auto_pause`);
    return [
        ...wrongUnits(scaling, "minCapacity", 0),
        ...wrongUnits(scaling, "maxCapacity", 1),
        ...pause.map((refusal) => ({ ...refusal, property: at(refusal.property) })),
        ...reversed(scaling),
    ];
}

function at(property: string): string {
    return `${CONFIGURATION}.${property}`;
}

function wrongUnits(scaling: SentInputs, property: "minCapacity" | "maxCapacity", least: number): Refusal[] {
    const value = scaling.number(property);
    if (value === undefined) return [];
    if (value < least || value > MOST) {
        const range = `(${least.toFixed(6)} - ${MOST.toFixed(6)}), got ${value.toFixed(6)}`;
        const message = `expected ${ARGUMENT}.${terraformName(property)} to be in the range ${range}`;
        return [refusedByProvider(at(property), message, "terraform-plugin-sdk, helper/validation: FloatBetween")];
    }
    if (Number.isInteger(value * 2)) return [];
    // The reference names the steps; the words were not found.
    return [
        refusedByAws(
            at(property),
            "InvalidParameterValue",
            `${property} must be a multiple of 0.5, got ${value}`,
            SCALING,
        ),
    ];
}

function reversed(scaling: SentInputs): Refusal[] {
    const [least, most] = [scaling.number("minCapacity"), scaling.number("maxCapacity")];
    if (least === undefined || most === undefined || least <= most) return [];
    // The words were not found.
    const words = `minCapacity ${least} must not be greater than maxCapacity ${most}`;
    return [refusedByAws(at("minCapacity"), "InvalidParameterValue", words, SCALING)];
}
