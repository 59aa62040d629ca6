import type { RefusalRule } from "./refusal.ts";
import { noneOf, outsideRange, refusedByProvider, wrongLength } from "./wording.ts";

/** Days a log group may keep its events; 0 keeps them for ever (the provider's message names them). */
const RETENTION_DAYS = [
    0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

const alias: RefusalRule = (inputs) => {
    const name = inputs.text("name");
    const source = "hashicorp/terraform-provider-aws, internal/service/kms: validNameForResource";
    if (name === undefined || name === "") return [];
    if (name.startsWith("alias/aws/"))
        return [refusedByProvider("name", "\"name\" cannot begin with reserved AWS CMK prefix 'alias/aws/'", source)];
    if (/^alias\/[0-9A-Za-z_/-]+$/.test(name)) return [];
    const message = `"name" must begin with 'alias/' and be comprised of only [0-9A-Za-z_/-]`;
    return [refusedByProvider("name", message, source)];
};

/** Keys (internal/service/kms/key.go), aliases, log groups. */
export const keyAndLogRefusals: Readonly<Record<string, RefusalRule>> = {
    "aws:kms/key:Key": (inputs) => [
        ...outsideRange(inputs, "deletionWindowInDays", 7, 30),
        ...outsideRange(inputs, "rotationPeriodInDays", 90, 2560),
        ...wrongLength(inputs, "description", 0, 8192),
        ...(inputs.has("rotationPeriodInDays") && !inputs.has("enableKeyRotation")
            ? [
                  refusedByProvider(
                      "rotationPeriodInDays",
                      '"rotation_period_in_days": all of `enable_key_rotation,rotation_period_in_days` must be specified',
                      "terraform-plugin-sdk, helper/schema: RequiredWith",
                  ),
              ]
            : []),
    ],
    "aws:kms/alias:Alias": alias,
    "aws:cloudwatch/logGroup:LogGroup": (inputs) => [
        ...noneOf(inputs, "retentionInDays", RETENTION_DAYS),
        ...wrongLength(inputs, "name", 0, 512),
    ],
};
