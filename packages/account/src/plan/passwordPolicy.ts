import type { Violation } from "@plinth/core/settings";
import { checkOff, checkWhole, type Part } from "./mode.ts";

export interface PasswordPolicyOptions {
    /** Fewest characters, 14 to 128. @default 14 - CIS AWS Foundations 3.0, 1.8 */
    readonly minimumLength?: number | undefined;
    /** Earlier passwords that are refused, 1 to 24. @default 24 - CIS AWS Foundations 3.0, 1.9; AWS remembers no more */
    readonly remembered?: number | undefined;
    /** Days a password is good for, 1 to 1095. @default 90 - AWS Security Hub, control IAM.17 */
    readonly maximumAgeDays?: number | undefined;
}

export type PasswordPolicyShape = Part<PasswordPolicyOptions>;

export const PASSWORD_DEFAULTS = { minimumLength: 14, remembered: 24, maximumAgeDays: 90 } as const;

/** IAM API Reference, UpdateAccountPasswordPolicy; it takes lengths from 6, CIS none below 14. */
const LENGTHS = [14, 128] as const;
const REMEMBERED = [1, 24] as const;
const AGE_DAYS = [1, 1095] as const;

export function checkPasswordPolicy(shape: PasswordPolicyShape): Violation[] {
    if (shape.mode !== "created") return checkOff(shape);
    return [
        ...checkWhole(["minimumLength"], shape.minimumLength, LENGTHS, "choose one, or leave it out for 14"),
        ...checkWhole(["remembered"], shape.remembered, REMEMBERED, "choose one, or leave it out for 24"),
        ...checkWhole(["maximumAgeDays"], shape.maximumAgeDays, AGE_DAYS, "choose one, or leave it out for 90"),
    ];
}
