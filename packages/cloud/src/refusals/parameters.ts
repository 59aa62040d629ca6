import type { Refusal, RefusalRule } from "./refusal.ts";
import type { SentInputs } from "./sentInputs.ts";
import { refusedByAws, refusedByProvider, wrongLength } from "./wording.ts";

const SOURCE = "hashicorp/terraform-provider-aws, internal/service/ssm/parameter.go";
const API = "AWS Systems Manager API Reference, PutParameter";
const VALUES = ["valueWo", "insecureValue", "value"];

/** Characters in each tier (AWS Systems Manager User Guide, "Managing parameter tiers"). */
const STANDARD = 4096;
const ADVANCED = 8192;

/** Parameters of Systems Manager. */
const parameter: RefusalRule = (inputs) => [
    ...wrongLength(inputs, "allowedPattern", 0, 1024),
    ...wrongLength(inputs, "description", 0, 1024),
    ...wrongLength(inputs, "name", 1, 2048),
    ...wrongName(inputs),
    ...oneValue(inputs),
    ...tooLong(inputs),
];

function wrongName(inputs: SentInputs): Refusal[] {
    const name = inputs.text("name");
    if (name === undefined) return [];
    if (/^\/?aws/i.test(name)) {
        const message = `No access to reserved parameter name: ${name}.`;
        return [refusedByAws("name", "AccessDeniedException", message, API)];
    }
    if (/^\/?ssm/i.test(name)) {
        const message = `Parameter name: can't be prefixed with "ssm" (case-insensitive).`;
        return [refusedByAws("name", "ValidationException", message, API)];
    }
    // A name with a slash inside is a path, and paths begin with one.
    if (name.includes("/") && !name.startsWith("/")) {
        const message = "Parameter name must be a fully qualified name.";
        return [refusedByAws("name", "ValidationException", message, API)];
    }
    return [];
}

function oneValue(inputs: SentInputs): Refusal[] {
    const given = VALUES.filter((input) => inputs.has(input));
    const all = "`insecure_value,value,value_wo`";
    if (given.length === 0) {
        return [refusedByProvider("value", `"value": one of ${all} must be specified`, `${SOURCE}: ExactlyOneOf`)];
    }
    const known = given.filter((input) => inputs.text(input) !== undefined);
    const isSecure = inputs.text("type") === "SecureString" && inputs.has("insecureValue");
    return [
        ...(known.length > 1
            ? [
                  refusedByProvider(
                      known[0] ?? "value",
                      `"value": only one of ${all} can be specified, but \`${known.join(",")}\` were specified.`,
                      `${SOURCE}: ExactlyOneOf`,
                  ),
              ]
            : []),
        ...(isSecure
            ? [
                  refusedByProvider(
                      "insecureValue",
                      "invalid configuration, cannot set type = SecureString and insecure_value",
                      SOURCE,
                  ),
              ]
            : []),
    ];
}

function tooLong(inputs: SentInputs): Refusal[] {
    const property = VALUES.find((input) => inputs.has(input)) ?? "value";
    const value = inputs.text(property);
    if (value === undefined) return [];
    const tier = inputs.has("tier") ? inputs.text("tier") : "Standard";
    // The words of the advanced tier could not be looked up; they follow those of the standard one.
    const most = tier === "Standard" ? STANDARD : ADVANCED;
    if (tier === undefined || value.length <= most) return [];
    const message =
        tier === "Standard"
            ? `Standard tier parameters support a maximum parameter value of ${STANDARD} characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier.`
            : `Advanced tier parameters support a maximum parameter value of ${ADVANCED} characters.`;
    return [refusedByAws(property, "ValidationException", message, API)];
}

export const parameterRefusals: Readonly<Record<string, RefusalRule>> = { "aws:ssm/parameter:Parameter": parameter };
