import type { Refusal } from "./refusal.ts";
import type { SentInputs } from "./sentInputs.ts";

// The provider's words: validators of terraform-plugin-sdk (helper/validation), which the AWS provider's schema uses.
const SDK = "terraform-plugin-sdk, helper/validation";
const PROVIDER = "hashicorp/terraform-provider-aws";

const CLOCK = "([01]\\d|2[0-3]):[0-5]\\d";
const DAY = "(sun|mon|tue|wed|thu|fri|sat)";

/** Terraform's name of a property: `backup_retention_period` for `backupRetentionPeriod`. */
export function terraformName(property: string): string {
    return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A refusal of the provider. */
export function refusedByProvider(property: string, message: string, source: string): Refusal {
    return { property, message, by: "provider", source };
}

/** A refusal of AWS: `code: message`, as the CLI and the provider print it. */
export function refusedByAws(property: string, code: string, message: string, source: string): Refusal {
    return { property, message: `${code}: ${message}`, by: "aws", source };
}

/** A number outside its range. `argument` is Terraform's path where the input lies inside another one. */
export function outsideRange(
    inputs: SentInputs,
    property: string,
    least: number,
    most: number,
    argument = terraformName(property),
): Refusal[] {
    const value = inputs.number(property);
    if (value === undefined || (value >= least && value <= most)) return [];
    const message = `expected ${argument} to be in the range (${least} - ${most}), got ${value}`;
    return [refusedByProvider(property, message, `${SDK}: IntBetween`)];
}

/** A number below the least. `argument` is Terraform's path where the input lies inside another one. */
export function belowLeast(
    inputs: SentInputs,
    property: string,
    least: number,
    argument = terraformName(property),
): Refusal[] {
    const value = inputs.number(property);
    if (value === undefined || value >= least) return [];
    const message = `expected ${argument} to be at least (${least}), got ${value}`;
    return [refusedByProvider(property, message, `${SDK}: IntAtLeast`)];
}

/** A number that is none of those allowed. */
export function noneOf(inputs: SentInputs, property: string, allowed: readonly number[]): Refusal[] {
    const value = inputs.number(property);
    if (value === undefined || allowed.includes(value)) return [];
    const message = `expected ${terraformName(property)} to be one of [${allowed.join(" ")}], got ${value}`;
    return [refusedByProvider(property, message, `${SDK}: IntInSlice`)];
}

/** A text that is too short or too long. */
export function wrongLength(inputs: SentInputs, property: string, least: number, most: number): Refusal[] {
    const value = inputs.text(property);
    if (value === undefined || (value.length >= least && value.length <= most)) return [];
    const message = `expected length of ${terraformName(property)} to be in the range (${least} - ${most}), got ${value}`;
    return [refusedByProvider(property, message, `${SDK}: StringLenBetween`)];
}

/** A text that does not look as it must. `otherwise` is what the provider puts in brackets. */
export function mismatch(inputs: SentInputs, property: string, pattern: RegExp, otherwise: string): Refusal[] {
    const value = inputs.text(property);
    if (value === undefined || pattern.test(value)) return [];
    const message = `invalid value for ${terraformName(property)} (${otherwise})`;
    return [refusedByProvider(property, message, `${SDK}: StringMatch`)];
}

/** A text that is no ARN. */
export function noArn(inputs: SentInputs, property: string): Refusal[] {
    const value = inputs.text(property);
    if (value === undefined || value === "" || value.startsWith("arn:")) return [];
    const message = `"${terraformName(property)}" (${value}) is an invalid ARN: arn: invalid prefix`;
    return [refusedByProvider(property, message, `${PROVIDER}, internal/verify: ValidARN`)];
}

/** A daily and a weekly window that are not written as the provider's schemas take them. */
export function wrongWindows(inputs: SentInputs, daily: string, weekly: string): Refusal[] {
    const source = `${PROVIDER}, internal/verify: ValidOnceADayWindowFormat, ValidOnceAWeekWindowFormat`;
    const wrong = (property: string, form: RegExp, written: string): Refusal[] => {
        const value = inputs.text(property);
        if (value === undefined || value === "" || form.test(value)) return [];
        const message = `"${terraformName(property)}" must satisfy the format of "${written}".`;
        return [refusedByProvider(property, message, source)];
    };
    return [
        ...wrong(daily, new RegExp(`^${CLOCK}-${CLOCK}$`), "hh24:mi-hh24:mi"),
        ...wrong(weekly, new RegExp(`^${DAY}:${CLOCK}-${DAY}:${CLOCK}$`, "i"), "ddd:hh24:mi-ddd:hh24:mi"),
    ];
}
